"""Attributions of speech alone, on PolNeAR dev: half of its gold is wants and plans, on which people disagree.

    python -m benchmarks.speech_cues [--shared ../shared]

An attribution is of speech when its cue holds a word of saying of `lexicon/en/saying.toml`; gold and reading are
cut by the same words, so that a reading with another kind of cue leaves the subset. One is right when every role,
or source and content, overlaps gold by one half or more, each gold one counted once. Gold is flat: what stands
inside another's words is not in it. So each is also measured without those of the reading.

Gold has the aside behind a name in the source or has it not: "Joseph", "Joseph, who has four children". The last
rows ask only that both sources begin or end in the same place.

What is left, of source and content without inner ones, sorted in November 2026 by what stands nearest on the other
side: of 194 gold ones not matched, 60 have nothing there, most of them deeds, offers and names for things ("offers
loans to parents"); 77 have another content, mostly cut elsewhere at an aside or a time, where gold goes both ways,
some ten of them quotations that go on; 39 another source, 14 by an aside and nine because gold has none; 18 another
kind of cue or a place inside another's words. Of 208 found beside gold, 51 have nothing there, and some twenty of
these are plain statements that its annotator passed over ("Figueroa said Stein complied with police orders").
"""

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
ROLES = {
    "every role": ("source", "cue", "content"),
    "source and content": ("source", "content"),
    "source's edge and content": ("edge", "content"),
}

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
        places = {role: "source" if role == "edge" else role for role in roles}
        parts = [(role, placed(one, place), placed(other, place)) for role, place in places.items()]
        return min((_share(scorer, *part) for part in parts if part[1] or part[2]), default=0.0)

    return alike


def _share(scorer: ModuleType, role: str, one: list[tuple[int, int]], other: list[tuple[int, int]]) -> float:
    """What two roles share; of an "edge" all or nothing: whether they begin or end in the same place."""
    if role != "edge":
        return float(scorer.overlap(one, other))
    return float(bool(one and other) and (one[0][0] == other[0][0] or one[-1][1] == other[-1][1]))


def main() -> None:
    """Print the lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    with tempfile.TemporaryDirectory() as folder:
        for row in measure_speech_cues(parser.parse_args().shared, Path(folder)):
            print(*row["lines"], sep="\n")


if __name__ == "__main__":
    main()
