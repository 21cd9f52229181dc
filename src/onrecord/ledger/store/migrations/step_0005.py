"""Step 5: the pages that were read, and from whom an article was taken.

A page that is known by the digest of all that reading it depends on, for the versions of code and weights that
read it, is not read again. `taken_from` is
the outlet that a feed names as the source of its item.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE pages_read (
        sha256 TEXT NOT NULL PRIMARY KEY, versions TEXT NOT NULL, claims INTEGER NOT NULL) WITHOUT ROWID""",
    "ALTER TABLE articles ADD COLUMN taken_from TEXT",
)
