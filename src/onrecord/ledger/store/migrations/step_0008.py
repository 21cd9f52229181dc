"""Step 8: stories.

`unplaced` is filled by triggers: every article whose head, text or place among versions changes waits there until
the transaction that changed it places it. Only the first article of a group of copies has a profile and a story;
copies follow it. `story_terms` are postings, `story_pairs` how alike two articles are, in both directions.
A story that was joined to another keeps its id and names the other in `merged_into`.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    "CREATE TABLE unplaced (article INTEGER PRIMARY KEY)",
    "INSERT INTO unplaced (article) SELECT key FROM articles WHERE current = 1",
    """CREATE TRIGGER articles_come AFTER INSERT ON articles BEGIN
        INSERT OR IGNORE INTO unplaced (article) VALUES (new.key); END""",
    """CREATE TRIGGER articles_change AFTER UPDATE OF head, current, text, blocks, title, published_utc ON articles
        WHEN new.head IS NOT old.head OR new.current <> old.current OR new.text <> old.text
            OR new.blocks <> old.blocks OR new.title IS NOT old.title OR new.published_utc <> old.published_utc
        BEGIN INSERT OR IGNORE INTO unplaced (article) VALUES (new.key); END""",
    """CREATE TABLE stories (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, merged_into INTEGER REFERENCES stories (key))""",
    """CREATE TABLE story_members (
        article INTEGER PRIMARY KEY REFERENCES articles (key), story INTEGER REFERENCES stories (key),
        score REAL, because TEXT, day INTEGER NOT NULL, profile BLOB NOT NULL)""",
    "CREATE INDEX story_members_by_story ON story_members (story)",
    """CREATE TABLE story_terms (
        term INTEGER NOT NULL, day INTEGER NOT NULL, article INTEGER NOT NULL,
        PRIMARY KEY (term, day, article)) WITHOUT ROWID""",
    """CREATE TABLE story_pairs (
        article INTEGER NOT NULL, other INTEGER NOT NULL, score REAL NOT NULL,
        PRIMARY KEY (article, other)) WITHOUT ROWID""",
)
