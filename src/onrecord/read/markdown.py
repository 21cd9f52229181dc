"""Plain text in Markdown, or with a text browser's numbers: whether a page is that, and what its lines show."""

import re
from collections.abc import Sequence

from onrecord.markdown import has_link, has_numbered_link, is_heading, plain
from onrecord.read.lines import Line, key_of

_NOTHING = re.compile(r"[\s\[\]()*_>#|!-]*")

_LEAST_HEADINGS = 3  # so many headings make a text without links Markdown; a "#" may stand in any text

_LEAST_NUMBERED = 5
"""So many lines with a number before a link's words make a text a browser's; any text may have a footnote."""


def is_markdown(lines: Sequence[Line]) -> bool:
    """Whether the lines of a text are Markdown, or have numbers before their links."""
    if any(has_link(line.text) for line in lines):
        return True
    return (
        sum(is_heading(line.text) for line in lines) >= _LEAST_HEADINGS
        or sum(has_numbered_link(line.text) for line in lines) >= _LEAST_NUMBERED
    )


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
