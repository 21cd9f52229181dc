"""Whether the words around a time speak of the future.

The nearest word before it that shows tense decides, within the sentence; without one the nearest after it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from onrecord.normalise.times.scan import BREAK, Scan, make_scan, word_set

_STOP = frozenset(".;!?")
_INTO = frozenset("to by until till through before".split())
_BACK, _AHEAD = 14, 8


def tense_at(scan: Scan, start: int, end: int) -> bool | None:
    """The tense of the sentence around an expression over tokens [start, end): True for the future.

    The nearest word before that shows tense decides, then the nearest after; None when none does. "To" with a
    verb counts as the future, and so does a participle after "be".
    """
    words, kinds = scan.words, scan.kinds
    for at in range(start - 1, max(-1, start - 1 - _BACK), -1):
        if words[at] in _STOP or kinds[at] == BREAK:
            break
        found = _tense(scan, at)
        if found is not None:
            return found
    for at in range(end, min(len(words), end + _AHEAD)):
        if words[at] in _STOP or kinds[at] == BREAK:
            break
        found = _tense(scan, at)
        if found is not None:
            return found
    return None


def is_future(scan: Scan, start: int, end: int) -> bool:
    """Whether the words around an expression over tokens [start, end) speak of the future."""
    return tense_at(scan, start, end) is True


def is_told(scan: Scan, start: int) -> bool:
    """Whether a plain past verb stands before an expression in its sentence; participles do not count."""
    for at in range(start - 1, max(-1, start - 1 - _BACK), -1):
        if scan.words[at] in _STOP or scan.kinds[at] == BREAK:
            return False
        if scan.words[at] in word_set("times", "past"):
            return True
    return False


def leads_into(scan: Scan, start: int) -> bool:
    """Whether a word right before an expression makes it an end: until, by, through."""
    return start > 0 and scan.words[start - 1] in _INTO


def _tense(scan: Scan, at: int) -> bool | None:
    """True for a word of the future, False for one of the past, None for any other."""
    words = scan.words
    word = words[at]
    if word in word_set("times", "future"):
        return True
    if (word == "set" and words[at + 1 : at + 2] == ["to"]) or (
        word in ("soon", "early") and words[at - 1] == "as"
    ):
        return True
    if word == "to" and at and words[at - 1] in ("is", "are"):
        return True
    if word == "be" and at and words[at - 1] in ("to", "will", "can", "may", "must"):
        return True
    if word in word_set("times", "past") or (len(word) > 4 and word.endswith("ed")):
        return None if at and words[at - 1] == "be" else False
    return None


def is_future_at(text: str, start: int, end: int) -> bool:
    """The same for an expression at offsets [start, end) of a text."""
    begin = max(0, start - 160)
    scan = make_scan(text[begin : end + 100])
    at = bisect_right(scan.starts, start - begin) - 1
    return is_future(scan, at, bisect_left(scan.starts, end - begin))
