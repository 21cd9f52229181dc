"""Paragraphs that a scrape has cut up: features of the second look at plain text.

Many scrapes put each piece of text between two tags on a line of its own, so that a paragraph with links in it is a
run of lines. A line that begins in lower case or with a comma goes on with the one above, and so does one below a
line that ends in a comma or a small word. Each line learns what the first look makes of the others of its run, and
how many lines of the page go on.
"""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.read.classifier.columns import Array
from onrecord.read.classifier.context import SEEN
from onrecord.read.lines import Line

FRAGMENTS = (
    "run_lines run_words run_place run_body run_most run_other run_ended page_continued page_continues page_gaps"
).split()

_GOES_ON = re.compile(r"[a-zß-öø-ÿ,.;:)\]’”»%]")
_OPEN_END = re.compile(r"(?:[,(\[“„«]|\b(?!(?:am|pm|ago|min|read)$)[a-zß-öø-ÿ]{1,4})$")
_ENDED = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_SHORT = 6  # a line of so few words is open only by a comma or a bracket; "Log in" and "Read more" are whole


def fragment_features(seen: Array, lines: Sequence[Line], chosen: NDArray[np.bool_]) -> Array:
    """float32[n_chosen, len(FRAGMENTS)] for the lines that bool[n_lines] chooses; -1 where a line is alone.

    `seen` is as for `context_features`.
    """
    continued = [goes_on(above, line) for above, line in pairwise(lines)]
    run = _runs(lines, continued)
    words = np.array([1 + line.text.count(" ") for line in lines], dtype=np.float64)
    size, total = np.bincount(run), np.bincount(run, weights=words)
    first = np.searchsorted(run, np.arange(len(size)))
    at = np.flatnonzero(chosen)
    mine = run[at]
    alone = size[mine] == 1
    rest = np.maximum(total[mine] - words[at], 1.0)
    columns = [np.log1p(size[mine]), np.log1p(total[mine]), (at - first[mine]) / size[mine]]
    for kind in ("body", "other"):
        share = seen[:, SEEN.index(kind)].astype(np.float64)
        sums = np.bincount(run, weights=share * words)
        columns.append(np.where(alone, -1.0, (sums[mine] - share[at] * words[at]) / rest))
    most = np.maximum.reduceat(seen[:, 0], first)
    ended = np.array([ends_sentence(lines[end - 1].text) for end in (*first[1:], len(lines))])
    columns[4:] = [np.where(alone, -1.0, most[mine]), columns[4], ended[mine]]
    columns += [np.full(len(at), value) for value in _cut_up(lines, sum(continued))]
    return np.column_stack(columns).astype(np.float32)


def _cut_up(lines: Sequence[Line], count: int) -> tuple[float, float, float]:
    """How far a page is cut up: the share and the number (logarithm) of lines that go on, the share with a gap."""
    return count / len(lines), math.log1p(count), sum(line.gap > 0 for line in lines) / len(lines)


def _runs(lines: Sequence[Line], continued: Sequence[bool]) -> NDArray[np.intp]:
    """The number of each line's run; `continued` says of each line but the first whether it goes on."""
    opens = [0]
    for (above, line), joined in zip(pairwise(lines), continued, strict=True):
        near = not line.gap and (_goes_on(line.text) or _is_open(above.text))
        opens.append(0 if joined or near else 1)
    return np.cumsum(opens)


def goes_on(above: Line, line: Line) -> bool:
    """Whether a line begins as no sentence does and the one above has ended none."""
    return _goes_on(line.text) and not ends_sentence(above.text)


def ends_sentence(text: str) -> bool:
    """Whether a line's last words end a sentence."""
    return bool(_ENDED.search(text))


def _goes_on(text: str) -> bool:
    return bool(_GOES_ON.match(text))


def _is_open(text: str) -> bool:
    """Whether a line ends in the middle of a sentence."""
    return text[-1] in ",([“„«" or (text.count(" ") >= _SHORT and bool(_OPEN_END.search(text)))
