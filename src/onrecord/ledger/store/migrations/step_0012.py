"""Step 12: what claims are found by is read anew: the frames of figures say more of what is counted.

Questions and links across articles follow from the articles, which wait until they are linked again. What people
decided is kept: it names claims, and figures by their words.
"""

from __future__ import annotations

_MADE = ("ties", "questions", "question_keys", "claim_keys", "answers", "statements", "contexts")

STATEMENTS: tuple[str, ...] = (
    *(f"DELETE FROM {table}" for table in _MADE),
    "INSERT OR IGNORE INTO unlinked (article) SELECT key FROM articles",
)
