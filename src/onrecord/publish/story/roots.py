"""Who figures and claims are traced to: the first-hand sources, what rests on each, and which outlets print it.

The count of origins comes in, words and lists ready to be shown go out, those on which most rests first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.ledger.views.articles import OriginRow
from onrecord.ledger.views.claims import ClaimHit
from onrecord.ledger.views.questions import QuestionAnswer, QuestionPage
from onrecord.ledger.views.stories import StoryArticle
from onrecord.link.origins.roots import EdgeKind, End, Origin, OriginCount
from onrecord.publish.parts.links import source_address
from onrecord.publish.views.story import Print, Resting, Root
from onrecord.publish.wording import clock, safe, words
from onrecord.publish.wording.hits import mark_from

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

MEANT = (
    "A first-hand source, or independent origin, is where it ends who has it from whom: copies of one text count "
    "once. Who is not named may be one of the others, so there is a least and a most."
)
"""What a first-hand source is."""
ENDS: Mapping[End, str] = {
    End.NAMED: "named",
    End.UNNAMED: "not named: may be one of the others",
    End.OUTLET: "the outlet does not say where it has it from",
    End.CIRCLE: "outlets that have it from each other",
}
_ORIGINS = 40  # how many origins of a story are told with their evidence
_OUTLETS = 4  # how many outlets of one of them are named
_BEST = (
    EdgeKind.HEARD_FROM,
    EdgeKind.CITES,
    EdgeKind.CREDITS,
    EdgeKind.STATES,
    EdgeKind.DERIVED_FROM,
    EdgeKind.COPY_OF,
)
"""Which steps show best that something is from a source: those that quote the sentence that says so."""


def traced_words(origins: OriginCount) -> str:
    """How many independent origins there are, in the words of a page."""
    least, most = origins.least, origins.most
    if least == most:
        return f"traced to {words.count(least, 'first-hand source')}"
    return f"traced to at least {least}, at most {most} first-hand sources"


def traced_sentence(origins: OriginCount) -> str:
    """The same as the head of a sentence."""
    told = traced_words(origins)
    return f"{told[:1].upper()}{told[1:]}"


def evidence_of(origin: Origin) -> str:
    """The step that best shows where chains end; "" where none was needed."""
    best = min(origin.evidence, key=lambda edge: _BEST.index(edge.kind), default=None)
    return best.because if best else ""


def most_first(origins: OriginCount) -> list[Origin]:
    """The origins, those on which most rests first."""
    return sorted(origins.origins, key=lambda origin: -len(origin.leaves))


def gather_texts(book: Ledger, page: QuestionPage) -> dict[str, OriginRow]:
    """Where the texts are from that print the answers of a question, by their articles' ids."""
    printing = {id for answer in page.answers for id, *_ in _printed_by(answer)}
    return {row.article_id: row for row in book.origins(printing)}


def question_roots(page: QuestionPage, origins: OriginCount, texts: Mapping[str, OriginRow]) -> tuple[Root, ...]:
    """The first-hand sources of a question's figures, each with the figures that rest on it.

    `origins` are those of its answers, `texts` says where the texts are from that print them.
    """
    outlets = {id: outlet for answer in page.answers for id, outlet, _, _ in _printed_by(answer)}
    return tuple(
        Root(
            name=safe.isolated(", ".join(origin.names)),
            address=address_of(origin),
            what=ENDS[origin.end],
            resting=tuple(_resting(answer, texts, outlets) for answer in page.answers if _rests(answer, origin)),
            why=safe.isolated(evidence_of(origin)),
        )
        for origin in most_first(origins)
    )


def _rests(answer: QuestionAnswer, origin: Origin) -> bool:
    """Whether an answer rests on an origin; of the claims of a copied text, those of its source do."""
    hit = answer.claim
    if f"claim {hit.claim_id}" in origin.leaves:
        return True
    return f"article {hit.article_id}" in origin.leaves and (hit.who or hit.outlet) in origin.names


