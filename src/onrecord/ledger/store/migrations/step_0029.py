"""Step 29: counts of one place of several are told apart, and what an article tells again has one place.

Everything that is linked follows from the readings, so it is thrown away, and all articles wait in `unlinked`.
"""

from __future__ import annotations

_MADE = ("ties", "questions", "question_keys", "claim_keys", "answers", "statements", "contexts")

STATEMENTS: tuple[str, ...] = (
    *(f"DELETE FROM {table}" for table in _MADE),
    "INSERT OR IGNORE INTO unlinked (article) SELECT key FROM articles",
)
