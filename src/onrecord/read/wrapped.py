"""Wrapped text: a paragraph that a browser of terminals, a mailer or a PDF has broken to a width is one line again.

So it is in HTML that was made of such text: a <br> behind each line, or an element for each.

Some breaks are sure: a line that begins in lower case goes on with the one above, which ends no sentence. Where
most of those stand at one width, so that the first word below had no room above, the text is wrapped, and every
break that the width forces is taken back. Letters of a PDF differ in width: its breaks are forced about there. The
joined line has a blank for every line break, so that places in it are places in the page's text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.read.classifier.fragments import ends_sentence, goes_on
from onrecord.read.joining import continues, joined
from onrecord.read.lines import BREAK, BULLET, Line
from onrecord.read.running_heads import running_heads

_WIDEST = 140
_NARROWEST = 28
_LEAST_SURE = 3
_MOST_FORCED = 0.7
_LEAST_PART = 0.5
_LEAST_FORCED = 0.2
"""Text is wrapped when the width forces so many of the breaks that are sure: in number, in share of those below
lines of at least half the width, in share of all."""

_ABOUT = 0.85  # in letters that differ in width, a line of this share of the width has no room for a word

_EXACT = 0.9  # letters are of one width where it forces so many of those breaks exactly

_NEARLY = 0.8
_LEAST_BELOW = 0.1
_MOST_LONGER = 0.2
"""A text with so many of its characters in longer lines is not wrapped, though parts of it may look so."""

_FURTHEST_INDENT = 200
_LINE_TAGS = frozenset(("p", "div"))
_UNBROKEN = re.compile(r"\S{50}|\s\|\s")  # a long address, or the cells of a table


class _Pair(NamedTuple):
    """A line and the one right below it.

    Attributes:
        at: the place of the lower one among the lines.
        end: the column at which the upper one ends.
        need: the column at which it would with the first word of the lower one.
        sure: whether the lower one goes on with the upper one by its own look.
        ended: whether the upper one ends a sentence.
        apart: whether the lower one stands further right than the words of the upper one, or on a new page.
    """

    at: int
    end: int
    need: int
    sure: bool
    ended: bool
    apart: bool


class _Width(NamedTuple):
    """The columns past which a line may not go with the next word.

    Attributes:
        sure: for a line that goes on with the one above.
        open: for another one below a line that ends no sentence.
        ended: for one below a line that ends a sentence, which may be a paragraph's last.
    """

    sure: float
    open: float
    ended: float

    def fills(self, line: Line) -> bool:
        """Whether a line is nearly as wide as the text."""
        return len(line.text) >= _NEARLY * self.open

    def forces(self, pair: _Pair) -> bool:
        """Whether the lower line of a pair is a part of the upper one's paragraph."""
        if pair.sure or pair.apart:
            return pair.sure and pair.need >= self.sure
        return pair.need >= (self.ended if pair.ended else self.open)


def unwrap(text: str, lines: Sequence[Line]) -> tuple[tuple[Line, ...], frozenset[int]]:
    """The lines of a plain text, those of each wrapped paragraph as one, and where among them running heads stand.

    Text that is not wrapped keeps its lines, and no running heads are looked for.
    """
    pairs = list(_pairs(text, lines))
    width = _width_of(lines, pairs)
    if width is None:
        return tuple(lines), frozenset()
    heads = frozenset() if _has_addresses(text) else running_heads(lines, width.fills)
    forced = {pair.at for pair in pairs if width.forces(pair) and heads.isdisjoint((pair.at - 1, pair.at))}
    starts = [at for at in range(len(lines)) if at not in forced]
    whole = joined(text, lines, (at in forced for at in range(1, len(lines))))
    return whole, frozenset(place for place, at in enumerate(starts) if at in heads)


