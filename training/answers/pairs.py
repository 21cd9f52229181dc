"""Stories and news as pairs: each answer with each claim that it may be about, read as the product reads them."""

import hashlib
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.answer_stories import Marked, Story
from onrecord.link.answering.encoding import Side
from onrecord.link.answering.sides import read_sides
from onrecord.records import Article, Reading, Stance

from .config import NEGATIVES, SET_ASIDE

CLASS = {"denies": 1, "confirms": 2, "unsure": 3}
ANSWERING = frozenset({Stance.DENIES, Stance.DISPUTES, Stance.CANNOT_VERIFY, Stance.CONFIRMS, Stance.DECLINES})
BACK, AHEAD = 10, 2
"""How many sentences before an answer, or behind it, what it answers may stand, in news without labels."""
ASIDE, ANY = -2, -1
"""Parts: a story that nobody learns from; an article that all teachers speak of."""


@dataclass(frozen=True)
class Labelled:
    """An answer, a claim, the class of the pair or None, and which part it is of.

    `group` is the same for all pairs of an answer; `explicit`: whether its stance was read to answer something.
    """

    answer: Side
    claim: Side
    label: int | None
    part: int
    inside: bool = False
    group: str = ""
    explicit: bool = False


@dataclass(frozen=True)
class Unit:
    """A claim of a story as it is paired: found by the product, or else marked alone."""

    side: Side
    article: str
    at: int
    who: str
    names: frozenset[str]
    touches: frozenset[str]
    stance: Stance | None


def part_of(story: str, parts: int) -> int:
    """`ASIDE`, or which part of the rest a story is of, by the digest of its name."""
    number = int(hashlib.sha256(story.encode()).hexdigest(), 16)
    return ASIDE if number % SET_ASIDE == 0 else number // SET_ASIDE % parts


def pairs_of(
    story: Story, readings: dict[str, Reading], parts: int, *, wrong: int | None = NEGATIVES
) -> Iterator[Labelled]:
    """The labelled pairs of a story; of each answer at most so many with claims that it is not about, None for all."""
    part, rng = part_of(story.name, parts), random.Random(story.name)
    order = {article["id"]: at for at, article in enumerate(story.articles)}
    units = [unit for article in story.articles for unit in _units(story, readings[article["id"]])]

    def answered_by(one: Unit) -> set[str]:
        return {answer.claim for answer in story.answers if not one.names.isdisjoint(answer.targets)}

    for one in units:
        told = [answer for answer in story.answers if answer.claim in one.names]
        if not told:
            continue
        classes = {(name, CLASS.get(answer.relation)) for answer in told for name in answer.targets}
        others = [
            other
            for other in units
            if other is not one and order[other.article] <= order[one.article] and other.who != one.who
        ]
        rng.shuffle(others)
        left = len(others) if wrong is None else wrong
        for other in others:
            held = {label for name, label in classes if name in other.names}
            if not held and other.names & answered_by(one):
                continue  # whether what answers it is answered by it is not told
            if not held and not any(name in other.touches for name, _ in classes):
                left -= 1
                if left >= 0:
                    yield _pair(one, other, 0, part)
            elif len(held) == 1 and (label := held.pop()) is not None:
                yield _pair(one, other, label, part)


def _pair(one: Unit, other: Unit, label: int, part: int) -> Labelled:
    explicit = one.stance in ANSWERING
    inside, group = one.article == other.article, f"{one.article} {one.at}"
    return Labelled(one.side, other.side, label, part, inside, group, explicit)


def _units(story: Story, reading: Reading) -> Iterator[Unit]:
    """The claims that the product finds in an article, then the marked ones that it does not find."""
    article = reading.article
    marked = [one for one in story.claims.values() if one.article == article.id]
    spans = {attribution.id: attribution.content for attribution in reading.attributions}
    who = {source.id: source.name for source in reading.sources}
    found: set[str] = set()
    sides = read_sides(article, reading.attributions, reading.claims, reading.sources)
    for claim, side in zip(reading.claims, sides, strict=True):
        content = [(s.start, s.end) for s in spans.get(claim.attribution or "") or (claim.evidence,)]
        names = frozenset(one.name for one in marked if _stands_on(content, one))
        touches = frozenset(one.name for one in marked if _shared(content, one))
        found |= names
        speaker = who.get(claim.source or "", f"outlet {article.id}")
        yield Unit(side, article.id, content[0][0], speaker, names, touches, claim.stance)
    for one in marked:
        if one.name not in found:
            names = frozenset({one.name})
            side = _alone(article, one)
            yield Unit(side, article.id, one.start, f"{one.name} {article.id}", names, names, None)


def _shared(content: Sequence[tuple[int, int]], one: Marked) -> int:
    return sum(max(0, min(end, one.end) - max(start, one.start)) for start, end in content)


def _stands_on(content: Sequence[tuple[int, int]], one: Marked) -> bool:
    """Whether a claim stands on marked words: half of the shorter of the two is shared."""
    shared = _shared(content, one)
    return shared > 0 and 2 * shared >= min(sum(end - start for start, end in content), one.end - one.start)


def _alone(article: Article, one: Marked) -> Side:
    """A marked claim with its sentence."""
    at = max((n for n, s in enumerate(article.sentences) if s.start <= one.start), default=0)
    sentence, before = article.sentences[at], article.sentences[at - 1] if at else None
    end = max(sentence.end, one.end)
    return Side(
        evidence=article.text[sentence.start : end],
        content=((one.start - sentence.start, one.end - sentence.start),),
        before=article.text[before.start : before.end] if before else "",
    )


def told_of(readings: Iterable[Reading], share: float = 0.03) -> Iterator[Labelled]:
    """Pairs of news without labels: answers with the claims around them, and a few of claims that answer nothing."""
    for reading in readings:
        article, rng = reading.article, random.Random(reading.article.id)
        sides = read_sides(article, reading.attributions, reading.claims, reading.sources)
        sentence = [_sentence(article, claim.evidence.start) for claim in reading.claims]
        for at, claim in enumerate(reading.claims):
            answers = claim.stance in ANSWERING
            if not answers and rng.random() > share:
                continue
            for other in range(len(sides)):
                near = -AHEAD <= sentence[at] - sentence[other] <= BACK
                if other != at and near and reading.claims[other].source != claim.source:
                    yield Labelled(sides[at], sides[other], None, ANY, inside=True)


def _sentence(article: Article, start: int) -> int:
    from bisect import bisect_right

    return bisect_right([sentence.start for sentence in article.sentences], start)


def read_articles(articles: Sequence[dict[str, Any]]) -> dict[str, Reading]:
    """The readings of articles by their ids."""
    from benchmarks.linking import read_articles as read

    return {reading.article.id: reading for reading in read(articles)}
