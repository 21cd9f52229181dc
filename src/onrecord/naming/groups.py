"""Names that may be one source's, among the names of one ledger or one story.

Names come in, groups go out. Full names are compared two by two, within those that share a last name, a first
word or a key; a lone last name joins the one full name that ends in it, a lone given name the one that begins
with it; where two would do, neither is taken. Groups are suggestions: see `ledger`, where a person confirms them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.naming.bodies import body_keys
from onrecord.naming.fold import loose
from onrecord.naming.joined import Joined
from onrecord.naming.parts import split_name
from onrecord.naming.same import initials_of, likeness
from onrecord.naming.sketches import Sketch, may_be_alike, sketch

_MOST = 60  # how many names of one block are compared with each other; a block of more tells nothing


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two names that may be one source's, and why."""

    one: str
    other: str
    because: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class NameGroup:
    """Names that may be one source's, in order."""

    names: tuple[str, ...]


def group_names(names: Iterable[str]) -> tuple[NameGroup, ...]:
    """The names in groups, each name in one; groups and names in alphabetical order."""
    ordered = sorted(set(names))
    groups = Joined((found.one, found.other) for found in suggest(ordered)).groups(ordered)
    return tuple(NameGroup(tuple(group)) for _, group in sorted(groups.items()))


def suggest(names: Sequence[str]) -> Iterator[Suggestion]:
    """The pairs of names that may be one source's; a lone name is paired with one of the full names it may be."""
    full = list(suggest_full(names))
    yield from full
    yield from _lone_pairs(names, full)


def suggest_full(names: Sequence[str]) -> Iterator[Suggestion]:
    """The pairs of names that are alike themselves, each once; a last name is paired with no full name."""
    blocks: dict[str, list[Sketch]] = defaultdict(list)
    for name in names:
        drawn = sketch(name)
        for key in _block_keys(name):
            blocks[key].append(drawn)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        if len(block) > _MOST:
            continue
        for a, b in combinations(block, 2):
            if may_be_alike(a, b) and (pair := (a.name, b.name)) not in seen:
                seen.add(pair)
                found = likeness(*pair)
                if found:
                    yield Suggestion(*pair, found.because, found.sure)


def _block_keys(name: str) -> set[str]:
    """The keys under which a name meets those it may be: last word, loose last word, first word, letters."""
    parts = split_name(name)
    if not parts.words:
        return set()
    keys = {f"l {loose(parts.last)}", f"l {parts.last}", f"f {parts.words[0]}", f"w {''.join(sorted(parts.words))}"}
    letters = {name.replace(".", "").lower()} if len(parts.words) == 1 else initials_of(name)
    return keys | {f"i {initials}" for initials in letters} | body_keys(name)


def _lone_pairs(names: Sequence[str], full: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Each lone name with the one full name, or the one group of them, that ends or begins in it."""
    joined = Joined((pair.one, pair.other) for pair in full)
    ends: dict[str, dict[str, str]] = defaultdict(dict)
    begins: dict[str, dict[str, str]] = defaultdict(dict)
    for name in names:
        parts = split_name(name)
        if parts.full:
            for key in {parts.last, loose(parts.last), parts.words[-1]}:
                ends[key].setdefault(joined.root(name), name)
            begins[parts.words[0]].setdefault(joined.root(name), name)
    for name in names:
        parts = split_name(name)
        if parts.full or not parts.last or name.islower():
            continue  # "ministry" is no name: each article means its own by it
        last, first = ends.get(parts.last, {}), begins.get(parts.last, {})
        if len(last) == 1:
            yield Suggestion(name, next(iter(last.values())), "the only one of that last name here")
        elif not last and len(first) == 1:
            yield Suggestion(name, next(iter(first.values())), "the only one of that first name here")
