"""What spans cover together.

In: ranges, which may overlap and stand inside one another.  Out: whether a range meets any of them, by bisection,
so that a long article's rules stay quick.
"""

from bisect import bisect_left
from collections.abc import Iterable


class Cover:
    """The union of half-open ranges."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        starts: list[int] = []
        ends: list[int] = []
        reached = -1
        for start, end in sorted(ranges):
            if start > reached:
                starts.append(start)
                ends.append(end)
                reached = end
            elif end > reached:
                ends[-1] = reached = end
        self._starts, self._ends = starts, ends

    def meets(self, start: int, end: int) -> bool:
        """Whether some of [start, end) is covered."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._ends[at] > start
