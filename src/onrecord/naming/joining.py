"""The names of some articles that are one source's: each with the best of them, and why.

Who speaks in the articles of one story comes in, the names that stand under another one go out. People are joined
where their names are the same but for the spelling, or fit each other and nothing gainsays it: not an article that
has both, not their posts, not a third name that fits one of them alone. A bare last name is told by `surnames`.
Bodies and groups are joined where their names are the same words (`bodies.spelling_of`), or where one is the
letters that an article calls the other by. So a wrong join stays rarer than two names that stay apart. The names
decide, not their order.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.naming.bodies import plain_letters, spelling_of
from onrecord.naming.joined import Joined
from onrecord.naming.parts import split_name
from onrecord.naming.same import FITS, is_initials, likeness
from onrecord.naming.suggesting import Suggestion, suggest
from onrecord.naming.surnames import Bearer, gainsaid, join_surnames, shares_body, shares_post

_LETTERS = range(2, 7)  # how many letters a name of first letters has
Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class NameJoin:
    """A name that some articles have, the best name of its source among them all, and why the two are one."""

    name: str
    best: str
    because: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What people decided on pairs of names: those of one source, and those of two."""

    same: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()


def join_people(
    bearers: Iterable[Bearer], family: Mapping[str, Collection[str]] | None = None, told: Told | None = None
) -> tuple[NameJoin, ...]:
    """The joins among people who speak in one story, by name.

    `family` are for a folded last name the full names in the texts that bear it (`surnames.family_names`), `told`
    is what people decided on these names.
    """
    told = told or Told()
    by_name = _by_name(bearers)
    found = [pair for pair in suggest(sorted(by_name)) if _is_one(pair, by_name, told)]
    groups = _Groups(by_name, _without_contradiction(found, by_name, told), told)
    lone = [
        NameJoin(join.lone, groups.best(join.full), join.because, join.articles)
        for join in join_surnames((one for group in by_name.values() for one in group), family)
        if told.apart.isdisjoint(frozenset((join.lone, name)) for name in groups.around(join.full))
    ]
    placed = {(join.name, article) for join in lone for article in join.articles}
    return tuple(sorted((*lone, *groups.joins(placed)), key=lambda join: (join.name, join.best)))


def join_bodies(
    bearers: Iterable[Bearer], called: Mapping[str, Collection[str]] | None = None, told: Told | None = None
) -> tuple[NameJoin, ...]:
    """The joins among bodies, offices and groups that speak in one story, by name.

    `called` are for each name the words by which articles mean it, "FEMA" of a longer name; `told` is what people
    decided on these names.
    """
    told = told or Told()
    by_name = _by_name(bearers)
    found = [*_spelled_alike(by_name), *_first_letters(by_name, called or {})]
    groups = _Groups(by_name, [pair for pair in found if _pair(pair) not in told.apart], told)
    return tuple(groups.joins(frozenset()))


def _by_name(bearers: Iterable[Bearer]) -> dict[str, list[Bearer]]:
    found: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in sorted(set(bearers), key=repr):
        found[bearer.name].append(bearer)
    return found


class _Groups:
    """The groups of names that pairs make, each under its best name."""

    def __init__(self, by_name: Mapping[str, list[Bearer]], pairs: Sequence[Suggestion], told: Told) -> None:
        self._by_name = by_name
        self._joined = Joined()
        self._because: dict[str, str] = {}
        decided = [Suggestion(min(pair), max(pair), "a person said so") for pair in sorted(told.same, key=sorted)]
        for pair in (*pairs, *(one for one in decided if {one.one, one.other} <= by_name.keys())):
            self._joined.join(pair.one, pair.other)
            for name in (pair.one, pair.other):
                self._because[name] = max(self._because.get(name, ""), pair.because)
        self._members = self._joined.groups(by_name)
        self._best = {root: self._best_of(names) for root, names in self._members.items()}

    def best(self, name: str) -> str:
        """The best name of the group that a name is in."""
        return self._best[self._joined.root(name)]

    def around(self, name: str) -> list[str]:
        """All names of the group that a name is in."""
        return self._members[self._joined.root(name)]

    def joins(self, placed: Collection[tuple[str, str]]) -> Iterator[NameJoin]:
        """Each name that is not the best of its group, with its articles but those where it has a place already."""
        for name, bearers in sorted(self._by_name.items()):
            best = self.best(name)
            articles = sorted({one.article for one in bearers if (name, one.article) not in placed})
            if best != name and articles:
                yield NameJoin(name, best, self._because[name], tuple(articles))

    def _best_of(self, names: Sequence[str]) -> str:
        """The name of most articles, in full and with its accents where another one of the group has them."""
        count = {name: len({one.article for one in self._by_name[name]}) for name in names}
        whole = [name for name in names if not _is_letters(name)] or names
        most = min(whole, key=lambda name: (-count[name], *_rank(name)))
        accented = [name for name in whole if name != most and plain_letters(name) == most]
        return min(accented, default=most)


