"""Step 26: claims by their score, so that the review page finds the least sure ones without reading all."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = ("CREATE INDEX claims_by_score ON claims (score, id)",)
