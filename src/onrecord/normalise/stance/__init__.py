"""What a source does with the content: says, confirms, denies, cannot verify, and whether said or thought.

* `stances`: from an attribution to its stance and attitude;
* `barred`: acts of saying that are withheld or cannot be done;
* `composing`: predicates with what bars them and with their objects;
* `judging`: what a sentence makes of the statement that is its subject;
* `own_clauses`: what a source says of itself: that it cannot tell, will not say, takes back;
* `contents`: what a content or an object makes of a stance;
* `cues`, `idioms`: the lexicon of cues and idioms, ready for look-up;
* `telling`, `word_classes`: how likely it is that an attribution reports words and not a deed, by marks of its cue,
  content and source;
* `always_told`: what is told whatever these marks weigh;
* `deeds`: what is withheld by that, since nothing is said in it.
"""
