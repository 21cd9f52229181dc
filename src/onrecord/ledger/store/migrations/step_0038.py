"""Step 38: every article has the story that is named after it, and its id leads to where the article is by now.

All articles are placed anew, which names them.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE stories ADD COLUMN first INTEGER REFERENCES articles (key)",
    "INSERT OR IGNORE INTO unplaced (article) SELECT key FROM articles",
)
