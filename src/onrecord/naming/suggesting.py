"""Pairs of names that may be one source's, among the names of one ledger or one story.

Names come in, pairs go out: suggestions, which a person confirms. Full names are compared two by two, within those
that share a last name, a first word or a key. What a lone last name means is told by `surnames`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.naming.bodies import body_keys
from onrecord.naming.fold import loose
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


def suggest(names: Sequence[str]) -> Iterator[Suggestion]:
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
