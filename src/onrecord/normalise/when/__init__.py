"""On which day: of publication, of saying, and of what is said.

* `dateline`: the day of publication from the text itself;
* `live`: the times of an article; those in a live blog's entries count from the entry's day;
* `counted`: days that are counted from a happening of the story;
* `surely`: which times near the words of saying are surely none of it;
* `said`: which time says when something was said;
* `holding`: which time a claim holds for.
"""
