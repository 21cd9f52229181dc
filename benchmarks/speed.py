"""Speed and memory: the batch corpus, the share of each stage, cold starts."""

import gzip
import json
import os
import resource
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from typing import Any

USUAL_WORDS = 730
"""An article's, as the target of articles a second and core has it."""
JOBS = 2
STAGE_SAMPLE = 200
"""Articles over which the share of each stage is measured, in one process."""


def measure_speed(shared: Path, work: Path, articles: int) -> dict[str, Any]:
    """Articles a second and peak memory of the batch, shares of the stages, cold starts."""
    corpus = work / "batch.jsonl"
    with gzip.open(shared / "data" / "batch" / "articles-3k.jsonl.gz", "rt", encoding="utf-8") as lines:
        corpus.write_text("".join(islice(lines, articles)), encoding="utf-8")
    return {
        "batch": _batch(corpus, articles),
        "stages": _stages(corpus),
        "cold": {
            "onrecord --help": _cold(["--help"]),
            "onrecord claims (seed article)": _cold(["claims", str(shared / "data" / "seed" / "article.txt")]),
        },
    }


def _batch(corpus: Path, articles: int) -> dict[str, Any]:
    started = time.perf_counter()
    command = [sys.executable, "-m", "onrecord", "claims", str(corpus), "--jobs", str(JOBS), "--json"]
    with open(os.devnull, "wb") as nowhere:
        done = subprocess.run(command, stdout=nowhere, check=False)
    seconds = time.perf_counter() - started
    words = sum(len(json.loads(line)["text"].split()) for line in corpus.open(encoding="utf-8"))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {"articles": articles, "seconds": round(seconds, 1), "per_second": round(articles / seconds, 2),
            "usual_per_core": round(words / USUAL_WORDS / seconds / JOBS, 1),
            "peak_mb_of_one_process": round(peak), "exit": done.returncode}  # fmt: skip


def _stages(corpus: Path) -> dict[str, float]:
    """The share of each stage in percent, and the seconds by the clock of all of them."""
    from onrecord.collect import collect_pages
    from onrecord.pipeline import Reader
    from onrecord.records import Reading
    from onrecord.serialise import reading_to_dict

    reader, written = Reader(), 0.0
    pages = islice(collect_pages([str(corpus)]), STAGE_SAMPLE)
    for reading in reader.read_many(pages):
        started = time.perf_counter()
        if isinstance(reading, Reading):
            json.dumps(reading_to_dict(reading), ensure_ascii=False)
        written += time.perf_counter() - started
    seconds = {**reader.seconds, "write": written}
    total = sum(seconds.values())
    return {stage: round(100 * spent / total, 1) for stage, spent in seconds.items()} | {"seconds": round(total, 2)}


def _cold(arguments: list[str]) -> float:
    """The best of five starts, in seconds; compiled modules are kept between them, as they are once installed."""
    best = float("inf")
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "onrecord", *arguments], capture_output=True, check=True, env=kept)
        best = min(best, time.perf_counter() - started)
    return round(best, 3)
