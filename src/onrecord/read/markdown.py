"""Plain text in Markdown: whether a page is that, and its lines as a reader would see them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.markdown import has_link, is_heading, plain
from onrecord.read.lines import Line, key_of

_NOTHING = re.compile(r"[\s\[\]()*_>#|!-]*")

_LEAST_HEADINGS = 3
"""So many headings make a text without links Markdown; a "#" may stand in any text."""


def is_markdown(lines: Sequence[Line]) -> bool:
    """Whether the lines of a text are Markdown."""
    linked = any(has_link(line.text) for line in lines)
    return linked or sum(is_heading(line.text) for line in lines) >= _LEAST_HEADINGS


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
