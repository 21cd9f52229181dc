"""Reading back: the rows under an article's key become the reading that was added."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice

from sqlalchemy import Connection

from onrecord.ledger.store.from_rows import to_article, to_reading
from onrecord.ledger.store.rows import Rows
from onrecord.ledger.store.schema import CHILDREN, CLAIMS_PER_ARTICLE, COLUMNS
from onrecord.records import Article, Reading

_ORDER = {"spans": "attribution, part, position"}
_CHOSEN = "(SELECT value FROM json_each(?))"
_CHILD = {
    name: f"SELECT article, {', '.join(COLUMNS[name])} FROM {name} WHERE article IN {_CHOSEN} "
    f"ORDER BY article, {_ORDER.get(name, 'position')}"
    for name in CHILDREN
}
_OF_CLAIMS = {
    name: f"SELECT one.value, {', '.join(f't.{column}' for column in COLUMNS[name])} "
    f"FROM json_each(?) AS one JOIN {name} AS t ON t.claim >= one.value * {CLAIMS_PER_ARTICLE} "
    f"AND t.claim < (one.value + 1) * {CLAIMS_PER_ARTICLE} ORDER BY t.claim, t.position"
    for name in ("claim_figures", "claim_places")
}
"""Rows under some articles, each after the key of its article; those of claims stand under theirs."""
_ARTICLES = f"SELECT {', '.join(COLUMNS['articles'])} FROM articles WHERE key IN {_CHOSEN}"
_BATCH = 50


def load_reading(connection: Connection, key: int) -> Reading:
    """The reading under an article's key, exactly as it was added."""
    return next(load_readings(connection, [key]))


def load_readings(connection: Connection, keys: Iterable[int]) -> Iterator[Reading]:
    """The readings under articles' keys in the order of these, some read at once."""
    waiting = iter(keys)
    while batch := list(islice(waiting, _BATCH)):
        chosen = json.dumps(batch)
        articles = {row["key"]: dict(row) for row in connection.exec_driver_sql(_ARTICLES, (chosen,)).mappings()}
        children: dict[int, Rows] = {key: {name: [] for name in (*_CHILD, *_OF_CLAIMS)} for key in batch}
        for name, sql in (*_CHILD.items(), *_OF_CLAIMS.items()):
            for key, *row in connection.exec_driver_sql(sql, (chosen,)):
                children[key][name].append(tuple(row))
        yield from (to_reading(articles[key], children[key]) for key in batch)


def load_article(connection: Connection, key: int) -> Article:
    """The article under a key, without what was found in it."""
    return load_articles(connection, [key])[key]


def load_articles(connection: Connection, keys: Iterable[int]) -> dict[int, Article]:
    """The articles under some keys, by these, without what was found in them."""
    rows = connection.exec_driver_sql(_ARTICLES, (json.dumps(sorted(keys)),)).mappings()
    return {row["key"]: to_article(dict(row)) for row in rows}
