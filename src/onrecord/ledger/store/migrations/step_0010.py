"""Step 10: the addresses that articles are known by; articles that were here wait until theirs are kept."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE addresses (
        address TEXT NOT NULL, article INTEGER NOT NULL REFERENCES articles (key), own TEXT NOT NULL,
        PRIMARY KEY (address, article)) WITHOUT ROWID""",
    "CREATE INDEX addresses_by_article ON addresses (article)",
    "CREATE TABLE unaddressed (article INTEGER PRIMARY KEY)",
    "INSERT INTO unaddressed (article) SELECT key FROM articles",
)
