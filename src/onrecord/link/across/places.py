"""Whether two figures are of two places that cannot be one: two countries or regions, a part and its whole."""

from onrecord.link.across.numbers import name_one_number
from onrecord.link.figures.answer import Answer, top
from onrecord.link.figures.frames import PART
from onrecord.link.figures.parts import towns_of
from onrecord.link.words.countries import countries_of, regions_of

_TELLING = 10  # from how many on one number is hardly of two places


def places_differ(a: Answer, b: Answer) -> bool:
    """Whether both say where, and of two countries, or of two regions of one."""
    if not a.places or not b.places or a.places & b.places:
        return False
    known = ((countries_of(a.places), countries_of(b.places)), (regions_of(a.places), regions_of(b.places)))
    return any(mine and theirs and not mine & theirs for mine, theirs in known)


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
