"""Which of several who bear a name is meant where the name stands alone: "Obama said" in an article with two.

The bearers, the name and the mentions before it come in; those come out whom it can still mean, one where the text
tells. It tells by what names are: a last name rather than a given one, a person with a title or a known given name
rather than two words that may be no name, the one named already, and the one spoken of most by far.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.naming.fold import fold
from onrecord.normalise.lexicons import any_words
from onrecord.normalise.phrases.named_bodies import is_plural_noun
from onrecord.normalise.times.numbers import number_value
from onrecord.normalise.tokens import is_given
from onrecord.normalise.who.entities import Entity, key_of
from onrecord.normalise.who.pronouns import Candidate
from onrecord.records import SourceKind

_TWICE = 2  # how many times as often the one who is meant is spoken of as any other of the name

_NEAR = 100  # characters back in which another of the name must not have spoken


def likeliest(bearers: Sequence[Entity], name: str, before: Iterable[Candidate], at: int) -> list[Entity]:
    """Those whom a lone name can mean; one where the text tells who, all where it tells nothing."""
    if len(bearers) < 2:
        return list(bearers)
    key = fold(name)
    left = [e for e in bearers if key_of(e.name) == key] or list(bearers)
    left = [e for e in left if e.surname == key] or left
    if all(e.introduced > at for e in left):
        return left
    left = [e for e in left if _is_told(e)] or left
    left = [e for e in left if e.introduced < at] or left
    return left if len(left) < 2 else _spoken_of_most(left, list(before), at)


def _spoken_of_most(left: list[Entity], before: Sequence[Candidate], at: int) -> list[Entity]:
    """The one who is spoken of most by far, unless another spoke right before."""
    counts = Counter(id(candidate.entity) for candidate in before)
    first, second = sorted(left, key=lambda e: -counts[id(e)])[:2]
    other = any(c.source and c.entity in left and c.entity is not first and at - c.end <= _NEAR for c in before)
    return left if other or counts[id(first)] < _TWICE * max(1, counts[id(second)]) else [first]


def _is_told(entity: Entity) -> bool:
    """Whether a title or a given name tells that it is somebody's name: "Ada Brown", not "Meet Brown"."""
    told = entity.role or entity.gender or is_given(entity.name.split()[0])
    return entity.kind is not SourceKind.PERSON or bool(told)


def is_no_name(word: str) -> bool:
    """Whether a capitalised word is no part of the name behind it: "Several", "Thirty", "Republicans"."""
    lower = word.lower()
    if number_value([lower]) is not None or is_plural_noun(lower):
        return True
    return lower in any_words(("people", "openers", "words"), ("roles", "unnamed", "plural"))
