"""What a search found becomes its page."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from onrecord.ledger.finding.query import parse_search, turned
from onrecord.ledger.views.articles import ArticleHit
from onrecord.ledger.views.claims import ClaimHit, FigureRow
from onrecord.ledger.views.names import SourceHit
from onrecord.ledger.views.questions import QuestionName
from onrecord.ledger.views.search import Facets, SearchKind, SearchPage
from onrecord.publish.parts.cues import in_words, told_of_hit
from onrecord.publish.parts.links import printed_in, question_links, source_address, who_address
from onrecord.publish.views.feed import Filter
from onrecord.publish.views.frame import Choice, Frame, Sign
from onrecord.publish.views.search import ArticleFound, FigureFound, Hit, SearchContext, SourceFound, Spoken
from onrecord.publish.wording import clock, safe, words
from onrecord.publish.wording.hits import mark_from, who_of
from onrecord.records import SourceKind, Stance

KINDS: tuple[SearchKind, ...] = ("claims", "articles", "figures", "sources")
"""What a search finds, in the order of the page's tabs."""
MOST_COUNTED = 1_001
"""How many of each kind are counted at most, so that a page of a large ledger does not wait."""
LONGEST_QUERY = 400
"""How many characters of a search are looked at."""
_UNQUOTABLE = re.compile('["“”„«»\\x00]')  # what ends a quotation of a search, or is taken for its end


@dataclass(frozen=True, slots=True)
class Ties:
    """How claims that were found stand to others, by their ids.

    `spoken` is what speaks against each, and what it speaks against; `questions` are those that its figures answer.
    """

    spoken: Mapping[str, tuple[Spoken, ...]] = field(default_factory=dict)
    questions: Mapping[str, Sequence[QuestionName]] = field(default_factory=dict)


def search_address(query: str, kind: SearchKind = "claims", after: str | None = None, *, form: str = "") -> str:
    """The address of what a search finds; `form` is an ending such as ".json"."""
    asked = {"q": query, "kind": kind if kind != "claims" else "", "after": after or ""}
    values = urlencode({name: value for name, value in asked.items() if value}, errors="replace")
    return f"/search{form}?{values}" if values else f"/search{form}"


def search_context(
    found: SearchPage,
    frame: Frame,
    heading: str,
    *,
    kind: SearchKind = "claims",
    problem: str | None = None,
    facets: Facets | None = None,
    counts: Mapping[SearchKind, int] | None = None,
    ties: Ties | None = None,
) -> SearchContext:
    """The context of one page of what a search found, or of the claims most like its words when none was.

    Args:
        found: what was found, all of one kind.
        frame: what stands around the page; its `query` is what was asked.
        heading: what was looked for, in words.
        kind: what was looked for.
        problem: what is wrong with the query, when it could not be understood.
        facets: how all that was found is spread; None to show none.
        counts: how much of each kind the search finds, `MOST_COUNTED` where there is more; None to show no tabs.
        ties: how the claims found stand to others; None to show nothing of it.
    """
    items, ties = found.items or found.alike, ties or Ties()
    more = search_address(frame.query, kind, found.next) if found.next else None
    if frame.query and not problem:
        heading += _how_many(found, kind, counts)
    ordered = frame.query and found.items and kind != "sources"
    return SearchContext(
        frame=frame,
        order=_other_order(frame.query, kind) if ordered else None,
        tabs=_tabs(frame.query, kind, counts) if counts else (),
        hits=tuple(
            _hit(hit, ties.spoken.get(hit.claim_id, ()), ties.questions.get(hit.claim_id, ()))
            for hit in items
            if isinstance(hit, ClaimHit)
        ),
        articles=tuple(
            ArticleFound(printed_in(hit), words.count(hit.claims, "claim"))
            for hit in items
            if isinstance(hit, ArticleHit)
        ),
        figures=tuple(
            _figure(row, ties.questions.get(row.claim_id or "", ())) for row in items if isinstance(row, FigureRow)
        ),
        sources=tuple(_source(hit) for hit in items if isinstance(hit, SourceHit)),
        found=safe.isolated(heading),
        problem=problem,
        more=more,
        filters=_filters(frame.query, facets) if facets else (),
        filters_words="" if facets is None or facets.whole else f"Counted: the newest {facets.counted:,} claims.",
    )


def _other_order(query: str, kind: SearchKind) -> Choice:
    """The same search from its other end."""
    words = "Newest first" if parse_search(query).oldest else "Oldest first: who said it before others"
    return Choice(words, search_address(turned(query), kind))


