"""Step 7: the entry of the user's names file that a source goes by."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = ("ALTER TABLE sources ADD COLUMN known_as TEXT",)
