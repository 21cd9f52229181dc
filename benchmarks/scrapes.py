"""Measure what is read of one page in the plain text that different tools make of it.

    python -m benchmarks.scrapes --rivals-python PYTHON [--shared ../shared]

In: every fourth page of `article_pages`, turned into text whole, with menus and all, by the tools that PYTHON has
(html2text, markdownify, inscriptis, Beautiful Soup, resiliparse); and each gold article on one line. Out: a row in
the shape of `benchmarks.quality`: 4-gram F1 of the body, links of Markdown counted by their words. The classifier
was fitted on these pages in other layouts: the figures compare tools and are none for unseen pages.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.markdown import plain
from onrecord.read import read_page
from onrecord.records import BODY_ROLES, Page

_EVERY = 4
_SETS = ("aeb", "feval", "fundus")
_SCRAPERS = """
import json, sys
def soup(separator, strip=False):
    from bs4 import BeautifulSoup
    def scrape(html):
        tree = BeautifulSoup(html, "lxml")
        for element in tree(["script", "style", "noscript", "template"]):
            element.decompose()
        return tree.get_text(separator, strip=strip)
    return scrape
def markdown(width):
    import html2text
    def scrape(html):
        maker = html2text.HTML2Text()
        maker.body_width, maker.unicode_snob = width, True
        return maker.handle(html)
    return scrape
def markdownify():
    from bs4 import BeautifulSoup
    from markdownify import MarkdownConverter
    def scrape(html):
        tree = BeautifulSoup(html, "lxml")
        for element in tree(["script", "style", "noscript", "template"]):
            element.decompose()
        return MarkdownConverter(heading_style="ATX").convert_soup(tree)
    return scrape
def inscriptis():
    from inscriptis import get_text
    return get_text
def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    return lambda html: extract_plain_text(html, main_content=False)
makers = {
    "inscriptis": inscriptis, "resiliparse, all": resiliparse,
    "html2text, unwrapped": lambda: markdown(0), "html2text": lambda: markdown(78), "markdownify": markdownify,
    "get_text(newline)": lambda: soup("\\n", True), "get_text()": lambda: soup(""),
    "get_text(blank)": lambda: soup(" ", True),
}
pages = json.load(open(sys.argv[1], encoding="utf-8"))
out = {}
for name, make in makers.items():
    try:
        scrape = make()
        out[name] = [scrape(html) for html in pages]
    except ImportError:
        continue
json.dump(out, sys.stdout)
"""

Row = dict[str, Any]


def measure_scrapes(shared: Path, pythons: Sequence[Path]) -> list[Row]:
    """One row, with a line for each tool that one of the interpreters has; none where they have none."""
    pages = [*_pages(shared / "data" / "article_pages")]
    scraped: dict[str, list[str]] = {}
    for python in pythons:
        scraped |= _scraped([html for html, _, _ in pages], python)
    if not scraped:
        return []
    scraped["the article alone, on one line"] = [" ".join(gold.split()) for _, gold, _ in pages]
    lines, numbers = [], {}
    for name, texts in scraped.items():
        numbers[name], p, r, nothing = _figures(texts, pages)
        figures = f"4-gram F1 {numbers[name]:5.1f}  P {p:5.1f}  R {r:5.1f}"
        lines.append(f"{name:31} {figures}  nothing right on {nothing} of {len(pages)}")
    digest = hashlib.sha256("".join(html for html, _, _ in pages).encode()).hexdigest()[:16]
    row = {"name": "Reading: scrapes by other tools, pages fitted on", "kind": "scrapes", "sha256": digest}
    command = "python -m benchmarks.scrapes --rivals-python PYTHON"
    return [{**row, "command": command, "gold": "data/article_pages", "lines": lines, "numbers": numbers}]


def _pages(folder: Path) -> Iterator[tuple[str, str, str | None]]:
    """The HTML, the gold body and the address of every fourth page."""
    for name in _SETS:
        gold = json.loads(gzip.decompress((folder / f"{name}_dev.json.gz").read_bytes()))
        with tarfile.open(folder / f"{name}_dev.tar.xz") as pack:
            for member in pack.getmembers()[::_EVERY]:
                doc = gold.get(member.name.removesuffix(".html"))
                stream = pack.extractfile(member) if doc else None
                if doc and stream is not None:
                    yield stream.read().decode("utf-8"), doc["articleBody"], doc.get("url")


def _scraped(markup: list[str], python: Path) -> dict[str, list[str]]:
    """The text that each tool of an interpreter makes of each page."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(markup, file)
        file.flush()
        done = subprocess.run([python, "-c", _SCRAPERS, file.name], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def _figures(texts: list[str], pages: list[tuple[str, str, str | None]]) -> tuple[float, float, float, int]:
    """F1, mean precision and recall of the bodies' 4-grams, and the pages of which nothing is right."""
    precision, recall = [], []
    for text, (_, gold, url) in zip(texts, pages, strict=True):
        want, got = _shingles(gold), _shingles(_body(text, url))
        same = sum((want & got).values())
        precision.append(same / max(1, sum(got.values())))
        recall.append(same / max(1, sum(want.values())))
    p, r = 100 * sum(precision) / len(pages), 100 * sum(recall) / len(pages)
    return round(2 * p * r / (p + r), 1) if p + r else 0.0, p, r, sum(not one for one in recall)


def _body(text: str, url: str | None) -> str:
    try:
        article = read_page(Page(text=text, url=url))
    except OnrecordError:
        return ""
    blocks = (article.text[block.start : block.end] for block in article.blocks if block.role in BODY_ROLES)
    return "\n".join(plain(" ".join(block.split())) for block in blocks)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3))) if words else Counter()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--rivals-python", type=Path, action="append", required=True)
    given = parser.parse_args()
    for row in measure_scrapes(given.shared, given.rivals_python):
        print(f"{row['name']} ({row['gold']}, {row['sha256']})", *row["lines"], sep="\n")


if __name__ == "__main__":
    main()
