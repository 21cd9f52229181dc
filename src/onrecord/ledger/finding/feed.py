"""The feed: current articles, newest first, copies under the first of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Connection, literal_column, select, text, tuple_

from onrecord.errors import QueryError
from onrecord.ledger.names.outlets import names_of
from onrecord.ledger.store.schema import articles
from onrecord.ledger.views.articles import CopyOf, FeedFilter, FeedItem, FeedPage

_ITEM = (
    "key id url title outlet published published_from published_utc read_minutes language image "
    "sources_count claims_count figures_count denials_count not_verified_count repeats_count"
).split()


_FIRST_HAND = """(articles.taken_from IS NULL OR lower(articles.taken_from) = lower(articles.outlet))
    AND NOT EXISTS (SELECT 1 FROM origins AS o WHERE o.article = articles.key AND o.credit IS NOT NULL
        AND lower(o.credit) IS NOT lower(articles.outlet))"""
_IN_STORY = "SELECT m.article FROM story_members AS m JOIN stories AS s ON s.key = m.story WHERE s.id = :story"


def load_feed(connection: Connection, filters: FeedFilter, after: str | None, limit: int) -> FeedPage:
    """One page of the feed; see `Ledger.feed`."""
    c = articles.c
    outlet = names_of(connection, filters.outlet) if filters.outlet is not None else ()
    query = (
        select(*(c[name] for name in _ITEM))
        .where(c.current == 1, c.head.is_(None), *_conditions(filters, outlet))
        .order_by(c.published_utc.desc(), c.id.desc())
        .limit(limit + 1)
    )
    if after is not None:
        query = query.where(tuple_(c.published_utc, c.id) < tuple_(*read_cursor(after)))
    rows = connection.execute(query).all()
    shown = rows[:limit]
    copies = load_copies(connection, [row.key for row in shown])
    next_cursor = cursor_of(shown[-1]) if len(rows) > limit and shown else None
    return FeedPage(tuple(_item(row, copies.get(row.key, ())) for row in shown), next_cursor)


def _conditions(filters: FeedFilter, outlet: Sequence[str]) -> list[ColumnElement[bool]]:
    c, found = articles.c, []
    for wanted, count in (
        (filters.has_figures, c.figures_count),
        (filters.has_denial, c.denials_count),
        (filters.not_verified, c.not_verified_count),
    ):
        if wanted is not None:
            found.append(count > 0 if wanted else count == 0)
    if filters.outlet is not None:
        found.append(c.outlet.in_(outlet))
    if filters.language is not None:
        found.append(c.language == filters.language)
    if filters.first_hand is not None:
        found.append(literal_column(_FIRST_HAND if filters.first_hand else f"NOT ({_FIRST_HAND})", Boolean))
    if filters.story is not None:
        found.append(c.key.in_(text(_IN_STORY).bindparams(story=filters.story)))
    return found


def cursor_of(row: Any) -> str:
    """Where a page ended: the time and the id of its last article."""
    return f"{row.published_utc}~{row.id}"


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
    c = articles.c
    rows = connection.execute(
        select(c.head, c.id, c.outlet, c.title, c.copy_rule, c.url, c.published)
        .where(c.head.in_(heads))
        .order_by(c.published_utc == "", c.published_utc, c.id)
    )
    found: dict[int, tuple[CopyOf, ...]] = {}
    for head, id, outlet, title, rule, url, published in rows:
        found[head] = (*found.get(head, ()), CopyOf(id, outlet, title, rule, url, published))
    return found


def _item(row: Any, copies: tuple[CopyOf, ...]) -> FeedItem:
    return FeedItem(
        article_id=row.id,
        url=row.url,
        title=row.title,
        outlet=row.outlet,
        published=row.published,
        published_from=row.published_from,
        read_minutes=row.read_minutes,
        language=row.language,
        image=row.image,
        sources=row.sources_count,
        claims=row.claims_count,
        figures=row.figures_count,
        denials=row.denials_count,
        not_verified=row.not_verified_count,
        new_claims=row.claims_count - row.repeats_count,
        copies=copies,
    )
