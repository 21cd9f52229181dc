"""Articles on one happening.

* `placing`: articles find their stories;
* `moving`: what people put into a story or took out of it, and which queries they pinned;
* `pages`: stories as lists and as pages;
* `naming`: which headline names a story;
* `happenings`, `figures`: what happened in it, and which way its figures moved.
"""
