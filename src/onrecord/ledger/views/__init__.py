"""What the ledger answers with: small frozen records, made from its rows and read by the pages and exports.

An empty tuple means that there is none, None that the articles do not say. Days and instants are ISO 8601
texts as the article gave them.
"""
