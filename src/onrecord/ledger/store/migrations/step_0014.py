"""Step 14: the front page of each article's site and the publisher that its page states, to know outlets by."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE articles ADD COLUMN front TEXT",
    "ALTER TABLE articles ADD COLUMN publisher TEXT",
    """UPDATE articles SET front = substr(url, 1, instr(substr(url, 9) || '/', '/') + 8)
        WHERE url LIKE 'http://_%' OR url LIKE 'https://_%'""",
    "UPDATE articles SET publisher = json_extract(stated, '$.publisher.value') WHERE stated LIKE '%\"publisher\"%'",
    """CREATE INDEX articles_by_outlet_seen ON articles (outlet, front, publisher, claims_count)
        WHERE current = 1""",
    """CREATE INDEX sources_known_outlets ON sources (name, known_as)
        WHERE kind = 'outlet' AND known_as IS NOT NULL""",
)
