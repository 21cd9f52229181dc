"""Step 22: claims are found by their acts too, so that denials in other words meet what they deny.

Everything that is linked follows from the readings, so it is thrown away, and all articles wait in `unlinked`.
"""

from __future__ import annotations

_MADE = ("ties", "questions", "question_keys", "claim_keys", "answers", "statements", "contexts")

STATEMENTS: tuple[str, ...] = (
    *(f"DELETE FROM {table}" for table in _MADE),
    "INSERT OR IGNORE INTO unlinked (article) SELECT key FROM articles",
)
