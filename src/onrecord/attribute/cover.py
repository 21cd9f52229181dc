"""What spans cover together.

In: ranges, which may overlap and stand inside one another.  Out: whether a range meets any of them, by bisection,
so that a long article's rules stay quick.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


class Cover:
    """The union of half-open ranges."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(ranges):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def meets(self, start: int, end: int) -> bool:
        """Whether some of [start, end) is covered."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._ends[at] > start
