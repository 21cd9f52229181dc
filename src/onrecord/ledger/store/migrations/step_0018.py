"""Step 18: an index by which the pages of an address itself are told from the many that may name it."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = ("CREATE INDEX addresses_by_own ON addresses (address, own)",)
