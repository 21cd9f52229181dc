"""Step 13: when a claim in a live update was told; articles that were here tell it when they are read again."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = ("ALTER TABLE claims ADD COLUMN told_at TEXT",)
