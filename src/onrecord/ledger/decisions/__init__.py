"""What people decided, laid over what was found whenever that is read.

* `events`: decisions are events that are appended, and what they come to;
* `claims`: those on claims;
* `figures`: those on figures;
* `names`: those on names;
* `removed`: those that take articles out for good;
* `given`: the words that people give with them.
"""
