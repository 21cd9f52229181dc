"""The paragraphs of an HTML page, with what the markup says of each: the first step of the fast lane.

Only elements that hold running text are looked at: paragraphs, headings, list items, captions, and containers with
some words of their own. Words that stand in no such element are left out.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple, cast

from lxml import etree

from onrecord.read.parsing.html import INLINE, SILENT, is_hidden
from onrecord.read.parsing.joints import between
from onrecord.read.parsing.marks import marks_of

_WORDED = ("p", "h1", "h2", "h3", "h4", "li", "blockquote", "figcaption", "dd")
_CONTAINERS = frozenset(("div", "td", "section", "article", "main", "center", "font", "pre"))
_HOLDERS = {"li": ("p", "ul", "ol", "div"), "blockquote": ("p",), "figcaption": ("p",), "dd": ("p",)}
"""The children whose words stand in elements of their own, so that the element around them has none."""

_APART = re.compile(r"\n\s*\n")
_GLUED = re.compile(r"[a-zà-ÿ\d.!?…)”’\"][A-ZÀ-Þ]")
"""Where words of two elements may meet; a look at the elements themselves takes longer."""

_LEAST_GLUED, _LONGEST_GLUED = 2, 200
"""So many elements make a line of parts that meet, and so many characters it has at most."""

_LONG = etree.XPath("//text()[string-length() > 60]/..")
TAGS = ("p", "h1", "h2", "h3", "h4", "li", "blockquote", "figcaption", "dd", "div")
_Paths = dict[tuple[int, str, str | None], int]


class Around(NamedTuple):
    """What an element and those around it say.

    Attributes:
        own: the bits of `marks.BIT` for the element.
        near: those of it and the element around it.
        above: those of the element and all around it.
        path: a number for the names and classes of the elements down to here.
        number, outer: the element's own number and that of the element around it.
        depth: how many elements stand around it.
        shown: whether a reader sees it.
    """

    own: int
    near: int
    above: int
    path: int
    number: int
    outer: int
    depth: int
    shown: bool


class Paragraphs(NamedTuple):
    """A page's paragraphs in columns, in page order.

    Attributes:
        texts: their words, blanks made one.
        tags: the elements' names.
        linked: how many characters stand in links.
        own: the bits of `marks.BIT` for the element.
        near: those of it and the two elements around it.
        above: those of all elements around it.
        box, outer: the numbers of the element around it and of the next one.
        path: a number that the paragraphs share whose elements, and those around them, bear the same names and
            classes.
        depth: how many elements stand around the box.
    """

    texts: Sequence[str]
    tags: Sequence[str]
    linked: Sequence[int]
    own: Sequence[int]
    near: Sequence[int]
    above: Sequence[int]
    box: Sequence[int]
    outer: Sequence[int]
    path: Sequence[int]
    depth: Sequence[int]


_Known = dict[etree._Element | None, Around]


_NOWHERE = Around(0, 0, 0, 0, 0, 0, 0, shown=True)


def find_paragraphs(tree: etree._Element) -> Paragraphs:
    """The paragraphs of a page; the tree gets a line feed after every <br>, which counts as a blank elsewhere."""
    for line_break in tree.iter("br"):
        line_break.tail = f"\n{line_break.tail or ''}"
    worded = set(map(_block_of, cast("list[etree._Element]", _LONG(tree))))
    known: _Known = {None: _NOWHERE}
    paths: _Paths = {}
    rows = []
    for element in tree.iter(*_WORDED, *_CONTAINERS):
        tag = element.tag
        if tag in _CONTAINERS and element not in worded:
            continue
        texts = _parts_of(element, _words_of(element, tag), tag)
        if not texts:
            continue
        parent = element.getparent()
        box = known.get(parent) or _around(parent, known, paths)
        own, named, shown = _said(element, tag)
        if shown and box.shown:
            path = paths.setdefault((box.path, tag, named), len(paths) + 1)
            linked = _linked(element) if len(element) else 0
            rest = (tag, linked, own, own | box.near, box.above, box.number, box.outer, path, box.depth)
            rows += [(text, *rest) for text in texts]
    return Paragraphs(*zip(*rows, strict=True)) if rows else Paragraphs(*[()] * len(Paragraphs._fields))


def _block_of(element: etree._Element) -> etree._Element:
    """The innermost element around some words that is no mere part of a line."""
    while element.tag in INLINE and (parent := element.getparent()) is not None:
        element = parent
    return element


def _parts_of(element: etree._Element, words: str, tag: str) -> list[str]:
    """The words of an element in one line, or in one for each part of it that two line breaks set apart."""
    apart = "\n" in words and _APART.search(words) and (tag == "pre" or next(element.iter("br"), None) is not None)
    if not apart:
        line = " ".join(words.split())
        return [line] if line else []
    return [part for part in (" ".join(part.split()) for part in _APART.split(words)) if part]


def _words_of(element: etree._Element, tag: str) -> str:
    """The words of an element; "" when it has none, or when other elements hold them."""
    if tag in _CONTAINERS:
        return _own_words(element)
    if not len(element):
        return element.text or ""
    if tag in _HOLDERS and any(child.tag in _HOLDERS[tag] for child in element):
        return ""
    return _all_words(element)


def _all_words(element: etree._Element) -> str:
    words = etree.tostring(element, method="text", encoding="unicode", with_tail=False)
    if len(element) < _LEAST_GLUED or len(words) > _LONGEST_GLUED or not _GLUED.search(words):
        return words
    out: list[str] = []
    _gather(element, out, ended=False)
    return "".join(out)


def _gather(element: etree._Element, out: list[str], *, ended: bool) -> bool:
    """Add the words of an element, with a blank where a reader sees those of two elements apart.

    `ended` says whether an element has ended since the last word; so does what comes back.
    """
    ended = _add(element.text, out, ended=ended)
    for child in element:
        _gather(child, out, ended=ended)
        ended = _add(child.tail, out, ended=True)
    return ended


def _add(words: str | None, out: list[str], *, ended: bool) -> bool:
    """Add some words; whether an element has ended since the last word comes back."""
    if not words:
        return ended
    if ended and out:
        out.append(between(out[-1], words))
    out.append(words)
    return False


def _own_words(element: etree._Element) -> str:
    """The words of a container that stand in none of its blocks."""
    out: list[str] = []
    ended = _add(element.text, out, ended=False)
    for child in element:
        if child.tag in INLINE:
            _add(_all_words(child), out, ended=ended)
        ended = _add(child.tail, out, ended=True)
    return "".join(out)


def _linked(element: etree._Element) -> int:
    """The characters of the links in an element."""
    size = 0
    for link in element.iter("a"):
        size += len(_all_words(link).strip()) if len(link) else len(link.text or "")
    return size


def _around(element: etree._Element | None, known: _Known, paths: _Paths) -> Around:
    """What an element and those around it say; those that were met before are known."""
    way: list[etree._Element] = []
    while element is not None and element not in known:
        way.append(element)
        element = element.getparent()
    here = known[element]
    for one in reversed(way):
        tag = one.tag
        own, named, shown = _said(one, tag)
        path = paths.setdefault((here.path, tag, named), len(paths) + 1)
        near, above = own | here.own, own | here.above
        here = Around(own, near, above, path, len(known), here.number, here.depth + 1, shown and here.shown)
        known[one] = here
    return here


def _said(element: etree._Element, tag: str) -> tuple[int, str | None, bool]:
    """What an element says of itself: the bits of its marks, its class, and whether a reader sees it."""
    names = element.keys()
    if not names:
        return marks_of(tag, ""), None, tag not in SILENT
    named = element.get("class")
    own = element.get("id") if "id" in names else None
    marks = marks_of(tag, f"{named} {own}" if named and own else named or own or "")
    return marks, named, not (tag in SILENT or is_hidden(element, names))
