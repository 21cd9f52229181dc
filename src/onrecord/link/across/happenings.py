"""Of which happening two counts are: the days they are said of, and what their articles are named by."""

import datetime as dt
from functools import lru_cache

from onrecord.link.across.statements import Asked, Statement
from onrecord.link.words.terms import fold, stem


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
