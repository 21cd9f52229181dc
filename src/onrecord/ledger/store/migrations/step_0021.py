"""Step 21: an index by which all that is known of one source is found by its name."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = ("CREATE INDEX sources_by_name ON sources (name)",)
