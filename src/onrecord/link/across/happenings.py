"""Of which happening two counts are: the days they are said of, and what their articles are named by."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from onrecord.link.across.statements import Asked, Statement
from onrecord.link.words.terms import fold, stem, stems

HAPPENS = frozenset({"killed", "wounded", "casualties", "arrested", "homes", "launched", "struck", "downed"})
"""Measures of what happens again and again, of which one article may give many figures, an attack each."""


def own_day(one: Asked) -> dt.date | None:
    """The one day that a count is said of."""
    as_of = one.statement.as_of
    return as_of[0] if as_of and one.answer.one_day else None


def shared_names(one: Statement, other: Statement) -> frozenset[str]:
    """The words of what one article is named by that are in a name of the other, or that it is known by."""
    mine, theirs = name_words(one.names), name_words(other.names)
    return mine & (theirs | frozenset(other.context)) | theirs & frozenset(one.context)


@lru_cache(maxsize=4096)
def name_words(names: tuple[str, ...]) -> frozenset[str]:
    """The stems of the words of some names."""
    return frozenset(stem(fold(word)) for name in names for word in name.split())


def told_alike(one: Asked, other: Asked) -> bool:
    """Whether two figures share a word beside names, what is counted and who gives them."""
    counted = f"{one.answer.frame.counted} {other.answer.frame.counted}".casefold().split()
    speaking = stems(f"{one.statement.who} {other.statement.who}")
    named = name_words(one.statement.names) | name_words(other.statement.names)
    return bool((one.answer.topic & other.answer.topic) - speaking - set(counted) - named)
