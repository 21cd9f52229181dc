"""Step 40: which addresses and ids people took out for good, and which article came of which page that was read.

`removed` follows from the decisions in force as `judged` does. Of a page that was read before it is not known which
article came of it: it is read again once an article is taken out.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    "CREATE TABLE removed (address TEXT PRIMARY KEY, told TEXT NOT NULL) WITHOUT ROWID",
    "ALTER TABLE pages_read ADD COLUMN article TEXT",
)
