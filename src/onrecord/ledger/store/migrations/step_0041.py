"""Step 41: stories are told by what articles share besides names, so all articles are placed anew."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = ("INSERT OR IGNORE INTO unplaced (article) SELECT key FROM articles",)
