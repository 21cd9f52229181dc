"""The page of a story.

* `gathering`: what the ledger knows of it;
* `page`: its context, and that of the list of stories;
* `table`: its claims as rows;
* `questions`: the questions that figures answer, each with its chart and its table;
* `said`: what is said now;
* `lists`: what is disputed, withdrawn, not verified;
* `against`: how that is listed, each statement once;
* `changes`: what changed, by day;
* `origins`: where its articles are from;
* `roots`: who figures and claims are traced to.
"""
