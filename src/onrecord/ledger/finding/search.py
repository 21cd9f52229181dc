"""A `Search` is carried out: one statement a kind, newest article first, paged by where the last page ended.

What is looked for in a claim is one list of conditions on `claims AS c`; articles are found when one of their
claims meets them all, sources when they said such a claim, figures when they stand in one.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection

from onrecord.errors import QueryError
from onrecord.ledger.decisions.claims import DENIAL, KEPT, OF_SPEAKERS, STANCE
from onrecord.ledger.finding.alike import find_alike
from onrecord.ledger.finding.lists import FIGURES, OF_FIGURES, figure_row, load_claims
from onrecord.ledger.finding.query import Days, Search, Term
from onrecord.ledger.names.outlets import load_families
from onrecord.ledger.views.articles import ArticleHit
from onrecord.ledger.views.names import SourceHit
from onrecord.ledger.views.search import SearchKind, SearchPage
from onrecord.naming.fold import without_article

_STEP = 1 << 20
_DAY_SAID = """substr(coalesce((SELECT t.first FROM times AS t WHERE t.article = c.article
    AND t.position = c.said_when), c.told_at, a.published, ''), 1, 10)"""
"""The day on which a claim was said, else told or printed; "" when none of them is known."""
_COULD_BE = {"at_least": "(f.high IS NULL OR f.high >= ?)", "at_most": "(f.low IS NULL OR f.low <= ?)"}
_NAMES = "? IN (f.low, f.high) AND f.bound <> 'vague'"
"""That a figure names a number: exactly, about, at least, as an end of a range; "dozens" names none."""


@dataclass(slots=True)
class _Where:
    """Conditions that must all hold, and the values of their placeholders."""

    conditions: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, condition: str, *values: Any) -> None:
        self.conditions.append(condition)
        self.values.extend(values)

    def __str__(self) -> str:
        return "".join(f" AND {condition}" for condition in self.conditions)


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


def _of_article(search: Search) -> _Where:
    where = _Where()
    if search.outlets:
        where.add("a.outlet IN (SELECT value FROM json_each(?))", json.dumps(search.outlets))
    return where


def _of_claim(search: Search, where: _Where) -> _Where:
    match = " AND ".join(
        [term.match for term in search.words]
        + [f"{column} : {term.match}" for column in ("who", "via") for term in getattr(search, column)]
    )
    if match:
        where.add("c.key IN (SELECT rowid FROM claims_words WHERE claims_words MATCH ?)", match)
    where.add(KEPT)
    if search.sources:
        names = json.dumps(search.sources)
        where.add(OF_SPEAKERS, names, names)
    if search.stances:
        where.add(f"{STANCE} IN ({', '.join('?' * len(search.stances))})", *search.stances)
    for column, ranges in (("said_when", search.said), ("as_of", search.as_of)):
        for days in ranges:
            _within(where, column, days)
    if search.places:
        named = ["cp.country = ?" + (" AND cp.region = ?" if region else "") for _, region in search.places]
        where.add(
            f"c.key IN (SELECT cp.claim FROM claim_places AS cp WHERE {' OR '.join(named)})",
            *(part for place in search.places for part in place if part),
        )
    if search.has_denial:
        where.add(DENIAL)
    if search.has_figure:
        where.add("EXISTS (SELECT 1 FROM claim_figures AS cf WHERE cf.claim = c.key)")
    return where


def _within(where: _Where, column: str, days: Days) -> None:
    """The days of the claim's time and the days asked for have one in common."""
    first, until = days
    parts, values = ["(t.first IS NOT NULL OR t.until IS NOT NULL)"], []
    if until is not None:
        parts.append("(t.first IS NULL OR t.first < ?)")
        values.append(until)
    if first is not None:
        parts.append("(t.until IS NULL OR t.until > ?)")
        values.append(first)
    where.add(
        f"""EXISTS (SELECT 1 FROM times AS t WHERE t.article = c.article AND t.position = c.{column}
            AND {" AND ".join(parts)})""",
        *values,
    )


def _bounds(search: Search) -> tuple[str, list[float]]:
    parts = [_COULD_BE["at_least"]] * len(search.at_least) + [_COULD_BE["at_most"]] * len(search.at_most)
    parts += [_NAMES] * len(search.naming)
    return "".join(f" AND {part}" for part in parts), [*search.at_least, *search.at_most, *search.naming]


def _of_claims(search: Search) -> _Where:
    return _of_claim_and_figure(search, _of_article(search))


def _of_claim_and_figure(search: Search, where: _Where) -> _Where:
    _of_claim(search, where)
    bounds, numbers = _bounds(search)
    if bounds:
        where.add(
            f"""EXISTS (SELECT 1 FROM claim_figures AS cf JOIN figures AS f
                ON f.article = c.article AND f.position = cf.figure WHERE cf.claim = c.key{bounds})""",
            *numbers,
        )
    return where


