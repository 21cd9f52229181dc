"""Measure where people belong: the body that a source phrase names, on the project's own table.

    python -m benchmarks.affiliations [--errors]

In: `tables/affiliations.jsonl`, source phrases written for this project. Out: rows of results in the shape of
`benchmarks.quality`. Rules and words were tuned on the part "tune"; the part "unseen" was written when they were
done and read once; one hand wrote both. A body is right when it is gold's to the letter; whom a spokesperson speaks
for is the body, as in the ledger.
"""

import hashlib
import sys
from collections.abc import Sequence
from typing import Any

from benchmarks.tables import TABLES, load_table
from onrecord.normalise.phrases.parse import parse_phrase

Row = dict[str, Any]


def measure_affiliations() -> list[Row]:
    """One row of results a part of the table."""
    rows = load_table("affiliations.jsonl")
    return [_row(part, [row for row in rows if row["part"] == part]) for part in ("tune", "unseen")]


def body_of(row: Row) -> str | None:
    """The body that is found for one row."""
    phrase = parse_phrase(row["phrase"])
    return phrase.affiliation or phrase.speaks_for


def _row(part: str, rows: Sequence[Row]) -> Row:
    pairs = [(row["affiliation"], body_of(row)) for row in rows]
    gold, found = (sum(pair[side] is not None for pair in pairs) for side in (0, 1))
    right = sum(a is not None and a == b for a, b in pairs)
    numbers = {"precision": round(100 * right / found, 2), "recall": round(100 * right / gold, 2)}
    lines = [
        f"affiliation, precision  {numbers['precision']:5.1f} %  ({right} of {found})",
        f"affiliation, recall     {numbers['recall']:5.1f} %  ({right} of {gold})",
    ]
    digest = hashlib.sha256((TABLES / "affiliations.jsonl").read_bytes()).hexdigest()[:16]
    row = {"name": f"Where people belong: {part} ({len(rows)} phrases)", "kind": "affiliations"}
    return row | {
        "gold": "benchmarks/tables/affiliations.jsonl",
        "sha256": digest,
        "lines": lines,
        "numbers": numbers,
    }


def main() -> None:
    """Print the figures; with --errors first what came out otherwise in the part for tuning."""
    for row in load_table("affiliations.jsonl") if "--errors" in sys.argv else ():
        if row["part"] == "tune" and body_of(row) != row["affiliation"]:
            print(f"{row['affiliation']}, got {body_of(row)}: {row['phrase']}")
    for result in measure_affiliations():
        print(result["name"])
        print("\n".join(result["lines"]))


if __name__ == "__main__":
    main()
