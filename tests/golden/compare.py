"""A reading against the expected claims of its page: counts per measure, and the misses in words.

A found claim is an expected one when at least half of the code points of the two contents together are
shared; each is paired once, the best pairs first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.records import Claim, Range, Reading, Relation, Source
from tests.golden.gold import GoldClaim, GoldFigure, GoldPage
from tests.golden.places import Places, likeness, overlap

LEAST = 0.5
FILLERS = frozenset("the a an of for dr governor minister prime unnamed".split())


@dataclass(slots=True)
class Tally:
    """How many were right, of how many."""

    right: int = 0
    expected: int = 0

    @property
    def recall(self) -> float:
        return 100 * self.right / self.expected if self.expected else 100.0


@dataclass(slots=True)
class Outcome:
    """Counts by measure, and one line for each miss."""

    tallies: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    misses: list[str] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)

    def score(self, name: str, *, right: bool, miss: str) -> None:
        """Count one expected value."""
        self.tallies[name].expected += 1
        self.tallies[name].right += right
        if not right:
            self.misses.append(f"{name}: {miss}")


@dataclass(frozen=True, slots=True)
class Setting:
    """One page and one reading of it, with everything that is looked up more than once."""

    page: GoldPage
    reading: Reading
    paragraphs: tuple[Range | None, ...]
    places: Places

    @classmethod
    def of(cls, page: GoldPage, reading: Reading) -> Setting:
        places = Places(reading.article.text)
        return cls(page, reading, tuple(places.find(words) for words in page.body), places)

    def content_of(self, gold: GoldClaim) -> tuple[Range, ...]:
        paragraph = self.paragraphs[gold.paragraph]
        return self.places.find_all(gold.content, paragraph) if paragraph else ()

    def content_found(self, claim: Claim) -> tuple[Range, ...]:
        for attribution in self.reading.attributions:
            if attribution.id == claim.attribution:
                spans = attribution.content or attribution.cue
                return tuple(Range(span.start, span.end) for span in spans)
        return (Range(claim.evidence.start, claim.evidence.end),)

    def source_of(self, claim: Claim) -> Source | None:
        return next((source for source in self.reading.sources if source.id == claim.source), None)


def compare(page: GoldPage, reading: Reading, outcome: Outcome) -> None:
    """Add one page to the outcome."""
    setting = Setting.of(page, reading)
    _compare_facts(setting, outcome)
    _compare_leaks(setting, outcome)
    pairs = _pairs(setting)
    _compare_found(setting, pairs, outcome)
    for gold, claim in pairs:
        _compare_pair(setting, gold, claim, outcome)
    _compare_figures(setting, outcome)
    _compare_links(setting, pairs, outcome)


def _compare_facts(setting: Setting, outcome: Outcome) -> None:
    page, article = setting.page, setting.reading.article
    body = [Range(b.start, b.end) for b in article.body()]
    for words, place in zip(page.body, setting.paragraphs, strict=True):
        inside = place is not None and any(b.start <= place.start and place.end <= b.end for b in body)
        outcome.score("paragraphs", right=inside, miss=f"{page.file}: {words[:70]}")
    outcome.score("title", right=article.title == page.title, miss=f"{page.file}: {article.title}")
    outcome.score("outlet", right=article.outlet == page.outlet, miss=f"{page.file}: {article.outlet}")
    wanted = page.published if page.published_on_page == "instant" else page.published[:10]
    found = article.published.value if article.published else ""
    outcome.score("published", right=_same_instant(found, wanted), miss=f"{page.file}: {found} for {wanted}")


def _same_instant(found: str, wanted: str) -> bool:
    import datetime as dt

    if len(wanted) == 10 or not found:
        return found[:10] == wanted
    return len(found) > 10 and dt.datetime.fromisoformat(found) == dt.datetime.fromisoformat(wanted)


def _compare_leaks(setting: Setting, outcome: Outcome) -> None:
    body = [place for place in setting.paragraphs if place]
    around = [_plain(words) for kind, words in setting.page.furniture if kind != "subhead"]
    for claim in setting.reading.claims:
        evidence = Range(claim.evidence.start, claim.evidence.end)
        if any(overlap(evidence, place) for place in body):
            continue
        said = _plain(claim.evidence.text)
        if any(said in words or words in said for words in around):
            outcome.leaks.append(f"{setting.page.file}: {claim.evidence.text}")


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))


def _pairs(setting: Setting) -> list[tuple[GoldClaim, Claim]]:
    scored = []
    for gold in setting.page.claims:
        wanted = setting.content_of(gold)
        for claim in setting.reading.claims:
            if gold.own == (claim.attribution is None) or not gold.required:
                score = likeness(wanted, setting.content_found(claim))
                if score >= LEAST:
                    scored.append((-score, gold.id, claim.id, gold, claim))
    taken: set[str] = set()
    pairs = []
    for _, gold_id, claim_id, gold, claim in sorted(scored, key=lambda item: item[:3]):
        if not {gold_id, claim_id} & taken:
            taken |= {gold_id, claim_id}
            pairs.append((gold, claim))
    return pairs


def _compare_found(setting: Setting, pairs: list[tuple[GoldClaim, Claim]], outcome: Outcome) -> None:
    met = {gold.id for gold, _ in pairs}
    for gold in setting.page.claims:
        if gold.required:
            name = "own voice" if gold.own else "attributions"
            words = f"{setting.page.file} {gold.id}: {gold.source}: {' … '.join(gold.content)}"
            outcome.score(name, right=gold.id in met, miss=words)
    known = {claim.id for _, claim in pairs}
    decks = [setting.places.find(words) for kind, words in setting.page.furniture if kind == "subhead"]
    for claim in setting.reading.claims:
        evidence = Range(claim.evidence.start, claim.evidence.end)
        if any(deck and overlap(evidence, deck) for deck in decks):
            continue
        own = "own voice" if claim.attribution is None else "attributions"
        tally = outcome.tallies[f"found as expected: {own}"]
        tally.expected += 1
        tally.right += claim.id in known
        if claim.id not in known:
            outcome.misses.append(f"not expected: {setting.page.file}: {_words(setting, claim)}")


def _words(setting: Setting, claim: Claim) -> str:
    source = setting.source_of(claim)
    text = setting.reading.article.text
    content = " … ".join(text[span.start : span.end] for span in setting.content_found(claim))
    return f"{source.name if source else None} {claim.stance}: {content}"


def _compare_pair(setting: Setting, gold: GoldClaim, claim: Claim, outcome: Outcome) -> None:
    where = f"{setting.page.file} {gold.id}"
    if not gold.own:
        source = setting.source_of(claim)
        right = _same_source(gold, source)
        outcome.score("source", right=right, miss=f"{where}: {source.name if source else None} for {gold.source}")
        right = claim.stance.value in gold.stance
        outcome.score(
            "stance", right=right, miss=f"{where}: {claim.stance} for {'/'.join(gold.stance)}: {gold.content[0]}"
        )
    for name, days in (("said when", gold.said_when), ("as of", gold.as_of)):
        if days:
            time = claim.said_when if name == "said when" else claim.as_of
            found = (str(time.first), str(time.until)) if time else None
            outcome.score(name, right=found == days, miss=f"{where}: {found} for {days}")


def _same_source(gold: GoldClaim, source: Source | None) -> bool:
    if source is None or gold.source is None:
        return False
    if gold.source == "unnamed":
        return source.kind == "unnamed"
    found = _name(source.name)
    return any(
        found and (found <= name or name <= found)
        for name in map(_name, (gold.source, gold.speaks_for or ""))
        if name
    )


def _name(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", words.lower().replace("’s", "").replace("'s", ""))) - FILLERS


def _compare_figures(setting: Setting, outcome: Outcome) -> None:
    for gold in setting.page.claims:
        paragraph = setting.paragraphs[gold.paragraph]
        inside = setting.content_of(gold) or ((paragraph,) if paragraph else ())
        for figure in gold.figures if gold.required else ():
            _compare_figure(setting, gold.id, figure, inside, outcome)


def _compare_figure(
    setting: Setting, gold_id: str, figure: GoldFigure, inside: Iterable[Range], outcome: Outcome
) -> None:
    places = [place for within in inside if (place := setting.places.find(figure.text, within))]
    near = [f for f in setting.reading.figures if any(overlap(Range(f.span.start, f.span.end), p) for p in places)]
    where = f"{setting.page.file} {gold_id} {figure.text!r}"
    best = next((f for f in near if (f.low, f.high) == (figure.low, figure.high)), near[0] if near else None)
    found = (best.low, best.high) if best else None
    right = found == (figure.low, figure.high) or bool(best and figure.bound == best.bound == "vague")
    outcome.score("figures", right=right, miss=f"{where}: {found} for {(figure.low, figure.high)}")
    if best is None or not right:
        return
    outcome.score(
        "bounds", right=best.bound.value == figure.bound, miss=f"{where}: {best.bound} for {figure.bound}"
    )
    if figure.counts:
        counted = " ".join(part for part in (best.counts, best.unit) if part)
        outcome.score(
            "counts", right=_shares(figure.counts, counted), miss=f"{where}: {counted!r} for {figure.counts!r}"
        )


def _shares(wanted: str, found: str) -> bool:
    return bool(set(wanted.lower().split()) & set(re.findall(r"\w+", found.lower())))


def _compare_links(setting: Setting, pairs: list[tuple[GoldClaim, Claim]], outcome: Outcome) -> None:
    gold_of = {claim.id: gold.id for gold, claim in pairs}
    kinds = {Relation.DENIES, Relation.CANNOT_VERIFY}
    found = {
        (gold_of.get(link.later), link.relation.value, gold_of.get(link.earlier))
        for link in setting.reading.links
        if link.relation in kinds
    }
    may = set()
    for gold in setting.page.claims:
        for link in gold.links:
            may.add((gold.id, link.to))
            if link.relation in kinds and link.required:
                right = (gold.id, link.relation, link.to) in found
                miss = f"{setting.page.file}: {gold.id} {link.relation} {link.to}"
                outcome.score("denials and disclaimers", right=right, miss=miss)
    for later, relation, earlier in found:
        tally = outcome.tallies["found as expected: links"]
        tally.expected += 1
        tally.right += (later, earlier) in may
        if (later, earlier) not in may:
            outcome.misses.append(f"link not expected: {setting.page.file}: {later} {relation} {earlier}")
