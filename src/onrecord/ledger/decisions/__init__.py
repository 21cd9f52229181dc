"""What people decided, laid over what was found whenever that is read.

* `events`: decisions are events that are appended, and what they come to;
* `claims`: those on claims;
* `names`: those on names.
"""
