"""Figures of a text: numbers with their bound, unit, what they count and what happened to it.

A text comes in; `Figure` records come out in the order of the text, without overlaps. A figure's span takes
in the words of its bound and its unit ("at least 300", "$3 billion"), not what is counted. Numbers inside
dates, ages, ordinals, names and scores are left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.normalise.figures.assemble import build_figures
from onrecord.normalise.figures.context import is_figure
from onrecord.normalise.figures.lexicon import load_words
from onrecord.normalise.figures.numerals import Numeral, find_numerals
from onrecord.normalise.times.scan import Scan, scan_text
from onrecord.records import Figure, Range, TimeKind, TimeRef

__all__ = ["find_figures"]


def find_figures(
    text: str, *, ranges: Sequence[Range] | None = None, times: Sequence[TimeRef] = ()
) -> tuple[Figure, ...]:
    """The figures of a text, in order.

    Args:
        text: the whole text; offsets count in it.
        ranges: the parts of the text to look at, in order; None for all of it.
        times: the time expressions of the text, in order: numbers inside dates are no figures.
    """
    scan = scan_text(text, ranges)
    numerals = [n for n in find_numerals(scan) if is_figure(scan, n)]
    return tuple(build_figures(scan, _outside_times(scan, numerals, times)))


def _is_measure(text: str, time: TimeRef) -> bool:
    """Whether a time is a mere length, as "three years in prison" is; with days, or after "for", it is a time."""
    if time.kind is not TimeKind.DURATION or time.first is not None:
        return False
    after = text[time.span.end : time.span.end + 8].lower().split()
    if after[:1] in (["after"], ["before"], ["since"], ["into"]):
        return False
    before = text[max(0, time.span.start - 16) : time.span.start].lower().split()
    return "for" not in before[-1:] and not (len(before) > 1 and before[-2] == "for")


_TERMS = frozenset("sentence sentences term terms prison jail ban suspension".split())


def _is_adjective(scan: Scan, numeral: Numeral) -> bool:
    """Whether a number and a unit of time describe a noun, as in "five-year plan"; a sentence is counted."""
    words, end = scan.words, numeral.end
    if words[end : end + 1] not in (["-"], ["‑"], ["‐"]) or words[end + 1 : end + 2] == []:
        return False
    return (
        words[end + 1] in load_words().durations
        and words[end + 2 : end + 3] != ["old"]
        and words[end + 2] not in _TERMS
        if end + 2 < len(words)
        else False
    )


def _outside_times(scan: Scan, numerals: list[Numeral], times: Sequence[TimeRef]) -> list[Numeral]:
    """The numerals that lie in no date, clock time or set; a mere length of time is a measure and stays."""
    taken = [t.span for t in times if not _is_measure(scan.text, t)]
    out, at = [], 0
    for numeral in numerals:
        start, end = scan.starts[numeral.start], scan.ends[numeral.end - 1]
        while at < len(taken) and taken[at].end <= start:
            at += 1
        if (at == len(taken) or taken[at].start >= end) and not _is_adjective(scan, numeral):
            out.append(numeral)
    return out
