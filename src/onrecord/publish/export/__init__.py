"""What leaves a ledger for other programs, for spreadsheets, to be sent and kept.

* `files`: a ledger as one file; `rows` what one line of it holds, `parquet` the same in typed columns;
* `figures`: a question's figures as CSV and SVG;
* `atom`, `annotations`: for feed readers, and as W3C Web Annotations;
* `one_file`: the page of a story that needs no server.
"""
