"""Step 34: the figures that people corrected, which follow from the decisions in force as `judged` does."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE refigured (
        claim TEXT NOT NULL, words TEXT NOT NULL, low REAL, high REAL, bound TEXT NOT NULL, unit TEXT,
        PRIMARY KEY (claim, words)) WITHOUT ROWID""",
)
