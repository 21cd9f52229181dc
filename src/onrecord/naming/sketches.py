"""A first look at two names, so that most pairs of a large ledger are never compared letter by letter.

A name comes in, what can be told of it alone goes out; two of these tell whether `same.likeness` could find
anything. A yes promises nothing, a no is final.
"""

from dataclasses import dataclass
from functools import lru_cache

from onrecord.naming.bodies import is_turned
from onrecord.naming.fold import fold, loose
from onrecord.naming.parts import split_name
from onrecord.naming.same import ALIKE
from onrecord.naming.words import rows_of

_INITIALS = 6  # so many letters at most are the first ones of a name's words; see `same.is_initials`


@dataclass(frozen=True, slots=True)
class Sketch:
    """What one name shows by itself.

    Attributes:
        name: the name.
        ends: the keys by which last names are spelled alike.
        joined: its key without spaces.
        words: its words, folded, in the order written.
        letters: the letters of each word, a bit each.
        short: whether it may be the first letters of another name.
        turned: whether its words may stand in another order than those of the same body.
    """

    name: str
    ends: frozenset[str | int]
    joined: str
    words: tuple[str, ...]
    letters: tuple[int, ...]
    short: bool
    turned: bool


@lru_cache(maxsize=1 << 15)
def sketch(name: str) -> Sketch:
    """What a name shows by itself."""
    parts = split_name(name)
    ends = {fold(parts.last).replace(" ", ""), loose(parts.last)}
    plain = name.replace(".", "").strip()
    return Sketch(
        name,
        frozenset(ends) | rows_of("spellings", "rows").get(parts.last.lower(), frozenset()),
        parts.key.replace(" ", ""),
        parts.words,
        tuple(map(_letters, parts.words)),
        len(plain) <= _INITIALS and plain.isupper(),
        is_turned(name),
    )


def may_be_alike(a: Sketch, b: Sketch) -> bool:
    """Whether two names could be alike by any of the rules of `same.likeness`."""
    return (
        not a.ends.isdisjoint(b.ends)
        or a.turned
        or b.turned
        or a.short
        or b.short
        or a.joined == b.joined
        or (len(a.words) == len(b.words) and (_may_be_slip(a, b) or sorted(a.words) == sorted(b.words)))
    )


def _may_be_slip(a: Sketch, b: Sketch) -> bool:
    """Whether two names of as many words differ in one, and that by few letters enough for a slip of the pen.

    A letter that only one of the two has goes without its like, so there may be no more of these than the names'
    likeness leaves.
    """
    differing = [at for at, word in enumerate(a.words) if word != b.words[at]]
    if len(differing) != 1:
        return False
    (at,) = differing
    apart = (a.letters[at] ^ b.letters[at]).bit_count()
    return apart <= (1 - ALIKE) * (len(a.joined) + len(b.joined) + 2 * len(a.words))


def _letters(word: str) -> int:
    """The letters of a word as bits, in which those that only one of two words has are counted at once."""
    found = 0
    for letter in word:
        found |= 1 << (ord(letter) & 127)
    return found
