"""An HTML page becomes lines with hints; nothing that a reader would see is dropped.

The parser never touches the network, expands no entities and follows no huge trees. Elements that show no
words (scripts, styles, controls) are passed over. The text of the page is its lines, an empty line between
two of them, and the lines' offsets point into it.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from onrecord.errors import SetAsideError
from onrecord.read.lines import Hints, Line, key_of
from onrecord.read.parsing.content import Outline, Words, find_content
from onrecord.read.parsing.joints import JOINT, between, parted
from onrecord.read.parsing.marks import APART, BIT, marks_of, whole_marks
from onrecord.read.parsing.scan import tidy_markup
from onrecord.records import Role

SILENT = frozenset(
    "script style noscript template svg head iframe select option textarea object embed canvas audio video math "
    "input datalist map dialog".split()
)
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike "
    "strong sub sup time tt u var wbr nobr data ruby rb amp-text".split()
)
_LATER = frozenset(("noscript", "template"))
"""Silent elements that hold what a page shows without scripts, or once they have run."""

_UNSEEN = frozenset(
    "sr-only is-sr-only visually-hidden visuallyhidden is-visually-hidden u-visually-hidden hidden-visually "
    "screen-reader-text u-screen-reader-text screen-reader-only screenreader-only a11y-hidden".split()
)
"""Classes of elements that are read aloud and never seen."""

_ON_HOVER = frozenset(
    "tooltiptext tooltip-text tooltip-content tooltip-inner tooltip__text tooltip__content popover-content "
    "popover-body popover__content hovercard-content hovercard__content hover-card-content "
    "hover-card__content".split()
)
"""Classes of what shows once the pointer stands on a word, such as whom a name in a sentence belongs to."""

_SPLITS = BIT["credit"] | BIT["caption"]
_FIGURE = BIT["figure"] | BIT["figcaption"]
_CAPTION = BIT["figcaption"] | BIT["caption"]
_CELLS = frozenset("html body table tbody tr td th".split())
_OPENING = frozenset("h2 h3 h4 h5 h6 dt".split())
_MOST_CAPTION_LINES = 3
_NO_BREAK = 2  # so many line breaks, or another element, part lines that are no parts of one paragraph

_BLANK_LINES = re.compile(r"\n[ \t\r\f\v]*\n")


class _Frame(NamedTuple):
    """A block element on the way down."""

    tag: str
    near: int
    above: int
    own: int
    box: int
    number: int
    apart: int
    path: int
    ruled: Role | None


def parse_html(markup: str, where: str = "-") -> etree._Element | None:
    """The tree of a page, or None when there is no element in it. It has a parser of its own.

    Raises:
        SetAsideError: its elements nest so deeply that the parser drops the rest of the page.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.fromstring(tidy_markup(markup), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log.filter_from_fatals()):
        raise SetAsideError(
            f"{where} nests its elements deeper than the parser follows (about 250) and was set aside. "
            "If it is worth reading, give its text.",
            where=where,
        )
    return tree


def html_lines(
    tree: etree._Element, marked: Mapping[etree._Element, Role] | None = None, *, unhidden: bool = False
) -> tuple[str, tuple[Line, ...]]:
    """The visible text of a page and its lines, in page order.

    `marked` are elements whose role a rule gives; `unhidden` counts as visible what the page hides, or shows only
    without scripts.
    """
    walk = _Walk(marked or {}, SILENT - _LATER if unhidden else SILENT, unhidden)
    walk.run(tree)
    pictured = walk.pictured()
    content = walk.content()
    out, at = [], 0
    for (text, found), inside in zip(walk.found, content, strict=True):
        beside = found.box in pictured or found.element in pictured
        hints = found._replace(pictured=beside, main=inside)
        out.append(Line(text, at, at + len(text), 1, key_of(text), hints))
        at += len(text) + 2
    return "\n\n".join(line.text for line in out), tuple(out)


