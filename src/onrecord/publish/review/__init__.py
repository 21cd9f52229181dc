"""The pages on which people decide.

* `cards`: the queue, each doubt with its evidence and its answers;
* `questions`: one question, with what can be put right of it;
* `articles`: one article, with the stories that it can be moved to;
* `log`: what was decided, as sentences.
"""
