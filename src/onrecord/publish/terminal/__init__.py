"""What people see in a terminal.

* `tables`: claims, blocks and search results;
* `bars`: the progress of long work;
* `stories`: a table of them, or one of them whole;
* `review`: what waits for a decision;
* `figures`: a question's figures as a table and a plot;
* `obeyed`: what a terminal must not obey.
"""