class _Walk:
    """One pass over the tree that gathers the words of each line."""

    def __init__(self, marked: Mapping[etree._Element, Role], silent: Set[str], unhidden: bool) -> None:
        self._silent = silent
        self._unhidden = unhidden
        self.found: list[tuple[str, Hints]] = []
        self._marked = marked
        self._pieces: list[str] = []
        self._linked = 0
        self._links = 0
        self._frames = [_Frame("body", 0, 0, 0, 0, 0, 0, 0, None)]
        self._opened = 0
        self._breaks = 0
        self._outline = Outline()
        self._alone: list[bool] = []
        self._pictures: set[int] = set()
        self._paths: dict[tuple[int, str, str | None], int] = {}

    def run(self, tree: etree._Element) -> None:
        """Walk the whole tree."""
        events = etree.iterwalk(tree, events=("start", "end"))
        skipped: etree._Element | None = None
        ended = False
        silent, seeks, pieces = self._silent, not self._unhidden, self._pieces
        for event, element in events:
            if event == "start":
                tag = element.tag
                names = element.keys()
                if not isinstance(tag, str) or tag in silent or (names and seeks and is_hidden(element, names)):
                    skipped = element
                    events.skip_subtree()
                    continue
                if ended and tag == "time" and pieces:
                    pieces.append(JOINT)
                self._open(element, tag, names)
                words = element.text
                if ended and words and pieces:
                    pieces.append(between(pieces[-1], words))
            else:
                if element is skipped:
                    skipped = None
                else:
                    self._close(element)
                words = element.tail
            ended = not words and (ended or event == "end")
            if words and (pieces or not words.isspace()):
                pieces.append(words)
                if self._links:
                    self._linked += len(words.strip())
        self._flush()

    def pictured(self) -> set[int]:
        """The small containers with a picture in them: a picture, its caption and its credit, no more."""
        sizes = Counter(number for _, hints in self.found for number in {hints.box, hints.element})
        return {number for number in self._pictures if 0 < sizes[number] <= _MOST_CAPTION_LINES}

    def content(self) -> list[bool]:
        """Whether each line is of the main content."""
        words = [Words(hints.element, len(text), hints.linked) for text, hints in self.found]
        return find_content(self._outline, words)

    def _open(self, element: etree._Element, tag: str, names: Sequence[object]) -> None:
        top = self._frames[-1]
        ruled = self._marked.get(element) if self._marked else None
        alone, bits, called, words = tag not in INLINE or ruled is not None, 0, None, ""
        if alone or top.above & _FIGURE:
            called = element.get("class") if names else None
            words = _names(element, called, names) if names else ""
            bits = marks_of(tag, words)
            alone = alone or bool(bits & _SPLITS)
        self._alone.append(alone)
        if not alone:
            self._links += tag == "a"
            return
        if self._pieces:
            self._flush()
        self._opened += 1
        self._breaks = self._breaks + 1 if tag == "br" else _NO_BREAK
        self._outline.add(top.number, tag, words)
        apart = top.apart or (self._opened if tag not in _CELLS and _is_apart(element, names, bits) else 0)
        path = self._paths.setdefault((top.path, tag, called), len(self._paths) + 1)
        near, above, ruled = bits | top.own, bits | top.above, ruled or top.ruled
        self._frames.append(_Frame(tag, near, above, bits, top.number, self._opened, apart, path, ruled))
        if tag == "img":
            self._pictures.update((top.number, top.box))

    def _close(self, element: etree._Element) -> None:
        if self._alone.pop():
            if self._pieces:
                self._flush()
            self._breaks = self._breaks if element.tag == "br" else _NO_BREAK
            self._frames.pop()
        elif element.tag == "a":
            self._links -= 1

    def _flush(self) -> None:
        """End a line: the pieces so far, if they hold any words, are one, or several in a <pre>."""
        whole, top = "".join(self._pieces), self._frames[-1]
        for part in _parts(whole, top):
            text = " ".join(part.split())
            if text:
                self.found.append((text, self._hints(top, min(1.0, self._linked / len(text)))))
                self._breaks = 0
        self._pieces.clear()
        self._linked = 0

    def _hints(self, top: _Frame, linked: float) -> Hints:
        return Hints(
            top.tag,
            top.near,
            top.above,
            linked,
            top.box,
            element=top.number,
            apart=top.apart,
            path=top.path,
            depth=len(self._frames),
            ruled=top.ruled,
            broken=self._breaks == 1,
        )


def _parts(words: str, top: _Frame) -> Sequence[str]:
    """The lines of an element: a <pre> has paragraphs, others perhaps joints."""
    if top.tag == "pre":
        return _BLANK_LINES.split(words)
    return parted(words, top.tag, captioned=bool(top.above & _CAPTION)) if JOINT in words else (words,)


def _names(element: etree._Element, called: str | None, names: Sequence[object]) -> str:
    """The words by which a page calls an element: those of its class, its id and its property."""
    if "id" not in names and "itemprop" not in names:
        return called or ""
    return " ".join(filter(None, (called, element.get("id"), element.get("itemprop"))))


def _is_apart(element: etree._Element, keys: Sequence[object], bits: int) -> bool:
    """Whether the page's own names set an element apart from the article around it."""
    named = "data-testid" in keys or "data-component" in keys
    name = (element.get("data-testid") or element.get("data-component")) if named else None
    return bool((bits | whole_marks(name) if name else bits) & APART)


@lru_cache(maxsize=20_000)
def _is_unseen(names: str) -> bool:
    """Whether a class says that its element is read aloud, "(opens in a new window)", or shown on demand."""
    called = names.lower().split()
    return not (_UNSEEN.isdisjoint(called) and _ON_HOVER.isdisjoint(called))


def _is_opened(element: etree._Element) -> bool:
    """Whether a heading right before an element opens it."""
    before = element.getprevious()
    return before is not None and before.tag in _OPENING and any(one.get("aria-expanded") for one in before.iter())


def is_hidden(element: etree._Element, keys: Sequence[object]) -> bool:
    """Whether the page itself hides an element from the start; `keys` are the names of its attributes.

    What its reader opens by the heading above, an answer below its question, counts as shown; a tooltip does not.
    """
    if "class" in keys and _is_unseen(element.get("class") or ""):
        return True
    if "role" in keys and element.get("role") == "tooltip":
        return True
    style = element.get("style") if "style" in keys else None
    hides = "hidden" in keys or (style is not None and "display:none" in style.replace(" ", "").lower())
    return hides and not _is_opened(element)
