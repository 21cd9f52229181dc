"""How often claims of a score are right: a reliability table on PolNeAR dev and on the gold ledgers.

A claim is right when gold holds its attribution, each gold one counted once: on PolNeAR source and content overlap
by at least one half, on the ledgers the content does, as in the scorer beside the data. Claims in the outlet's own
voice have no attribution and are left out. PolNeAR is flat, so that a claim inside another's content is never in
its gold; the row "not inside others" leaves those out, and "speech" also what was thought or wanted, where people
disagree. "Without a cue" are quotations that go on and turns of a transcript, "disclaimers" what an outlet could
not verify. Claims inside others are judged on our own tables of nested attributions, by `benchmarks.tables`.

Run `python -m benchmarks.calibration [SHARED]` for the tables.
"""

import hashlib
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from benchmarks.quality import digest_of
from benchmarks.scorer import load_scorer, read_set
from benchmarks.tables import TABLES, load_table, match_row, read_rows, right_pairs

EDGES = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
"""The bins' edges, each bin half-open."""
GOAL = 0.9
NESTED = ("nested.jsonl", "nested_news.jsonl")
SETS = (("PolNeAR dev", "attributions", "data/polnear/dev.jsonl.gz"), ("Gold ledgers", "ledger", "data/ledgers"))

Row = dict[str, Any]


class Judged(NamedTuple):
    """A claim's score, whether gold holds it, and what kind of claim it is."""

    score: float
    right: bool
    nested: bool
    speech: bool
    cued: bool = True
    disclaimer: bool = False


CUTS: tuple[tuple[str, Callable[[Judged], bool]], ...] = (
    ("all", lambda _: True),
    ("not inside others", lambda one: not one.nested),
    ("speech", lambda one: one.speech and not one.nested),
    ("without a cue", lambda one: not one.cued),
    ("disclaimers", lambda one: one.disclaimer),
)


def measure_calibration(shared: Path, work: Path) -> list[Row]:
    """One row of results a set and cut: name, kind, gold, sha256, lines, numbers."""
    scorer = load_scorer(shared)
    rows = []
    for name, kind, place in SETS:
        gold = shared / place
        if not gold.exists():
            print(f"Calibration on {name}: {gold} is not there, left out", file=sys.stderr)
            continue
        judged = list(_judge(scorer, kind, gold, read_set(shared, kind, gold, work)))
        for cut, holds in CUTS:
            own = [one for one in judged if holds(one)]
            rows.append(_row(f"Calibration on {name}: {cut}", place, digest_of(gold), own))
    return [*rows, *_nested_rows()]


def _nested_rows() -> list[Row]:
    """The row of claims inside others, on the tables of our own."""
    table = [row for name in NESTED for row in load_table(name)]
    judged = [
        Judged(one.score, one.id in right, nested=True, speech=True)
        for row, found in zip(table, read_rows(table), strict=True)
        for right in [{pairs[key].id for pairs in [match_row(row, found)] for key in right_pairs(row, pairs)}]
        for one in found
        if one.inside
    ]
    digest = hashlib.sha256(b"".join((TABLES / name).read_bytes() for name in NESTED)).hexdigest()[:16]
    return [_row("Calibration on own tables: inside others", "benchmarks/tables/nested*.jsonl", digest, judged)]


def _row(name: str, gold: str, digest: str, judged: Sequence[Judged]) -> Row:
    lines, numbers = reliability(judged)
    return {"name": name, "kind": "calibration", "gold": gold, "sha256": digest, "lines": lines, "numbers": numbers}


def _judge(scorer: ModuleType, kind: str, gold: Path, predicted: dict[str, Row]) -> Iterator[Judged]:
    for doc in scorer.gold_rows(gold):
        if "attributions" not in doc:
            continue
        record = predicted.get(doc["id"]) or {}
        by_id = {one["id"]: one for one in record.get("attributions") or ()}
        claims = [claim for claim in record.get("claims") or () if claim["attribution"] in by_id]
        found = [by_id[claim["attribution"]] for claim in claims]
        pairs = scorer.greedy(doc["attributions"], found, _likeness(scorer, kind, doc["text"]), 0.5)
        right = {at for _, at in pairs}
        for at, (claim, one) in enumerate(zip(claims, found, strict=True)):
            yield Judged(
                claim["score"],
                at in right,
                nested=one["inside"] is not None,
                speech=claim["attitude"] == "speech",
                cued=bool(one["cue"]),
                disclaimer=claim["stance"] == "cannot_verify",
            )


def _likeness(scorer: ModuleType, kind: str, text: str) -> Callable[[Row, Row], float]:
    """How alike two attributions are: by their contents, on PolNeAR by their sources too."""

    def part(one: Row, role: str) -> tuple[tuple[int, int], ...]:
        return tuple(scorer.trimmed(text, span) for span in scorer.spans(one.get(role)))

    def by_content(one: Row, other: Row) -> float:
        return float(scorer.overlap(*(part(each, "content") or part(each, "cue") for each in (one, other))))

    def by_both(one: Row, other: Row) -> float:
        source, content = ([part(each, role) for each in (one, other)] for role in ("source", "content"))
        shared = float(scorer.overlap(*content))
        return min(shared, float(scorer.overlap(*source))) if any(source) else shared

    return by_content if kind == "ledger" else by_both


def reliability(judged: Sequence[Judged]) -> tuple[list[str], dict[str, float]]:
    """The lines of the table and its numbers.

    `right at 0.9` is the share right, in per cent, of the claims with a score of 0.9 or more, `claims at 0.9` their
    share of all. The lines also tell from which score on 90 % are right, and the mean distance between score and
    share right over the bins, weighted by their claims.
    """
    lines, distance = [f"{'score':12} {'claims':>6} {'right':>6}   share   mean score"], 0.0
    for low, high in pairwise(EDGES):
        bin_ = [one for one in judged if low <= one.score < high]
        if bin_:
            right, mean = sum(one.right for one in bin_), sum(one.score for one in bin_) / len(bin_)
            distance += abs(right - mean * len(bin_))
            share = f"{100 * right / len(bin_):5.1f} %   {mean:.2f}"
            lines.append(f"{low:.2f}–{min(high, 1):.2f}    {len(bin_):6} {right:6}   {share}")
    sure = [one for one in judged if one.score >= GOAL]
    right, threshold = sum(one.right for one in sure), find_threshold(judged)
    numbers = {"right at 0.9": _share(right, len(sure)), "claims at 0.9": _share(len(sure), len(judged))}
    kept = sum(one.score >= threshold for one in judged)
    lines += [
        f"score of 0.9 or more: {numbers['right at 0.9']} % right ({right} of {len(sure)})",
        f"90 % are right from {threshold} on ({kept} of {len(judged)} claims)",
        f"mean distance of score and share right: {_share(distance, len(judged))} points",
    ]
    return lines, numbers


def _share(part: float, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 0.0


def find_threshold(judged: Sequence[Judged]) -> float:
    """The lowest score from which on at least 90 % of the claims are right; 1.01 when there is none."""
    ranked = sorted(judged, key=lambda one: -one.score)
    best, right = 1.01, 0
    for count, one in enumerate(ranked, 1):
        right += one.right
        last_of_its_score = count == len(ranked) or ranked[count].score < one.score
        if last_of_its_score and right >= GOAL * count:
            best = one.score
    return best


if __name__ == "__main__":
    beside = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent.parent / "shared"
    with tempfile.TemporaryDirectory() as folder:
        for result in measure_calibration(beside, Path(folder)):
            print(f"{result['name']} ({result['sha256']})", *result["lines"], sep="\n")
