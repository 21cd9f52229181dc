"""Step 16: the body that a source belongs to, as the article says; none for articles that were read before."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = ("ALTER TABLE sources ADD COLUMN affiliation TEXT",)
