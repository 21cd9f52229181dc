"""Who does what is denied: names that stand where the doer stands, so that another's deed is not taken for it.

The words of two claims come in with who says them. "X denied attacking Y" is of X; "Z attacked Y" is not what it
denies. A doer that no name tells (a passive without "by", a common noun, a person who speaks for others) is
unknown, and an unknown doer may be any.
"""

import re
from collections.abc import Iterable
from functools import cache

from onrecord.link.words.terms import fold, pattern, stop_words, word_set
from onrecord.link.words.voices import PERSON

_NAME = re.compile(r"\b[A-Z][\w-]+")
_ALIKE = 4  # letters at the beginning by which "Ruvia" and "Ruvian" are one


def other_actor(one: str, voice: str, other: str, its_voice: str) -> bool:
    """Whether two claims, each in its words and of its voice, tell of two doers by name."""
    mine, theirs = _actor(one, voice), _actor(other, its_voice)
    if not mine or not theirs:
        return False
    return not any(a[:_ALIKE] == b[:_ALIKE] for a in mine for b in theirs)


def _actor(content: str, voice: str) -> frozenset[str]:
    """The names of whoever does what a claim tells of; none where they are not told."""
    content = content.strip(" \"“”‘’'")
    if pattern("actors", "own_deed").match(content):
        return _of_voice(voice)
    passive = pattern("actors", "passive").search(content)
    if passive is not None:
        return _names(passive.group("by") or "")
    verb = pattern("actors", "verb").search(content)
    return frozenset() if verb is None else _names(content[: verb.start()])


def _of_voice(voice: str) -> frozenset[str]:
    """The words of a body's name; a person may speak of others' deeds."""
    if voice.startswith(PERSON):
        return frozenset()
    return frozenset(word for word in voice.split() if word not in _common())


def _names(words: str) -> frozenset[str]:
    found: Iterable[str] = (fold(word) for word in _NAME.findall(words))
    return frozenset(word for word in found if word not in _common())


@cache
def _common() -> frozenset[str]:
    """Words in capitals or in a body's name that name nobody in particular."""
    bodies = word_set("across", "loose_bodies") | word_set("actors", "common")
    return bodies | word_set("across", "no_place") | word_set("stated", "no") | stop_words()
