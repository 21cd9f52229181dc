"""Weigh the marks by which a denial is about a claim: `python -m training.denials [--shared ../shared] [--check]`.

In: the halves tuned on of the tables of running stories (`benchmarks/tables`), `stories.jsonl` beside this file, made
for this alone, and `labels.jsonl`, pairs of claims of `data/running` under the shared folder by their ids and offsets;
those texts belong to their publishers and are not here. Out: `src/onrecord/lexicon/denials_inside.json` and
`denials_across.json`, a weight a mark of `link.contesting` and `link.contested`, by logistic regression with a
penalty on large weights. Deterministic. With `--check` nothing is written: each story is set aside in its turn, and
what the others teach is tried on it.

A pair of the stories is a denial with a claim around it, or with one of another article of its story: 1 where it
denies what the claim states, 0 for all others; pairs that gold calls unsure are left out. `labels.jsonl` holds pairs
that an early version took for likely, judged by their texts, doubtful ones left out: most share words and are none.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

import onrecord.lexicon
from benchmarks.linking import read_articles
from benchmarks.running_stories import PLACES, find_claims
from benchmarks.tables import load_table
from onrecord.link.contested import ACROSS, INSIDE, is_told_apart, marks_across, marks_inside
from onrecord.link.denied import says_no
from onrecord.link.statements import Statement, context_share, read_statements
from onrecord.link.view import AGAINST, ASSERTING, view_claims
from onrecord.link.voices import same_voice
from onrecord.records import Reading
from training.weighing import Labelled, columns, weigh

HERE = Path(__file__).parent
PENALTY = {INSIDE: 1.0, ACROSS: 1.0}
DIGITS = 2
OF_ONE = 0.1  # the share of words that two articles of one happening have in common, as in `link.taking_up`
FOLDS = 5  # of the labelled articles; stories are folds of their own
Row = dict[str, Any]


class Judged(NamedTuple):
    """A pair of claims with its table of weights, its fold, its marks, and whether it is one."""

    table: str
    fold: str
    denial: str
    marks: list[str]
    meant: bool


def read_pairs(shared: Path) -> Iterator[Judged]:
    """All labelled pairs, inside articles and across."""
    for story in load_stories():
        readings = read_articles(story["articles"])
        yield from pairs_of(story, readings)
    yield from labelled_pairs(shared)


def load_stories() -> Iterator[Row]:
    """The stories to learn from, each relation with the names or the ids of what it is about."""
    for place in PLACES.values():
        yield from (story for story in load_table(place.name) if story["part"] == "tune")
    for line in (HERE / "stories.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def pairs_of(story: Row, readings: Sequence[Reading]) -> Iterator[Judged]:
    """The pairs of a story."""
    gold, unsure = gold_of(story, {reading.article.id: reading for reading in readings})
    told = {one.claim: (reading.article.id, one) for reading in readings for one in read_statements(reading)}
    for reading in readings:
        for later, earlier, marks in inside(reading):
            if (later, earlier) not in unsure:
                yield Judged(INSIDE, story["story"], later, marks, (later, earlier) in gold)
    for (later, (here, one)), (earlier, (there, other)) in product(told.items(), told.items()):
        if here != there and may_deny(one, other) and (later, earlier) not in unsure:
            yield Judged(ACROSS, story["story"], later, marks_across(one, other), (later, earlier) in gold)


def gold_of(story: Row, readings: dict[str, Reading]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The pairs of claims between which gold has a denial, and those of which it is unsure."""
    places = {claim["id"]: find_claims(claim, readings[claim["article"]]) for claim in story["claims"]}
    sure: set[tuple[str, str]] = set()
    unsure: set[tuple[str, str]] = set()
    for relation in story["relations"]:
        meant = relation["earlier"] if isinstance(relation["earlier"], list) else [relation["earlier"]]
        targets = [c["id"] for c in story["claims"] if c["id"] in meant or c.get("says") in meant]
        pairs = {pair for target in targets for pair in product(places[relation["later"]], places[target])}
        if relation["relation"] == "denies":
            (sure if relation.get("sure", True) else unsure).update(pairs)
    return sure, unsure - sure


def inside(reading: Reading) -> Iterator[tuple[str, str, list[str]]]:
    """The denials of an article with the claims around them, by ids, with their marks."""
    views = view_claims(reading.article, reading.attributions, reading.claims, reading.sources, reading.figures)
    for at, view in enumerate(views):
        if not view.own_voice and (view.claim.stance in AGAINST or says_no(view.content, view.cue)):
            for other, marks in marks_inside(view, views, at):
                yield view.claim.id, other.claim.id, marks


