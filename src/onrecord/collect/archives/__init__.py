"""Pages out of archives: WARC and WACZ, MHTML, mails, Parquet, and packed files as streams.

Everything is read as a stream, record by record: a broken record is a Problem, and the next one is read.
"""
