"""Measure what is read of one page in the plain text that different tools make of it.

    python -m benchmarks.scrapes --rivals-python PYTHON [--shared ../shared]

In: every fourth page of `article_pages`, turned into text whole, with menus and all, by the tools that PYTHON has
(html2text, markdownify, inscriptis, Beautiful Soup, resiliparse) and the text browsers of the machine (lynx, w3m).
And each gold article, on one line, as a mail, and, in Latin letters, as a PDF of one or two columns with running
heads and page numbers (reportlab makes it; pdftotext and PyMuPDF take its text out).

Out: a row in the shape of `benchmarks.quality`: 4-gram F1 of the body and the share of the gold's sentences that
are read whole; links of Markdown and words that are parted at a line's end count as whole words. The classifier
was fitted on these pages in other layouts: the figures compare tools and are none for unseen pages.
"""

import argparse
import gzip
import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.errors import OnrecordError
from onrecord.markdown import plain
from onrecord.read import read_page
from onrecord.records import Page
from onrecord.text import split_sentences

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
def browser(*command):
    import shutil, subprocess, tempfile
    if not shutil.which(command[0]):
        raise ImportError(command[0])
    def scrape(html):
        with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as file:
            file.write(html)
            file.flush()
            shown = subprocess.run([*command, file.name], capture_output=True, timeout=120, check=True)
        return shown.stdout.decode("utf-8", "replace")
    return scrape
