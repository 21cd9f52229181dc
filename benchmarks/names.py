"""Measure names across articles: spellings of one name, and people in ECB+ stories.

    python -m benchmarks.names [--shared ../shared] [--errors]

In: `tables/names.jsonl`, families of spellings of real last names, and `data/gum_news/ecbplus_dev.jsonl` under the
shared folder. Out: rows of results in the shape of `benchmarks.quality`.

* spellings: every two spellings of a family must meet, every two of different families must not. Every third family
  is kept aside ("check"); of false merges all pairs across families are counted.
* people: the mentions of ECB+ that are names (every word has a capital, and the same words
  never stand there without) are
  grouped within their topic by `group_names`; B cubed over them.
"""

import argparse
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.tables import TABLES, load_table
from onrecord.naming.fold import same_spelling
from onrecord.naming.groups import group_names
from onrecord.normalise.phrases.nominals import PRONOUNS

HERE = Path(__file__).parent
ECB = "data/gum_news/ecbplus_dev.jsonl"
Row = dict[str, Any]


def measure_spellings() -> list[Row]:
    """The row of the table of spellings."""
    families = load_table("names.jsonl")
    lines, numbers = [], {}
    for part in ("tune", "check", "all"):
        chosen = [row["names"] for row in families if part in (row["part"], "all")]
        same = [pair for names in chosen for pair in combinations(names, 2)]
        met = sum(same_spelling(*pair) for pair in same)
        numbers[f"{part} recall"] = round(100 * met / len(same), 2)
        lines.append(
            f"{part:6} same name     {numbers[f'{part} recall']:5.1f} %  ({met} of {len(same)} pairs meet)"
        )
    wrong = list(false_pairs([row["names"] for row in families]))
    others = sum(len(a["names"]) * len(b["names"]) for a, b in combinations(families, 2))
    lines.append(f"all    other names   {len(wrong)} of {others} pairs meet")
    numbers["false merges"] = len(wrong)
    digest = hashlib.sha256((TABLES / "names.jsonl").read_bytes()).hexdigest()[:16]
    row = {"name": "Spellings of last names", "kind": "names", "gold": "benchmarks/tables/names.jsonl"}
    return [row | {"sha256": digest, "lines": lines, "numbers": numbers}]


def false_pairs(families: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """The pairs of spellings of different names that meet all the same."""
    for one, other in combinations(families, 2):
        yield from ((a, b) for a in one for b in other if same_spelling(a, b))


# ------------------------------------------------------------------ ECB+
def measure_people(shared: Path, name: str = ECB) -> list[Row]:
    """The row of people in ECB+, or none where the data is not there."""
    if not (shared / name).exists():
        return []
    docs = [json.loads(line) for line in (shared / name).read_text(encoding="utf-8").splitlines()]
    mentions = named_people(docs)
    gold = [(topic, chain) for topic, _, chain in mentions]
    exact = [(topic, _plain(text)) for topic, text, _ in mentions]
    found = _grouped(mentions)
    lines, numbers = [], {}
    for label, groups in (("groups", found), ("same words only", exact)):
        precision, recall, f1 = b_cubed(gold, groups)
        lines.append(f"{label:16} B³ F1 {f1:5.1f}   P {precision:5.1f}   R {recall:5.1f}   ({len(gold)} mentions)")
        if label == "groups":
            numbers = {"B³ F1": round(f1, 2), "B³ precision": round(precision, 2), "B³ recall": round(recall, 2)}
    digest = hashlib.sha256((shared / name).read_bytes()).hexdigest()[:16]
    row = {"name": "People across articles: ECB+ dev", "kind": "names", "gold": name}
    command = {"command": "python -m benchmarks.names"}
    return [row | command | {"sha256": digest, "lines": lines, "numbers": numbers}]


def named_people(docs: Sequence[Row]) -> list[tuple[str, str, str]]:
    """Topic, words and chain of each mention of a human that is a name: capitals, and nowhere written without."""
    people = [
        (doc["topic"], mention["text"], mention["chain"])
        for doc in docs
        for mention in doc["mentions"]
        if mention["type"] == "HUM"
    ]
    nouns = {text for _, text, _ in people if text.islower()} | PRONOUNS
    return [one for one in people if _is_name(one[1]) and one[1].lower() not in nouns]


def _is_name(text: str) -> bool:
    tokens = re.findall(r"[A-Za-z][\w'’.-]*", text)
    return bool(tokens) and all(token[:1].isupper() for token in tokens) and text[:1].isupper()


def _grouped(mentions: Sequence[tuple[str, str, str]]) -> list[Hashable]:
    by_topic: dict[str, set[str]] = defaultdict(set)
    for topic, text, _ in mentions:
        by_topic[topic].add(text)
    group_of = {
        (topic, name): (topic, at)
        for topic, names in by_topic.items()
        for at, group in enumerate(group_names(sorted(names)))
        for name in group.names
    }
    return [group_of[topic, text] for topic, text, _ in mentions]


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 in per cent of a grouping, each item's own mean."""
    wanted: dict[Hashable, set[int]] = defaultdict(set)
    given: dict[Hashable, set[int]] = defaultdict(set)
    for i, (g, f) in enumerate(zip(gold, found, strict=True)):
        wanted[g].add(i)
        given[f].add(i)
    pairs = list(zip(gold, found, strict=True))
    precision = sum(len(wanted[g] & given[f]) / len(given[f]) for g, f in pairs) / len(pairs)
    recall = sum(len(wanted[g] & given[f]) / len(wanted[g]) for g, f in pairs) / len(pairs)
    return 100 * precision, 100 * recall, 200 * precision * recall / (precision + recall)


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]", " ", name.lower()).split())


def main() -> None:
    """Print the figures; with --errors first the pairs that went wrong in the part that is tuned on."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if options.errors:
        _print_errors()
    for row in [*measure_spellings(), *measure_people(options.shared)]:
        print(row["name"])
        print("\n".join(row["lines"]))


def _print_errors() -> None:
    families = load_table("names.jsonl")
    for row in families:
        missed = [pair for pair in combinations(row["names"], 2) if not same_spelling(*pair)]
        if missed and row["part"] == "tune":
            print("apart", missed)
    print("together", list(false_pairs([row["names"] for row in families])))


if __name__ == "__main__":
    main()
