"""What each rule of attribution is worth: the same articles read without it.

    python -m benchmarks.rules [--shared ../shared] [--only NAME …]

Every rule of `onrecord.attribute.order` and every repair of `rules.repairs` is left out once.  Counted are gold
attributions whose source and content overlap a found one by one half or more, each used once, on PolNeAR dev, on
the gold ledgers, on real news annotated whole and on the project's tables of who speaks, and inner ones inside the
right outer one on the tables of nested ones.  In: texts as they are.  Out: a line a rule: how many more are right,
how many more of them in the very words of gold (of nested ones: found, inside or not), and how many more are found,
with it than without it; at last how many attributions are not the same without it, on these sets and on hundreds of
articles of usual news that nobody has judged.  A rule without which nothing is lost anywhere goes.

The tagger's spans of each text are kept, so that only rules run again.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from operator import sub
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.real_news import PARTS, load_articles, load_part
from benchmarks.scorer import load_scorer
from benchmarks.tables import Nested, load_table
from onrecord.attribute.draft import Rule, mends
from onrecord.attribute.find import find_attributions_in
from onrecord.attribute.nesting import reading
from onrecord.attribute.order import OUTER, WHOLE
from onrecord.attribute.rules.repairs import REPAIRS, Repair, repair
from onrecord.attribute.tagging.tagger import Tagger
from onrecord.attribute.triples import TaggedSpan
from onrecord.read import read_page
from onrecord.records import Article, Attribution, Page

Row = dict[str, Any]
Counts = tuple[int, ...]
"""Right ones, those of them in the very words of gold, found ones."""
UNJUDGED, MOST = ("batch/articles-3k", "wikinews/wikinews", "running/boston-2013", "running/gaza-2014"), 200
GOLD = {"PolNeAR dev": "data/polnear/dev.jsonl.gz", "gold ledgers": "data/ledgers"}
NESTED = ("nested.jsonl", "nested_news.jsonl")


@dataclass(frozen=True)
class Rules:
    """The rules of one reading, and what is left out of all of them."""

    name: str
    outer: Sequence[Rule] = OUTER
    whole: Sequence[Rule] = WHOLE
    repairs: Sequence[Repair] = REPAIRS

    def read(self, articles: Sequence[Article], tagger: Tagger) -> list[tuple[Attribution, ...]]:
        """The attributions of the articles by these rules; the repairs are those of the second reading too."""
        mended = partial(repair, repairs=self.repairs)
        outer = tuple(mends(mended) if _name(one) == "repair" else one for one in self.outer)
        with patch.object(reading, "repair", mended):
            return find_attributions_in(articles, tagger=tagger, outer=outer, whole=self.whole)


class Remembering(Tagger):
    """A tagger that keeps what it has marked."""

    def tag_many(self, texts: Sequence[Any], *, spare: bool = False) -> list[tuple[TaggedSpan, ...]]:
        """The tagged spans of each text; those that are known from before are not read again."""
        known: dict[Any, tuple[TaggedSpan, ...]] = self.__dict__.setdefault("_known", {})
        keys = [(text, tuple(map(tuple, paragraphs)), spare) for text, paragraphs in texts]
        new = [at for at, key in enumerate(keys) if key not in known]
        for at, spans in zip(new, super().tag_many([texts[at] for at in new], spare=spare), strict=True):
            known[keys[at]] = spans
        return [known[key] for key in keys]


@dataclass(frozen=True)
class Set:
    """Articles with their gold, and what counts what is right of what was found."""

    name: str
    articles: Sequence[Article]
    count: Callable[[Sequence[Sequence[Attribution]]], Counts]


def make_sets(shared: Path) -> Iterator[Set]:
    """The sets of development data that are there, and the project's own tables."""
    scorer = load_scorer(shared)
    for name, place in GOLD.items():
        if (shared / place).exists():
            rows = [row for row in scorer.gold_rows(shared / place) if row.get("attributions")]
            yield Set(name, _articles(rows), partial(_overlapping, scorer, rows))
    texts = load_articles(shared)
    rows = [one | {"text": texts[one["id"]]["text"]} for part in PARTS for one in load_part(part)] if texts else []
    yield Set("real news", _articles(rows), partial(_overlapping, scorer, rows))
    places = [place for name in UNJUDGED if (place := shared / "data" / f"{name}.jsonl.gz").exists()]
    rows = [row for place in places for row in islice(scorer.gold_rows(place), MOST)]
    yield Set("unjudged", _articles(rows), _found)
    rows = load_table("who_speaks.jsonl")
    yield Set("who speaks", _articles(rows), partial(_overlapping, scorer, rows))
    for table in NESTED:
        rows = load_table(table)
        yield Set(table.partition(".")[0], _articles(rows), partial(_nested, rows))


