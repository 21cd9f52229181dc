"""Copies on generated ones: groups against gold, and figures changed between an original and its copies.

    python -m benchmarks.copies [--shared ../shared]

Reads the texts with the page reader, then calls the same functions that a ledger calls, without a ledger. Other
thresholds are tried beside the ones that ship, where the plateau that `link/origins/copies.py` names is seen.
"""

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from onrecord.link.origins import copies
from onrecord.link.origins.versions import changed_figures
from onrecord.read import read_page
from onrecord.records import Article, Page
from onrecord.settings import Settings

DATA = "data/stories/neardup_generated/docs.jsonl"


def measure_copies(shared: Path) -> list[dict[str, Any]]:
    """One row of results: pairs and B³ of the groups, changed figures found and invented."""
    documents = [json.loads(line) for line in (shared / DATA).read_text(encoding="utf-8").splitlines()]
    articles = {one["doc_id"]: _article(one) for one in documents}
    gold = {one["doc_id"]: one["copy_group"] for one in documents}
    lines, numbers = score_groups(gold, group(articles))
    found, false, wanted, others = _changes(documents, articles)
    lines += [
        f"changed figures  {found} of {wanted} found in new versions, {false} invented in {others} other copies",
    ]
    numbers |= {"changed": 100 * found / max(1, wanted), "invented": false}
    row = {"name": "Generated copies", "kind": "copies", "command": "python -m benchmarks.copies", "gold": DATA}
    return [row | {"sha256": digest_of(shared / DATA), "lines": lines, "numbers": numbers}]


def digest_of(path: Path) -> str:
    """The first digits of the SHA-256 of a file, or of a folder's texts one after another."""
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def _article(document: Mapping[str, Any]) -> Article:
    page = Page(id=document["doc_id"], text=document["text"], kind="article", language="en")
    return read_page(page, Settings())


def group(articles: Mapping[str, Article]) -> dict[str, str]:
    """The group of each article, by comparing all bodies that share a run."""
    ids = list(articles)
    bodies = [copies.body_of(articles[one]) for one in ids]
    runs = [frozenset(body.runs) if body else frozenset() for body in bodies]
    shares: dict[tuple[int, int], float] = {}
    for one, other in combinations(range(len(ids)), 2):
        least = min(len(runs[one]), len(runs[other]))
        share = len(runs[one] & runs[other]) / least if least else 0.0
        if share >= copies.KEPT:
            shares[one, other] = shares[other, one] = share
    sized = [copies.Sized(at, body.sha256 if body else ids[at], len(runs[at])) for at, body in enumerate(bodies)]
    fullest = copies.group_bodies(sized, lambda one, other: shares.get((one, other), 0.0))
    return {ids[at]: ids[text] for at, text in fullest.items()}


def score_groups(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[list[str], dict[str, float]]:
    """Lines and numbers for groups against gold: pair precision and recall, B³."""
    items = [one for one in gold if one in found]
    both = Counter((gold[one], found[one]) for one in items)
    wanted, given = Counter(gold[one] for one in items), Counter(found[one] for one in items)
    pairs = [sum(n * (n - 1) // 2 for n in counts.values()) for counts in (both, wanted, given)]
    right = [both[gold[one], found[one]] for one in items]
    precision = sum(n / given[found[one]] for n, one in zip(right, items, strict=True)) / max(1, len(items))
    recall = sum(n / wanted[gold[one]] for n, one in zip(right, items, strict=True)) / max(1, len(items))
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    numbers = {
        "pair_precision": 100 * pairs[0] / max(1, pairs[2]),
        "pair_recall": 100 * pairs[0] / max(1, pairs[1]),
        "bcubed": 100 * f1,
    }
    lines = [
        f"pairs  P {numbers['pair_precision']:.1f} ({pairs[0]} of {pairs[2]})  "
        f"R {numbers['pair_recall']:.1f} ({pairs[0]} of {pairs[1]})",
        f"B-cubed  P {100 * precision:.1f}  R {100 * recall:.1f}  F1 {100 * f1:.1f} over {len(items)}",
    ]
    return lines, numbers


def _changes(documents: Sequence[Mapping[str, Any]], articles: Mapping[str, Article]) -> tuple[int, int, int, int]:
    """Changes found, changes invented, changes that gold names, copies without one."""
    originals = {one["copy_group"]: one["doc_id"] for one in documents if one["profile"] == "original"}
    found = false = wanted = others = 0
    for one in documents:
        if one["profile"] in ("original", "quote_share") or one["copy_group"] not in originals:
            continue
        gold = Counter((_digits(old), _digits(new)) for old, new in one.get("figure_changes") or ())
        original, copy = articles[originals[one["copy_group"]]], articles[one["doc_id"]]
        seen = Counter(
            (_digits(change.earlier.text), _digits(change.later.text))
            for change in changed_figures(original, copy)
            if change.earlier and change.later
        )
        found += sum((gold & seen).values())
        false += sum((seen - gold).values())
        wanted += sum(gold.values())
        others += not gold
    return found, false, wanted, others


def _digits(value: object) -> str:
    return re.sub(r"[^\d.]", "", str(value))


def main() -> None:
    """Parse and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared")
    for row in measure_copies(parser.parse_args().shared):
        print(row["name"], *row["lines"], sep="\n  ")


if __name__ == "__main__":
    main()
