"""What leaves a ledger for other programs, for spreadsheets, to be sent and kept.

* `files`: a ledger as one file; `rows` what one line of it holds, `parquet` the same in typed columns;
* `packages`: what such a file holds, described beside it;
* `spreadsheets`: rows as CSV;
* `drafts`: files that are there whole or not at all;
* `atom`, `syndication`, `annotations`: for feed readers, and as W3C Web Annotations;
* `one_file`: the page of a story that needs no server.
"""
