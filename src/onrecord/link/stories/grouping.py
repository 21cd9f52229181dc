"""Stories: articles on one happening, grouped by how alike each two of them are.

Scores of pairs come in (`likeness`), groups go out. Groups grow by the mean over all their pairs, where a pair
that was never compared counts nothing, so one likeness chains nothing; a group of many may be a little looser
than one of two. What people decided holds: articles that they put into one story stay together, and those that
they put into two stay apart.

Source: average linkage, Sokal and Michener (1958). `JOIN` and `LOOSER` were chosen on the development halves of
four sets, see `training/stories/card.md`.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from heapq import heapify, heappop, heappush

JOIN = 0.35
"""Mean likeness from which two groups are one story."""
LOOSER = 0.82
"""Exponent of the number of pairs that a mean is taken over: below 1, groups of many may be looser."""


def group_articles(
    articles: Iterable[int],
    pairs: Mapping[tuple[int, int], float],
    *,
    together: Iterable[tuple[int, int]] = (),
    apart: Iterable[tuple[int, int]] = (),
) -> list[tuple[int, ...]]:
    """The stories of some articles, each in the order of their keys, the first article's story first.

    Args:
        articles: the keys of the articles.
        pairs: how alike two of them are, by their keys, the lower first; what is missing counts 0.
        together: articles that people put into one story.
        apart: articles that people put into two; what is `together` goes before. The first of each pair was moved:
            where it was put beside none, the story that it left is what the others make without it.
    """
    together, apart = list(together), list(apart)
    groups = _Groups(sorted(articles), together, apart)
    for (one, other), score in sorted(pairs.items()):
        groups.tie(one, other, score)
    groups.grow(without={one for one, _ in apart} - {one for one, _ in together})
    groups.grow()
    return sorted(tuple(sorted(members)) for members in groups.members.values())


class _Groups:
    """Groups while they grow: the sum of likeness between every two, by the key of their first member."""

    def __init__(
        self, articles: Sequence[int], together: Iterable[tuple[int, int]], apart: Iterable[tuple[int, int]]
    ) -> None:
        self.of = {key: key for key in articles}
        self.members = {key: [key] for key in articles}
        for one, other in sorted(together):
            a, b = self.of.get(one), self.of.get(other)
            if a is not None and b is not None and a != b:
                for key in self.members[b]:
                    self.of[key] = a
                self.members[a] += self.members.pop(b)
        self.ties: dict[int, dict[int, float]] = {key: {} for key in self.members}
        self.changed = dict.fromkeys(self.members, 0)
        self.apart: dict[int, set[int]] = {key: set() for key in self.members}
        for one, other in apart:
            a, b = self.of.get(one), self.of.get(other)
            if a is not None and b is not None and a != b:
                self.apart[a].add(b)
                self.apart[b].add(a)

    def tie(self, one: int, other: int, score: float) -> None:
        """Add the likeness of two articles to that of their groups."""
        a, b = self.of.get(one), self.of.get(other)
        if a is not None and b is not None and a != b:
            self.ties[a][b] = self.ties[b][a] = self.ties[a].get(b, 0.0) + score

    def grow(self, without: Set[int] = frozenset()) -> None:
        """Join the two groups that are most alike until no two are alike enough; those of some articles stay."""
        held = {self.of[key] for key in without if key in self.of}
        queue = [
            (-self._score(a, b), a, b, 0, 0)
            for a, ties in self.ties.items()
            for b in ties
            if a < b and held.isdisjoint((a, b)) and self._score(a, b) >= JOIN
        ]
        heapify(queue)
        while queue:
            _, a, b, first, second = heappop(queue)
            if self.changed.get(a) == first and self.changed.get(b) == second and b not in self.apart[a]:
                self._join(a, b)
                for other in self.ties[a]:
                    score = self._score(a, other)
                    if score >= JOIN and other not in held:
                        low, high = min(a, other), max(a, other)
                        heappush(queue, (-score, low, high, self.changed[low], self.changed[high]))

    def _score(self, a: int, b: int) -> float:
        return self.ties[a][b] / float((len(self.members[a]) * len(self.members[b])) ** LOOSER)

    def _join(self, a: int, b: int) -> None:
        self.members[a] += self.members.pop(b)
        for other in self.apart.pop(b):
            self.apart[other].discard(b)
            self.apart[other].add(a)
            self.apart[a].add(other)
        self.changed[a] += 1
        del self.changed[b]
        for other, score in self.ties.pop(b).items():
            del self.ties[other][b]
            if other != a:
                self.ties[a][other] = self.ties[other][a] = self.ties[a].get(other, 0.0) + score
