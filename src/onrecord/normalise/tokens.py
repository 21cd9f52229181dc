"""What sort of word a token of a source phrase is: given name, role, form of address, body, outlet.

Tokens come in, facts from the word lists go out.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from onrecord.naming.mastheads import is_outlet
from onrecord.normalise.lexicons import any_words, load_lexicon, words
from onrecord.text import OF_ONE

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
"""Marks without width, which scrapes leave beside words."""
TOKEN = re.compile(r"(?:[A-Z]\.){2,}|\w[\w.&]*(?:[-'’/]\w+)*\.?(?:['’](?!\w))?|\S")
APOSTROPHE = re.compile(r"['’]s?$")
_SEVERAL = ("ese", "ish", "sh", "ch", "ss", "rn")
"""Ends of words for a people that name no single one of it, "the French", or only a direction."""
BODY_HEADS = any_words(("organisations", "heads", "organisation"), ("organisations", "heads", "outlet"))
"""The words that end the names of organisations and outlets."""
COMMON_NOUNS = any_words(
    ("roles", "office", "heads"),
    ("roles", "office", "before"),
    ("roles", "unnamed", "singular"),
    ("roles", "unnamed", "plural"),
    ("roles", "unnamed", "mass"),
    ("roles", "document", "heads"),
    ("roles", "organisation", "nominal"),
)
"""The words for posts, people, bodies and documents, which are no names."""
BODY_NOUNS = any_words(("roles", "organisation", "nominal"), ("roles", "organisation", "company"))
"""The nouns that say what a body is: "ministry", "magazine", "operator"."""
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))


@lru_cache(maxsize=8192)
def known_body(name: str) -> bool:
    """Whether a name is in the lists of places that speak, groups and outlets."""
    lower = name.lower().removeprefix("the ")
    return any(
        lower in words("organisations", table, "names") for table in ("speaking_places", "groups", "outlets")
    )


def is_name_token(token: str) -> bool:
    """Whether a token can be part of a name: a capital, a particle, or both ("al-Qadri")."""
    first, _, rest = token.partition("-")
    particles = words("people", "particles", "inside")
    return token[:1].isupper() or token.lower() in particles or (first in particles and rest[:1].isupper())


@lru_cache(maxsize=8192)
def plain(token: str) -> str:
    """A token in lower case without its possessive ending."""
    lower = token.lower()
    if lower.endswith(OF_ONE):
        return lower[:-2]
    return lower[:-1] if lower.endswith(("'", "’")) else lower


@lru_cache(maxsize=8192)
def is_given(token: str) -> str | None:
    """The gender that a given name is mostly borne by, or None when it is no known given name."""
    lower = token.lower()
    if lower in words("people", "given", "m"):
        return "m"
    if lower in words("people", "given", "f"):
        return "f"
    first = lower.split("-")[0]
    return is_given(first) if first != lower else None


@lru_cache(maxsize=8192)
def is_role(token: str) -> bool:
    """Whether a token is the head of an office or a post."""
    lower = token.lower()
    if lower in words("roles", "office", "heads"):
        return True
    return "-" in lower and lower.split("-")[-1] in words("roles", "office", "heads")


def title_of_one(token: str) -> str | None:
    """The title of each of several: "Sen." of "Sens.", "Senator" of "Senators"; None for other words."""
    bare, stop = (token[:-1], ".") if token.endswith(".") else (token, "")
    one = bare[:-1] + stop
    return one if bare.endswith("s") and token[:1].isupper() and is_role(one) else None


def demonym(token: str) -> bool:
    """Whether a token says of which people or place."""
    return token.lower() in words("organisations", "demonyms", "names")


def one_of_a_people(token: str) -> bool:
    """Whether a word for a people can name a single one of it: "Norwegian"."""
    return demonym(token) and not token.lower().endswith(_SEVERAL)


def is_body(run: list[str]) -> bool:
    """Whether capitalised tokens name an organisation, an outlet or a place rather than a person."""
    whole = " ".join(run).lower()
    if known_body(whole) or " ".join(run) in load_lexicon("organisations")["abbreviations"]:
        return True
    if any(char.isdigit() for char in whole):
        return True
    named, last = len(run) == 2 and is_given(run[0]), plain(run[-1])
    heads = BODY_HEADS | words("organisations", "heads", "place") if is_given(run[0]) else BODY_HEADS
    if last in heads and not (named and last in words("organisations", "heads", "surnames")):
        return True
    if not named and is_outlet(" ".join(run)):
        return True
    if len(run) == 1:
        return len(run[0]) > 1 and run[0].isupper()
    return (
        not is_given(run[0])
        and len(run[-1]) > 1
        and run[-1].isupper()
        and run[-1].isalpha()
        and not run[0].isupper()
    )


def is_address(token: str) -> bool:
    """Whether a token is a form of address."""
    return address_gender([token]) is not None or token.lower() in words("people", "address", "any")


def address_gender(tokens: list[str]) -> str | None:
    """The gender of the first form of address among tokens."""
    return _first_gender("address", map(str.lower, tokens))


def noun_gender(tokens: list[str]) -> str | None:
    """The gender of the first kinship or role noun that has one."""
    return _first_gender("kin", map(plain, tokens))


def _first_gender(sort: str, tokens: Iterable[str]) -> str | None:
    men, women = words("people", sort, "m"), words("people", sort, "f")
    return next(("m" if word in men else "f" for word in tokens if word in men or word in women), None)


def is_plain_address(token: str) -> bool:
    """Whether a token stands before a last name only, and is no office: "Mr.", "Dr."."""
    return token.lower().rstrip(".") in ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir")


def without_suffix(name: str) -> str:
    """A name without "Jr." or "III" at its end."""
    head, _, last = name.rpartition(" ")
    return head if head and last.lower() in _SUFFIXES else name


def has_role(tokens: list[str]) -> bool:
    """Whether one of the tokens is the head of an office or a post."""
    return any(is_role(token) for token in tokens)
