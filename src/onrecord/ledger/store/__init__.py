"""How readings stand in a ledger's file.

* `schema`, `migrations`: the tables, as the queries name them and as they are made, step by step;
* `opening`: a file is made, upgraded, or refused when it is not ours; `transactions` connect to it;
* `rows`, `from_rows`, `rebuilding`: a reading becomes rows, and comes back the same;
* `spelling`, `ids`: texts as they are stored, and ids by their start.
"""
