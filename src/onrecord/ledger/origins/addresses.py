"""Which articles of the ledger are versions of one: those of one address, and those that name each other's.

`addresses` holds each article's own address (and its id) and those that its page names. Articles that share an
own one are versions of each other; articles that share a named one are when their words bear it out. What hangs
together so gets one `address`, that of the page which most of the others name. All of it is a function of the
articles, whatever order they came in.

An address that many pages name is a careless site's front, not an article: it joins nobody.
"""

from __future__ import annotations

import json
import struct
from collections import Counter
from collections.abc import Iterable, Set
from functools import cached_property

from sqlalchemy import Connection

from onrecord.ledger.store.schema import INSERT
from onrecord.ledger.store.spelling import as_bytes, spelled
from onrecord.link.origins.addresses import is_same_article, known_addresses
from onrecord.records import Article

_MOST_NAMING = 32  # pages of different addresses that may name one; more are not looked at


def keep_addresses(connection: Connection, key: int, article: Article) -> set[int]:
    """Keep the addresses that an article is known by; the articles whose groups may change with it."""
    id, known = article.id, known_addresses(article.url or article.id, article.stated)
    rows = {(known.own, key, known.own), (id, key, id), *((one, key, known.own) for one in known.named)}
    before = _rows_of(connection, key)
    if rows == before:
        return {key}
    connection.exec_driver_sql("DELETE FROM addresses WHERE article = ?", (key,))
    connection.exec_driver_sql(*spelled(INSERT["addresses"], sorted(rows)))
    changed = {address for address, _, own in rows ^ before if own != address}
    return {key, *(one for address in changed for one in _at_the_limit(connection, address))}


def drop_addresses(connection: Connection, keys: Set[int]) -> set[int]:
    """Forget the addresses of articles; the other articles whose groups may change with that."""
    rows = {row for key in keys for row in _rows_of(connection, key)}
    connection.exec_driver_sql("DELETE FROM addresses WHERE article = ?", [(key,) for key in sorted(keys)])
    named = {address for address, _, own in rows if own != address}
    return {one for address in named for one in _at_the_limit(connection, address)}


def _rows_of(connection: Connection, key: int) -> set[tuple[str, int, str]]:
    rows = connection.exec_driver_sql("SELECT address, article, own FROM addresses WHERE article = ?", (key,))
    return {(address, article, own) for address, article, own in rows}


def _at_the_limit(connection: Connection, address: str) -> Iterable[int]:
    """The articles that share an address which a page more, or a page less, makes one that joins nobody."""
    if len(_naming(connection, address, _MOST_NAMING + 2)) not in (_MOST_NAMING, _MOST_NAMING + 1):
        return ()
    rows = connection.exec_driver_sql(
        "SELECT article FROM addresses WHERE address = CAST(? AS TEXT)", (as_bytes(address),)
    )
    return [row[0] for row in rows]


def _naming(connection: Connection, address: str, most: int) -> list[str]:
    """The addresses of the pages that name an address, `most` of them at most."""
    rows = connection.exec_driver_sql(
        "SELECT DISTINCT own FROM addresses WHERE address = CAST(?1 AS TEXT) AND own <> CAST(?1 AS TEXT) LIMIT ?2",
        (as_bytes(address), most),
    )
    return [row[0] for row in rows]


def group_versions(connection: Connection, keys: Iterable[int]) -> list[list[int]]:
    """Give each article the address of its group; the groups of these articles and of their former company.

    `keys` is what `keep_addresses` gives.
    """
    waiting = company_of(connection, keys)
    groups = []
    while waiting:
        group = _together(connection, min(waiting))
        waiting -= group
        _set_address(connection, group)
        groups.append(sorted(group))
    return groups


def company_of(connection: Connection, keys: Iterable[int]) -> set[int]:
    """These articles and all that stood under one address with them."""
    rows = connection.exec_driver_sql(
        """SELECT key FROM articles WHERE address IN
            (SELECT address FROM articles WHERE key IN (SELECT value FROM json_each(?)))""",
        (json.dumps(sorted(keys)),),
    )
    return {row[0] for row in rows}


def _together(connection: Connection, start: int) -> set[int]:
    """An article and all that are versions of it, through however many others."""
    found, queue = {start}, [start]
    while queue:
        page = _Kept(connection, queue.pop())
        for address, _, own in sorted(_rows_of(connection, page.key)):
            for other in _sharing(connection, address, page, own == address) - found:
                found.add(other)
                queue.append(other)
    return found


def _sharing(connection: Connection, address: str, page: _Kept, own: bool) -> set[int]:
    """The articles that an address makes versions of a page; `own` when it is the page's own."""
    run, value = connection.exec_driver_sql, (as_bytes(address),)
    rows = run("SELECT article FROM addresses WHERE address = CAST(?1 AS TEXT) AND own = CAST(?1 AS TEXT)", value)
    owners = {row[0] for row in rows}
    if len(_naming(connection, address, _MOST_NAMING + 1)) > _MOST_NAMING:
        return owners if own else set()
    rows = run("SELECT article FROM addresses WHERE address = CAST(?1 AS TEXT) AND own <> CAST(?1 AS TEXT)", value)
    naming = {row[0] for row in rows}
    asked = [_Kept(connection, key) for key in (naming if own else naming | owners) - {page.key}]
    found = {other.key for other in asked if is_same_article(page.words, other.words)}
    return found | owners if own else found


class _Kept:
    """One article as the ledger keeps it, its words read when they are asked for."""

    def __init__(self, connection: Connection, key: int) -> None:
        self.key = key
        self._connection = connection

    @cached_property
    def words(self) -> tuple[str | None, frozenset[int]]:
        """The title and the runs of the body."""
        title, packed = self._connection.exec_driver_sql(
            "SELECT a.title, b.runs FROM articles AS a LEFT JOIN bodies AS b ON b.key = a.body WHERE a.key = ?",
            (self.key,),
        ).one()
        return title, frozenset(struct.unpack(f"<{len(packed) // 4}I", packed)) if packed else frozenset()


def _set_address(connection: Connection, group: set[int]) -> None:
    """Write the address of a group: the own one that most of its pages name, the first in order among equals."""
    run = connection.exec_driver_sql
    chosen = json.dumps(sorted(group))
    rows = run(
        """SELECT s.address, s.own, s.own = a.id FROM addresses AS s JOIN articles AS a ON a.key = s.article
            WHERE s.article IN (SELECT value FROM json_each(?))""",
        (chosen,),
    ).all()
    own = {one for _, one, _ in rows}
    found_under = {one for _, one, is_id in rows if not is_id} or own
    named = Counter(address for address, one, _ in rows if address != one and address in own)
    address = min(found_under, key=lambda one: (-named[one], one))
    run(
        """UPDATE articles SET address = CAST(?1 AS TEXT)
            WHERE key IN (SELECT value FROM json_each(?2)) AND address <> CAST(?1 AS TEXT)""",
        (as_bytes(address), chosen),
    )