def _rank(name: str) -> tuple[bool, int, int, str]:
    """What makes one of several ways to write a name the better one: no owner, more capitals, more letters."""
    return "'" in name or "’" in name, -sum(word[:1].isupper() for word in name.split()[1:]), -len(name), name


def _pair(pair: Suggestion) -> Pair:
    return frozenset((pair.one, pair.other))


# ------------------------------------------------------------------ people
def _is_one(pair: Suggestion, by_name: Mapping[str, list[Bearer]], told: Told) -> bool:
    """Whether two full names that are alike are one person's, as far as the articles show."""
    mine, theirs = by_name[pair.one], by_name[pair.other]
    if _pair(pair) in told.apart or len({one.known_as for one in (*mine, *theirs) if one.known_as}) > 1:
        return False
    post = shares_post(mine, theirs)
    if split_name(pair.one).suffix != split_name(pair.other).suffix and not post:
        return False
    return pair.sure or post or (pair.because == FITS and not (_met(mine, theirs) or _told_apart(mine, theirs)))


def _met(some: Sequence[Bearer], others: Sequence[Bearer]) -> bool:
    """Whether an article has both names."""
    return not {one.article for one in some}.isdisjoint(one.article for one in others)


def _told_apart(some: Sequence[Bearer], others: Sequence[Bearer]) -> bool:
    """Whether what is told of two names is not of one; one body may call its own by several posts."""
    return gainsaid(some, others) and not shares_body(some, others)


def _without_contradiction(
    pairs: Sequence[Suggestion], by_name: Mapping[str, list[Bearer]], told: Told
) -> list[Suggestion]:
    """The pairs; of a group that holds two people the sure ones alone: "J. Quill", "Aldo Quill", "Ines Quill"."""
    joined = Joined((pair.one, pair.other) for pair in pairs)
    members = joined.groups({name for pair in pairs for name in (pair.one, pair.other)})
    mixed = {
        root
        for root, names in members.items()
        if any(_are_two(one, other, by_name, told) for one, other in combinations(names, 2))
    }
    return [pair for pair in pairs if pair.sure or joined.root(pair.one) not in mixed]


def _are_two(one: str, other: str, by_name: Mapping[str, list[Bearer]], told: Told) -> bool:
    """Whether two names of a group are of two people."""
    if frozenset((one, other)) in told.apart:
        return True
    found = likeness(one, other)
    if found is None:
        return split_name(one).last == split_name(other).last
    mine, theirs = by_name[one], by_name[other]
    return not found.sure and _met(mine, theirs) and not shares_post(mine, theirs)


# ------------------------------------------------------------------ bodies
def _spelled_alike(by_name: Mapping[str, list[Bearer]]) -> Iterator[Suggestion]:
    """The names that are the same words, each with the first of them."""
    alike: dict[str, list[str]] = defaultdict(list)
    for name in sorted(by_name):
        alike[spelling_of(name)].append(name)
    for key, (first, *others) in sorted(alike.items()):
        yield from (Suggestion(first, other, "the same words", sure=True) for other in others if key)


def _first_letters(
    by_name: Mapping[str, list[Bearer]], called: Mapping[str, Collection[str]]
) -> Iterator[Suggestion]:
    """The names of letters alone, each with the one body that articles call so and spell out."""
    whole: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name in sorted(by_name):
        for words in called.get(name, ()) if not _is_letters(name) else ():
            if _is_letters(words) and is_initials(words.removeprefix("the "), name):
                whole[spelling_of(words)][spelling_of(name)].append(name)
    for name in sorted(by_name):
        found = whole.get(spelling_of(name), {}) if _is_letters(name) else {}
        if len(found) == 1:
            ((full, *_),) = found.values()
            yield Suggestion(name, full, f"articles call {full} so")


def _is_letters(name: str) -> bool:
    """Whether a name is letters alone: "FEMA", "the U.N."."""
    letters = name.removeprefix("The ").removeprefix("the ").replace(".", "")
    return len(letters) in _LETTERS and letters.isalpha() and letters.isupper()
