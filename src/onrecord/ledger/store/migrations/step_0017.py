"""Step 17: who gives the figure of a sentence of the outlet, as in "The coast guard put the toll at 61".

Everything that is linked follows from the readings, so it is thrown away, and all articles wait in `unlinked`.
"""

from __future__ import annotations

_MADE = ("ties", "questions", "question_keys", "claim_keys", "answers", "statements", "contexts")

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE statements ADD COLUMN given_by TEXT NOT NULL DEFAULT ''",
    *(f"DELETE FROM {table}" for table in _MADE),
    "INSERT OR IGNORE INTO unlinked (article) SELECT key FROM articles",
)
