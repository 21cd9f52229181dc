"""Where the texts of a ledger are from.

* `copies`, `addresses`: which articles are copies, and which are versions of one page;
* `changes`: what changed in them;
* `texts`: the origins of a story's articles, with passages, credits and changes, as they are read.
"""
