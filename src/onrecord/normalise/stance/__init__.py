"""What a source does with the content: says, confirms, denies, cannot verify, and whether said or thought.

* `stances`: from an attribution to its stance and attitude;
* `cues`: the lexicon of cues, ready for look-up;
* `deeds`: attributions that tell a deed, in which nothing is said.
"""
