"""Where the words of a gold page stand in a text that was read, whatever its spaces and line breaks.

Ranges are half-open code-point offsets into the text that was read.
"""

import re
from collections.abc import Iterable

from onrecord.records import Range


class Places:
    """Looks words up in one text: spaces and line breaks count as one space."""

    def __init__(self, text: str) -> None:
        self._at: list[int] = []
        letters: list[str] = []
        for offset, letter in enumerate(text):
            if letter.isspace():
                if letters and letters[-1] != " ":
                    letters.append(" ")
                    self._at.append(offset)
                continue
            letters.append(letter)
            self._at.append(offset)
        self._flat = "".join(letters)

    def find(self, words: str, within: Range | None = None) -> Range | None:
        """The first place of these words, not inside a longer word; within a range when one is given."""
        pattern = re.compile(rf"(?<!\w){re.escape(' '.join(words.split()))}(?!\w)")
        for match in pattern.finditer(self._flat):
            place = Range(self._at[match.start()], self._at[match.end() - 1] + 1)
            if within is None or (within.start <= place.start and place.end <= within.end):
                return place
        return None

    def find_all(self, pieces: Iterable[str], within: Range) -> tuple[Range, ...]:
        """The places of the pieces, in order, each after the one before; () when one is missing."""
        found: list[Range] = []
        rest = within
        for piece in pieces:
            place = self.find(piece, rest)
            if place is None:
                return ()
            found.append(place)
            rest = Range(place.end, within.end)
        return tuple(found)


def likeness(one: Iterable[Range], other: Iterable[Range]) -> float:
    """Shared code points over all code points of the two sets of ranges: 1.0 for the same words."""
    left = {offset for span in one for offset in range(span.start, span.end)}
    right = {offset for span in other for offset in range(span.start, span.end)}
    return len(left & right) / len(left | right) if left or right else 0.0


def overlap(one: Range, other: Range) -> bool:
    """Whether the two ranges share a code point."""
    return one.start < other.end and other.start < one.end
