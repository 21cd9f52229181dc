"""Step 9: what pages state about themselves, as JSON; none for articles that were read before."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = ("ALTER TABLE articles ADD COLUMN stated TEXT NOT NULL DEFAULT '{}'",)
