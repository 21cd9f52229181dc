"""What must hold of the claims, articles, figures and sources that a search finds, as conditions in SQL.

What is looked for in a claim is one list of conditions on `claims AS c`; articles are found when one of their
claims meets them all, sources when they said such a claim, figures when they stand in one.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.ledger.decisions.claims import DENIAL, KEPT, OF_SPEAKERS, STANCE
from onrecord.ledger.decisions.figures import CORRECTED, held
from onrecord.ledger.finding.query import Days, Search, Term

_LOW, _HIGH = held("low"), held("high")
_COULD_BE = {"at_least": f"({_HIGH} IS NULL OR {_HIGH} >= ?)", "at_most": f"({_LOW} IS NULL OR {_LOW} <= ?)"}
_NAMES = f"? IN ({_LOW}, {_HIGH}) AND {held('bound')} <> 'vague'"
"""That a figure names a number: exactly, about, at least, as an end of a range; "dozens" names none."""


@dataclass(slots=True)
class Where:
    """Conditions that must all hold, and the values of their placeholders."""

    conditions: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, condition: str, *values: Any) -> None:
        """Let one more condition hold, with the values of its placeholders in order."""
        self.conditions.append(condition)
        self.values.extend(values)

    def __str__(self) -> str:
        return "".join(f" AND {condition}" for condition in self.conditions)


def _of_article(search: Search) -> Where:
    where = Where()
    if search.outlets:
        where.add("a.outlet IN (SELECT value FROM json_each(?))", json.dumps(search.outlets))
    for days in search.published:
        for sign, day in zip((">=", "<"), days, strict=True):
            if day is not None:
                where.add(f"substr(a.published, 1, 10) {sign} ?", day)
    return where


def _without(where: Where, search: Search, conditions: Callable[[Search], Where]) -> Where:
    """Let nothing through that one of the terms left out would find; what has no outlet is of none."""
    for one in search.without:
        met = conditions(one)
        where.add(f"NOT coalesce({str(met).removeprefix(' AND ')}, 0)", *met.values)
    return where


def _of_claim(search: Search, where: Where) -> Where:
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


def _within(where: Where, column: str, days: Days) -> None:
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


def of_claims(search: Search) -> Where:
    """What must hold of a claim that a search finds, and of its article."""
    return _without(_of_claim_and_figure(search, _of_article(search)), search, of_claims)


def _of_claim_and_figure(search: Search, where: Where) -> Where:
    _of_claim(search, where)
    bounds, numbers = _bounds(search)
    if bounds:
        where.add(
            f"""EXISTS (SELECT 1 FROM claim_figures AS cf JOIN figures AS f
                ON f.article = c.article AND f.position = cf.figure {CORRECTED}
                WHERE cf.claim = c.key{bounds})""",
            *numbers,
        )
    return where


def of_articles(search: Search) -> Where:
    """What must hold of an article that a search finds: its own words, and a claim that meets the rest."""
    where = _of_article(search)
    if search.words:
        match = " AND ".join(term.match for term in search.words)
        where.add("a.key IN (SELECT rowid FROM articles_words WHERE articles_words MATCH ?)", match)
    rest = replace(search, words=(), outlets=(), published=(), without=(), oldest=False)
    if rest != Search():
        of_claim = _of_claim_and_figure(rest, Where())
        where.add(f"EXISTS (SELECT 1 FROM claims AS c WHERE c.article = a.key{of_claim})", *of_claim.values)
    return _without(where, search, of_articles)


def of_figures(search: Search) -> Where:
    """What must hold of a figure that a search finds, as `f`, of its claim and of its article."""
    where = _of_claim(replace(search, has_figure=False), _of_article(search))
    bounds, numbers = _bounds(search)
    if bounds:
        where.add(bounds.removeprefix(" AND "), *numbers)
    return _without(where, search, of_figures)


def of_sources(search: Search) -> Where:
    """What must hold of a claim whose source a search finds: words that stand alone are looked for in its name."""
    return of_claims(_by_name(search))


def _by_name(search: Search) -> Search:
    names: tuple[Term, ...] = (*search.who, *search.words)
    return replace(search, who=names, words=(), without=tuple(map(_by_name, search.without)))


def found_claims(search: Search) -> tuple[str, list[Any]]:
    """The condition on `claims AS c JOIN articles AS a` that a search is for claims, with its values."""
    where = of_claims(search)
    return f"a.current = 1{where}", where.values