def _after(where: _Where, after: str | None, place: str) -> None:
    """Go on after a cursor `published~place~id`: newest article first, places within it ascending."""
    if after is None:
        return
    published, at, id = _cursor(after)
    where.add(
        f"((a.published_utc, a.id) < (?, ?) OR (a.published_utc = ? AND a.id = ? AND {place} > ?))",
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


def found_claims(search: Search) -> tuple[str, list[Any]]:
    """The condition on `claims AS c JOIN articles AS a` that a search is for claims, with its values."""
    where = _of_claims(search)
    return f"a.current = 1{where}", where.values


_CLAIMS = "FROM claims AS c JOIN articles AS a ON a.key = c.article WHERE a.current = 1"


def _claims(connection: Connection, search: Search, after: str | None, limit: int) -> SearchPage:
    where = _of_claims(search)
    _after(where, after, "c.position")
    rows = connection.exec_driver_sql(
        f"""SELECT c.key, a.published_utc, c.position, a.id {_CLAIMS}{where}
            ORDER BY a.published_utc DESC, a.id DESC, c.position LIMIT ?""",
        (*where.values, limit + 1),
    ).all()
    hits = load_claims(connection, [row[0] for row in rows[:limit]])
    if not hits and after is None and search.words:
        rest = _of_claims(replace(search, words=()))
        return SearchPage((), None, find_alike(connection, search, str(rest), rest.values))
    return SearchPage(tuple(hits), _next(rows, limit, lambda row: f"{row[1]}~{row[2]}~{row[3]}"))


def claims_by_day_said(connection: Connection, search: Search, after: str | None, limit: int) -> SearchPage:
    """One page of the claims that a search finds, by the day they were said, then as `find` has them.

    Raises:
        QueryError: `after` is not a place that a page gave.
    """
    where = _of_claims(search)
    if after is not None:
        day, _, rest = after.partition("~")
        place = _Where()
        _after(place, rest, "c.position")
        where.add(f"({_DAY_SAID} < ? OR ({_DAY_SAID} = ?{place}))", day, day, *place.values)
    rows = connection.exec_driver_sql(
        f"""SELECT c.key, a.published_utc, c.position, a.id, {_DAY_SAID} {_CLAIMS}{where}
            ORDER BY {_DAY_SAID} DESC, a.published_utc DESC, a.id DESC, c.position LIMIT ?""",
        (*where.values, limit + 1),
    ).all()
    hits = load_claims(connection, [row[0] for row in rows[:limit]])
    return SearchPage(tuple(hits), _next(rows, limit, lambda row: f"{row[4]}~{row[1]}~{row[2]}~{row[3]}"))


def _of_articles(search: Search) -> _Where:
    """What must hold of an article that a search finds: its own words, and a claim that meets the rest."""
    where = _of_article(search)
    if search.words:
        match = " AND ".join(term.match for term in search.words)
        where.add("a.key IN (SELECT rowid FROM articles_words WHERE articles_words MATCH ?)", match)
    rest = replace(search, words=(), outlets=())
    if rest != Search():
        of_claim = _of_claim_and_figure(rest, _Where())
        where.add(f"EXISTS (SELECT 1 FROM claims AS c WHERE c.article = a.key{of_claim})", *of_claim.values)
    return where


def _articles(connection: Connection, search: Search, after: str | None, limit: int) -> SearchPage:
    where = _of_articles(search)
    _after(where, after, "0")
    rows = connection.exec_driver_sql(
        f"""SELECT a.id, a.url, a.title, a.outlet, a.published, a.language, a.claims_count, a.published_utc
            FROM articles AS a WHERE a.current = 1{where}
            ORDER BY a.published_utc DESC, a.id DESC LIMIT ?""",
        (*where.values, limit + 1),
    ).all()
    hits = tuple(ArticleHit(*row[:7]) for row in rows[:limit])
    return SearchPage(hits, _next(rows, limit, lambda row: f"{row[7]}~0~{row[0]}"))


def _of_figures(search: Search) -> _Where:
    where = _of_claim(replace(search, has_figure=False), _of_article(search))
    bounds, numbers = _bounds(search)
    if bounds:
        where.add(bounds.removeprefix(" AND "), *numbers)
    return where


def _figures(connection: Connection, search: Search, after: str | None, limit: int) -> SearchPage:
    where = _of_figures(search)
    _after(where, after, f"f.position * {_STEP} + coalesce(c.position, -1) + 1")
    rows = connection.exec_driver_sql(
        f"{FIGURES}{where} ORDER BY a.published_utc DESC, a.id DESC, f.position, c.position LIMIT ?",
        (*where.values, limit + 1),
    ).all()
    hits = tuple(figure_row(row) for row in rows[:limit])
    return SearchPage(hits, _next(rows, limit, lambda row: f"{row[-3]}~{row[-2] * _STEP + row[-1] + 1}~{row[0]}"))


def _of_sources(search: Search) -> _Where:
    names: tuple[Term, ...] = (*search.who, *search.words)
    return _of_claims(replace(search, who=names, words=()))


_SPEAK = """FROM claims AS c JOIN articles AS a ON a.key = c.article
            CROSS JOIN sources AS s ON s.article = c.article AND s.id = c.source WHERE a.current = 1"""
"""Crossed, so that each claim looks up its source: sorted by the names of sources, SQLite would look through all
claims of its article for each source."""


def _sources(connection: Connection, search: Search, after: str | None, limit: int) -> SearchPage:
    """Each name of one kind once, with the role that most of its claims give it."""
    where = _of_sources(search)
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
_COUNTED: dict[SearchKind, tuple[str, Callable[[Search], _Where], str]] = {
    "claims": (_CLAIMS, _of_claims, ""),
    "articles": ("FROM articles AS a WHERE a.current = 1", _of_articles, ""),
    "figures": (OF_FIGURES, _of_figures, ""),
    "sources": (_SPEAK, _of_sources, " GROUP BY s.name, s.kind"),
}
"""The rows that a kind is found among, the conditions on them, and what makes several of them one."""
