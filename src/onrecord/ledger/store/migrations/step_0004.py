"""Step 4: the feeds that are followed, their items, and the hosts that asked for quiet.

An item's state says what became of its page; the items that wait are found by when to try them. An item that
another feed listed before, by its address, is kept as `known` and not fetched again.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE feeds (
        url TEXT NOT NULL PRIMARY KEY, title TEXT, folders TEXT NOT NULL,
        added_at TEXT NOT NULL, next_at TEXT NOT NULL, checked_at TEXT,
        ended INTEGER NOT NULL CHECK (ended IN (0, 1)),
        etag TEXT, last_modified TEXT, moved_to TEXT,
        seconds INTEGER NOT NULL, failures INTEGER NOT NULL, problem TEXT) WITHOUT ROWID""",
    """CREATE TABLE feed_items (
        feed TEXT NOT NULL REFERENCES feeds (url) ON UPDATE CASCADE, key TEXT NOT NULL,
        url TEXT, state TEXT NOT NULL CHECK (state IN ('waiting', 'read', 'alone', 'failed', 'known')),
        attempts INTEGER NOT NULL, seen_at TEXT NOT NULL, next_at TEXT NOT NULL, updated TEXT, problem TEXT,
        entry TEXT NOT NULL,
        PRIMARY KEY (feed, key)) WITHOUT ROWID""",
    "CREATE INDEX feed_items_by_url ON feed_items (url) WHERE url IS NOT NULL",
    "CREATE INDEX feed_items_waiting ON feed_items (next_at) WHERE state = 'waiting'",
    "CREATE TABLE quiet_hosts (host TEXT NOT NULL PRIMARY KEY, until TEXT NOT NULL) WITHOUT ROWID",
)
