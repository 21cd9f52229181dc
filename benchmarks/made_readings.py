"""Readings that nobody wrote, to measure with: each on one of the happenings of its day, one in five a copy."""

import datetime as dt
import random
from collections.abc import Iterator

from onrecord.records import (
    Article,
    Attitude,
    Attribution,
    Block,
    Bound,
    Claim,
    Dated,
    Figure,
    Mention,
    Range,
    Reading,
    Role,
    Source,
    SourceKind,
    Span,
    Stance,
    Wording,
)

CLAIMS = 10
"""Claims an article."""
DAY = 200
"""Articles a day of the ledger's time."""


def make_readings(start: dt.date = dt.date(2000, 1, 1), name: str = "s") -> Iterator[Reading]:
    """Readings without end, the earliest first: the same whatever day they start on and however they are named."""
    chance = random.Random(1)
    at = 0
    recent: list[str] = []
    while True:
        day = start + dt.timedelta(days=at // DAY)
        if at % DAY == 0:
            topics = [_topic(chance) for _ in range(20)]
        if recent and chance.random() < 0.2:
            words = chance.choice(recent).split(" ")
            for place in range(0, len(words), 50):
                words[place] = "edited"
            text = " ".join(words)
        else:
            text = _text(chance, chance.choice(topics))
        recent = [*recent[-50:], text]
        yield make_reading(text, f"{name}{at}", day.isoformat(), f"Outlet {at % 97}")
        at += 1


def _topic(chance: random.Random) -> list[str]:
    return ["".join(chance.choices("abdegiklmnoprstuvz", k=chance.randint(4, 9))).title() for _ in range(40)]


def _text(chance: random.Random, topic: list[str]) -> str:
    sentences = []
    for number in range(CLAIMS):
        place, other = chance.sample(topic, 2)
        words = " ".join(chance.choices(topic, k=10)).lower()
        people = chance.randint(3, 900)
        sentences.append(
            f"Mayor {topic[number % 5]} said that at least {people} people were killed in {place} {words} {other}."
        )
    return " ".join(sentences)


def make_reading(text: str, id: str, day: str, outlet: str) -> Reading:
    """A reading of sentences in which a mayor gives a toll, one claim each."""
    sentences, start = [], 0
    for piece in text.split(". "):
        end = min(len(text), start + len(piece) + 1)
        sentences.append(Range(start, end))
        start = end + 1
    names = sorted(
        {text[s.start + 6 : text.index(" said", s.start)] for s in sentences if " said" in text[s.start : s.end]}
    )
    sources = {name: Source(f"{id}-{at}", name, SourceKind.PERSON) for at, name in enumerate(names)}
    mentions, attributions, figures, claims = [], [], [], []
    for at, sentence in enumerate(sentences):
        words = text[sentence.start : sentence.end]
        if " said that " not in words or not words.startswith("Mayor "):
            continue
        name = words[6 : words.index(" said")]
        cue = sentence.start + words.index("said")
        content = Span.of(text, cue + 10, sentence.end - 1)
        source = Span.of(text, sentence.start + 6, sentence.start + 6 + len(name))
        mentions.append(Mention(source, sources[name].id))
        attributions.append(Attribution(f"{id}t{at}", (source,), (Span.of(text, cue, cue + 4),), (content,)))
        numbers: tuple[int, ...] = ()
        first = next((word for word in words.split() if word.isdigit()), None)
        if first is not None:
            low = sentence.start + words.index(first)
            numbers = (len(figures),)
            span = Span.of(text, low, low + len(first))
            figures.append(Figure(span, float(first), None, Bound.AT_LEAST, "people", "killed"))
        evidence = Span.of(text, sentence.start, sentence.end)
        claims.append(
            Claim(
                f"{id}c{at}",
                f"{id}t{at}",
                evidence,
                sources[name].id,
                (sources[name].id,),
                Stance.SAYS,
                Attitude.SPEECH,
                Wording.PARAPHRASE,
                None,
                None,
                numbers,
                1.0,
                "made up",
            )
        )
    article = Article(
        id, text, (Block(Role.BODY, 0, len(text)),), tuple(sentences), outlet=outlet, title=text[:60],
        published=Dated(day, "given"), language="en",
    )  # fmt: skip
    return Reading(
        article, (), tuple(figures), tuple(mentions), tuple(sources.values()), tuple(attributions), tuple(claims)
    )
