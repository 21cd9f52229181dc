"""Measure the reading of HTML pages: pages a second beside other extractors, and F1 on unseen publishers.

    uv run --group rivals python -m benchmarks.reading [--shared ../shared] [--pages 60]
                                [--rivals-python PYTHON ...] [--trainer-python PYTHON]

In: the pages of `article_pages`. Out: rows of results in the shape of `benchmarks.quality`. The extractors take
turns, page by page, in one thread; of each page the best of five readings counts, by the clock on the wall. (On
virtual machines the processor's clock of a process that has waited runs slow: the guarded worker seemed half as
dear as the same reading without it.) PYTHON is an interpreter of an
environment of its own: `--rivals-python` one with resiliparse and newspaper4k (what is not installed there is left
out), `--trainer-python` one with this project and LightGBM, for the figures by folds of domains (several minutes).
"""

import argparse
import gzip
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

SETS = ("aeb", "feval", "fundus")
_ROUNDS = 5
_RIVALS = """
import json, sys, time
pages = json.load(open(sys.argv[1], encoding="utf-8"))
def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    return lambda html: extract_plain_text(html, main_content=True)
def newspaper4k():
    import newspaper
    def read(html):
        article = newspaper.Article("http://localhost/", language="en", fetch_images=False)
        article.download(input_html=html)
        article.parse()
        return article.text
    return read
out = {}
for make in (resiliparse, newspaper4k):
    try:
        read = make()
        read(pages[0])
    except ImportError:
        continue
    best, texts = [float("inf")] * len(pages), [""] * len(pages)
    for _ in range(int(sys.argv[2])):
        for at, html in enumerate(pages):
            started = time.perf_counter()
            try:
                texts[at] = read(html) or ""
            except Exception:
                texts[at] = ""
            best[at] = min(best[at], time.perf_counter() - started)
    out[make.__name__] = [sum(best), texts]
json.dump(out, sys.stdout)
"""
"""What the other interpreter runs; a page that a rival fails on counts as empty."""

Row = dict[str, Any]


def measure_reading(shared: Path, pages: int, rivals: Sequence[Path], trainer: Path | None) -> list[Row]:
    """The speeds, and with a trainer the figures by folds."""
    rows = [_speeds(shared, pages, rivals)]
    return [*rows, _folds(shared, trainer)] if trainer else rows