def _printed_by(answer: QuestionAnswer) -> Iterable[tuple[str, str, str | None, str]]:
    """The articles that print an answer, the first of them first: id, outlet, day or instant, and the claim."""
    hit = answer.claim
    yield hit.article_id, safe.outlet_words(hit.outlet, hit.url) or "outlet not known", hit.published, hit.claim_id
    for copy, claim in zip(answer.copies, answer.copy_claims, strict=True):
        yield copy.article_id, safe.outlet_words(copy.outlet, copy.url) or "outlet not known", copy.published, claim


def _resting(answer: QuestionAnswer, texts: Mapping[str, OriginRow], outlets: Mapping[str, str]) -> Resting:
    mark = mark_from(answer.figure)
    first, *also = (
        Print(outlet, clock.moment(day[:10]) if day else None, safe.claim_address(claim), _how(id, texts, outlets))
        for id, outlet, day, claim in _printed_by(answer)
    )
    return Resting(mark.sign, mark.words, safe.claim_address(answer.claim.claim_id), first, tuple(also))


def printed_words(one: Print) -> str:
    """An article that prints a figure, in words: "Radio Marl, 3 Feb 2025 (copies The Post)"."""
    day = f", {one.date}" if one.date else ""
    return f"{one.outlet}{day}{f' ({one.how})' if one.how else ''}"


def _how(article: str, texts: Mapping[str, OriginRow], outlets: Mapping[str, str]) -> str:
    """Whose text an article copies or has passages of."""
    row = texts.get(article)
    if row is None or row.kind not in ("copy", "derived"):
        return ""
    whose = outlets.get(row.origin if row.kind == "copy" else row.like or "", "another article")
    return f"copies {whose}" if row.kind == "copy" else f"has passages of {whose}"


def story_roots(
    origins: OriginCount, claims: Mapping[str, ClaimHit], articles: Sequence[StoryArticle]
) -> tuple[tuple[Root, ...], str]:
    """The first-hand sources on which most of a story rests, with who prints them, and how many more there are."""
    printed = {f"claim {id}": safe.outlet_words(hit.outlet, hit.url) for id, hit in claims.items()}
    printed |= {f"article {one.article_id}": safe.outlet_words(one.outlet, one.url) for one in articles}
    every = most_first(origins)
    rest = len(every) - _ORIGINS
    more = f"{words.count(rest, 'more first-hand source')}; the JSON of this page has all." if rest > 0 else ""
    return tuple(_root_of_story(origin, printed) for origin in every[:_ORIGINS]), more


def _root_of_story(origin: Origin, printed: Mapping[str, str | None]) -> Root:
    outlets = [one for one in dict.fromkeys(map(printed.get, origin.leaves)) if one]
    claims = sum(leaf.startswith("claim ") for leaf in origin.leaves)
    rest = len(outlets) - _OUTLETS
    named = ", ".join(outlets[:_OUTLETS]) + (f" and {words.count(rest, 'more outlet')}" if rest > 0 else "")
    told = (ENDS[origin.end], words.count(claims, "claim") if claims else "", f"in {named}" if named else "")
    return Root(
        name=safe.isolated(", ".join(origin.names)),
        address=address_of(origin),
        what=" · ".join(part for part in told if part),
        resting=(),
        why=safe.isolated(evidence_of(origin)),
    )


def address_of(origin: Origin) -> str | None:
    """The page of whoever an origin is, where it is a source and not an outlet or a circle of them."""
    named = origin.end in (End.NAMED, End.UNNAMED) and len(origin.names) == 1
    return source_address(origin.names[0]) if named else None


def why(origin: Origin) -> str:
    """One origin with what it is, and the step that best shows it."""
    steps, shown = len(origin.evidence), evidence_of(origin)
    places = f" {steps:,} places show it, one of them:" if steps > 1 else ""
    return safe.isolated(f"{', '.join(origin.names)} ({ENDS[origin.end]}).{places}{f' {shown}' if shown else ''}")
