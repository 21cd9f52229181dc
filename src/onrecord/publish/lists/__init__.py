"""The pages that list what is in a ledger.

* `feed`: the home page;
* `search`: what a search found;
* `source`: all that one source said.
"""
