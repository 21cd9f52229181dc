"""Step 28: answers are found by their numbers too, since equal ones are of one thing.

Everything that is linked follows from the readings, so it is thrown away, and all articles wait in `unlinked`.
"""

from __future__ import annotations

_MADE = ("ties", "questions", "question_keys", "claim_keys", "answers", "statements", "contexts")

STATEMENTS: tuple[str, ...] = (
    *(f"DELETE FROM {table}" for table in _MADE),
    "INSERT OR IGNORE INTO unlinked (article) SELECT key FROM articles",
)
