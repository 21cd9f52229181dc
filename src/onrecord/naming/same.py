"""Whether two names can be one source's, with the reason in words.

Two names come in, a `Likeness` or None goes out. Nothing is merged here: a likeness is a suggestion, and says why.
A last name alone is decided by the other names around it: see `surnames`.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from onrecord.naming.bodies import same_body
from onrecord.naming.fold import fold, same_spelling
from onrecord.naming.parts import NameParts, split_name
from onrecord.naming.words import listed, rows_of

ALIKE, _LEAST, _LONG = 0.86, 8, 4
"""How alike two names must be for a slip of the pen, their least length and that of the word that differs (ECB+
train, November 2026)."""
_MOST = 200  # letters of names that may be slips of each other: comparing them takes the square of their length
FITS = "the same last name, and what stands before it fits"
"""Why most names are alike that are not the same."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two names may be one source's; `because` is one clause that can be checked by eye."""

    because: str
    sure: bool = False


@lru_cache(maxsize=32768)
def name_key(name: str) -> str:
    """The key of a name: equal keys are the same words in another spelling, without titles and articles.

    A pure function of the name, for every stage to compare sources across articles by.
    """
    return split_name(name).key or fold(name)


@lru_cache(maxsize=1 << 16)
def likeness(one: str, other: str) -> Likeness | None:
    """Why two names may be one source's, or None; the order of the two does not matter."""
    a, b = split_name(one), split_name(other)
    if not a.last or not b.last or (a.suffix and b.suffix and a.suffix != b.suffix):
        return None
    if a.key == b.key or a.key.replace(" ", "") == b.key.replace(" ", ""):
        return Likeness("the same name in another spelling", sure=True)
    if is_initials(one, other) or is_initials(other, one):
        return Likeness("one is the first letters of the other")
    if not (a.full and b.full):
        return None
    return _same_full(a, b) or (
        Likeness("the same body, its words in another order") if same_body(one, other) else None
    )


def _same_full(a: NameParts, b: NameParts) -> Likeness | None:
    if same_spelling(a.last, b.last) and _given_fit(a, b):
        return Likeness(FITS)
    if sorted(a.words) == sorted(b.words):
        return Likeness("the same names in another order")
    ratio = SequenceMatcher(None, a.key, b.key, autojunk=False).ratio() if _close(a, b) else 0.0
    return Likeness("spelled almost alike") if ratio >= ALIKE else None


def _close(a: NameParts, b: NameParts) -> bool:
    """Whether two names of as many words are long enough to be slips of one another, and share a word."""
    differing = [(x, y) for x, y in zip(a.words, b.words, strict=False) if x != y]
    if len(a.words) != len(b.words) or len(differing) != 1 or not _LEAST <= min(len(a.key), len(b.key)) <= _MOST:
        return False
    return min(map(len, differing[0])) >= _LONG and abs(len(a.key) - len(b.key)) <= 2


def _given_fit(a: NameParts, b: NameParts) -> bool:
    """Whether the words before a last name can be one source's: equal, an initial, a short form, or one more."""
    if given_alike(a.given[0], b.given[0]):
        return _middles_fit(a.given[1:], b.given[1:])
    short, long = sorted((a, b), key=lambda parts: len(parts.given))
    others = (*long.given, *long.aside)
    if len(short.given) < len(others):
        return all(any(given_alike(x, y) for y in others if min(len(x), len(y)) > 1) for x in short.given)
    return any(given_alike(x, y) for x in short.aside for y in long.given)


def _middles_fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other:
        return True
    return len(one) == len(other) and all(given_alike(x, y) for x, y in zip(one, other, strict=True))


@lru_cache(maxsize=1 << 16)
def given_alike(one: str, other: str) -> bool:
    """Whether two given names are the same, a short form, a spelling, or an initial of the other."""
    if one == other or (1 in (len(one), len(other)) and one[:1] == other[:1]):
        return True
    rows = _short_forms()
    if rows.get(one, frozenset()) & rows.get(other, frozenset()):
        return True
    return same_spelling(one, other)


@cache
def _short_forms() -> dict[str, frozenset[int]]:
    """For each given name, folded, the rows of short forms that it stands in."""
    out: dict[str, frozenset[int]] = {}
    for word, rows in rows_of("given", "short").items():
        out[fold(word)] = out.get(fold(word), frozenset()) | rows
    return out


def is_initials(letters: str, name: str) -> bool:
    """Whether capitals are the first letters of a name's words: LAPD, CEC, THR for "The Hollywood Reporter"."""
    plain = letters.replace(".", "").strip()
    return 2 <= len(plain) <= 6 and plain.isupper() and plain.isalpha() and plain.lower() in initials_of(name)


def initials_of(name: str) -> set[str]:
    """The first letters of a name of several words, with and without its article."""
    joining = listed("parts", "small") - {"the"}
    tokens = [word[0].lower() for word in name.split() if word[0].isalpha() and word.lower() not in joining]
    bare = tokens[1:] if name.lower().startswith("the ") else tokens
    return {"".join(letters) for letters in (tokens, bare) if len(letters) > 1}
