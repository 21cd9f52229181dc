"""What linking costs as a ledger grows: CPU an article at ten thousand, a hundred thousand … claims.

    python -m benchmarks.link_scale [--claims 100000]

Readings are made up, not read: every article is on one of many happenings of its week, has ten claims, and one in
five is an edited copy. Ten articles a day of the ledger's time on each happening keep the week's stories busy, so
what grows is the archive. CPU of the process is counted, for batches of a hundred articles at each size.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.ledger import open_ledger
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
_DAY = 200
"""Articles a day of the ledger's time."""


def make_readings(seed: int = 1) -> Iterator[Reading]:
    """Readings without end, the earliest first."""
    chance = random.Random(seed)
    start = dt.date(2000, 1, 1)
    at = 0
    recent: list[str] = []
    while True:
        day = start + dt.timedelta(days=at // _DAY)
        if at % _DAY == 0:
            topics = [_topic(chance) for _ in range(20)]
        if recent and chance.random() < 0.2:
            words = chance.choice(recent).split(" ")
            for place in range(0, len(words), 50):
                words[place] = "edited"
            text = " ".join(words)
        else:
            text = _text(chance, chance.choice(topics))
        recent = [*recent[-50:], text]
        yield _reading(text, f"s{at}", day.isoformat(), f"Outlet {at % 97}")
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


def _reading(text: str, id: str, day: str, outlet: str) -> Reading:
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


def measure_link_scale(claims: int = 100_000) -> list[dict[str, Any]]:
    """One row of results: CPU an article at each size, the last against the first, and the ledger's size."""
    sizes = [size for size in (1_000, 10_000, 100_000, 1_000_000) if size <= claims]
    stream, lines, costs = make_readings(), [], []
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "x", create=True) as ledger:
        held = 0
        for size in sizes:
            while held < size // CLAIMS - 100:
                list(ledger.add_many([next(stream) for _ in range(50)]))
                held += 50
            started = time.process_time()
            for _ in range(2):
                list(ledger.add_many([next(stream) for _ in range(50)]))
            costs.append((time.process_time() - started) * 10)
            held += 100
            place = sum(file.stat().st_size for file in Path(folder).iterdir()) / held / 1000
            lines.append(
                f"{ledger.counts().claims:>9,} claims: {costs[-1]:.1f} ms CPU an article, "
                f"{place:.1f} MB a thousand articles"
            )
            print(lines[-1], flush=True)
    lines.append(f"last to first size: {costs[-1] / costs[0]:.2f}")
    return [{"name": "Linking as the ledger grows", "kind": "scale", "gold": "made up", "lines": lines,
             "numbers": {"ratio": costs[-1] / costs[0]}}]  # fmt: skip


def main() -> None:
    """Parse and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    for row in measure_link_scale(parser.parse_args().claims):
        print(row["lines"][-1])


if __name__ == "__main__":
    main()
