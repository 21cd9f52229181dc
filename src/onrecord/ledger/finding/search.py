"""A `Search` is carried out: one statement a kind, newest article first, paged by where the last page ended."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from onrecord.errors import QueryError
from onrecord.ledger.finding.alike import find_alike
from onrecord.ledger.finding.conditions import Where, of_articles, of_claims, of_figures, of_sources
from onrecord.ledger.finding.lists import FIGURES, OF_FIGURES, figure_row, load_claims
from onrecord.ledger.finding.query import Search
from onrecord.ledger.names.outlets import load_families
from onrecord.ledger.views.articles import ArticleHit
from onrecord.ledger.views.names import SourceHit
from onrecord.ledger.views.search import SearchKind, SearchPage
from onrecord.naming.fold import without_article

_STEP = 1 << 20
_DAY_SAID = """substr(coalesce((SELECT t.first FROM times AS t WHERE t.article = c.article
    AND t.position = c.said_when), c.told_at, a.published, ''), 1, 10)"""
"""The day on which a claim was said, else told or printed; "" when none of them is known."""
_NEWEST = "a.published_utc DESC, a.id DESC"
_OLDEST = "a.published_utc = '', a.published_utc, a.id"  # articles without a date stand last in both orders
_CLAIMS = "FROM claims AS c JOIN articles AS a ON a.key = c.article WHERE a.current = 1"
_SPEAK = """FROM claims AS c JOIN articles AS a ON a.key = c.article
            CROSS JOIN sources AS s ON s.article = c.article AND s.id = c.source WHERE a.current = 1"""
"""Crossed, so that each claim looks up its source: sorted by the names of sources, SQLite would look through all
claims of its article for each source."""
_COUNTED: dict[SearchKind, tuple[str, Callable[[Search], Where], str]] = {
    "claims": (_CLAIMS, of_claims, ""),
    "articles": ("FROM articles AS a WHERE a.current = 1", of_articles, ""),
    "figures": (OF_FIGURES, of_figures, ""),
    "sources": (_SPEAK, of_sources, " GROUP BY s.name, s.kind"),
}
"""The rows that a kind is found among, the conditions on them, and what makes several of them one."""


def find(connection: Connection, search: Search, kind: SearchKind, after: str | None, limit: int) -> SearchPage:
    """One page of what a search finds; see `Ledger.search`.

    Raises:
        QueryError: there is no such kind, or `after` is not a place that a page gave.
    """
    if kind not in _FINDERS:
        raise QueryError(f"There is no search for {kind!r}. There is one for {', '.join(_FINDERS)}.")
    return _FINDERS[kind](connection, settled(connection, search), after, limit)


def count_found(connection: Connection, search: Search, most: int) -> dict[SearchKind, int]:
    """How many claims, articles, figures and sources a search finds, each counted up to `most`."""
    search = settled(connection, search)
    found: dict[SearchKind, int] = {}
    for kind, (rows, make, grouped) in _COUNTED.items():
        where = make(search)
        sql = f"SELECT count(*) FROM (SELECT 1 {rows}{where}{grouped} LIMIT ?)"
        found[kind] = int(connection.exec_driver_sql(sql, (*where.values, most)).one()[0])
    return found


def settled(connection: Connection, search: Search) -> Search:
    """A search with its outlets as the ledger names them: each stands for all names and domains of its family.

    An outlet is found by one of its whole names, without case and without "The", or by their start where a * ends
    what is asked for.
    """
    search = replace(search, without=tuple(settled(connection, one) for one in search.without))
    if not search.outlets:
        return search
    families = load_families(connection).all()
    names: list[str] = []
    for asked in search.outlets:
        wanted, starts = without_article(asked.removesuffix("*")), asked.endswith("*")
        for family in families:
            keys = [without_article(name) for name in (*family.names, *family.sites)]
            if any(key.startswith(wanted) if starts else key == wanted for key in keys):
                names += family.names
    return replace(search, outlets=tuple(dict.fromkeys(names)) or ("",))


def _after(where: Where, after: str | None, place: str, *, oldest: bool = False) -> None:
    """Go on after a cursor `published~place~id`: newest or oldest article first, places within it ascending."""
    if after is None:
        return
    published, at, id = _cursor(after)
    further = f"({_OLDEST}) > (? = '', ?, ?)" if oldest else "(a.published_utc, a.id) < (?, ?)"
    where.add(
        f"({further} OR (a.published_utc = ? AND a.id = ? AND {place} > ?))",
        *((published,) if oldest else ()),
        published,
        id,
        published,
        id,
        at,
    )


def _cursor(after: str) -> tuple[str, int, str]:
    published, _, rest = after.partition("~")
    at, mark, id = rest.partition("~")
    if not mark or not at.isdecimal() or len(at) > 18:
        raise QueryError(f"{after[:60]!r} is not a place in what was found. Start again without it.")
    return published, int(at), id


def _claims(connection: Connection, search: Search, after: str | None, limit: int) -> SearchPage:
    where = of_claims(search)
    _after(where, after, "c.position", oldest=search.oldest)
    rows = connection.exec_driver_sql(
        f"""SELECT c.key, a.published_utc, c.position, a.id {_CLAIMS}{where}
            ORDER BY {_OLDEST if search.oldest else _NEWEST}, c.position LIMIT ?""",
        (*where.values, limit + 1),
    ).all()
    hits = load_claims(connection, [row[0] for row in rows[:limit]])
    if not hits and after is None and search.words:
        rest = of_claims(replace(search, words=()))
        return SearchPage((), None, find_alike(connection, search, str(rest), rest.values))
    return SearchPage(tuple(hits), _next(rows, limit, lambda row: f"{row[1]}~{row[2]}~{row[3]}"))


def claims_by_day_said(connection: Connection, search: Search, after: str | None, limit: int) -> SearchPage:
    """One page of the claims that a search finds, by the day they were said, then as `find` has them.

    Raises:
        QueryError: `after` is not a place that a page gave.
    """
    where = of_claims(search)
    if after is not None:
        day, _, rest = after.partition("~")
        place = Where()
        _after(place, rest, "c.position")
        where.add(f"({_DAY_SAID} < ? OR ({_DAY_SAID} = ?{place}))", day, day, *place.values)
    rows = connection.exec_driver_sql(
        f"""SELECT c.key, a.published_utc, c.position, a.id, {_DAY_SAID} {_CLAIMS}{where}
            ORDER BY {_DAY_SAID} DESC, {_NEWEST}, c.position LIMIT ?""",
        (*where.values, limit + 1),
    ).all()
    hits = load_claims(connection, [row[0] for row in rows[:limit]])
    return SearchPage(tuple(hits), _next(rows, limit, lambda row: f"{row[4]}~{row[1]}~{row[2]}~{row[3]}"))


def _articles(connection: Connection, search: Search, after: str | None, limit: int) -> SearchPage:
    where = of_articles(search)
    _after(where, after, "0", oldest=search.oldest)
    rows = connection.exec_driver_sql(
        f"""SELECT a.id, a.url, a.title, a.outlet, a.published, a.language, a.claims_count, a.published_utc
            FROM articles AS a WHERE a.current = 1{where}
            ORDER BY {_OLDEST if search.oldest else _NEWEST} LIMIT ?""",
        (*where.values, limit + 1),
    ).all()
    hits = tuple(ArticleHit(*row[:7]) for row in rows[:limit])
    return SearchPage(hits, _next(rows, limit, lambda row: f"{row[7]}~0~{row[0]}"))


def _figures(connection: Connection, search: Search, after: str | None, limit: int) -> SearchPage:
    where = of_figures(search)
    _after(where, after, f"f.position * {_STEP} + coalesce(c.position, -1) + 1", oldest=search.oldest)
    rows = connection.exec_driver_sql(
        f"{FIGURES}{where} ORDER BY {_OLDEST if search.oldest else _NEWEST}, f.position, c.position LIMIT ?",
        (*where.values, limit + 1),
    ).all()
    hits = tuple(figure_row(row) for row in rows[:limit])
    return SearchPage(hits, _next(rows, limit, lambda row: f"{row[-3]}~{row[-2] * _STEP + row[-1] + 1}~{row[0]}"))


def _sources(connection: Connection, search: Search, after: str | None, limit: int) -> SearchPage:
    """Each name of one kind once, with the role that most of its claims give it."""
    where = of_sources(search)
    _, start, _ = ("", 0, "") if after is None else _cursor(after)
    rows = connection.exec_driver_sql(
        f"""WITH said AS (SELECT s.name AS name, s.kind AS kind, s.role AS role, s.speaks_for AS body,
                s.affiliation AS member, c.article AS article {_SPEAK}{where}),
            forms AS (SELECT name, kind, role, body, member, row_number() OVER (PARTITION BY name, kind
                ORDER BY role IS NULL, count(*) DESC, role, body, member) AS place
                FROM said GROUP BY name, kind, role, body, member)
            SELECT said.name, said.kind, forms.role, forms.body, count(*), count(DISTINCT said.article),
                forms.member
            FROM said JOIN forms ON forms.name = said.name AND forms.kind = said.kind AND forms.place = 1
            GROUP BY said.name, said.kind ORDER BY count(*) DESC, said.name, said.kind LIMIT ? OFFSET ?""",
        (*where.values, limit + 1, start),
    ).all()
    hits = tuple(SourceHit(*row) for row in rows[:limit])
    return SearchPage(hits, _next(rows, limit, lambda _: f"~{start + limit}~"))


def _next(rows: Any, limit: int, cursor: Any) -> str | None:
    return str(cursor(rows[limit - 1])) if len(rows) > limit > 0 else None


_FINDERS = {"claims": _claims, "articles": _articles, "figures": _figures, "sources": _sources}
