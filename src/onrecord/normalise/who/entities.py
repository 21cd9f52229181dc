"""The sources of one article as they are known while it is read, and which names can be one source's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.naming.fold import fold
from onrecord.normalise.phrases.nominals import Phrase
from onrecord.normalise.tokens import is_address, is_given, without_suffix
from onrecord.records import SourceKind


@dataclass(slots=True, eq=False)
class Entity:
    """A source while the article is being read.

    `appointed` is where the text says whom it speaks for, `joined` where it says to which body it belongs.
    """

    name: str
    kind: SourceKind
    role: str | None = None
    speaks_for: str | None = None
    affiliation: str | None = None
    gender: str | None = None
    plural: bool = False
    proper: bool = True
    head: str = ""
    words: frozenset[str] = frozenset()
    roles: set[str] = field(default_factory=set)
    introduced: int = 0
    appointed: int = 0
    joined: int = 0
    speaks: bool = False

    @property
    def surname(self) -> str:
        """The last word of the name, folded; family names that stand first are keys too (see `Book`)."""
        return fold(without_suffix(self.name)).rpartition(" ")[2]


def key_of(name: str) -> str:
    """The key of a name: folded, without an article."""
    return fold(name.removeprefix("The ").removeprefix("the "))


def same_sort(entities: Iterable[Entity], phrase: Phrase) -> list[Entity]:
    """Those that can be what a body's name names: of its kind, or no person."""
    return [e for e in entities if e.kind is phrase.kind or e.kind is not SourceKind.PERSON]


def may_be(entity: Entity, phrase: Phrase) -> bool:
    """Whether a short name can be this person: no other gender by its form of address, no other given name."""
    if entity.kind is not SourceKind.PERSON:
        return " " not in phrase.name
    if phrase.gender and entity.gender and phrase.gender != entity.gender and not _only_given(phrase):
        return False
    return " " not in phrase.name or " " not in entity.name


def _only_given(phrase: Phrase) -> bool:
    """Whether nothing but a lone name that some bear as a given name tells the gender: "Lee" of Ana Lee."""
    lone = " " not in phrase.name and is_given(phrase.name) == phrase.gender
    return lone and not any(is_address(word) for word in phrase.words)


def spelled_alike(one: str, other: str) -> bool:
    """Whether two folded full names are one person's: the same words, or a middle name or initial more."""
    a, b = one.split(), other.split()
    if len(b) == 1 or a[-1] != b[-1]:
        return False
    return a[0] == b[0] or (a[0][0] == b[0][0] and 1 in (len(a[0]), len(b[0])))


def only(entities: list[Entity]) -> Entity | None:
    """The one entity there is; None for none and for several."""
    return entities[0] if len(entities) == 1 else None
