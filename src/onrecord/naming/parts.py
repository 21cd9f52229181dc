"""A name taken apart: titles off, given names, last name with its particles.

Nothing here knows whether a name is a person's; of a body the "last name" is its last word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.naming.fold import fold
from onrecord.naming.words import listed

_ASIDE = re.compile(r"\(([^()]*)\)|[\"“”]([^\"“”]*)[\"“”]|(?<=\s)['‘]([^'‘’]*)['’](?=\s)")
_END = re.compile(r"['’]s?$|\.com$")
_AFTER = re.compile(r"(?:,\s*(?:\d+|(?:[A-Z]\.\s*){2,3}))+$")
_GLUED = re.compile(r"(?<=[a-z])\.(?=[A-Z])")
_TOKEN = re.compile(r"[^\W_](?:[\w&]|[.'’-](?=\w))*\.?|&")


@dataclass(frozen=True, slots=True)
class NameParts:
    """The parts of one name, each folded.

    `given` are the words before the last name, with the short names that stand in brackets or quotation marks;
    `last` is the last name without blanks, `key` the whole name, `words` its words in the order written.
    """

    given: tuple[str, ...]
    last: str
    key: str
    words: tuple[str, ...]
    aside: tuple[str, ...] = ()
    suffix: str | None = None

    @property
    def full(self) -> bool:
        """Whether there is more than one word to go by."""
        return bool(self.given)


@lru_cache(maxsize=32768)
def split_name(name: str) -> NameParts:
    """The parts of a name; `last` is empty when nothing is left of it."""
    aside = tuple(fold(word) for found in _ASIDE.findall(name) for word in " ".join(found).split())
    bare = _GLUED.sub(". ", _END.sub("", _AFTER.sub("", _ASIDE.sub(" ", name)).strip()))
    tokens = [token.rstrip(".") for token in _TOKEN.findall(bare)]
    while _titled(tokens):
        tokens = tokens[1:]
    suffix = None
    while len(tokens) > 1 and tokens[-1].lower() in listed("parts", "suffixes") | listed("parts", "companies"):
        suffix = tokens[-1].lower()
        tokens = tokens[:-1]
    words = tuple(key for token in tokens if (key := fold(token)))
    start = len(words) - 1
    plain = [token.lower() for token in tokens]
    while start > 1 and len(plain) == len(words) and plain[start - 1] in listed("parts", "particles"):
        start -= 1
    if start == 1 and len(plain) == len(words) and plain[0] in listed("parts", "particles"):
        start = 0
    last = "".join(words[max(start, 0) :]).replace(" ", "")
    return NameParts(words[: max(start, 0)], last, " ".join(words), words, aside, suffix)


def _titled(tokens: Sequence[str]) -> bool:
    """Whether the first of several words is a title, or what stands before one, and no part of a name."""
    if len(tokens) < 2:
        return False
    titles = listed("parts", "titles")
    first, second = tokens[0].lower(), tokens[1].lower()
    return first in titles or first == "the" or (first in listed("parts", "before_titles") and second in titles)
