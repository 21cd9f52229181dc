"""Lines that are parts of one paragraph of the article become one line: paragraphs that a scrape has cut up.

A cut-up paragraph is known by lines that begin in lower case or with a comma below a line that ends no sentence.
The joined line has a blank for every line break, so that places in it are places in the page's text.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from onrecord.read.classifier.fragments import ends_sentence, goes_on
from onrecord.read.lines import BREAK, BULLET, Line, key_of
from onrecord.records import Role

_LEAST_CUTS = 3
"""On a page with so many lines that go on with the one above, each below a line that ends no sentence does."""

_MOST_OF_TITLE = 3

_SIGNED = re.compile(r"(?:^|[.!?…\"'”’»)]\s*)[―—–-]\s*[A-ZÀ-Þ][^―—–]{0,60}$")
"""A speaker's name behind a dash, after the quotation or below it, which is whole without a full stop."""


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
    return joined(text, lines, joins), tuple(role for role, one in zip(roles, kept, strict=True) if one)


def join_title(text: str, lines: Sequence[Line], titles: Sequence[str]) -> tuple[Line, ...]:
    """The lines of a plain text, with a title that is told and stands on two or three of them as one."""
    keys = {key_of(title) for title in titles} - {""}
    inside: set[int] = set()
    for at in range(len(lines) if keys else 0):
        for end in range(at + 2, min(at + _MOST_OF_TITLE, len(lines)) + 1):
            if "".join(line.key for line in lines[at:end]) in keys:
                inside.update(range(at + 1, end))
    return joined(text, lines, (at in inside for at in range(1, len(lines)))) if inside else tuple(lines)


def _is_cut(above: Line, line: Line) -> bool:
    """Whether a line ends no sentence and the next, which is right below, could go on with it."""
    if line.gap or ends_sentence(above.text) or BULLET.match(line.text):
        return False
    return above.text[-1] not in ":;" and not _SIGNED.search(above.text)


def _is_within_word(above: Line, line: Line) -> bool:
    """Whether a glued line was parted between two letters, as in "Tarn|Net"."""
    return above.end == line.start


def continues(above: Line, line: Line) -> bool:
    """Whether a line goes on with the one above; the letters of some scripts are neither small nor capital."""
    small = line.text[0].isalpha() and not (line.text[0].isupper() or line.text[0].istitle())
    return goes_on(above, line) or (small and not ends_sentence(above.text))


def joined(text: str, lines: Sequence[Line], joins: Iterable[bool]) -> tuple[Line, ...]:
    """The lines, with each one that is joined to the one above made a part of it.

    `joins` says of each line but the first whether it is.
    """
    starts = [0, *(at for at, joined in enumerate(joins, 1) if not joined)]
    return tuple(_one(text, lines[at:end]) for at, end in pairwise([*starts, len(lines)]))


def _one(text: str, lines: Sequence[Line]) -> Line:
    if len(lines) == 1:
        return lines[0]
    whole = BREAK.sub(" ", text[lines[0].start : lines[-1].end])
    return lines[0]._replace(text=whole, end=lines[-1].end, key=key_of(whole))
