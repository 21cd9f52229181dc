"""The pages that list what is in a ledger.

* `feed`: the home page;
* `search`: what a search found; `spoken`: what is said against it;
* `source`: all that one source said.
"""
