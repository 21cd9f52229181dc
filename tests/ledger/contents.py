"""All that a ledger holds, without what depends on the order in which it came: keys, and the ids that led to stories."""

import sqlite3

from onrecord.ledger.store.schema import COLUMNS

OTHERS = (("changes", "other"), ("story_pairs", "other"))
"""Columns named like those of bodies that hold the keys of articles."""


def contents(ledger):
    """The rows of every table by name, with the ids of articles and the digests of bodies for their keys."""
    connection = sqlite3.connect(ledger.path)
    connection.text_factory = lambda raw: raw.decode("utf-8", "surrogatepass")
    articles = {
        key: f"{id} {version}" for key, id, version in connection.execute("SELECT key, id, version FROM articles")
    }
    bodies = dict(connection.execute("SELECT key, sha256 FROM bodies"))
    stories = dict(connection.execute("SELECT key, id FROM stories"))

    def named(table, column, value):
        if column in ("article", "head") or (table, column) in (("articles", "key"), *OTHERS):
            return articles.get(value)
        if (column in ("claim", "later", "earlier", "head_claim") and table != "links") or (table, column) == (
            "claims",
            "key",
        ):
            key = table != "links" and isinstance(value, int)
            return f"{articles[value >> 20]} {value & 0xFFFFF}" if key else value
        if column == "story":
            return stories.get(value)
        if column in ("body", "other") or (table, column) == ("bodies", "key"):
            return bodies.get(value)
        return value

    tables = COLUMNS | {"stories": ()}
    found = {
        table: sorted(
            repr([named(table, column, value) for column, value in zip(columns, row, strict=True)])
            for row in connection.execute(f"SELECT {', '.join(columns)} FROM {table}")
        )
        for table, columns in tables.items()
        if columns
    }
    connection.close()
    return found
