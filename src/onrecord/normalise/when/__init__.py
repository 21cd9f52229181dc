"""On which day: of publication, of saying, and of what is said.

* `clocks`: the whole, for each attribution when it was said and which times are left for what its claims hold for;
* `dateline`: the day of publication from the text itself;
* `live`: the times of an article; those in a live blog's entries count from the entry's day;
* `counted`: days that are counted from a happening of the story;
* `surely`: which times near the words of saying are surely none of it;
* `said`: which time says when something was said;
* `pointing`: when it was said where none does: what the words count from or point at;
* `holding`: which time a claim holds for;
* `background`: which times bound, compare or name, and date no statement;
* `clauses`: which times stand in a clause beside the main statement.
"""
