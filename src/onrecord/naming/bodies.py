"""Names of bodies that say the same in another order: "Norland's Defence Ministry", "Defence Ministry of Norland".

Two names come in, a yes or no goes out; `body_keys` are the keys under which such names meet. A country and its
people count as one word: "Norlandish" and "Norland".
"""

from __future__ import annotations

import re
from functools import lru_cache

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
