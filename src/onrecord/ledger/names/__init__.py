"""Names of sources and outlets across a ledger.

* `same`: names that may be one source's, with a reason;
* `surnames`: the one person whom a bare last name can mean;
* `speakers`: who speaks in some articles, each once under the best name;
* `outlets`: each outlet with its names and domains as one family;
* `sources`: who goes by one name.
"""
