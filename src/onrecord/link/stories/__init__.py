"""Stories: articles on one happening.

* `profiles`: an article as stories are told by;
* `grouping`: how alike two articles are, and which of them are one story.
"""
