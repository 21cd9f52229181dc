"""Claims become rows: the words that the margin and the table of an article page show.

A reading comes in, its claims go out numbered from 1 in the order of the text. The ties between claims come
from the reading's links, each seen from both ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.ledger.views.claims import ClaimHit, between
from onrecord.markdown import unmarked
from onrecord.normalise.places.table import place_words
from onrecord.publish.article.people import People
from onrecord.publish.parts.cues import told_of
from onrecord.publish.parts.links import question_links, source_address
from onrecord.publish.views.article import Reference, Row, Step, Tie, Tools, When, Where
from onrecord.publish.views.frame import Sign
from onrecord.publish.wording import amounts, clock, safe, words
from onrecord.quoting import within_quotes
from onrecord.records import (
    Anchor,
    Attribution,
    Claim,
    Link,
    Place,
    Reading,
    Relation,
    Source,
    SourceKind,
    Span,
    Stance,
    TimeRef,
)

_REFERENCES = 6  # how many claims a tie names at most

_HOW = {
    Anchor.PUBLISHED: "worked out from the date of publication",
    Anchor.UPDATE: "worked out from the day of the live update",
    Anchor.MENTION: "worked out from another date in the text",
    Anchor.WRITTEN: "as written",
}


@dataclass(frozen=True, slots=True)
class Desk:
    """What the rows of one article are made from, looked up once.

    `order` are its claims in the order of the text and `numbers` their numbers, from 1. The reading is as people
    left it.
    """

    reading: Reading
    base: str
    order: tuple[Claim, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    attributions: Mapping[str, Attribution] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    people: People = field(default_factory=People)

    @classmethod
    def of(cls, reading: Reading, base: str, people: People | None = None) -> Desk:
        """The desk of one reading; `base` is the address of the server, `people` what people decided."""
        people = people or People()
        reading = people.over(reading)
        attributions = {attribution.id: attribution for attribution in reading.attributions}
        order = tuple(sorted(reading.claims, key=lambda claim: _place(claim, attributions)))
        return cls(
            reading,
            base,
            order,
            {claim.id: number for number, claim in enumerate(order, start=1)},
            attributions,
            {source.id: source for source in reading.sources},
            people,
        )

    def attribution(self, claim: Claim) -> Attribution | None:
        """The attribution that a claim rests on; None in the outlet's own voice."""
        return self.attributions.get(claim.attribution) if claim.attribution else None

    def who(self, claim: Claim) -> str:
        """The name of the one who speaks; the outlet's in its own voice."""
        source = self.sources.get(claim.source) if claim.source else None
        if source:
            return safe.isolated(words.source_words(source.name))
        if claim.stance is Stance.OWN_VOICE or claim.attribution is None:
            return safe.isolated(self.reading.article.outlet or "The outlet")
        attribution = self.attribution(claim)
        named = _joined(attribution.source) if attribution else None
        return safe.isolated(words.source_words(named) if named else words.NOT_NAMED)

    def label(self, claim: Claim) -> str:
        """Who does what, for those who hear the page: "Volodymyr Zelensky says"."""
        return f"{self.who(claim)} {words.stance_words(claim.stance, self.who(claim))}"


def _place(claim: Claim, attributions: Mapping[str, Attribution]) -> tuple[int, int, str]:
    """Where a claim's first marked word stands."""
    attribution = attributions.get(claim.attribution) if claim.attribution else None
    spans = (attribution.content or attribution.cue) if attribution else ()
    first = min(spans, default=claim.evidence)
    return first.start, first.end, claim.id


def make_rows(desk: Desk) -> tuple[Row, ...]:
    """The rows of an article, numbered in the order of the text."""
    ties = _ties(desk)
    return tuple(_row(desk, claim, tuple(ties.get(claim.id, ()))) for claim in desk.order)


