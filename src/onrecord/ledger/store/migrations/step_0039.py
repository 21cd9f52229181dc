"""Step 39: of figures of the same words in one claim each is corrected alone, by where it stands.

A `start` of -1 is of a decision that names a figure by its words, which no other one of its claim has.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE refigured_by_place (
        claim TEXT NOT NULL, words TEXT NOT NULL, start INTEGER NOT NULL, low REAL, high REAL, bound TEXT NOT NULL,
        unit TEXT, PRIMARY KEY (claim, words, start)) WITHOUT ROWID""",
    """INSERT INTO refigured_by_place (claim, words, start, low, high, bound, unit)
        SELECT claim, words, -1, low, high, bound, unit FROM refigured""",
    "DROP TABLE refigured",
    "ALTER TABLE refigured_by_place RENAME TO refigured",
)