def _speeds(shared: Path, count: int, rivals: Sequence[Path]) -> Row:
    pages = [page for name in SETS for page in islice(_pages(shared, name), count // len(SETS))]
    markup, gold = [html for html, _ in pages], [text for _, text in pages]
    found = _timed(_readers(), markup)
    for python in rivals:
        found |= _rival_times(markup, python)
    base = found["trafilatura, precision"][0]
    lines, numbers = [], {}
    for name, (seconds, texts) in found.items():
        f1 = _f1(gold, texts)
        numbers[name] = f1
        lines.append(
            f"{name:24} {len(pages) / seconds:7.1f} pages per second  {seconds / base:5.2f} of the time of "
            f"trafilatura's precision  4-gram F1 {f1:5.1f}"
        )
    digest = hashlib.sha256("".join(markup).encode()).hexdigest()[:16]
    return {"name": f"Reading: speed on {len(pages)} pages", "gold": "data/article_pages", "sha256": digest,
            "lines": lines, "numbers": numbers}  # fmt: skip


def _pages(shared: Path, name: str) -> Iterator[tuple[str, str]]:
    """The markup and the gold body of the pages of a set."""
    folder = shared / "data" / "article_pages"
    gold = json.loads(gzip.decompress((folder / f"{name}_dev.json.gz").read_bytes()))
    with tarfile.open(folder / f"{name}_dev.tar.xz") as pack:
        for member in pack:
            doc = gold.get(member.name.removesuffix(".html"))
            if doc and (stream := pack.extractfile(member)):
                yield stream.read().decode("utf-8", "replace"), doc["articleBody"]


def _readers() -> dict[str, Callable[[str], str]]:
    """Onrecord in its lanes, in this process and guarded, and trafilatura."""
    import trafilatura

    from onrecord.errors import InputError
    from onrecord.read import read_page
    from onrecord.read.guard import Guard
    from onrecord.records import Article, Page
    from onrecord.settings import Settings

    def body(article: Article) -> str:
        return "\n".join(article.text[block.start : block.end] for block in article.body())

    def lane(name: str) -> Callable[[str], str]:
        def read(html: str) -> str:
            try:
                return body(read_page(Page(html=html), Settings(lane=name)))
            except InputError:
                return ""

        return read

    guard = Guard(Settings(lane="fast"))

    def guarded(html: str) -> str:
        try:
            return body(guard.read(Page(html=html)))
        except InputError:
            return ""

    return {
        "onrecord, accurate": lane("accurate"),
        "onrecord, fast": lane("fast"),
        "onrecord, fast, guarded": guarded,
        "trafilatura": lambda html: trafilatura.extract(html, include_comments=False) or "",
        "trafilatura, precision": lambda html: (
            trafilatura.extract(html, include_comments=False, favor_precision=True) or ""
        ),
    }


def _timed(readers: dict[str, Callable[[str], str]], markup: list[str]) -> dict[str, tuple[float, list[str]]]:
    """For each reader the sum of each page's least seconds, and what was read."""
    best = {name: [float("inf")] * len(markup) for name in readers}
    texts: dict[str, list[str]] = {name: [read(markup[0])] * len(markup) for name, read in readers.items()}
    for _ in range(_ROUNDS):
        for at, html in enumerate(markup):
            for name, read in readers.items():
                started = time.perf_counter()
                texts[name][at] = read(html)
                best[name][at] = min(best[name][at], time.perf_counter() - started)
    return {name: (sum(best[name]), texts[name]) for name in readers}


def _rival_times(markup: list[str], python: Path) -> dict[str, tuple[float, list[str]]]:
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(markup, file)
        file.flush()
        done = subprocess.run(
            [python, "-c", _RIVALS, file.name, str(_ROUNDS)], capture_output=True, text=True, check=True
        )
    return {name: (seconds, texts) for name, (seconds, texts) in json.loads(done.stdout).items()}


def _f1(gold: list[str], texts: list[str]) -> float:
    """4-gram F1 of the mean precision and the mean recall, as `score.py pages` has it."""
    precision, recall = 0.0, 0.0
    for want, got in zip(map(_shingles, gold), map(_shingles, texts), strict=True):
        same = sum((want & got).values())
        precision += same / sum(got.values()) if got else float(not want)
        recall += same / sum(want.values()) if want else float(not got)
    total = precision + recall
    return round(200 * precision * recall / total / len(gold), 1) if total else 0.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    import re

    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()


def _folds(shared: Path, python: Path) -> Row:
    """What `python -m training.lines --check` prints: the figures on publishers that the models have not seen."""
    data = shared / "data"
    places = {
        "--page-lines": data / "page_lines" / "dev.jsonl.gz",
        "--article-pages": data / "article_pages",
        "--articles": data / "batch" / "articles-3k.jsonl.gz",
    }
    command = [python, "-m", "training.lines", "--check", *(str(one) for pair in places.items() for one in pair)]
    root = Path(__file__).parent.parent
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    digest = hashlib.sha256((data / "page_lines" / "dev.jsonl.gz").read_bytes()).hexdigest()[:16]
    return {"name": "Reading: four folds by publisher", "gold": "data/page_lines and data/article_pages",
            "sha256": digest, "lines": done.stdout.splitlines(), "numbers": {}}  # fmt: skip


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--pages", type=int, default=60, help="pages of all sets together")
    parser.add_argument(
        "--rivals-python",
        type=Path,
        action="append",
        default=[],
        help="an interpreter with resiliparse and newspaper4k",
    )
    parser.add_argument("--trainer-python", type=Path, help="an interpreter with this project and LightGBM")
    given = parser.parse_args()
    for row in measure_reading(given.shared, given.pages, given.rivals_python, given.trainer_python):
        print(row["name"], *row["lines"], sep="\n")


if __name__ == "__main__":
    sys.exit(main())
