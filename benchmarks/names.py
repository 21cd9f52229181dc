"""Measure whether spellings of one name meet.

    python -m benchmarks.names [--errors]

In: `tables/names.jsonl`, families of spellings of real last names. Out: a row of results in the shape of
`benchmarks.quality`. Every two spellings of a family must meet, every two of different families must not. Every
third family is kept aside ("check"); of false merges all pairs across families are counted.
"""

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from benchmarks.tables import TABLES, load_table
from onrecord.naming.fold import same_spelling

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


def main() -> None:
    """Print the figures; with --errors first the pairs that went wrong in the part that is tuned on."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    if parser.parse_args().errors:
        _print_errors()
    for row in measure_spellings():
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
