"""Measure which links across real articles are right, by judgements of people's eyes kept as offsets.

In: `tables/real_links.jsonl`, one line a judged link, and the articles beside the project. A line holds no
text: the set, the later and the earlier article, where the evidence of each begins, the kind ("newer" or
"denial"), whether the link is right, and its part. "tune" was looked at while rules were made; "check" was
judged when the rules stood, "aside" are denials of other days, judged before any rule was made with those of
"tune". Some lines are denials that were read whole with the likeliest earlier claims: what of them is right and
not shown is missed. A newer figure is right where it is a later state of the same count: of one attack, one
side and one time. A denial is right where the earlier claim states what is denied, and was told no later than
its day.

Out: for each part and kind how many links are shown, and how many of those were judged right, wrong, or not at all;
then how many links that were judged right are shown no more. Links of one pair of sentences are judged together.

    python -m benchmarks.real_links [--shared ../shared] [SET …]
"""

import argparse
import gzip
import json
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.linking import read_articles
from benchmarks.tables import load_table
from onrecord.ledger import LinkRow, open_ledger

Row = dict[str, Any]
Key = tuple[str, str, int, str, int]
SETS = {
    "syria": "running/syria-chemical-2013.jsonl.gz",
    "maria": "running/maria-2017.jsonl.gz",
    "boston": "running/boston-2013.jsonl.gz",
    "gaza": "running/gaza-2014.jsonl.gz",
    "ukraine": "ukraine-war/gdelt-sample.jsonl.gz",
    "fakes": "fakes/fa-kes.jsonl.gz",
    "allsides": "stories/allsides_stream/stream.jsonl",
}
"""The sets by name, with their places under the shared data."""
KINDS = {"updates": "newer", "denies": "denial", "disputes": "denial", "cannot_verify": "denial"}
"""The relations that are counted, and as what."""


def read_set(place: Path) -> Iterator[Row]:
    """The articles of a set: of AllSides the lead of each, on the day of its roundup."""
    lines = place.read_bytes()
    for row in map(json.loads, (gzip.decompress(lines) if place.suffix == ".gz" else lines).splitlines()):
        yield {
            "id": row.get("id") or row["doc_id"],
            "text": row.get("text") or row["lead"],
            "outlet": row["outlet"] if "outlet" in row else row["publisher"],
            "title": row["title"],
            "published": row["published"] if "published" in row else row["day"],
        }


def key_of(link: LinkRow) -> Key | None:
    """What a link is judged by: its kind, both articles, where their evidence begins; None within an article."""
    kind = KINDS.get(link.relation)
    if kind is None or link.later_article == link.earlier_article:
        return None
    return kind, str(link.later_article), link.later_start or 0, str(link.earlier_article), link.earlier_start or 0


def count(shown: Collection[Key], judged: Iterable[Row]) -> Counter[tuple[str, str, str]]:
    """How many links of each part and kind are shown right, shown wrong, or right and not shown.

    Links that nobody judged are of the part "not judged".
    """
    out: Counter[tuple[str, str, str]] = Counter()
    left = set(shown)
    for row in judged:
        key = row["kind"], row["later"], row["later_start"], row["earlier"], row["earlier_start"]
        if key in shown:
            out[row["part"], row["kind"], "right" if row["right"] else "wrong"] += 1
        elif row["right"]:
            out[row["part"], row["kind"], "missed"] += 1
        left.discard(key)
    out.update(("not judged", key[0], "shown") for key in left)
    return out


def shown_links(place: Path) -> set[Key]:
    """The links of a set of articles that a ledger of it shows."""
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "x.onrecord", create=True) as ledger:
        list(ledger.add_many(read_articles(read_set(place))))
        return {key for link in ledger.links() if (key := key_of(link)) is not None}


def main() -> None:
    """Print a line for each part and kind of each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared")
    parser.add_argument("sets", nargs="*", choices=[[], *SETS], metavar="SET")
    options = parser.parse_args()
    table = load_table("real_links.jsonl")
    total: Counter[tuple[str, str, str]] = Counter()
    for name in options.sets or SETS:
        found = count(shown_links(options.shared / "data" / SETS[name]), (r for r in table if r["set"] == name))
        total += found
        print(*_lines(name, found), sep="\n", flush=True)
    print(*_lines("all", total), sep="\n")


def _lines(name: str, found: Counter[tuple[str, str, str]]) -> Iterator[str]:
    for part, kind in sorted({key[:2] for key in found}):
        right, wrong, missed, shown = (found[part, kind, w] for w in ("right", "wrong", "missed", "shown"))
        if part == "not judged":
            yield f"{name:9} {part:10} {kind:7} {shown} shown"
        else:
            yield f"{name:9} {part:10} {kind:7} {right} right of {right + wrong} shown, {missed} right not shown"


if __name__ == "__main__":
    main()
