"""How a text writes a word: as a noun that only opens sentences, as a name, or as the name of somebody's relative.

A text comes in, and is gone over once for each of these, when that is first asked.
"""

import re
from functools import cached_property

from onrecord.normalise.lexicons import branches

_JOINED = re.compile(r"[\w’'-]+")
_LEAST_NOUN = 3  # letters
_CAPITAL = re.compile(r"[A-Z](?<=[a-z,;] .)[\w’'-]*")
"""A capitalised word that opens no sentence; its capital comes first, so that `re` skips to the next one."""
_EDGE = re.compile(r"\b")
_KIN = branches("people", "kin", "family")
_KIN_BEFORE = re.compile(rf"['’]s?\s(?:{_KIN}),?\s")
_KIN_BEHIND = re.compile(rf",\s(?:the\s)?(?:\w+['’]s?|his|her)\s(?:{_KIN})\b")
"""Words of kin before the name of a relative, and behind one."""


class Writing:
    """How words stand in one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _small(self) -> frozenset[str]:
        words = frozenset(_JOINED.findall(self._text))
        return frozenset(
            word
            for word in words
            if len(word) >= _LEAST_NOUN and word.islower() and word.isalpha() and word.isascii()
        )

    @cached_property
    def _capital(self) -> frozenset[str]:
        return frozenset(_CAPITAL.findall(self._text))

    @cached_property
    def _kin(self) -> tuple[list[int], list[int]]:
        """Where "Marten's son, " ends, and where ", Marten's son" begins."""
        return (
            [match.end() for match in _KIN_BEFORE.finditer(self._text)],
            [match.start() for match in _KIN_BEHIND.finditer(self._text)],
        )

    def is_noun(self, word: str) -> bool:
        """Whether a capitalised word is a noun that opens a sentence: the text has it in small letters only."""
        return word[:1].isupper() and word.lower() in self._small and word not in self._capital

    def is_name(self, word: str) -> bool:
        """Whether the text has a word with a capital within a sentence, and never in small letters."""
        return word in self._capital and word.lower() not in self._small

    def has_within(self, word: str) -> bool:
        """Whether the text has a word with a capital within a sentence."""
        return word in self._capital

    def is_relative(self, name: str) -> bool:
        """Whether the text tells of somebody named in full whose relative it is: "the president's son, Eric"."""
        text, first = self._text, name.split(maxsplit=1)[0]
        before, behind = self._kin
        if any(text.startswith(first, at) and _EDGE.match(text, at + len(first)) for at in before):
            return True
        return any(text.endswith(name, 0, at) for at in behind)
