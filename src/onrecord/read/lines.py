"""The lines of a page: what every later step of reading looks at.

A `Line` is one visible line of a page, with its place in the page's text and, when the page was HTML, hints
from its markup. Offsets are half-open code points of the page's text; a line holds no blanks at its ends.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.records import Role
from onrecord.text import lines as text_lines

_WORD = re.compile(r"\w+")
BULLET = re.compile(r"[*+•·–—>#|-]\s|\d+[.)]\s")
"""What a point of a list, a heading or a quotation begins with in plain text."""

BREAK = re.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029]")
"""What parts the lines of a plain text."""

TEXT = (Role.BODY, Role.SUBHEAD)
"""The roles of the lines that are an article: its paragraphs and the headings of its parts."""

Roles = list[Role | None]
"""The role of each line as far as it is known, in order; None where it is not yet."""

_SHORT = 1000
_KEPT = 2_000  # lines whose words are remembered: each of the steps that look at a page's lines asks for them again


class Hints(NamedTuple):
    """What the markup around a line says.

    A named tuple, as `Line` is: a page has hundreds, which are made in a third of the time of frozen dataclasses.

    Attributes:
        tag: the innermost block element that the line stands in.
        near: bits of `marks.BIT` for that element and its parent.
        above: bits of `marks.BIT` for every element around the line.
        linked: the share of the line's characters that are links, 0 to 1.
        box: a number that the lines of one container share.
        element: the number of the innermost block element; the `box` of the elements right inside it.
        apart: the number of the outermost box that is set apart from the article; 0 for none.
        pictured: whether the line shares a small container with a picture.
        main: whether the line is of the page's main content, as `parsing.content` finds it.
        path: a number that the lines share whose elements, and those around them, bear the same names and classes.
        depth: how many block elements the line stands in.
        ruled: the role that a rule for the outlet gives the line; None when none does.
        broken: whether a single <br> alone parts the line from the one above.
    """

    tag: str
    near: int
    above: int
    linked: float
    box: int
    main: bool = False
    element: int = 0
    apart: int = 0
    pictured: bool = False
    path: int = 0
    depth: int = 0
    ruled: Role | None = None
    broken: bool = False


class Line(NamedTuple):
    """One line that holds more than blanks.

    Attributes:
        gap: how many empty lines stand before it.
        key: the line's words without case, blanks and marks: equal for two printings of one headline.
    """

    text: str
    start: int
    end: int
    gap: int
    key: str
    hints: Hints | None = None


def key_of(text: str) -> str:
    """The words of a text without case, blanks and marks."""
    return "".join(words_in(text))


def words_in(text: str) -> Sequence[str]:
    """The words of a text, without case."""
    return _words_in_short(text) if len(text) <= _SHORT else _WORD.findall(text.lower())


@lru_cache(maxsize=_KEPT)
def _words_in_short(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of a plain text."""
    out: list[Line] = []
    after = 0
    for start, end in text_lines(text):
        gap = max(0, text.count("\n", after, start) - 1) if out else 0
        piece = text[start:end]
        out.append(Line(piece, start, end, gap, key_of(piece)))
        after = end
    return tuple(out)
