"""Step 37: the days that sentences and articles name, and which figures stand first or are the largest.

Everything that is linked follows from the readings, so it is thrown away, and all articles wait in `unlinked`.
"""

from __future__ import annotations

_MADE = ("ties", "questions", "question_keys", "claim_keys", "answers", "statements", "contexts")

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE contexts ADD COLUMN days TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE statements ADD COLUMN days TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE answers ADD COLUMN before INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE answers ADD COLUMN above INTEGER NOT NULL DEFAULT 0",
    *(f"DELETE FROM {table}" for table in _MADE),
    "INSERT OR IGNORE INTO unlinked (article) SELECT key FROM articles",
)
