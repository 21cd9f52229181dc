"""Sixteen word features: how a word is written, and where it stands to quotation marks.

In: a text, one paragraph of it, and the words of the paragraph in order.  Out: one number from 0 to
15 a word: `4 * case + place`.  Case: 0 lower, 1 capitalised, 2 capitals, 3 anything else (digits,
symbols).  Place: 0 outside, 1 inside a quotation, 2 an opening mark, 3 a closing mark.

The encoder reads lower-cased pieces, so this is all it learns about capitals; and a quotation's
extent is otherwise hard to see from one of its middle words.  Training and reading call the same
function.  The quotation state begins anew with each paragraph, so a lost mark does no harm beyond it.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from onrecord.attribute.quotes import find_quotes

FEATURE_COUNT = 16
FEATURE_NAMES = tuple(
    f"{case}, {place}"
    for case in ("lower", "capitalised", "capitals", "other")
    for place in ("outside", "inside", "opening mark", "closing mark")
)


def word_features(text: str, start: int, end: int, words: Sequence[tuple[int, int]]) -> list[int]:
    """One feature number (0 to 15) for each of the words of the paragraph `text[start:end]`."""
    written = [text[first:last] for first, last in words]
    numbers = [0 if word.islower() else 4 * _case(word) for word in written]
    for quote in find_quotes(text, start, end):  # a mark is always a word of its own
        first, last = bisect_left(words, (quote.start,)), bisect_left(words, (quote.end,))
        for word in range(first, last):
            numbers[word] += 1
        numbers[first] += 1
        if quote.closed:
            numbers[last - 1] += 2
    return numbers


@lru_cache(maxsize=8192)
def _case(word: str) -> int:
    if word.islower():
        return 0
    if not word[0].isalpha():
        return 3
    if len(word) > 1 and word.isupper():
        return 2
    return 1 if word[0].isupper() else 3
