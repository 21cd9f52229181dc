"""A ledger as callers hold it.

* `ledger`: the whole: open it, add readings, read them back;
* `articles`, `claims`, `sources`, `stories`, `review`: the parts of it that are asked for each.
"""
