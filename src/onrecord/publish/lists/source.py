"""A source becomes its page: who it is, what it said and counted, what it denies, who denies it, who prints it.

What the ledger knows comes in as `Known`, the context of the page goes out. Nothing is weighed: there is no score.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from onrecord.ledger.views.claims import ClaimHit, LinkRow
from onrecord.ledger.views.names import Cited, RoleSpan, SourcePage
from onrecord.ledger.views.questions import QuestionName
from onrecord.ledger.views.search import SearchPage
from onrecord.publish.parts.links import question_links, source_address
from onrecord.publish.story.against import spoken_against
from onrecord.publish.story.lists import days_of, grouped, line_of, plain_words
from onrecord.publish.views.frame import Choice, Frame
from onrecord.publish.views.source import Given, Held, Perhaps, SourceContext, Stated
from onrecord.publish.wording import clock, safe, words
from onrecord.publish.wording.hits import mark_from
from onrecord.records import Relation, SourceKind

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

MOST = 1_000
"""How many of a source's claims, the newest, the lists of figures and denials are made from."""
_FIGURES = 30
_GROUPS = 12
_CITED = 12
_TAKEN_BACK = ("retracts", "corrects")
SPOKEN_AGAINST = ("denies", "disputes", *_TAKEN_BACK, Relation.CANNOT_VERIFY.value)
"""The relations in which one claim speaks against another."""
DIFFERS = (Relation.CONFLICTS.value,)
"""The relation of two figures that differ."""
_NOBODY = frozenset({SourceKind.UNNAMED.value, SourceKind.GROUP.value})


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger knows of one source: `recent` are its newest claims, `others` those that links join to.

    `questions` are those that its newest figures answer, by their claims.
    """

    source: SourcePage
    said: SearchPage
    recent: Sequence[ClaimHit]
    links: Sequence[LinkRow]
    others: Mapping[str, ClaimHit]
    questions: Mapping[str, Sequence[QuestionName]]


def gather_source(book: Ledger, source: SourcePage, *, after: str | None, limit: int) -> Known:
    """All that a source's page shows, read from the ledger; only its claims where the page is not the first.

    Raises:
        QueryError: `after` is not a place that a page gave.
    """
    said = book.claims_by(source.name, after=after, limit=limit)
    if after is not None:
        return Known(source, said, (), (), {}, {})
    recent = [hit for hit in book.claims_by(source.name, limit=MOST).items if isinstance(hit, ClaimHit)]
    own = {hit.claim_id for hit in recent}
    links = [
        link
        for link in book.links_of(own)
        if link.relation in (*SPOKEN_AGAINST, *DIFFERS)
        and link.status != "rejected"
        and (link.relation in _TAKEN_BACK or not {link.later, link.earlier} <= own)
    ]
    ends = {id for link in links for id in (link.later, link.earlier)} - own
    shown = [hit.claim_id for hit in recent if hit.figures][:_FIGURES]
    return Known(source, said, recent, links, book.claims_named(ends), book.questions_answered(shown))


def source_context(known: Known, frame: Frame, *, after: str | None) -> SourceContext:
    """The context of a source's page.

    `after` is where this page of its claims starts; None for the newest.
    """
    source = known.source
    claims = {hit.claim_id: hit for hit in known.recent}
    own = claims.keys()
    address = source_address(source.name) or ""
    more = f"{address}?{urlencode({'after': known.said.next})}" if known.said.next else None
    both = {**known.others, **claims}
    kind, strip = " or ".join(words.KIND_WORDS[SourceKind(kind)] for kind in source.kinds), _strip(source)
    return SourceContext(
        frame=replace(
            frame, description=f"What articles say that it said: {' · '.join(filter(None, (kind, *strip)))}."
        ),
        name=safe.isolated(words.source_words(source.name)),
        kind=kind,
        known_as=safe.isolated(source.known_as) if source.known_as else None,
        also=tuple(map(safe.isolated, source.also)),
        joined=tuple(Perhaps(safe.isolated(name), source_address(name), "") for name in source.joined),
        decided=tuple(safe.isolated(one.words) for one in source.decided),
        perhaps=_perhaps(source),
        called=_called(source.called),
        roles=tuple(held for held in map(_held, source.roles) if held),
        strip=strip,
        notes=_notes(known),
        said=tuple(map(_stated, _copied_together(hit for hit in known.said.items if isinstance(hit, ClaimHit)))),
        more=more,
        newest=address if after else None,
        figures=_figures(known.recent, known.questions),
        denied=spoken_against(both, [x for x in known.links if x.later in own], SPOKEN_AGAINST, _GROUPS),
        against=spoken_against(both, [x for x in known.links if x.later not in own], SPOKEN_AGAINST, _GROUPS),
        differ=spoken_against(both, known.links, DIFFERS, _GROUPS),
        outlets=_cited(source.outlets, source.name, "outlet"),
        through=_cited(source.through, source.name, "via"),
    )


def _perhaps(source: SourcePage) -> tuple[Perhaps, ...]:
    """The names that may mean the same person in a story."""
    pairs = ((pair.one if pair.other == source.name else pair.other, pair) for pair in source.same)
    return tuple(Perhaps(safe.isolated(name), source_address(name), pair.because) for name, pair in pairs)


def _held(role: RoleSpan) -> Held | None:
    said = role.role or ""
    body = role.speaks_for or role.affiliation
    if body and body not in said:
        joined = "speaks for" if role.speaks_for else "of"
        said = f"{said}, {joined} {body}" if said else f"{joined} {body}"
    if not said:
        return None
    first, last = role.first, role.last
    days = _stretch(first, last)
    return Held(safe.isolated(said), f"in articles of {days}" if days else "in articles without a date")


def _stretch(first: str | None, last: str | None) -> str | None:
    """The days of articles from the first to the last; None where they have no date."""
    return clock.stretch(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) if first and last else None


def _strip(source: SourcePage) -> tuple[str, ...]:
    first, last = source.first, source.last
    days = _stretch(first, last)
    parts = (words.count(source.claims, "claim"), words.count(source.articles, "article"), days or "")
    return tuple(part for part in parts if part)


def _called(mentions: Iterable[str]) -> tuple[str, ...]:
    """What texts call a source, each once: "The office" is "the office" at the head of a sentence."""
    said: dict[str, str] = {}
    for one in mentions:
        if not words.is_unresolved(one):
            said.setdefault(one.casefold(), safe.isolated(one))
    return tuple(said.values())


def _notes(known: Known) -> tuple[str, ...]:
    """What a reader must know before he takes this page for one person's."""
    notes = []
    if not known.source.kinds:
        notes.append("No article has this name: a person said whose claims these are.")
    elif set(known.source.kinds) <= _NOBODY:
        notes.append(
            "Articles use these words for people whom they do not name. They may be others in every article."
        )
    elif len(known.source.kinds) > 1:
        notes.append("Articles take this name for different things; all that goes by it stands here.")
    if known.source.claims > MOST and known.recent:
        notes.append(f"Figures, denials and what speaks against them are of the newest {MOST:,} claims.")
    return tuple(notes)


