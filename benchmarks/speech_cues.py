"""Attributions of speech alone, on PolNeAR dev: half of its gold is wants and plans, on which people disagree.

    python -m benchmarks.speech_cues [--shared ../shared]

An attribution is of speech when its cue holds a word of saying of `lexicon/en/saying.toml`; gold and reading are
cut by the same words, so that a reading with another kind of cue leaves the subset. One is right when every role,
or source and content, overlaps gold by one half or more, each gold one counted once. Gold is flat: what stands
inside another's words is not in it. So each is also measured without those of the reading.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.quality import digest_of
from benchmarks.scorer import load_scorer, read_set
from onrecord.attribute.wording.saying import kind_of

PLACE = "data/polnear/dev.jsonl.gz"
ROLES = {"every role": ("source", "cue", "content"), "source and content": ("source", "content")}

Row = dict[str, Any]


def measure_speech_cues(shared: Path, work: Path) -> list[Row]:
    """The one row of results: name, kind, command, gold, sha256, lines, numbers."""
    gold, scorer = shared / PLACE, load_scorer(shared)
    read = read_set(shared, "attributions", gold, work)
    lines, numbers = [], {}
    for name, roles in ROLES.items():
        for flat in (False, True):
            right = wanted = found = 0
            for doc in scorer.gold_rows(gold):
                text, record = doc["text"], read.get(doc["id"]) or {}
                own = [one for one in record.get("attributions") or () if not (flat and one.get("inside"))]
                pair = [_of_speech(scorer, text, each) for each in (doc["attributions"], own)]
                right += len(scorer.greedy(*pair, _likeness(scorer, text, roles), 0.5))
                wanted, found = wanted + len(pair[0]), found + len(pair[1])
            score = round(200 * right / (wanted + found), 2) if wanted + found else 0.0
            label = f"{name}, outer ones" if flat else name
            lines.append(f"{label:32} F1 {score:5.1f}   ({right} right of {found} found, {wanted} gold)")
            numbers[label] = score
    row = {"name": "PolNeAR dev, speech cues", "kind": "speech_cues", "command": "python -m benchmarks.speech_cues"}
    return [row | {"gold": PLACE, "sha256": digest_of(gold), "lines": lines, "numbers": numbers}]


def _of_speech(scorer: ModuleType, text: str, attributions: Sequence[Row]) -> list[Row]:
    """The attributions whose cue holds a word of saying."""
    return [
        one for one in attributions if any(kind_of(text, *span) == "speech" for span in scorer.spans(one["cue"]))
    ]


def _likeness(scorer: ModuleType, text: str, roles: Sequence[str]) -> Callable[[Row, Row], float]:
    """How alike two attributions are: as the least alike of their roles, of those that one of them has."""

    def placed(one: Row, role: str) -> list[tuple[int, int]]:
        return [scorer.trimmed(text, span) for span in scorer.spans(one[role])]

    def alike(one: Row, other: Row) -> float:
        parts = [
            [[scorer.trimmed(text, span) for span in scorer.spans(x[role])] for x in (one, other)] for role in roles
        ]
        return min((float(scorer.overlap(*both)) for both in parts if any(both)), default=0.0)

    return alike


def main() -> None:
    """Print the lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    with tempfile.TemporaryDirectory() as folder:
        for row in measure_speech_cues(parser.parse_args().shared, Path(folder)):
            print(*row["lines"], sep="\n")


if __name__ == "__main__":
    main()
