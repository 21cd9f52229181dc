"""What the HTML of the same pages says of the lines of a page's plain text.

Half of the pages of page_lines have people's labels for the body alone; the roles that the reader gives to their HTML,
where it knows headings and captions by their elements, tell the rest: subheads and captions. On the other half it
shows where gold took a list of articles for captions or a box for titles.
"""

import gzip
import json
import tarfile
from collections import defaultdict
from pathlib import Path

import numpy as np

from onrecord.read.classifier.wording import KINDS
from onrecord.read.lines import Line, key_of
from onrecord.read.pages import read_page
from onrecord.records import Page, Role

SETS = ("aeb", "feval", "fundus")
Shown = dict[str, Role]

_CONFIRMED = 0.6
_UNCONFIRMED = 0.4
_SLIPS = {
    "title": {Role.FURNITURE, Role.RELATED_TITLE, Role.AUTHOR_NAME},
    "caption": {Role.FURNITURE, Role.BYLINE},
}


def shown_roles(folder: Path) -> dict[str, Shown]:
    """For each page of article_pages, the role of every text that has but one on it."""
    return {key: _roles(key, html, url) for name in SETS for key, html, url in _pages(folder, name)}


def _pages(folder: Path, name: str) -> list[tuple[str, bytes, str | None]]:
    gold = json.loads(gzip.decompress((folder / f"{name}_dev.json.gz").read_bytes()))
    with tarfile.open(folder / f"{name}_dev.tar.xz") as pack:
        return [
            (key, pack.extractfile(member).read(), gold[key].get("url"))
            for member in pack
            if member.isfile() and (key := member.name.removesuffix(".html")) in gold
        ]


def _roles(key: str, html: bytes, url: str | None) -> Shown:
    article = read_page(Page(html=html, url=url, id=key))
    found = defaultdict(set)
    for block in article.blocks:
        found[key_of(article.text[block.start : block.end])].add(block.role)
    return {text: next(iter(roles)) for text, roles in found.items() if len(roles) == 1}


def told_kinds(
    src: str, lines: tuple[Line, ...], y: np.ndarray, prose: np.ndarray, shown: Shown
) -> tuple[np.ndarray, np.ndarray]:
    """The labels to learn kinds from, and how far each is trusted; 0 for those that tell nothing.

    Args:
        src: the set that the page is from; fundus alone has gold kinds.
        lines: the lines of the page.
        y: their gold labels, as indexes into KINDS.
        prose: bool[n_lines], whether a line ends like a sentence.
        shown: what the page's HTML shows.
    """
    told, trust = y.copy(), np.full(len(y), 1.0 if src == "fundus" else _UNCONFIRMED)
    for at, line in enumerate(lines):
        kind, role = KINDS[y[at]], shown.get(line.key)
        if role in _SLIPS.get(kind, ()):
            trust[at] = 0.0
        elif src != "fundus":
            name, trust[at] = _confirmed(kind, role, prose=bool(prose[at]))
            told[at] = KINDS.index(name)
    return told, trust


def _confirmed(kind: str, role: Role | None, *, prose: bool) -> tuple[str, float]:
    """The kind of a line whose gold tells only whether it is the article's."""
    if kind == "body":
        if role in (Role.BODY, Role.SUBHEAD):
            return ("subhead" if role is Role.SUBHEAD else "body"), _CONFIRMED
        return kind, _UNCONFIRMED if prose else 0.0
    if kind == "other" and role is Role.CAPTION:
        return "caption", _CONFIRMED
    return kind, 0.0 if kind == "other" and role is Role.AUTHOR_NAME else _UNCONFIRMED
