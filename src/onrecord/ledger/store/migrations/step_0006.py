"""Step 6: where each claim is said to be: countries and first-level regions, that which it is about first."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE claim_places (
        claim INTEGER NOT NULL REFERENCES claims (key), position INTEGER NOT NULL,
        country TEXT NOT NULL, region TEXT, found_in TEXT NOT NULL,
        PRIMARY KEY (claim, position)) WITHOUT ROWID""",
    "CREATE INDEX claim_places_by_country ON claim_places (country, region)",
)
