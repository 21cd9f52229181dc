"""Names of bodies that say the same in another order: "Norland's Defence Ministry", "Defence Ministry of Norland".

Two names come in, a yes or no goes out; `body_keys` are the keys under which such names meet. A country and its
people count as one word: "Norlandish" and "Norland". `spelling_of` is stricter: where it is equal, the words are
the same and in one order. `is_body_name` tells such names from those of people.
"""

import re
import unicodedata
from functools import cache, lru_cache

from onrecord.lexicon import load_lexicon, load_rows
from onrecord.naming.words import listed

_OWNED = re.compile(r"(?:[Tt]he\s)?(?P<owner>[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)?)['’]s?\s(?P<body>[A-Z]\w.*)")
_WORD = re.compile(r"[^\W\d_]+")
_STEM, _LEAST = 4, 3
"""The letters by which a country and its people are one word, and the least words of such a name."""


def same_body(one: str, other: str) -> bool:
    """Whether two names of bodies are the same words in another order, or one leaves out what stands between."""
    if not any(is_turned(name) for name in (one, other)):
        return False
    a, b = _content(one), _content(other)
    if len(a) >= _LEAST and sorted(_stems(a)) == sorted(_stems(b)):
        return len(set(a) - set(b)) <= 1
    return _holds(one, b) or _holds(other, a)


def body_keys(name: str) -> set[str]:
    """The keys under which the names of a body meet."""
    words = _content(name)
    keys = {f"b {' '.join(sorted(_stems(words)))}"} if len(words) >= _LEAST else set()
    owned = _OWNED.fullmatch(name)
    return keys | {f"f {_content(owned['body'])[0]}"} if owned and _content(owned["body"]) else keys


def is_body_name(name: str) -> bool:
    """Whether a name ends in what bodies, and hardly any people, are called: "Harl County Sheriff's Office"."""
    words = name.lower().removeprefix("the ").split()
    if len(words) < 2 or words[-1] not in _heads("public", "purpose", "joined"):
        return False
    return not (words[-1] in _heads("surnames") and words[0] in _given())


@cache
def _heads(*kinds: str) -> frozenset[str]:
    heads = load_lexicon("organisations")["heads"]
    return frozenset(word for kind in kinds for word in heads[kind].split())


@cache
def _given() -> frozenset[str]:
    return frozenset(name for names in load_lexicon("people")["given"].values() for name in names.split())


def _holds(short: str, long: tuple[str, ...]) -> bool:
    """Whether "Norland's Naval Staff" is short for "Naval Staff of the Armed Forces of Norland"."""
    owned = _OWNED.fullmatch(short)
    own, owner = (_content(owned["body"]), _content(owned["owner"])) if owned else ((), ())
    return len(own) > 1 and len(long) > len(own) and long[: len(own)] == own and long[-len(owner) :] == owner


def is_turned(name: str) -> bool:
    """Whether a name is built so that the same body can be named by its words in another order."""
    return " of " in name or _OWNED.fullmatch(name) is not None


def _stems(words: tuple[str, ...]) -> list[str]:
    return [word[:_STEM] for word in words]


@lru_cache(maxsize=8192)
def _content(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, without small words, in one spelling."""
    found = (word.lower() for word in _WORD.findall(name.replace("’", "'").replace("'s", "")))
    small = listed("parts", "small")
    return tuple(word.replace("defence", "defense") for word in found if word not in small)


_OWNER = re.compile(r"['’](?:s\b)?(?=\s|$)")
_SHORT, _COUNTRY = 3, 3
"""Names of so few letters are other words without capitals ("us"); a country's name has so many words at most."""


@lru_cache(maxsize=32768)
def spelling_of(name: str) -> str:
    """The words of a body's or a group's name, whatever their accents, capitals, hyphens, dots and article.

    The country that stands first is one word, however it is written: "Israel's military" and "Israeli military",
    "the US" and "the United States"; so is a body that has an abbreviation: "UN panel", "United Nations panel".
    """
    bare = plain_letters(_OWNER.sub("", " ".join(name.split())))
    if len(bare) <= _SHORT and not bare.isupper():
        return bare
    words = re.sub(r"[^\w&]+", " ", bare.replace(".", "").replace("’", "'").casefold()).split()
    words = words[1:] if words[:1] == ["the"] and len(words) > 1 else words
    for length in range(min(_COUNTRY, len(words)), 0, -1):
        first, rest = " ".join(words[:length]), words[length:]
        one = _abbreviated().get(first) or _countries("country", "people" if rest else "").get(first)
        if one:
            return " ".join((one, *rest))
    return " ".join(words)


def plain_letters(text: str) -> str:
    """A text without its accents: "Rosselló" is "Rossello"."""
    return "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))


@cache
def _abbreviated() -> dict[str, str]:
    """For each body with an abbreviation, under both, its name in small letters."""
    rows = load_lexicon("organisations")["abbreviations"].items()
    short = {letters.replace(".", "").casefold(): name.casefold() for letters, name in rows}
    return short | {name: name for name in short.values()}


@cache
def _countries(*kinds: str) -> dict[str, str]:
    """For each name of these kinds in small letters, the code of the one country that it is of."""
    found: dict[str, set[str]] = {}
    for kind, name, country, *_ in load_rows("places"):
        if kind in kinds:
            found.setdefault(name.replace(".", "").casefold(), set()).add(country)
    return {name: min(codes) for name, codes in found.items() if len(codes) == 1}