def may_deny(one: Statement, other: Statement) -> bool:
    """Whether a claim may deny one of another article, before its words are weighed."""
    return (
        one.stance in AGAINST
        and other.stance in ASSERTING
        and not (one.own_voice or other.own_voice)
        and not same_voice(one.voice, other.voice)
        and context_share(one, other) >= OF_ONE
        and is_told_apart(one, other)
    )


def labelled_pairs(shared: Path) -> Iterator[Judged]:
    """The labelled pairs of real articles."""
    rows = [json.loads(line) for line in (HERE / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    wanted = {row[side]["article"] for row in rows for side in ("denial", "claim")}
    articles = []
    for place in sorted((shared / "data/running").glob("*.jsonl.gz")):
        with gzip.open(place, "rt", encoding="utf-8") as lines:
            articles += [row for row in map(json.loads, lines) if row["id"] in wanted]
    readings = {reading.article.id: reading for reading in read_articles(articles)}
    told = {one.claim: one for reading in readings.values() for one in read_statements(reading)}
    around = {(later, earlier): marks for one in readings.values() for later, earlier, marks in inside(one)}
    for row in rows:
        denials, claims = (find_claims(row[side], readings[row[side]["article"]]) for side in ("denial", "claim"))
        fold = f"real {sum(map(ord, row['denial']['article'])) % FOLDS}"
        for later, earlier in sorted(product(denials, claims)):
            if (later, earlier) in around:
                yield Judged(INSIDE, fold, later, around[later, earlier], bool(row["meant"]))
            elif row["denial"]["article"] != row["claim"]["article"] and may_deny(told[later], told[earlier]):
                marks = marks_across(told[later], told[earlier])
                yield Judged(ACROSS, fold, later, marks, bool(row["meant"]))


def learn(pairs: Sequence[Judged], penalty: float) -> dict[str, float]:
    """The weight of each mark."""
    names, weights = weigh([_labelled(one) for one in pairs], penalty)
    rounded = {name: round(float(weights[at]), DIGITS) for name, at in sorted(names.items())}
    return {name: value for name, value in rounded.items() if value}


def _labelled(one: Judged) -> Labelled:
    return Labelled(one.fold, one.marks, 0.0, int(one.meant))


def check(pairs: Sequence[Judged], penalty: float) -> None:
    """Print what is shown of each fold by what the others teach: of each denial the likeliest claim."""
    likely = np.zeros(len(pairs))
    for fold in sorted({one.fold for one in pairs}):
        names, weights = weigh([_labelled(one) for one in pairs if one.fold != fold], penalty)
        held = [at for at, one in enumerate(pairs) if one.fold == fold]
        likely[held] = 1 / (1 + np.exp(-columns([_labelled(pairs[at]) for at in held], names) @ weights))
    print(
        f"{len(pairs)} pairs of {len({one.denial for one in pairs})} denials, {sum(p.meant for p in pairs)} meant"
    )
    for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        print(f"from {least}:", "; ".join(_line(pairs, likely, least, real=real) for real in (False, True)))


def _line(pairs: Sequence[Judged], likely: Any, least: float, *, real: bool) -> str:
    best: dict[str, int] = {}
    asked = {one.denial for one in pairs if one.meant and one.fold.startswith("real") is real}
    for at, one in enumerate(pairs):
        if likely[at] >= least and one.fold.startswith("real") is real and likely[at] > _value(best, one, likely):
            best[one.denial] = at
    right = sum(pairs[at].meant for at in best.values())
    return f"{'labelled' if real else 'stories'} {right} right of {len(best)} shown, {len(asked)} to be found"


def _value(best: dict[str, int], one: Judged, likely: Any) -> float:
    return float(likely[best[one.denial]]) if one.denial in best else 0.0


def write(table: str, weights: dict[str, float]) -> None:
    place = Path(onrecord.lexicon.__file__).with_name(f"{table}.json")
    place.write_text(json.dumps(weights, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


def main(argv: Iterable[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m training.denials", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument(
        "--check", action="store_true", help="try each story on what the others teach; write nothing"
    )
    asked = parser.parse_args(None if argv is None else list(argv))
    pairs = list(read_pairs(asked.shared))
    for table, penalty in PENALTY.items():
        of_table = [one for one in pairs if one.table == table]
        print(table)
        if asked.check:
            check(of_table, penalty)
        else:
            weights = learn(of_table, penalty)
            write(table, weights)
            print(f"{len(of_table)} pairs, {len(weights)} weights")


if __name__ == "__main__":
    main()
