"""Step 2: copies by containment, changes between texts, and the decisions of people.

Bodies are kept by runs of four words now, so those that were kept by five are dropped; every article that was
here waits in `unlinked` until it is linked anew. `alike` keeps each pair of bodies that share a tenth of the
shorter, in both directions. A decision is never changed; the one that takes it back names it in `undoes`.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    "CREATE TABLE unlinked (article INTEGER PRIMARY KEY)",
    "INSERT INTO unlinked (article) SELECT key FROM articles",
    "UPDATE articles SET body = NULL, head = NULL, copy_rule = NULL",
    "DELETE FROM fingerprints",
    "DROP TABLE bodies",
    """CREATE TABLE bodies (
        key INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, runs BLOB NOT NULL)""",
    """CREATE TABLE alike (
        body INTEGER NOT NULL REFERENCES bodies (key), other INTEGER NOT NULL REFERENCES bodies (key),
        shared INTEGER NOT NULL, share REAL NOT NULL,
        PRIMARY KEY (body, other)) WITHOUT ROWID""",
    """CREATE TABLE origins (
        article INTEGER PRIMARY KEY REFERENCES articles (key),
        similarity REAL NOT NULL, credit TEXT, start INTEGER, stop INTEGER)""",
    """CREATE TABLE changes (
        article INTEGER NOT NULL REFERENCES articles (key), other INTEGER NOT NULL REFERENCES articles (key),
        position INTEGER NOT NULL, how TEXT NOT NULL CHECK (how IN ('copy', 'version')), kind TEXT NOT NULL,
        start INTEGER, stop INTEGER, words TEXT, other_start INTEGER, other_stop INTEGER, other_words TEXT,
        because TEXT NOT NULL,
        PRIMARY KEY (article, other, position)) WITHOUT ROWID""",
    "CREATE INDEX changes_by_other ON changes (other)",
    """CREATE TABLE decisions (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, made_at TEXT NOT NULL, who TEXT NOT NULL,
        act TEXT NOT NULL, subject TEXT NOT NULL, before TEXT, after TEXT, why TEXT NOT NULL, undoes TEXT)""",
    "CREATE INDEX decisions_by_subject ON decisions (act, subject)",
)
