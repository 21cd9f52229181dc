"""The feed: current articles, newest first, copies under the first of them."""

import json

from sqlalchemy import Connection

from onrecord.errors import QueryError
from onrecord.ledger.finding.conditions import Where
from onrecord.ledger.names.outlets import names_of
from onrecord.ledger.views.articles import CopyOf, FeedFilter, FeedItem, FeedPage

_ITEM = """a.id AS article_id, a.url, a.title, a.outlet, a.published, a.published_from, a.read_minutes, a.language,
    a.image, a.sources_count AS sources, a.claims_count AS claims, a.figures_count AS figures,
    a.denials_count AS denials, a.not_verified_count AS not_verified,
    a.claims_count - a.repeats_count AS new_claims"""
_FIRST_HAND = """(a.taken_from IS NULL OR lower(a.taken_from) = lower(a.outlet))
    AND NOT EXISTS (SELECT 1 FROM origins AS o WHERE o.article = a.key AND o.credit IS NOT NULL
        AND lower(o.credit) IS NOT lower(a.outlet))"""
_IN_STORY = """a.key IN (SELECT m.article FROM story_members AS m JOIN stories AS s ON s.key = m.story
    WHERE s.id = ?)"""


def load_feed(connection: Connection, filters: FeedFilter, after: str | None, limit: int) -> FeedPage:
    """One page of the feed; see `Ledger.feed`."""
    where = _conditions(connection, filters)
    if after is not None:
        where.add("(a.published_utc, a.id) < (?, ?)", *read_cursor(after))
    rows = connection.exec_driver_sql(
        f"""SELECT a.key, a.published_utc, {_ITEM} FROM articles AS a
            WHERE a.current = 1 AND a.head IS NULL{where} ORDER BY a.published_utc DESC, a.id DESC LIMIT ?""",
        (*where.values, limit + 1),
    ).mappings()
    found = [dict(row) for row in rows]
    shown = [(row.pop("key"), row.pop("published_utc"), row) for row in found[:limit]]
    copies = load_copies(connection, [key for key, _, _ in shown])
    return FeedPage(
        tuple(FeedItem(**row, copies=copies.get(key, ())) for key, _, row in shown),
        f"{shown[-1][1]}~{shown[-1][2]['article_id']}" if len(found) > limit and shown else None,
    )


def _conditions(connection: Connection, filters: FeedFilter) -> Where:
    where = Where()
    for wanted, condition in (
        (filters.has_figures, "a.figures_count > 0"),
        (filters.has_denial, "a.denials_count > 0"),
        (filters.not_verified, "a.not_verified_count > 0"),
        (filters.first_hand, _FIRST_HAND),
    ):
        if wanted is not None:
            where.add(f"({condition}) = ?", wanted)
    if filters.outlet is not None:
        names = names_of(connection, filters.outlet)
        where.add(f"a.outlet IN ({', '.join('?' * len(names))})", *names)
    if filters.language is not None:
        where.add("a.language = ?", filters.language)
    if filters.story is not None:
        where.add(_IN_STORY, filters.story)
    return where


def read_cursor(after: str) -> tuple[str, str]:
    """The time and the id of a cursor.

    Raises:
        QueryError: it is not one that a page gave.
    """
    published, mark, id = after.partition("~")
    if not mark:
        raise QueryError(f"{after[:60]!r} is not a place in the feed. Start again without it.")
    return published, id


def load_copies(connection: Connection, heads: list[int]) -> dict[int, tuple[CopyOf, ...]]:
    """The copies under each of these heads that has some, earliest first."""
    rows = connection.exec_driver_sql(
        """SELECT head, id, outlet, title, copy_rule, url, published FROM articles
            WHERE head IN (SELECT value FROM json_each(?)) ORDER BY published_utc = '', published_utc, id""",
        (json.dumps(heads),),
    )
    found: dict[int, tuple[CopyOf, ...]] = {}
    for head, *copy in rows:
        found[head] = (*found.get(head, ()), CopyOf(*copy))
    return found