def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    return lambda html: extract_plain_text(html, main_content=False)
makers = {
    "inscriptis": inscriptis, "resiliparse, all": resiliparse,
    "html2text, unwrapped": lambda: markdown(0), "html2text": lambda: markdown(78), "markdownify": markdownify,
    "get_text(newline)": lambda: soup("\\n", True), "get_text()": lambda: soup(""),
    "get_text(blank)": lambda: soup(" ", True),
    "lynx": lambda: browser("lynx", "-dump", "-assume_charset=utf-8", "-display_charset=utf-8"),
    "w3m": lambda: browser("w3m", "-dump", "-T", "text/html", "-I", "utf-8", "-O", "utf-8", "-cols", "80"),
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

_PRINTERS = """
import html, io, json, shutil, subprocess, sys, tempfile
try:
    import reportlab.lib.styles, reportlab.platypus as platypus
    from reportlab.lib.pagesizes import A4
except ImportError:
    sys.exit(print("{}"))
WIDE, HIGH = A4
def head(canvas, page):
    canvas.setFont("Times-Roman", 8)
    canvas.drawString(50, HIGH - 30, "Ellin Gazette")
    canvas.drawRightString(WIDE - 50, HIGH - 30, "4 March 2031")
    canvas.drawCentredString(WIDE / 2, 25, str(canvas.getPageNumber()))
def printed(title, paragraphs, columns):
    wide = (WIDE - 100 - 18 * (columns - 1)) / columns
    frames = [platypus.Frame(50 + at * (wide + 18), 50, wide, HIGH - 100, 0, 0, 0, 0) for at in range(columns)]
    style = reportlab.lib.styles.ParagraphStyle
    text = style("text", fontName="Times-Roman", fontSize=10, leading=12, alignment=4 if columns > 1 else 0,
                 spaceAfter=6 if columns == 1 else 0, firstLineIndent=0 if columns == 1 else 10,
                 hyphenationLang="en_GB" if columns > 1 else "")
    large = style("large", fontName="Times-Bold", fontSize=16, leading=19, spaceAfter=8)
    file = io.BytesIO()
    page = platypus.BaseDocTemplate(file, pagesize=A4)
    page.addPageTemplates([platypus.PageTemplate(frames=frames, onPage=head)])
    page.build([platypus.Paragraph(html.escape(title), large), platypus.Paragraph("By Mira Tolland", text)]
               + [platypus.Paragraph(html.escape(one), text) for one in paragraphs])
    return file.getvalue()
def pdftotext(content):
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(content)
        file.flush()
        return subprocess.run(["pdftotext", file.name, "-"], capture_output=True, check=True).stdout.decode()
def pymupdf(content):
    import pymupdf
    return "\\f".join(page.get_text() for page in pymupdf.open(stream=content, filetype="pdf"))
readers = {"PyMuPDF": pymupdf, "pdftotext": pdftotext}
out = {}
for columns, name in ((1, "PDF"), (2, "PDF of two columns")):
    content = [printed(title, paragraphs, columns) for title, paragraphs in json.load(open(sys.argv[1]))]
    for reader, read in readers.items():
        try:
            out[f"{name}, {reader}"] = [read(one) for one in content]
        except (ImportError, FileNotFoundError):
            continue
json.dump(out, sys.stdout)
"""
_MAIL = """View this email in your browser
( https://mail.gazette.example/view?u=1 )

ELLIN GAZETTE
The Morning, Tuesday, 4 March 2031

------------------------------------------------------------

{}

Read the full story
( https://gazette.example/a/1 )

============================================================

You are receiving this email because you signed up for The Morning at
gazette.example. Unsubscribe: https://gazette.example/u/1

Copyright (C) 2031 Ellin Gazette. All rights reserved.
Quay Street 4, Ellin
"""
_PARTED = re.compile(r"(?<=[a-zß-öø-ÿ])-\s*[\r\n]+\s*(?=[a-zß-öø-ÿ])")
_TITLE = re.compile(r"<title[^>]*>([^<]{1,300})", re.IGNORECASE)

Row = dict[str, Any]
Words = tuple[str, ...]
Article = tuple[str, str, str | None]
"""The HTML of a page, its gold body and its address."""


def measure_scrapes(shared: Path, pythons: Sequence[Path]) -> list[Row]:
    """One row, with a line for each tool that one of the interpreters has; none where they have none."""
    pages = [*_pages(shared / "data" / "article_pages")]
    latin = [page for page in pages if _is_latin(page)]
    scraped: dict[str, list[str]] = {}
    papers: dict[str, list[str]] = {}
    for python in pythons:
        scraped |= _scraped([html for html, _, _ in pages], _SCRAPERS, python)
        papers |= _scraped([(_title(html), _paragraphs(gold)) for html, gold, _ in latin], _PRINTERS, python)
    if not scraped:
        return []
    scraped["the article alone, on one line"] = [" ".join(gold.split()) for _, gold, _ in pages]
    scraped["the article as a mail"] = [_as_mail(gold) for _, gold, _ in pages]
    told = [(name, texts, pages) for name, texts in scraped.items()]
    told += [(name, texts, latin) for name, texts in papers.items()]
    lines, numbers = [], {}
    for name, texts, some in told:
        found = _figures(texts, some)
        numbers[name], numbers[f"{name}, sentences"] = found.f1, found.whole
        figures = f"4-gram F1 {found.f1:5.1f}  P {found.precision:5.1f}  R {found.recall:5.1f}"
        nothing = f"nothing right on {found.nothing} of {len(some)}"
        lines.append(f"{name:31} {figures}  sentences whole {found.whole:5.1f}  {nothing}")
    digest = hashlib.sha256("".join(html for html, _, _ in pages).encode()).hexdigest()[:16]
    row = {"name": "Reading: scrapes by other tools, pages fitted on", "kind": "scrapes", "sha256": digest}
    command = "python -m benchmarks.scrapes --rivals-python PYTHON"
    return [{**row, "command": command, "gold": "data/article_pages", "lines": lines, "numbers": numbers}]


def _is_latin(page: Article) -> bool:
    """Whether the plain fonts of a PDF have the letters of an article and its title."""
    html, gold, _ = page
    shown = _title(html) + gold
    return shown.encode("cp1252", "ignore").decode("cp1252") == shown


def _title(html: str) -> str:
    found = _TITLE.search(html)
    return " ".join(unescape(found.group(1)).split()) if found else "An article"


def _paragraphs(gold: str) -> list[str]:
    return [" ".join(line.split()) for line in gold.split("\n") if line.strip()]


def _as_mail(gold: str) -> str:
    """An article as a mailer sends it, between its own lines."""
    return _MAIL.format("\n\n".join(textwrap.fill(one, 72) for one in _paragraphs(gold)))


def _pages(folder: Path) -> Iterator[Article]:
    """The HTML, the gold body and the address of every fourth page."""
    for name in _SETS:
        gold = json.loads(gzip.decompress((folder / f"{name}_dev.json.gz").read_bytes()))
        with tarfile.open(folder / f"{name}_dev.tar.xz") as pack:
            for member in pack.getmembers()[::_EVERY]:
                doc = gold.get(member.name.removesuffix(".html"))
                stream = pack.extractfile(member) if doc else None
                if doc and stream is not None:
                    yield stream.read().decode("utf-8"), doc["articleBody"], doc.get("url")


def _scraped(pages: Sequence[Any], program: str, python: Path) -> dict[str, list[str]]:
    """The text that each tool of an interpreter makes of each page by a program."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(pages, file)
        file.flush()
        done = subprocess.run([python, "-c", program, file.name], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


class _Figures(NamedTuple):
    """What is read of some pages.

    Attributes:
        f1, precision, recall: of the bodies' 4-grams, means over pages.
        whole: the share of the gold's sentences that are read as one sentence of the body.
        nothing: pages of which nothing is right.
    """

    f1: float
    precision: float
    recall: float
    whole: float
    nothing: int


def _figures(texts: Sequence[str], pages: Sequence[Article]) -> _Figures:
    precision, recall = [], []
    whole = sentences = 0
    for text, (_, gold, url) in zip(texts, pages, strict=True):
        body, told = _read(text, url)
        want, got = _shingles(gold), _shingles(body)
        same = sum((want & got).values())
        precision.append(same / max(1, sum(got.values())))
        recall.append(same / max(1, sum(want.values())))
        known = _gold_sentences(gold)
        whole, sentences = whole + sum((known & told).values()), sentences + sum(known.values())
    p, r = 100 * sum(precision) / len(pages), 100 * sum(recall) / len(pages)
    f1 = round(2 * p * r / (p + r), 1) if p + r else 0.0
    return _Figures(f1, p, r, round(100 * whole / max(1, sentences), 1), sum(not one for one in recall))


def _read(text: str, url: str | None) -> tuple[str, Counter[Words]]:
    """The body that is read of a text, and its sentences by their words."""
    try:
        article = read_page(Page(text=text, url=url))
    except OnrecordError:
        return "", Counter()
    blocks = article.body()
    told = [one for one in article.sentences if any(b.start <= one.start and one.end <= b.end for b in blocks)]
    body = "\n".join(_shown(article.text[block.start : block.end]) for block in blocks)
    return body, Counter(_words(article.text[one.start : one.end]) for one in told)


def _gold_sentences(gold: str) -> Counter[Words]:
    found = (_words(one[at.start : at.end]) for one in _paragraphs(gold) for at in split_sentences(one))
    return Counter(words for words in found if words)


def _shown(text: str) -> str:
    """What a part of a text shows, words that are parted at a line's end put together."""
    return plain(" ".join(_PARTED.sub("", text).split()))


def _words(text: str) -> Words:
    return tuple(re.findall(r"\w+", _shown(text).lower()))


def _shingles(text: str) -> Counter[Words]:
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
