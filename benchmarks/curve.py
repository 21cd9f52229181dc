"""Accuracy against speed of some folders of weights: a table of the taggers alone, in one run.

    python -m benchmarks.curve FOLDER-OR-NAME … [--shared ../shared] [--articles 40] [--rounds 3]

Accuracy is exact F1 of each role as tagged on PolNeAR dev, before linking. Speed is words a CPU second of one
thread: windows, network and chain, on articles of the batch corpus, the best of some rounds in which the folders
take turns, so that what else the machine does hits all alike. The figures go into `benchmarks/results.json` as
`curve`.
"""

import argparse
import gzip
import json
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.attribute.tagging.tagger import ROLES, Tagger
from onrecord.attribute.tagging.weights_folder import load_weights
from onrecord.text import lines

RESULTS = Path(__file__).parent / "results.json"
_Text = tuple[str, list[tuple[int, int]]]


def main() -> None:
    """Measure the folders named and keep the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared")
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    rows = measure_curve(options.folders, options.shared, options.articles, options.rounds)
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    RESULTS.write_text(json.dumps(results | {"curve": rows}, indent=1, ensure_ascii=False) + "\n")
    for row in rows:
        print(json.dumps(row), file=sys.stderr)


def measure_curve(folders: Sequence[str], shared: Path, articles: int, rounds: int) -> list[dict[str, Any]]:
    """One row a folder, in the order given."""
    taggers = [Tagger.load(folder) for folder in folders]
    corpus = [text for text, _ in islice(_texts(shared / "data/batch/articles-3k.jsonl.gz"), articles)]
    best = [float("inf")] * len(taggers)
    for _ in range(rounds):
        for at, tagger in enumerate(taggers):
            started = time.process_time()
            tagger.tag_many(corpus)
            best[at] = min(best[at], time.process_time() - started)
    words = sum(len(text.split()) for text, _ in corpus)
    gold = list(_texts(shared / "data/polnear/dev.jsonl.gz"))
    return [
        _described(folder) | {"words_a_second": round(words / spent)} | _exact(tagger, gold)
        for folder, tagger, spent in zip(folders, taggers, best, strict=True)
    ]


def _texts(path: Path) -> Iterator[tuple[_Text, dict[str, Any]]]:
    with gzip.open(path, "rt", encoding="utf-8") as records:
        for record in map(json.loads, records):
            yield (record["text"], [tuple(line) for line in lines(record["text"])]), record


def _described(folder: str) -> dict[str, Any]:
    weights = load_weights(folder)
    encoder = weights.manifest["encoder"]
    return {
        "weights": weights.name,
        "layers": encoder["layers"],
        "inner": encoder.get("inner", 1536),
        "pieces": encoder["pieces"],
        "megabytes": round(len(weights.model) / 1e6, 1),
    }


def _exact(tagger: Tagger, gold: Sequence[tuple[_Text, dict[str, Any]]]) -> dict[str, float]:
    """Exact F1 of each role in percent."""
    found = tagger.tag_many([text for text, _ in gold])
    out = {}
    for role in ROLES:
        hits = total = 0
        for (_, record), spans in zip(gold, found, strict=True):
            want = {tuple(span) for one in record["attributions"] for span in one[role]}
            have = {(span.start, span.end) for span in spans if span.role == role}
            hits += len(want & have)
            total += len(want) + len(have)
        out[role] = round(200 * hits / max(1, total), 1)
    return out


if __name__ == "__main__":
    main()
