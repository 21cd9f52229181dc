"""Measure where: the country and the first-level region of a claim, on the project's own table.

    python -m benchmarks.places [--errors]

In: `tables/places.jsonl`, snippets written for this project with made-up events in real places; the claim's content
is given. Out: rows of results in the shape of `benchmarks.quality`. Every third row is the part "check": rules and
words were tuned on the part "tune" alone; one hand wrote both. A country is right when the first place of the claim
is the gold one, or when both have none; a region likewise, where gold has one or one was found.
"""

import hashlib
import sys
from collections.abc import Sequence
from typing import Any

from benchmarks.tables import TABLES, load_table
from onrecord.normalise.places.claims import ClaimPlaces
from onrecord.records import Article, Block, Role
from onrecord.text import split_sentences

Row = dict[str, Any]


def measure_places() -> list[Row]:
    """One row of results a part of the table."""
    rows = load_table("places.jsonl")
    parts = [(part, [row for row in rows if row["part"] == part]) for part in ("tune", "check")]
    return [_row(f"Where: {part} ({len(chosen)} snippets)", chosen) for part, chosen in parts]


def _row(name: str, rows: Sequence[Row]) -> Row:
    found = [place_of(row) for row in rows]
    pairs = list(zip(rows, found, strict=True))
    country = sum(row["country"] == code for row, (code, _) in pairs)
    regions = [(row, region) for row, (_, region) in pairs if row["region"] or region]
    right = sum(row["region"] == region for row, region in regions)
    forced = sum(row["country"] is None and code is not None for row, (code, _) in pairs)
    numbers = {
        "country right": round(100 * country / len(rows), 2),
        "region right": round(100 * right / len(regions), 2),
    }
    lines = [
        f"country right  {numbers['country right']:5.1f} %  ({country} of {len(rows)}, {forced} forced)",
        f"region right   {numbers['region right']:5.1f} %  ({right} of {len(regions)})",
    ]
    digest = hashlib.sha256((TABLES / "places.jsonl").read_bytes()).hexdigest()[:16]
    row = {"name": name, "kind": "places", "gold": "benchmarks/tables/places.jsonl"}
    return row | {"sha256": digest, "lines": lines, "numbers": numbers}


def place_of(row: Row) -> tuple[str | None, str | None]:
    """The country and the region that are found for one row."""
    text = row["text"]
    sentences = tuple(split_sentences(text, 0, len(text)))
    article = Article(id="a", text=text, blocks=(Block(Role.BODY, 0, len(text)),), sentences=sentences)
    content = article.span(*row["content"])
    sentence = article.sentence_at(content.start)
    evidence = article.span(*sentence) if sentence else content
    places = ClaimPlaces(article).of((content,), evidence)
    return (places[0].country, places[0].region) if places else (None, None)


def main() -> None:
    """Print the figures; with --errors first the rows of the part for tuning that came out otherwise."""
    for row in load_table("places.jsonl") if "--errors" in sys.argv else ():
        found = place_of(row)
        if row["part"] == "tune" and found != (row["country"], row["region"]):
            print(f"{row['country']} {row['region']}: got {found}: {row['text']}")
    for row in measure_places():
        print(row["name"])
        print("\n".join(row["lines"]))


if __name__ == "__main__":
    main()