def unbroken(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of an HTML page, those of each paragraph that it sets line by line as one."""
    pairs = list(_html_pairs(lines))
    width = _width_of(lines, pairs)
    if width is None:
        return tuple(lines)
    forced = {pair.at for pair in pairs if width.forces(pair)}
    starts = [at for at in range(len(lines)) if at not in forced]
    return tuple(_placed(lines[at:end] for at, end in pairwise([*starts, len(lines)])))


def _html_pairs(lines: Sequence[Line]) -> Iterator[_Pair]:
    """The lines of an HTML page that could go on with the one above: below a line break, or set in the same box.

    Elements of other classes are set apart, unless each line has a class of its own. Letters that are neither small
    nor capital are no sign here: many pages set Chinese or Japanese line by line, a paragraph each.
    """
    beside = [(at, above, line) for at, (above, line) in enumerate(pairwise(lines), 1) if _set_beside(above, line)]
    alike = [at for at, above, line in beside if above.hints and line.hints and above.hints.path == line.hints.path]
    apart = {at for at, _, _ in beside}.difference(alike) if 2 * len(alike) > len(beside) else set()
    for at, above, line in beside:
        end = len(above.text)
        need = end + 1 + len(line.text.split(maxsplit=1)[0])
        ended = ends_sentence(above.text)
        sure = not ended and (line.text[0].islower() or goes_on(above, line))
        yield _Pair(at, end, need, sure, ended, at in apart)


def _set_beside(above: Line, line: Line) -> bool:
    """Whether a line break alone parts two lines of a page, or each is a whole element in one box.

    What a rule for the outlet tells apart stays apart.
    """
    here, there = above.hints, line.hints
    if here is None or there is None or here.ruled is not there.ruled:
        return False
    whole = here.tag == there.tag and here.tag in _LINE_TAGS and here.box == there.box
    return there.broken or (whole and here.element != there.element)


def _placed(runs: Iterable[Sequence[Line]]) -> Iterator[Line]:
    """Each run of lines as one line, with its place in a text that has an empty line between two."""
    at = 0
    for run in runs:
        text = " ".join(line.text for line in run)
        yield run[0]._replace(text=text, start=at, end=at + len(text), key="".join(line.key for line in run))
        at += len(text) + 2


def _pairs(text: str, lines: Sequence[Line]) -> Iterator[_Pair]:
    """The lines right below another one that could be parts of its paragraph."""
    indents = [
        _indent(text, end, line.start) for end, line in zip((0, *(one.end for one in lines)), lines, strict=False)
    ]
    for at, (above, line) in enumerate(pairwise(lines), 1):
        if line.gap or above.end == line.start or BULLET.match(line.text):
            continue
        bullet = BULLET.match(above.text)
        begun = indents[at - 1] + (bullet.end() if bullet else 0)
        end = indents[at - 1] + len(above.text)
        first = line.text.split(maxsplit=1)[0]
        apart = indents[at] > begun + 1 or "\f" in text[above.end : line.start]
        yield _Pair(at, end, end + 1 + len(first), continues(above, line), ends_sentence(above.text), apart)


def _indent(text: str, after: int, start: int) -> int:
    """The column at which a line begins; `after` is where the one above ends."""
    before = text[max(after, start - _FURTHEST_INDENT) : start]
    return len(BREAK.split(before)[-1])


def _width_of(lines: Sequence[Line], pairs: Sequence[_Pair]) -> _Width | None:
    """The width that a text is wrapped to; None when it is not wrapped."""
    sure = [pair for pair in pairs if pair.sure and _could_break(lines[pair.at - 1].text)]
    about, needs = _widest(sure, _ABOUT)
    exact, forced = _widest(sure, 1.0)
    wide = sum(pair.end >= _LEAST_PART * about for pair in sure)
    if len(needs) < max(_LEAST_SURE, _MOST_FORCED * wide, _LEAST_FORCED * len(sure)):
        return None
    longer = sum(len(line.text) for line in lines if len(line.text) > about / _ABOUT and _could_break(line.text))
    if longer > _MOST_LONGER * sum(len(line.text) for line in lines):
        return None
    if len(forced) >= _EXACT * len(needs):
        return _Width(_LEAST_PART * exact, exact + 1, exact + 1)
    return _Width(_LEAST_PART * about, _ABOUT * about, sorted(needs)[int(_LEAST_BELOW * len(needs))])


def _widest(sure: Sequence[_Pair], full: float) -> tuple[int, list[int]]:
    """The width that forces most of the sure breaks, and the columns that the lines above those would need.

    `full` is the share of the width past which no word may go.
    """
    best: tuple[int, list[int]] = 0, []
    for width in sorted({pair.end for pair in sure if _NARROWEST <= pair.end <= _WIDEST}):
        needs = [pair.need for pair in sure if pair.end <= width and pair.need > full * width]
        if len(needs) > len(best[1]):
            best = width, needs
    return best


def _has_addresses(text: str) -> bool:
    """Whether a text has links of Markdown, whose addresses are broken too and come back."""
    return "](" in text


def _could_break(text: str) -> bool:
    """Whether a line would be broken if it were too long: html2text breaks no address and no bulleted line."""
    return " " in text and not BULLET.match(text) and not _UNBROKEN.search(text)
