"""Step 25: what a claim denies or could not verify in its own article, by whose words it meets those of others.

Everything that is linked follows from the readings, so it is thrown away, and all articles wait in `unlinked`.
"""

from __future__ import annotations

_MADE = ("ties", "questions", "question_keys", "claim_keys", "answers", "statements", "contexts")

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE statements ADD COLUMN about TEXT NOT NULL DEFAULT ''",
    *(f"DELETE FROM {table}" for table in _MADE),
    "INSERT OR IGNORE INTO unlinked (article) SELECT key FROM articles",
)