def _row(desk: Desk, claim: Claim, ties: tuple[Tie, ...]) -> Row:
    attribution = desk.attribution(claim)
    source = desk.sources.get(claim.source) if claim.source else None
    who = desk.who(claim)
    named = _joined(attribution.source) if attribution else None
    return Row(
        number=desk.numbers[claim.id],
        id=claim.id,
        who=who,
        who_address=source_address(source.name) if source else None,
        named=named if named and named != who else None,
        who_kind=_kind(source, own=attribution is None),
        sign=Sign(words.stance_words(claim.stance, who), claim.stance.value),
        said_to=safe.isolated(attribution.said_to.text) if attribution and attribution.said_to else None,
        occasion=safe.isolated(attribution.occasion.text) if attribution and attribution.occasion else None,
        said=_when(claim.said_when),
        as_of=_when(claim.as_of),
        told=clock.moment(claim.told_at) if claim.told_at else None,
        where=_where(claim.places),
        content=told_of(claim, attribution),
        wording=words.WORDING_WORDS[claim.wording],
        attitude=words.ATTITUDE_WORDS[claim.attitude],
        figures=tuple(
            amounts.figure_mark(desk.reading.figures[at]) for at in claim.figures if at < len(desk.reading.figures)
        ),
        via=_via(desk, claim),
        chain=_chain(desk, claim),
        questions=question_links(desk.people.questions.get(claim.id, ())),
        also=tuple(_printed(hit) for hit in desk.people.same.get(claim.id, ())),
        ties=ties,
        low="low confidence" if claim.score < words.LOW_CONFIDENCE else None,
        decided=tuple(map(safe.isolated, desk.people.decided(claim.id))),
        tools=_tools(desk, claim, who),
    )


def _printed(hit: ClaimHit) -> Reference:
    """Another article that prints the same statement: its outlet and day, and the claim there."""
    outlet = safe.outlet_words(hit.outlet, hit.url) or "outlet not known"
    day = f", {clock.moment(hit.published[:10])}" if hit.published else ""
    return Reference(None, f"{outlet}{day}", safe.claim_address(hit.claim_id))


def _where(places: tuple[Place, ...]) -> Where | None:
    """Where a claim is said to be, the place that it is about first, with what that was taken from."""
    if not places:
        return None
    names = "; ".join(place_words(place.country, place.region) for place in places)
    return Where(names, words.PLACE_WORDS[places[0].found_in])


def _kind(source: Source | None, *, own: bool) -> str:
    if source is None:
        return words.KIND_WORDS[SourceKind.OUTLET] if own else words.KIND_WORDS[SourceKind.UNNAMED]
    parts = [words.KIND_WORDS[source.kind]]
    if source.role:
        parts.insert(0, source.role)
    return ", ".join(parts)


def _joined(spans: Iterable[Span]) -> str | None:
    """The words of spans as one text, pieces apart by an ellipsis; None for no words."""
    return safe.isolated(" … ".join(" ".join(unmarked(span.text).split()) for span in spans)) or None


def _when(time: TimeRef | None) -> When | None:
    """A time as resolved days; its words alone when the text does not fix them."""
    if time is None:
        return None
    days = clock.days(time.first, time.until)
    text = " ".join(time.span.text.split())
    if days is None:
        return When(f"“{text}”", None, "the text does not fix the day")
    return When(days, text or None, _HOW[time.anchor])


def _chain(desk: Desk, claim: Claim) -> tuple[Step, ...]:
    """The sources through which the claim reached the reader; empty when there is only the one who speaks."""
    found = [desk.sources[id] for id in claim.chain if id in desk.sources]
    if len(found) < 2:
        return ()
    return tuple(Step(safe.isolated(source.name), words.KIND_WORDS[source.kind]) for source in found)


def _via(desk: Desk, claim: Claim) -> str | None:
    """Who stands between the one who speaks and the article's own outlet."""
    through = between(claim.chain, claim.source)
    names = [safe.isolated(desk.sources[id].name) for id in through if id in desk.sources]
    if names and names[-1] == safe.isolated(desk.reading.article.outlet or ""):
        names.pop()
    return " ← ".join(names) or None


