"""Step 35: a story has its id from its first article.

What led from the id of a story to another one is left out, since an id leads to where its first article is. All
articles are placed anew, which names their stories anew; of those of one day, an article meets others by their ids.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    "CREATE TABLE stories_by_first (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE)",
    "INSERT INTO stories_by_first (key, id) SELECT key, id FROM stories",
    "DROP TABLE stories",
    "ALTER TABLE stories_by_first RENAME TO stories",
    "INSERT OR IGNORE INTO unplaced (article) SELECT article FROM story_members",
)
