"""Pages of article_pages as scrapers leave them that put every piece of text on a line of its own.

Many scrapes are made by `get_text("\n")` and its like: each link, each bold word inside a paragraph starts a new line,
and no empty line tells where a paragraph ends. The lines of the HTML page, which are labelled, are cut up so here, and
each piece keeps the label of its line.
"""

import random
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from onrecord.read.classifier.wording import KINDS
from onrecord.read.lines import Line
from onrecord.read.parsing.html import SILENT, html_lines, is_hidden, parse_html
from training.lines.data import Labelled, gold_of, html_labels, plain_page
from training.lines.shown import SETS, Shown

_CUT_AT_LINKS_ALONE = 0.35
_TITLED = 0.5


class Piece(NamedTuple):
    """One piece of text: the line of the HTML page that it is a part of, and whether it is a link's."""

    text: str
    line: int
    linked: bool


def rendered_pages(folder: Path, shown: Mapping[str, Shown], seed: int = 11) -> Iterator[Labelled]:
    """Each page once, cut at every tag or at links alone; `shown` is what the HTML of the pages shows."""
    rng = random.Random(seed)
    for name in SETS:
        gold = gold_of(folder, name)
        with tarfile.open(folder / f"{name}_dev.tar.xz") as pack:
            for member in pack:
                key = member.name.removesuffix(".html")
                if member.isfile() and key in gold:
                    markup = pack.extractfile(member).read().decode("utf-8")
                    yield _rendered(key, name, markup, gold[key], shown.get(key, {}), rng)


def _rendered(key: str, name: str, markup: str, doc: dict, shown: Shown, rng: random.Random) -> Labelled:
    tree = parse_html(markup, key)
    _, lines = html_lines(tree)
    labels = html_labels(lines, doc)
    pieces = pieces_of(tree, lines)
    if rng.random() < _CUT_AT_LINKS_ALONE:
        pieces = _joined(pieces)
    spaced = rng.choice(("none", "none", "none", "blocks", "all"))
    title = " ".join(tree.xpath("string(//title)").split())
    entries = [(title, 0, KINDS.index("other"), 1.0)] if title and rng.random() < _TITLED else []
    before = -1
    for piece in pieces:
        gap = int(spaced == "all" or (spaced == "blocks" and piece.line != before))
        entries.append((piece.text, gap, labels[piece.line], 1.0))
        before = piece.line
    row = {"id": key, "src": name, "dom": doc["dom"]}
    return plain_page(row, "pieces", entries, rng.choice((doc.get("url"), None)), shown)


def pieces_of(tree: etree._Element, lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a page's text, in order, each with the line that holds it; what no line shows is left out."""
    out: list[Piece] = []
    at = done = 0
    for text, linked in _texts(tree):
        while at < len(lines) and not lines[at].text[done:].strip():
            at, done = at + 1, 0
        if at == len(lines):
            break
        start = lines[at].text.find(text, done)
        if 0 <= start <= done + 1:
            out.append(Piece(text, at, linked))
            done = start + len(text)
    return out


def _texts(tree: etree._Element) -> Iterator[tuple[str, bool]]:
    """The texts between a page's tags, blanks made one, and whether they stand in a link."""
    events = etree.iterwalk(tree, events=("start", "end"))
    skipped: etree._Element | None = None
    links = 0
    for event, element in events:
        text = element.tail if event == "end" else element.text
        if event == "start":
            if not isinstance(element.tag, str) or element.tag in SILENT or is_hidden(element, element.keys()):
                skipped, text = element, None
                events.skip_subtree()
            else:
                links += element.tag == "a"
        elif element is skipped:
            skipped = None
        else:
            links -= element.tag == "a"
        if text and not text.isspace():
            yield " ".join(text.split()), links > 0


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with those of one line put together again, but for links."""
    out: list[Piece] = []
    for piece in pieces:
        if out and out[-1].line == piece.line and not (out[-1].linked or piece.linked):
            out[-1] = out[-1]._replace(text=f"{out[-1].text} {piece.text}")
        else:
            out.append(piece)
    return out
