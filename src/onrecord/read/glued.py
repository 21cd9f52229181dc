"""Plain text whose lines run into each other: "…moved to Ellin.The port authority…", "HomeWorldSport".

So do scrapes by `get_text` look of pages that have no blanks between their elements: a whole page may be one line.
Such a line is parted where a sentence or a word ends and the next begins without a blank, or with many. Where a
page has blanks but no lines, its sentences are told apart, and those of the article put together again. The parts
are lines with their own places in the page's text, which stays as it is.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from onrecord.read.lines import Line, key_of
from onrecord.records import BODY_ROLES, Role
from onrecord.text import split_sentences, trim

_LONG = 600
_LEAST = 3  # so many sentences that end without a blank, or so many wide gaps, make a long line a glued one

_WHOLE_PAGE = 2000
_LEAST_SENTENCES = 10
_MOSTLY = 0.5
"""A line is a whole page when it is so long, has so many sentences, and so much of the page's characters."""

_NO_PARAGRAPH = 5000  # so long a line is no paragraph, but an article whose paragraphs ran together, or a page

_ALL_ARTICLE = 0.9
"""A line is an article without furniture when so much of it is told for one by its sentences: of 65 articles on one
line each, 64 are; of the pages around them, as `get_text(" ")` gives them, 18 (article_pages, 2026-11-26)."""

_END = r"(?<=[a-zß-öø-ÿ0-9)%][.!?…])[\"”’»)]*(?=[\"“„«‘(]?[A-ZÀ-ÖØ-Þ][\w'’]*\s)"
_GLUED = re.compile(rf"{_END}|\s{{3,}}")
_PLACES = re.compile(
    rf"{_END}|\s{{3,}}|(?<=[a-zß-öø-ÿ0-9)”\"%?!])(?<!\bMc)(?<!\bMac)(?<!\b[a-z])(?=[“„«]?[A-ZÀ-ÖØ-Þ])"
)
"""Where lines meet: at a sentence's end, or where a capital follows a small letter, but in McCoy and iPhone."""


def part_glued(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a plain text, each that is glued from several as its parts."""
    if not any(map(_is_glued, lines)):
        return tuple(lines)
    return tuple(part for line in lines for part in (_parts(line) if _is_glued(line) else (line,)))


def _is_glued(line: Line) -> bool:
    return len(line.text) >= _LONG and len(_GLUED.findall(line.text)) >= _LEAST


def _parts(line: Line) -> Iterator[Line]:
    """The parts of a glued line, in order; only the first has the line's gap."""
    start, gap = line.start, line.gap
    for end in (*(line.start + match.end() for match in _PLACES.finditer(line.text)), line.end):
        piece = trim(line.text, start - line.start, end - line.start)
        if piece.start < piece.end:
            yield _part(line, line.start + piece.start, line.start + piece.end, gap)
            gap = 0
        start = end


def _part(line: Line, start: int, end: int, gap: int = 0) -> Line:
    """What stands between two places of the page's text that are in a line."""
    text = line.text[start - line.start : end - line.start]
    return Line(text, start, end, gap, key_of(text))


def label_whole(
    lines: Sequence[Line], label: Callable[[Sequence[Line]], Sequence[Role]]
) -> tuple[tuple[Line, ...], tuple[Role, ...]]:
    """The lines and the roles that `label` gives them; a line that is a whole page is told by its sentences.

    So is a line that is too long for a paragraph where it is not taken for the article.
    """
    long = max(_WHOLE_PAGE, _MOSTLY * sum(len(line.text) for line in lines))
    out = _told(lines, label, long)
    if any(len(line.text) > _NO_PARAGRAPH and role not in BODY_ROLES for line, role in out):
        out = _told(lines, label, min(long, _NO_PARAGRAPH))
    return tuple(line for line, _ in out), tuple(role for _, role in out)


def _told(
    lines: Sequence[Line], label: Callable[[Sequence[Line]], Sequence[Role]], long: float
) -> list[tuple[Line, Role]]:
    """The lines and their roles, those with more characters than `long` told by their sentences."""
    pieces = [_sentences(line) if len(line.text) > long else (line,) for line in lines]
    told = iter(label([part for parts in pieces for part in parts]))
    return [
        one
        for line, parts in zip(lines, pieces, strict=True)
        for one in _together(line, [(part, next(told)) for part in parts])
    ]


def _sentences(line: Line) -> tuple[Line, ...]:
    """The sentences of a line as lines; the line when it has few."""
    found = split_sentences(line.text, 0, len(line.text))
    if len(found) < _LEAST_SENTENCES:
        return (line,)
    first, *others = ((line.start + one.start, line.start + one.end) for one in found)
    return (_part(line, *first, line.gap), *(_part(line, *one) for one in others))


def _together(line: Line, parts: Sequence[tuple[Line, Role]]) -> Iterator[tuple[Line, Role]]:
    """The parts of a line and their roles, with neighbouring ones of the article as one."""
    if len(parts) == 1:
        yield parts[0]
        return
    ours = sum(len(part.text) for part, role in parts if role in BODY_ROLES)
    if ours >= _ALL_ARTICLE * len(line.text):
        yield line, Role.BODY
        return
    for is_body, some in groupby(parts, lambda one: one[1] in BODY_ROLES):
        run = list(some)
        if is_body:
            yield _part(line, run[0][0].start, run[-1][0].end, run[0][0].gap), Role.BODY
        else:
            yield from run
