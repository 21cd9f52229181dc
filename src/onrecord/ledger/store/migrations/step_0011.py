"""Step 11: where figures count, as their sentences say; none for articles that were read before."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE figures ADD COLUMN place_start INTEGER",
    "ALTER TABLE figures ADD COLUMN place_stop INTEGER",
    "ALTER TABLE figures ADD COLUMN place_words TEXT",
    "ALTER TABLE figures ADD COLUMN place_country TEXT",
    "ALTER TABLE figures ADD COLUMN place_region TEXT",
)
