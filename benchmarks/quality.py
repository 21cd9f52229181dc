"""Quality on the development data: input records made by the scorer, read by `onrecord claims`, scored.

Every English set of times is there; KRAUTS, the German one, is left out, since times are read in English only.
"""

import gzip
import hashlib
import json
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

SETS = (
    ("Gold ledgers", "ledger", "data/ledgers"),
    ("PolNeAR dev", "attributions", "data/polnear/dev.jsonl.gz"),
    ("PolNeAR dev, the paper's protocol", "paper", "data/polnear/cofenet_dev.jsonl.gz"),
    ("NewsQuant dev", "figures", "data/quantities/newsquant_dev.jsonl"),
    ("Times: TimeBank", "times", "data/timex/timebank.jsonl"),
    ("Times: AQUAINT", "times", "data/timex/aquaint.jsonl"),
    ("Times: WikiWars dev", "times", "data/timex/wikiwars_dev.jsonl"),
    ("Times: GUM dates", "times", "data/timex/gum_dates_dev.jsonl"),
    ("Times: tweets", "times", "data/timex/tweets_train.jsonl"),
    ("Times: Recognizers specification", "times", "data/timex/recognizers_datetime_spec.jsonl"),
    ("Lines of scraped pages", "lines", "data/page_lines/dev.jsonl.gz"),
    ("HTML pages: aeb", "pages", "data/article_pages/aeb_dev"),
    ("HTML pages: feval", "pages", "data/article_pages/feval_dev"),
    ("HTML pages: fundus", "pages", "data/article_pages/fundus_dev"),
)
"""Name, kind for the scorer, and place under the shared folder."""
FLAT = ("attributions", "paper")
"""Kinds whose gold knows no attribution inside another: scored a second time without those that were found."""


def measure_quality(shared: Path, work: Path) -> list[dict[str, Any]]:
    """One row of results a set: the scorer's lines, its numbers, and the digest of the gold data."""
    rows = []
    for name, kind, place in SETS:
        gold = shared / (f"{place}.json.gz" if kind == "pages" else place)
        if not gold.exists():
            print(f"{name}: {gold} is not there, left out", file=sys.stderr)
            continue
        print(name, file=sys.stderr)
        inputs = work / "inputs.jsonl"
        write_inputs(shared, kind, place, inputs)
        predicted = work / "predicted.jsonl"
        with predicted.open("wb") as out:
            command = [sys.executable, "-m", "onrecord", "claims", str(inputs), "--json", "--jobs", "2"]
            subprocess.run(command, stdout=out, check=False)
        row = {"name": name, "kind": kind, "gold": place, "sha256": digest_of(gold)}
        rows.append(row | _score(shared, kind, gold, predicted))
        if kind in FLAT:
            write_outermost(predicted, work / "outermost.jsonl")
            row["name"] = f"{name}, outermost alone"
            rows.append(row | _score(shared, kind, gold, work / "outermost.jsonl"))
    return rows


def _score(shared: Path, kind: str, gold: Path, predicted: Path) -> dict[str, Any]:
    command = [sys.executable, str(shared / "score" / "score.py"), kind, str(gold), str(predicted)]
    *lines, numbers = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return {"lines": lines, "numbers": json.loads(numbers)}


def write_outermost(predicted: Path, path: Path) -> None:
    """The same records without the attributions that stand inside another, which flat gold cannot hold."""
    with predicted.open(encoding="utf-8") as records, path.open("w", encoding="utf-8") as out:
        for record in map(json.loads, records):
            record["attributions"] = [one for one in record["attributions"] if not one.get("inside")]
            out.write(json.dumps(record) + "\n")


def write_inputs(shared: Path, kind: str, place: str, path: Path) -> None:
    """Write the scorer's input records of a set to a file."""
    if kind == "pages":
        gold = json.loads(gzip.decompress((shared / f"{place}.json.gz").read_bytes()))
        with tarfile.open(shared / f"{place}.tar.xz") as archive, path.open("w", encoding="utf-8") as out:
            for member in archive:
                key = member.name.removesuffix(".html")
                if key in gold and (stream := archive.extractfile(member)):
                    page = {
                        "id": key,
                        "html": stream.read().decode("utf-8", "replace"),
                        "url": gold[key].get("url"),
                    }
                    out.write(json.dumps(page) + "\n")
        return
    with path.open("wb") as out:
        source = "attributions" if kind == "paper" else kind
        gold_path = shared / ("data/polnear/dev.jsonl.gz" if kind == "paper" else place)
        command = [sys.executable, str(shared / "score" / "score.py"), "inputs", source, str(gold_path)]
        subprocess.run(command, stdout=out, check=True)


def digest_of(gold: Path) -> str:
    """The first sixteen digits of the SHA-256 of the gold data, of a folder that of its files together."""
    files = sorted(gold.glob("*.json*")) if gold.is_dir() else [gold]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]
