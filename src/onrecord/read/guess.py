"""A first guess for every line: is it the article's body? (Rules only; the learned classifier comes next.)"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.read.lines import Line

_END = re.compile(r"[.!?…。！？।]['\"”’»)\]]*$")
_WORDS = re.compile(r"\w+")


def guess_body(lines: Sequence[Line]) -> list[bool]:
    """Whether each line is body: the stretch with most sentences, few other lines in it."""
    if any(line.hints and line.hints.extracted for line in lines):
        return [bool(line.hints and line.hints.extracted) for line in lines]
    worth = [_worth(line.text) for line in lines]
    start, end = _best_stretch(worth)
    return [start <= at < end and (worth[at] > 0 or _inside(lines, worth, at)) for at in range(len(lines))]


def _inside(lines: Sequence[Line], worth: Sequence[float], at: int) -> bool:
    """Whether a line without a sentence stands between two sentences, as a subhead does."""
    return 0 < at < len(lines) - 1 and worth[at - 1] > 0 and worth[at + 1] > 0 and lines[at].gap > 0


def _worth(text: str) -> float:
    words = len(_WORDS.findall(text))
    if not text.isascii():
        words = max(words, sum(ord(c) > 0x2E80 for c in text) // 2)
    return float(words) if _END.search(text) and words >= 5 else -12.0


def _best_stretch(worth: Sequence[float]) -> tuple[int, int]:
    """The contiguous stretch with the largest sum."""
    best, best_range, total, start = 0.0, (0, 0), 0.0, 0
    for at, value in enumerate(worth):
        if total <= 0:
            total, start = 0.0, at
        total += value
        if total > best:
            best, best_range = total, (start, at + 1)
    return best_range
