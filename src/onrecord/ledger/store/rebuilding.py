"""Reading back: the rows under an article's key become the reading that was added."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import Connection

from onrecord.ledger.store.from_rows import to_article, to_reading
from onrecord.ledger.store.rows import Rows
from onrecord.ledger.store.schema import CHILDREN, CLAIMS_PER_ARTICLE, COLUMNS
from onrecord.records import Article, Reading

_ORDER = {"spans": "attribution, part, position"}
_CHILD = {
    name: f"SELECT {', '.join(COLUMNS[name])} FROM {name} WHERE article = ? ORDER BY {_ORDER.get(name, 'position')}"
    for name in CHILDREN
}
_OF_CLAIMS = {
    name: f"SELECT {', '.join(COLUMNS[name])} FROM {name} WHERE claim >= ? AND claim < ? ORDER BY claim, position"
    for name in ("claim_figures", "claim_places")
}
_ARTICLE = f"SELECT {', '.join(COLUMNS['articles'])} FROM articles WHERE key = ?"
_ARTICLES = _ARTICLE.replace("= ?", "IN (SELECT value FROM json_each(?))")


def load_reading(connection: Connection, key: int) -> Reading:
    """The reading under an article's key, exactly as it was added."""
    run = connection.exec_driver_sql
    row = run(_ARTICLE, (key,)).mappings().one()
    children: Rows = {name: [tuple(r) for r in run(sql, (key,))] for name, sql in _CHILD.items()}
    span = (key * CLAIMS_PER_ARTICLE, (key + 1) * CLAIMS_PER_ARTICLE)
    children |= {name: [tuple(r) for r in run(sql, span)] for name, sql in _OF_CLAIMS.items()}
    return to_reading(dict(row), children)


def load_article(connection: Connection, key: int) -> Article:
    """The article under a key, without what was found in it."""
    return load_articles(connection, [key])[key]


def load_articles(connection: Connection, keys: Iterable[int]) -> dict[int, Article]:
    """The articles under some keys, by these, without what was found in them."""
    rows = connection.exec_driver_sql(_ARTICLES, (json.dumps(sorted(keys)),)).mappings()
    return {row["key"]: to_article(dict(row)) for row in rows}
