"""Lines that are parts of one paragraph become one line: wrapped text, and paragraphs that a scrape has cut up.

Wrapped text is known by its breaks: next to no line could have held the first word of the one below. A cut-up
paragraph is known by lines that begin in lower case or with a comma below a line that ends no sentence. The joined
line has a blank for every line break, so that places in it are places in the page's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from onrecord.read.classifier.fragments import ends_sentence, goes_on
from onrecord.read.lines import Line, key_of
from onrecord.records import Role

_WIDEST = 120
_NARROWEST = 40
_LEAST_BREAKS = 3
_MOST_BREAKS = 0.8
"""Text is wrapped when the width forces so many of the breaks that end no sentence: in number and in share."""

_UNBROKEN = re.compile(r"\S{50}|\s\|\s")
"""A long address, or the cells of a table."""

_LEAST_CUTS = 3
"""On a page with so many lines that go on with the one above, each below a line that ends no sentence does."""

_SIGNED = re.compile(r"[.!?…\"'”’»)]\s*[―—–-]\s*[A-ZÀ-Þ][^―—–]{0,60}$")
"""A quotation with its speaker's name behind a dash, which is whole without a full stop."""

_BULLET = re.compile(r"[*+•·–—>#|-]\s|\d+[.)]\s")


def unwrap(text: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a plain text, those of each wrapped paragraph as one; unchanged when it is not wrapped."""
    pairs = [(above, line) for above, line in pairwise(lines) if not line.gap and not _BULLET.match(line.text)]
    width = max((len(above.text) for above, _ in pairs if _could_break(above.text)), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return tuple(lines)
    open_ends = [(above, line) for above, line in pairs if not ends_sentence(above.text)]
    forced = sum(_is_forced(above, line, width) for above, line in open_ends)
    if forced < max(_LEAST_BREAKS, _MOST_BREAKS * len(open_ends)):
        return tuple(lines)
    return _joined(text, lines, (_is_forced(above, line, width) for above, line in pairwise(lines)))


def _could_break(text: str) -> bool:
    """Whether a line would be broken if it were too long: html2text breaks no address and no bulleted line."""
    return " " in text and not _BULLET.match(text) and not _UNBROKEN.search(text)


def _is_forced(above: Line, line: Line, width: int) -> bool:
    """Whether the line above had no room for the first word of a line."""
    first = line.text.split(maxsplit=1)[0]
    return not line.gap and len(above.text) + len(first) >= width and not _BULLET.match(line.text)


def join_cut(text: str, lines: Sequence[Line], roles: Sequence[Role]) -> tuple[tuple[Line, ...], tuple[Role, ...]]:
    """The lines of a plain text and their roles, those of each cut-up paragraph of the article as one."""
    pairs = [
        (above, line) if {role, below} == {Role.BODY} else None
        for (above, role), (line, below) in pairwise(zip(lines, roles, strict=True))
    ]
    continued = [pair is not None and pair[1].gap <= 1 and goes_on(*pair) for pair in pairs]
    loose = sum(continued) >= _LEAST_CUTS
    joins = [
        one or (pair is not None and (loose or _is_within_word(*pair)) and _is_cut(*pair))
        for one, pair in zip(continued, pairs, strict=True)
    ]
    kept = [True, *(not one for one in joins)]
    return _joined(text, lines, joins), tuple(role for role, one in zip(roles, kept, strict=True) if one)


def _is_cut(above: Line, line: Line) -> bool:
    """Whether a line ends no sentence and the next, which is right below, could go on with it."""
    if line.gap or ends_sentence(above.text) or _BULLET.match(line.text):
        return False
    return above.text[-1] not in ":;" and not _SIGNED.search(above.text)


def _is_within_word(above: Line, line: Line) -> bool:
    """Whether a glued line was parted between two letters, as in "Tarn|Net"."""
    return above.end == line.start


def _joined(text: str, lines: Sequence[Line], joins: Iterable[bool]) -> tuple[Line, ...]:
    """The lines, with each one that is joined to the one above made a part of it."""
    starts = [0, *(at for at, joined in enumerate(joins, 1) if not joined)]
    return tuple(_one(text, lines[at:end]) for at, end in pairwise([*starts, len(lines)]))


def _one(text: str, lines: Sequence[Line]) -> Line:
    if len(lines) == 1:
        return lines[0]
    whole = text[lines[0].start : lines[-1].end].replace("\n", " ").replace("\r", " ")
    return lines[0]._replace(text=whole, end=lines[-1].end, key=key_of(whole))
