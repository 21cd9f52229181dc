"""Plain text in Markdown, as many scrapers leave it: its lines as a reader would see them.

Addresses of links, pictures, the marks of headings and emphasis go from what a line shows; its place in the page's
text stays, so that the text itself is never changed. A line of pictures and marks alone shows nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.read.lines import Line, key_of

_ADDRESS = r"""\((?:<[^<>]{0,2000}>|(?:[^()\s]|\([^()\s]{0,200}\)){0,2000})(?:\s+"[^"]{0,400}")?\s*\)"""
_PICTURE = re.compile(rf"!\[[^\[\]]{{0,1000}}\]{_ADDRESS}")
_LINK = re.compile(rf"\[([^\[\]]{{0,1000}})\]{_ADDRESS}")
_LINK_END = re.compile(rf"^\]{_ADDRESS}")
_HEADING = re.compile(r"^((?:[*+-] )?)#{1,6} (.*?)(?: #+)?$")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_]{1,1000})\1")
_EMPHASIS = re.compile(r"(?<!\w)([*_])(?=[^\s*_])([^*_]{1,1000})\1(?!\w)")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()<>#+.!|~-])")
_QUOTED = re.compile(r"^(?:> ?)+")
_NOTHING = re.compile(r"[\s\[\]()*_>#|!-]*")

_LEAST_HEADINGS = 3
"""So many headings make a text without links Markdown; a "#" may stand in any text."""


def is_markdown(lines: Sequence[Line]) -> bool:
    """Whether the lines of a text are Markdown."""
    if any("](" in line.text and _LINK.search(line.text) for line in lines):
        return True
    return sum(line.text[0] == "#" and bool(_HEADING.match(line.text)) for line in lines) >= _LEAST_HEADINGS


def shown(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with the words that they show, as many as there were; "" where a line shows none.

    The gap of a line counts from the nearest one above that shows something.
    """
    out: list[Line] = []
    gap = 0
    for line in lines:
        text = plain(line.text)
        text = "" if _NOTHING.fullmatch(text) else text
        gap += line.gap
        out.append(line._replace(text=text, key=key_of(text), gap=gap))
        gap = 0 if text else gap + 1
    return tuple(out)


def plain(text: str) -> str:
    """What a line of Markdown shows; other text but stars and brackets around words stays as it is."""
    if "](" in text:
        text = _LINK_END.sub("", _LINK.sub(r"\1", _PICTURE.sub("", text)))
    text = _HEADING.sub(r"\1\2", _QUOTED.sub("", text))
    return _ESCAPE.sub("", _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", text))).strip()