def _ties(desk: Desk) -> dict[str, list[Tie]]:
    """The ties of every claim: what it does to others first, then what others do to it.

    A relation that says the same from both ends, such as a conflict, is one tie with all its claims. What is only
    likely stands apart from what rules tell.
    """
    found: dict[tuple[bool, str, Relation, bool], list[tuple[str, Link]]] = defaultdict(list)
    for link in desk.reading.links:
        forward, backward = words.RELATION_WORDS[link.relation]
        likely = link.weighed and not desk.people.is_confirmed(link)
        found[True, link.later, link.relation, likely].append((link.earlier, link))
        found[forward == backward, link.earlier, link.relation, likely].append((link.later, link))
    ties: dict[str, list[Tie]] = defaultdict(list)
    for (outward, claim, relation, likely), links in sorted(found.items(), key=lambda item: not item[0][0]):
        ties[claim].append(_tie(desk, relation, links, outward=outward, likely=likely))
    return ties


def _tie(desk: Desk, relation: Relation, links: list[tuple[str, Link]], *, outward: bool, likely: bool) -> Tie:
    """One tie to the claims whose ids stand beside the links."""
    forward, backward = words.RELATION_WORDS[relation]
    to = sorted(
        (_reference(desk, id) for id in dict.fromkeys(id for id, _ in links)),
        key=lambda ref: (ref.number is None, ref.number or 0),
    )
    numbered = sum(ref.number is not None for ref in to)
    return Tie(
        sign=Sign(forward, relation.value),
        words=f"{'likely ' if likely else ''}{forward if outward else backward}",
        noun=None if not numbered else "claim" if numbered == 1 else "claims",
        to=tuple(to[:_REFERENCES]),
        because=" ".join(dict.fromkeys(safe.isolated(clock.in_words(link.because)) for _, link in links)),
        judged=", ".join(dict.fromkeys(safe.isolated(link.judged_by) for _, link in links)),
        confirmed=all(desk.people.is_confirmed(link) for _, link in links),
        outward=outward,
        likely=likely,
    )


def _reference(desk: Desk, claim_id: str) -> Reference:
    number = desk.numbers.get(claim_id)
    if number is None:
        return Reference(None, safe.isolated(_elsewhere(desk, claim_id)), safe.claim_address(claim_id))
    return Reference(number, desk.label(desk.order[number - 1]), safe.claim_anchor(claim_id))


def _elsewhere(desk: Desk, claim_id: str) -> str:
    """A claim of another article by who says it and where, to stand behind "denies" or "denied in"."""
    hit = desk.people.others.get(claim_id)
    where = (hit.outlet or safe.site_of(hit.url)) if hit else None
    if hit is None or hit.source is None:
        return f"what {where} says" if where else "what another article says"
    says = words.stance_words(Stance.SAYS, hit.source)
    return f"what {words.source_words(hit.source)} {says} in {where or 'another article'}"


def _tools(desk: Desk, claim: Claim, who: str) -> Tools:
    """The quote, the citation and the addresses of one claim."""
    article = desk.reading.article
    permalink = f"{desk.base}{safe.claim_address(claim.id)}"
    evidence = " ".join(claim.evidence.text.split())
    told = claim.told_at or (article.published.value if article.published else None)
    date = clock.moment(told) if told else None
    outlet = safe.isolated(article.outlet or "outlet not known")
    source = safe.text_fragment(article.url, evidence)
    authors = ", ".join(safe.isolated(author.name) for author in article.authors)
    title = f"“{safe.isolated(article.title or 'Untitled')}”"
    cited = [part for part in (authors, title, outlet, date, safe.web_address(article.url)) if part]
    place = ", ".join(part for part in (outlet, date) if part)
    return Tools(
        quote=f"“{within_quotes(evidence)}” — {place}. {source or permalink}",
        cite=f"{', '.join(cited)} (claim of {who}: {permalink}).",
        source=source,
        permalink=permalink,
        json=f"{safe.claim_address(claim.id)}.json",
        review=f"/review{safe.claim_address(claim.id)}" if desk.people.deciding else None,
    )
