"""Whether the words around a time speak of the future.

The nearest word before it that shows tense decides, within the sentence; without one the nearest after it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from onrecord.normalise.times.scan import BREAK, Scan, make_scan

_FUTURE = frozenset(
    "will ll shall would could might should may due scheduled expected slated planned plans plan planning set until till upcoming "
    "going next coming begins expires deadline ahead forthcoming wants want expects expect hopes hope".split()
)
_PAST = frozenset(
    "was were had did said says has have been began became went came took made saw told held met found left gave "
    "got won lost rose fell ran sold bought sent wrote paid led since ago showed".split()
)
_STOP = frozenset(".;!?")
_BACK, _AHEAD = 14, 8


def is_future(scan: Scan, start: int, end: int) -> bool:
    """Whether an expression over tokens [start, end) lies in the future of its sentence."""
    words, kinds = scan.words, scan.kinds
    for at in range(start - 1, max(-1, start - 1 - _BACK), -1):
        if words[at] in _STOP or kinds[at] == BREAK:
            break
        found = _tense(words, at)
        if found is not None:
            return found
    for at in range(end, min(len(words), end + _AHEAD)):
        if words[at] in _STOP or kinds[at] == BREAK:
            break
        found = _tense(words, at)
        if found is not None:
            return found
    return False


def _tense(words: list[str], at: int) -> bool | None:
    """True for a word of the future, False for one of the past, None for any other."""
    word = words[at]
    if word in _FUTURE:
        return True
    if word in _PAST or (len(word) > 4 and word.endswith("ed")):
        return False
    return None


def is_future_at(text: str, start: int, end: int) -> bool:
    """The same for an expression at offsets [start, end) of a text."""
    begin = max(0, start - 160)
    scan = make_scan(text[begin : end + 100])
    at = bisect_right(scan.starts, start - begin) - 1
    return is_future(scan, at, bisect_left(scan.starts, end - begin))