def _copied_together(claims: Iterable[ClaimHit]) -> list[list[ClaimHit]]:
    """The claims, with each those of the copies of its text that say the same; the copied one comes first."""
    groups = grouped(claims, lambda hit: (hit.origin, hit.stance, plain_words(hit.content)))
    return [sorted(group, key=lambda hit: hit.article_id != hit.origin) for group in groups]


def _stated(copied: Sequence[ClaimHit]) -> Stated:
    first, *copies = copied
    return Stated(
        line_of(first),
        tuple(
            Choice(safe.outlet_words(hit.outlet, hit.url) or "outlet not known", safe.claim_address(hit.claim_id))
            for hit in copies
            if hit.article_id != first.article_id
        ),
    )


def _figures(claims: Sequence[ClaimHit], questions: Mapping[str, Sequence[QuestionName]]) -> tuple[Given, ...]:
    found = [(hit, figure) for hit, *_ in _copied_together(claims) for figure in hit.figures]
    return tuple(
        Given(
            mark_from(figure),
            days_of(hit.said_first, hit.said_until)
            or (clock.moment(hit.published[:10]) if hit.published else None),
            safe.outlet_words(hit.outlet, hit.url),
            safe.claim_address(hit.claim_id),
            question_links(questions.get(hit.claim_id, ())),
        )
        for hit, figure in found[:_FIGURES]
    )


def _cited(cited: Sequence[Cited], name: str, operator: str) -> tuple[Choice, ...]:
    """Those through whom a source's claims came, each with a search for these claims."""
    out = []
    for one in cited[:_CITED]:
        asked = f'source:"{name}" {operator}:"{one.name}"'
        plain = '"' not in name and '"' not in one.name
        address = f"/search?{urlencode({'q': asked}, errors='replace')}" if plain else ""
        out.append(Choice(safe.isolated(one.name), address, count=one.claims))
    return tuple(out)
