"""Step 27: claims that deny and those that are denied, so that they are found without reading all claims."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    "CREATE INDEX claims_by_stance ON claims (stance)",
    "CREATE INDEX links_denying ON links (earlier, later) WHERE relation = 'denies'",
    "CREATE INDEX ties_denying ON ties (earlier, later) WHERE relation = 'denies'",
)
