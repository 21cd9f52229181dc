"""The pages on which people decide.

* `cards`: the queue, each doubt with its evidence and its answers;
* `log`: what was decided, as sentences.
"""
