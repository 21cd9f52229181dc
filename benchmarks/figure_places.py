"""Measure where figures count: the place of each figure, on the project's own table.

    python -m benchmarks.figure_places [--errors]

In: `tables/figure_places.jsonl`, sentences written for this project before the rules, with made-up events in real
and in invented places. Out: rows of results in the shape of `benchmarks.quality`. Rules and words were tuned on the
part "tune" alone, and "unseen" was written when they were done; one hand wrote all. Every figure of the table is
one to be placed or to be left without a place.
Attributions are found by the shipped weights. A place is right when its words share some with gold's; its country
is right when it is gold's too, or both have none.
"""

import hashlib
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.tables import TABLES, load_table
from onrecord.pipeline import Reader
from onrecord.records import Figure, Page, Reading

Row = dict[str, Any]
Pair = tuple[Row, Row, Figure | None]


def measure_figure_places() -> list[Row]:
    """One row of results a part of the table."""
    pairs = list(_pairs(load_table("figure_places.jsonl")))
    return [_row(part, [pair for pair in pairs if pair[0]["part"] == part]) for part in ("tune", "check", "unseen")]


def _pairs(rows: Sequence[Row]) -> Iterator[Pair]:
    """Each gold figure with its row and the figure that was found there."""
    pages = [Page(id=f"r{at}", text=row["text"], kind="article", language="en") for at, row in enumerate(rows)]
    for row, reading in zip(rows, Reader().read_many(pages), strict=True):
        figures = reading.figures if isinstance(reading, Reading) else ()
        for gold in row["figures"]:
            found = (f for f in figures if f.span.start < gold["end"] and gold["start"] < f.span.end)
            yield row, gold, next(found, None)


def is_right(gold: Row, figure: Figure | None) -> bool:
    """Whether a figure has the gold place, or has none where gold has none."""
    place = None if figure is None else figure.place
    if gold["place"] is None or place is None:
        return gold["place"] is None and place is None
    start, end = gold["place"]
    return place.span.start < end and start < place.span.end


def _row(part: str, pairs: Sequence[Pair]) -> Row:
    gold = sum(g["place"] is not None for _, g, _ in pairs)
    found = [(g, f) for _, g, f in pairs if f is not None and f.place is not None]
    right = [(g, f) for g, f in found if is_right(g, f)]
    codes = sum(f.place is not None and f.place.country == g["country"] for g, f in right)
    none = [f for _, g, f in pairs if g["place"] is None]
    left = sum(f is None or f.place is None for f in none)
    numbers = {
        "precision": round(100 * len(right) / max(1, len(found)), 2),
        "recall": round(100 * len(right) / gold, 2),
        "country right": round(100 * codes / max(1, len(right)), 2),
        "left without": round(100 * left / len(none), 2),
    }
    lines = [
        f"place of a figure, precision  {numbers['precision']:5.1f} %  ({len(right)} of {len(found)})",
        f"place of a figure, recall     {numbers['recall']:5.1f} %  ({len(right)} of {gold})",
        f"  country of the right ones   {numbers['country right']:5.1f} %  ({codes} of {len(right)})",
        f"left without, as gold does    {numbers['left without']:5.1f} %  ({left} of {len(none)})",
    ]
    digest = hashlib.sha256((TABLES / "figure_places.jsonl").read_bytes()).hexdigest()[:16]
    name = f"Where figures count: {part} ({len({row['text'] for row, _, _ in pairs})} sentences)"
    row = {"name": name, "kind": "figure_places", "gold": "benchmarks/tables/figure_places.jsonl"}
    return row | {"sha256": digest, "lines": lines, "numbers": numbers}


def main() -> None:
    """Print the figures; with --errors first what came out otherwise in the part for tuning."""
    for row, gold, figure in _pairs(load_table("figure_places.jsonl")) if "--errors" in sys.argv else ():
        if row["part"] == "tune" and not is_right(gold, figure):
            text = row["text"]
            wanted = text[slice(*gold["place"])] if gold["place"] else None
            place = figure.place.span.text if figure and figure.place else None
            print(f"{text[gold['start'] : gold['end']]}: {wanted}, got {place}: {text}")
    for result in measure_figure_places():
        print(result["name"])
        print("\n".join(result["lines"]))


if __name__ == "__main__":
    main()
