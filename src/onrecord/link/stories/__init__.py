"""Stories: articles on one happening.

* `profiles`: an article as stories are told by;
* `likeness`: how alike two articles are, and what says so;
* `grouping`: which articles are one story.
"""
