"""Whether two figures are said of two places, by their own words and by what their articles are known by."""

from __future__ import annotations

from functools import lru_cache

from onrecord.link.across.numbers import name_one_number, top
from onrecord.link.across.statements import Asked
from onrecord.link.figures.answer import Answer
from onrecord.link.figures.frames import PART
from onrecord.link.figures.parts import towns_of
from onrecord.link.words.countries import countries_of, regions_of
from onrecord.link.words.terms import stem

_TELLING = 10
"""From how many on one number is hardly of two places."""


def places_differ(one: Asked, other: Asked) -> bool:
    """Whether both say where, of two countries, or of two places that neither's article knows of the other."""
    mine, theirs = one.answer.places, other.answer.places
    if not mine or not theirs:
        return _is_aside(one, other) if mine else bool(theirs) and _is_aside(other, one)
    if mine & theirs:
        return False
    if (ours := countries_of(mine)) and (others := countries_of(theirs)) and not ours & others:
        return True
    if (its := regions_of(mine)) and (their := regions_of(theirs)) and not its & their:
        return True
    return _stems(mine).isdisjoint(other.statement.context) and _stems(theirs).isdisjoint(one.statement.context)


def _is_aside(placed: Asked, other: Asked) -> bool:
    """Whether a figure is of a place that neither article is known by: "22,000 troops went to Haiti in 2010"."""
    words = _stems(placed.answer.places) | placed.answer.places
    return words.isdisjoint(placed.statement.context) and words.isdisjoint(other.statement.context)


@lru_cache(maxsize=16384)
def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


def parts_differ(a: Answer, b: Answer) -> bool:
    """Whether one is a count of one place of several, and the other of another place, or of more."""
    if PART not in (a.frame.scope, b.frame.scope):
        return False
    if name_one_number(a, b) and min(top(a), top(b)) >= _TELLING:
        return False
    return not (_lies_within(a, b) and _lies_within(b, a))


def _lies_within(a: Answer, b: Answer) -> bool:
    """Whether all known places of one answer are places of another, or lie in its country."""
    if a.places <= b.places:
        return bool(a.places)
    ours = [known for word in a.places if (known := countries_of(frozenset((word,))))]
    theirs = countries_of(b.places)
    if not ours or any(theirs.isdisjoint(known) for known in ours):
        return False
    towns, others = towns_of(a.places), towns_of(b.places)
    return not others or not towns or not towns.isdisjoint(others)
