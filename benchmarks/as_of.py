"""Measure on real news as of when claims hold: which time of their words, or none.

    python -m benchmarks.as_of [--shared ../shared] [--errors]

In: `tables/as_of.jsonl`, the files under the shared folder and the ids of 173 articles, the SHA-256 of their texts,
and 798 claims as offsets: the content of somebody's claim, or the sentence of the outlet's own, and the times that
are right, null where it is none. The texts belong to their publishers and are not here; without the shared folder
nothing is measured. Out: rows in the shape of `benchmarks.quality`, one a part.

How it was made: of the articles of 1,200 to 6,500 characters in nine files those with the lowest SHA-256 of "asof"
and the id, none of them in another table, at most four of an outlet. One annotator read every claim that was found
in whose sentences a time with days stands, before seeing the time that was given to it, and labelled it by the rule
in `docs/concepts/clocks.md`. More than one label is right where two readings of the words are fair (one in seven).
An article is of "tune" or "check" by the parity of a digest; "more" came later, with only the claims in whose own
words a time stands. Rules are mended on the errors of "tune" and "more"; of "check" only the totals are looked at.
At first sight 86.1, 84.3 and 89.3 % were right, 74.2, 84.3 and 81.0 % of those with a time in their words.

A claim is right when the time found shares half of its characters or more with a right one, or none is found and
none is right. "In the words" are claims with a time in their content, or in the sentence of the outlet's own.
"""

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.real_news import read_articles
from benchmarks.sources import match_claims
from benchmarks.tables import LEAST, TABLES, load_table, overlap
from onrecord.pipeline import Reader
from onrecord.records import Claim, Page, Reading, Span

TABLE = "as_of.jsonl"
PARTS = {"tune": "the half tuned on", "more": "more to tune on", "check": "the half kept aside"}
HERE = Path(__file__).parent

Row = dict[str, Any]


def measure_as_of(shared: Path) -> list[Row]:
    """One row of results a part; none without the articles."""
    rows = load_table(TABLE)
    if not all((shared / row["file"]).exists() for row in rows):
        print(f"an article with a time is not under {shared / 'data'}, as of left out", file=sys.stderr)
        return []
    digest = hashlib.sha256((TABLES / TABLE).read_bytes()).hexdigest()[:16]
    out = []
    for part, name in PARTS.items():
        own = [row for row in rows if row["part"] == part]
        lines, numbers = _figures(list(judge_articles(own, shared)))
        row = {"name": f"As of when: {name} ({len(own)} articles)", "kind": "as_of"}
        row |= {"command": "python -m benchmarks.as_of", "gold": f"benchmarks/tables/{TABLE}", "sha256": digest}
        out.append(row | {"lines": lines, "numbers": numbers})
    return out


def judge_articles(rows: Sequence[Row], shared: Path) -> Iterator[Row]:
    """Each claim of the table with what was found for it.

    Raises:
        ValueError: an article has another text than the one annotated.
    """
    places = {row["file"]: shared / row["file"] for row in rows}
    articles = {(file, one["id"]): one for file, place in places.items() for one in read_articles(place)}
    pages = []
    for row in rows:
        article = articles[row["file"], row["id"]]
        if hashlib.sha256(article["text"].encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"{row['id']} has another text than the one annotated")
        day = article.get("published") or article.get("doc_time")
        pages.append(Page(id=row["id"], text=article["text"], published=day, kind="article", language="en"))
    for row, reading in zip(rows, Reader().read_many(pages), strict=True):
        if isinstance(reading, Reading):
            yield from _judge(row, reading)


def _judge(row: Row, reading: Reading) -> Iterator[Row]:
    matched = match_claims([one.get("content", []) for one in row["items"]], reading)
    for at, one in enumerate(row["items"]):
        claim = matched.get(at) if "content" in one else _own(one["sentence"], reading)
        found = claim and claim.as_of
        words = one.get("content") or [one["sentence"]]
        yield {
            "id": row["id"],
            "matched": claim is not None,
            "gold": one["as_of"],
            "found": found and found.span,
            "right": any(_same(gold, found.span if found else None) for gold in one["as_of"]),
            "in the words": any(
                start <= time.span.start < end for time in reading.times if time.first for start, end in words
            ),
            "text": " … ".join(reading.article.text[start:end] for start, end in words),
            "claim": claim,
        }


def _own(sentence: Sequence[int], reading: Reading) -> Claim | None:
    """The outlet's own claim over a sentence."""
    for claim in reading.claims:
        at = [(claim.evidence.start, claim.evidence.end)]
        if claim.attribution is None and overlap([sentence], at) >= LEAST:
            return claim
    return None


def _same(gold: Sequence[int] | None, found: Span | None) -> bool:
    if gold is None or found is None:
        return gold is None and found is None
    return overlap([gold], [(found.start, found.end)]) >= LEAST


def _figures(judged: Sequence[Row]) -> tuple[list[str], dict[str, float]]:
    matched = [one for one in judged if one["matched"]]
    measures = (
        ("all", matched),
        ("in the words", [one for one in matched if one["in the words"]]),
        ("a time is right", [one for one in matched if None not in one["gold"]]),
        ("none is right", [one for one in matched if one["gold"] == [None]]),
        ("of those given one", [one for one in matched if one["found"]]),
    )
    lines, numbers = [], {}
    for name, rows in measures:
        right = sum(one["right"] for one in rows)
        numbers[name] = round(100 * right / len(rows), 2) if rows else 0.0
        lines.append(f"{name:20} {numbers[name]:5.1f} %  ({right} of {len(rows)} matched)")
    lines.append(f"{'matched':20} {100 * len(matched) / len(judged):5.1f} %  ({len(matched)} of {len(judged)})")
    return lines, numbers


def main() -> None:
    """Print the figures; with --errors first every claim of the parts tuned on that came out otherwise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if options.errors:
        for one in judge_articles([row for row in load_table(TABLE) if row["part"] != "check"], options.shared):
            if one["matched"] and not one["right"]:
                print(f"{one['id']}  {one['gold']} got {one['found'] and one['found'].text!r}: {one['text']!r}")
    for row in measure_as_of(options.shared):
        print(row["name"], *row["lines"], sep="\n")


if __name__ == "__main__":
    main()