def _articles(rows: Sequence[Row]) -> list[Article]:
    return [read_page(Page(id=f"r{at}", text=row["text"], kind="article")) for at, row in enumerate(rows)]


def _found(found: Sequence[Sequence[Attribution]]) -> Counts:
    return 0, 0, sum(map(len, found))


def _overlapping(scorer: Any, rows: Sequence[Row], found: Sequence[Sequence[Attribution]]) -> Counts:
    """How many are right, in the very words, and found; two without a source have the same."""

    def likeness(gold: Row, one: Attribution) -> float:
        own = {role: [(s.start, s.end) for s in getattr(one, role)] for role in ("source", "content")}
        source = [span for span in scorer.spans(gold.get("source")) if span[0] is not None]
        same = 1.0 if not source and not own["source"] else scorer.overlap(source, own["source"])
        return min(same, scorer.overlap(scorer.spans(gold["content"]), own["content"]))

    pairs = list(zip(rows, found, strict=True))
    right, same = (
        sum(len(scorer.greedy(row["attributions"], list(own), likeness, least)) for row, own in pairs)
        for least in (0.5, 0.97)
    )
    return right, same, sum(map(len, found))


def _nested(rows: Sequence[Row], found: Sequence[Sequence[Attribution]]) -> Counts:
    counts = Nested.of(zip(rows, found, strict=True))
    return counts.right, counts.inner, counts.found


def make_readings() -> Iterator[Rules]:
    """All rules, and then all but one, for each of them."""
    yield Rules("all")
    for at, rule in enumerate(OUTER):
        yield Rules(_name(rule), outer=(*OUTER[:at], *OUTER[at + 1 :]))
    for at, one in enumerate(REPAIRS):
        yield Rules(f"repair: {one.__name__}", repairs=(*REPAIRS[:at], *REPAIRS[at + 1 :]))
    for at, rule in enumerate(WHOLE):
        yield Rules(_name(rule), whole=(*WHOLE[:at], *WHOLE[at + 1 :]))


def _name(rule: Rule) -> str:
    return getattr(rule, "__name__", str(rule))


def main() -> None:
    """Print one line a rule: right and found ones that it adds in each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--only", nargs="*", help="the names of rules; all when left out")
    asked = parser.parse_args()
    sets, tagger = list(make_sets(asked.shared)), Remembering.load()
    print(f"{'':36}" + "".join(f"{one.name:>18}" for one in sets))
    base: list[Counts] = []
    known: set[Any] = set()
    for rules in make_readings():
        if base and asked.only and rules.name not in asked.only:
            continue
        found = [rules.read(one.articles, tagger) for one in sets]
        counts = [one.count(own) for one, own in zip(sets, found, strict=True)]
        shapes = {shape for one, own in zip(sets, found, strict=True) for shape in _shapes(one.name, own)}
        shown = [tuple(map(sub, a, b)) for a, b in zip(base, counts, strict=True)] if base else counts
        base, known = base or counts, known or shapes
        cells = "".join(f"{'/'.join(f'{number:+d}' for number in one):>18}" for one in shown)
        print(f"{rules.name:36}{cells}{len(known - shapes):10d} gone{len(shapes - known):6d} new", flush=True)


def _shapes(name: str, found: Sequence[Sequence[Attribution]]) -> Iterator[Any]:
    """What tells attributions of a set apart: the article's number and their spans."""
    for at, own in enumerate(found):
        yield from ((name, at, one.source, one.cue, one.content) for one in own)


if __name__ == "__main__":
    main()
