"""The sources of one article as they are known while it is read, and which names can be one source's."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.naming.fold import fold
from onrecord.normalise.lexicons import words
from onrecord.normalise.phrases.nominals import Phrase
from onrecord.normalise.phrases.titles import role_words
from onrecord.normalise.tokens import is_address, is_given, is_plain_address, is_role, without_suffix
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


@lru_cache(maxsize=4096)  # each mention of a source asks for the keys of the others
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
    if phrase.gender and entity.gender and phrase.gender != entity.gender and not only_given(phrase):
        return False
    return " " not in phrase.name or " " not in entity.name


def only_given(phrase: Phrase) -> bool:
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


def is_lone(entity: Entity, phrase: Phrase) -> bool:
    """Whether somebody known by a title and a last name can be the one who is now named in full."""
    titled = entity.roles or entity.gender
    if entity.kind is not SourceKind.PERSON or " " in entity.name or not titled:
        return False
    return _is_one(entity.gender, entity.roles, phrase.gender, role_words(phrase.role))


def is_lone_of(phrase: Phrase, entity: Entity) -> bool:
    """Whether a title and a last name can be of somebody who is named in full only behind them."""
    return _is_one(phrase.gender, role_words(phrase.role), entity.gender, entity.roles)


def _is_one(
    gender: str | None, roles: Collection[str], full_gender: str | None, full_roles: Collection[str]
) -> bool:
    """Whether a titled last name and a full name can be one person's: "President Verrin" is no Ana Verrin.

    Without a gender of its own a title tells no woman, whose post the full name would give, and none of whom the
    text tells whose son or wife it is.
    """
    shared = not set(roles).isdisjoint(full_roles)
    if not shared and not words("people", "kin", "family").isdisjoint(full_roles):
        return False
    if gender or not full_gender:
        return full_gender in (None, gender)
    return full_gender == "m" or shared


def is_titled(phrase: Phrase) -> bool:
    """Whether a phrase is a last name behind a post or a form of address."""
    if not phrase.proper or phrase.kind is not SourceKind.PERSON or " " in phrase.name:
        return False
    return bool(phrase.role) or any(is_address(word) or is_role(word) for word in phrase.words)


def without_courtesy(bearers: Iterable[Entity]) -> list[Entity]:
    """Those of a last name whom it means alone: "Stokes" is Dean Stokes, who was told of before "Mrs Stokes".

    Left out is whoever is known by a form of address only, where somebody was named in full before.
    """
    out = list(bearers)
    first = min((e.introduced for e in out if " " in e.name and e.kind is SourceKind.PERSON), default=0)
    return [e for e in out if " " in e.name or e.introduced <= first or not all(map(is_plain_address, e.roles))]


def owns(short: str, name: str) -> bool:
    """Whether a longer name is somebody's of the shorter: "the House's Hispanic Caucus" is not the House."""
    return name.startswith((f"{short}'s ", f"{short}’s "))


def is_fuller(name: str, known: str) -> bool:
    """Whether a name is one person's in more words, and not two names that a page runs together."""
    parts = name.split()
    plain = all(part[-1:].islower() or part.endswith(".") or (part.isalpha() and len(part) < 4) for part in parts)
    return len(parts) > len(known.split()) and (plain or " " not in known) and len({*parts}) == len(parts)


def take_bodies(entity: Entity, phrase: Phrase, at: int) -> None:
    """Keep whom a phrase says an entity speaks for and to which body it belongs.

    What was said first holds, but for a fuller name of it: "Border Guard", "Tarn Customs and Border Guard".
    """
    if phrase.speaks_for and not entity.speaks_for:
        entity.speaks_for, entity.appointed = phrase.speaks_for, at
    known = entity.affiliation
    if phrase.affiliation and (not known or phrase.affiliation.endswith(f" {known}")):
        entity.affiliation, entity.joined = phrase.affiliation, at