def _tabs(query: str, kind: SearchKind, counts: Mapping[SearchKind, int]) -> tuple[Choice, ...]:
    """What the same search finds of each kind."""
    return tuple(
        Choice(
            name.capitalize() if counts[name] < MOST_COUNTED else f"{name.capitalize()}, more than",
            search_address(query, name),
            name == kind,
            counts[name] if counts[name] < MOST_COUNTED else MOST_COUNTED - 1,
        )
        for name in KINDS
    )


def _figure(row: FigureRow, questions: Sequence[QuestionName]) -> FigureFound:
    stance = Stance(row.stance) if row.stance else None
    who = row.source or (row.outlet or "The outlet" if stance is Stance.OWN_VOICE else words.NOT_NAMED)
    return FigureFound(
        figure=mark_from(row.figure),
        who=safe.isolated(words.source_words(who)) if stance else None,
        sign=Sign(words.stance_words(stance, row.source or ""), stance.value) if stance else None,
        evidence=safe.isolated(" ".join(row.evidence.split())) if row.evidence else None,
        printed=printed_in(row, safe.claim_address(row.claim_id) if row.claim_id else None),
        questions=question_links(questions),
    )


def _source(hit: SourceHit) -> SourceFound:
    kind = words.KIND_WORDS[SourceKind(hit.kind)]
    body = hit.speaks_for or hit.affiliation
    role = hit.role or ""
    tie = "" if not body or body in role else f"for {body}" if hit.speaks_for else f"of {body}"
    told = f"{role} {tie}".strip()
    return SourceFound(
        name=safe.isolated(words.source_words(hit.name)),
        address=source_address(hit.name),
        kind=safe.isolated(f"{told}, {kind}" if told else kind),
        said=f"{words.count(hit.claims, 'claim')} in {words.count(hit.articles, 'article')}",
    )


def _filters(query: str, facets: Facets) -> tuple[Filter, ...]:
    """The ways to narrow a search down, each a link that adds an operator, or takes it off again."""
    holds = (("a figure", "has:figure", facets.figures), ("a denial", "has:denial", facets.denials))
    stances = [(words.STANCE_WORDS[Stance(value)], f"stance:{value}", count) for value, count in facets.stances]
    filters = (
        Filter("Stance", _choices(query, stances)),
        Filter("Who", _choices(query, _named("source", facets.sources))),
        Filter("Outlet", _choices(query, _named("outlet", facets.outlets))),
        Filter("With", _choices(query, holds)),
    )
    return tuple(one for one in filters if one.choices)


def _named(operator: str, values: Sequence[tuple[str, int]]) -> list[tuple[str, str, int]]:
    """Names as choices; one that no search can hold is left out."""
    return [(name, f'{operator}:"{name}"', count) for name, count in values if not _UNQUOTABLE.search(name)]


def _choices(query: str, values: Iterable[tuple[str, str, int]]) -> tuple[Choice, ...]:
    out = []
    for said, term, count in values:
        active = f" {term} " in f" {query} "
        asked = " ".join(f" {query} ".replace(f" {term} ", " ").split(" ")).strip() if active else f"{query} {term}"
        if count and len(asked) <= LONGEST_QUERY:
            address = f"/search?{urlencode({'q': asked}, errors='replace')}" if asked else "/search"
            out.append(Choice(safe.isolated(said), address, active, count))
    return tuple(out)


def _how_many(found: SearchPage, kind: SearchKind, counts: Mapping[SearchKind, int] | None) -> str:
    """How much was found in all, as its tab says, and not how much a page shows of it."""
    if found.items:
        number = counts[kind] if counts else len(found.items)
        least = "more than " if number >= MOST_COUNTED else ""
        return f": {least}{words.count(min(number, MOST_COUNTED - 1), kind[:-1])}."
    return ": none. These are most like the words:" if found.alike else ": none."


def _hit(hit: ClaimHit, spoken: tuple[Spoken, ...], questions: Sequence[QuestionName]) -> Hit:
    stance = Stance(hit.stance)
    said = clock.days(_day(hit.said_first), _day(hit.said_until))
    content, evidence = told_of_hit(hit), safe.isolated(" ".join(hit.evidence.split()))
    return Hit(
        address=safe.claim_address(hit.claim_id),
        who=safe.isolated(who_of(hit)),
        who_address=who_address(hit),
        sign=Sign(words.stance_words(stance, hit.source or ""), stance.value),
        content=content,
        evidence=evidence if evidence != in_words(content) else None,
        printed=printed_in(hit),
        said=f"said {said}" if said else None,
        figures=tuple(mark_from(figure) for figure in hit.figures),
        spoken=spoken,
        questions=question_links(questions),
    )


def _day(day: str | None) -> dt.date | None:
    return dt.date.fromisoformat(day) if day else None
