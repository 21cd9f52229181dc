"""The ledger: what was read, kept by statement, with the queries that the pages and commands read."""
