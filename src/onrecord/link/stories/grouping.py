"""Stories: articles on one happening, grouped by how alike each two of them are.

Profiles come in, groups go out. `alike` is the chance that two articles are of one story, from boosted trees over
what they share (`trees.json`; `training/stories`). Groups grow by the mean over all their pairs, where a
pair that was never compared counts nothing, so one likeness chains nothing; a group of many may be a little looser
than one of two. What people decided holds: articles that they put into one story stay together, and those that
they put into two stay apart.

Source: average linkage, Sokal and Michener (1958); a trained pair score for streams of news, Miranda et al. (2018).
`JOIN` and `LOOSER` were chosen on the development halves of four sets, see `training/stories/card.md`.
"""

import math
from collections.abc import Iterable, Mapping, Sequence, Set
from heapq import heapify, heappop, heappush

from onrecord.link.stories.profiles import Profile
from onrecord.link.words.rarity import says
from onrecord.link.words.trees import load_trees

JOIN = 0.35
"""Mean likeness from which two groups are one story."""
LOOSER = 0.82
"""Exponent of the number of pairs that a mean is taken over: below 1, groups of many may be looser."""
_SMALL = 2  # digits of a number that is no reason to show
PAIR = 0.1
"""Likeness from which a pair is worth keeping."""
_DAYS_TOLD_APART = 2.0
"""Days from which two articles lie no farther apart for the trees, which learned from stories of one day, moved by
up to one either way: farther apart they saw none, and would part a fire's third day from its sixth. B³ F1 on
AllSides is 89.9 with it and 90.0 without; at 1.8 days it is 89.0 (November 2026, `benchmarks.stories`)."""

FEATURES = (
    "lead full title covered_most covered_least names numbers numbers_count strongest strong three_strong "
    "shared strongest_name strong_names names_count names_in_title title_in_full days shorter longer"
).split()
"""What two articles are compared by, in the order of the trees."""
_DAYS = FEATURES.index("days")


def compare(one: Profile, other: Profile) -> list[float]:
    """What two articles share, in the order of `FEATURES`; the same whichever comes first."""
    shared = sorted((says(term) for term in one.lead if term in other.lead), reverse=True)
    names = [name for name in one.names if name in other.names]
    strong = sorted((says(name) for name in names), reverse=True)
    numbers = one.numbers & other.numbers
    covered = sorted((_covered(one.title, other.lead), _covered(other.title, one.lead)))
    shorter, longer = sorted((one.words, other.words))
    return [
        _dot(one.lead, other.lead),
        _dot(one.full, other.full),
        _dot(one.title, other.title),
        covered[1],
        covered[0],
        _overlap(one.names, other.names),
        math.fsum(sorted(says(number) for number in numbers)),
        len(numbers),
        shared[0] if shared else 0.0,
        math.fsum(shared[:8]),
        math.fsum(shared[:3]),
        len(shared),
        strong[0] if strong else 0.0,
        math.fsum(strong[:3]),
        len(names),
        math.fsum(sorted(says(name) for name in names if name in one.title and name in other.title)),
        max(_dot(one.title, other.full), _dot(other.title, one.full)),
        -1.0 if one.day is None or other.day is None else abs(one.day - other.day),
        math.log1p(shorter),
        math.log1p(longer),
    ]


def alike(one: Profile, other: Profile) -> float:
    """The chance that two articles are of one story."""
    row = compare(one, other)
    row[_DAYS] = min(row[_DAYS], _DAYS_TOLD_APART)
    return load_trees("stories", "trees.json").chance(row)


def because(one: Profile, other: Profile, title: str | None = None) -> str:
    """What an article shares with another, in a sentence with the words as `one` writes them.

    `title` is the headline of the other.
    """
    names = sorted((name for name in one.names if name in other.names), key=lambda name: (-says(name), name))
    shared = [term for term in one.lead if term in other.lead and term not in names and _tells(term)]
    words = sorted(shared, key=lambda term: (-says(term), term))
    said = [f"“{one.written.get(word, word)}”" for word in (*names[:3], *words[:3])]
    if not said:
        return "Their words are alike."
    listed = f"{', '.join(said[:-1])}{' and ' if len(said) > 1 else ''}{said[-1]}"
    return f"It shares {listed} with “{title}”." if title else f"It shares {listed} with another article."


def _tells(term: str) -> bool:
    """Whether a shared term tells a reader anything: a number of one or two digits stands in any text."""
    return not term.isdigit() or len(term) > _SMALL


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


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return math.fsum(weight * other[term] for term, weight in one.items() if term in other)


def _overlap(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if not one or not other:
        return 0.0
    both = math.fsum(min(weight, other[name]) for name, weight in one.items() if name in other)
    return both / (math.fsum(one.values()) + math.fsum(other.values()) - both)


def _covered(title: Mapping[str, float], lead: Mapping[str, float]) -> float:
    """The part of a title's weight whose terms stand in a lead."""
    return math.fsum(weight * weight for term, weight in title.items() if term in lead)
