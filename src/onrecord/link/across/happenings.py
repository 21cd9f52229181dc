"""Whether two counts of what happened may be of one happening: of an attack, or of another one a week later.

Reports of two attacks in one country are much alike, so days and places part them first. Where those lie apart the
articles must have more of their words in common than reports of two happenings do; how much more goes out.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from onrecord.link.across.numbers import reach
from onrecord.link.across.statements import Asked, Statement, context_share
from onrecord.link.words.countries import people_of
from onrecord.link.words.terms import fold, has, stem

HAPPENS = frozenset({"killed", "wounded", "casualties", "arrested", "homes", "launched", "struck", "downed"})
"""Measures of what happens again and again, of which one article may give many figures, an attack each."""
_APART = ((14, 0.6), (7, 0.4))
"""From more than how many days on two articles need which share of their words in common, the most first.

Read off links in reports of three wars: of those that lie beyond nearly all were of two happenings. In stories of
our own that lie aside it leaves out a fifth of the pairs that were rightly shown.
"""
_OF_TWO = 0.4
"""The share where each count is said of one day or place, and of another one."""
_OF_A_COUNTRY = 0.2
"""The share where no place is known to be of both, or only a country: too much happens in it."""
_GREAT = 100
"""From how many people on a happening is rare and told of for long."""


def fit_one_happening(one: Asked, other: Asked) -> bool:
    """Whether the articles of two counts are alike enough for the days and places that lie between them."""
    share = _share_needed(one, other)
    return not share or context_share(one.statement, other.statement) >= share


def _share_needed(one: Asked, other: Asked) -> float:
    """The share of their words that two articles must have in common; 0 where neither days nor places part them."""
    if (
        one.answer.frame.measure not in HAPPENS
        or (_goes_on(one) and _goes_on(other))
        or _is_rare(one)
        or _is_rare(other)
    ):
        return 0.0
    if min(reach(one.answer), reach(other.answer)) >= _GREAT:
        return 0.0
    days = _days_between(one, other)
    share = next((share for longest, share in _APART if days > longest), 0.0)
    if _are_of_two(one, other):
        return max(share, _OF_TWO)
    return max(share, _OF_A_COUNTRY) if all(map(people_of, shared_names(one.statement, other.statement))) else share


def _goes_on(one: Asked) -> bool:
    """Whether a count is of all that has happened since: in a war, in a year."""
    return one.answer.frame.scope == "war" or has("across", "goes_on", one.statement.evidence)


def _is_rare(one: Asked) -> bool:
    """Whether it tells of what does not come again in the same country within weeks: an earthquake."""
    return has("across", "disaster", one.statement.evidence)


def _days_between(one: Asked, other: Asked) -> int:
    a, b = own_day(one), own_day(other)
    if not (a and b):
        a, b = one.statement.published, other.statement.published
    return abs((a - b).days) if a and b else 0


def own_day(one: Asked) -> dt.date | None:
    """The one day that a count is said of."""
    as_of = one.statement.as_of
    return as_of[0] if as_of and one.answer.one_day else None


def _are_of_two(one: Asked, other: Asked) -> bool:
    """Whether both are said of a day, or of places, and not of the same."""
    day, its = own_day(one), own_day(other)
    if day and its and day != its:
        return True
    mine, theirs = one.answer.places, other.answer.places
    if not mine or not theirs or mine & theirs:
        return False
    both = name_words(one.statement.names) & name_words(other.statement.names)
    return not any(stem(place) in both and people_of(place) is None for place in mine | theirs)


def shared_names(one: Statement, other: Statement) -> frozenset[str]:
    """The words of what one article is named by that are in a name of the other, or that it is known by."""
    mine, theirs = name_words(one.names), name_words(other.names)
    return mine & (theirs | frozenset(other.context)) | theirs & frozenset(one.context)


@lru_cache(maxsize=4096)
def name_words(names: tuple[str, ...]) -> frozenset[str]:
    """The stems of the words of some names."""
    return frozenset(stem(fold(word)) for name in names for word in name.split())
