"""Whether a later figure is a newer state of an earlier one: by the numbers, the days and what is counted.

Two answers to one question come in, the later one first, a yes or no goes out. A newer figure says something new; a
toll does not fall far without a word of why; what is done again each day has a count for each.
"""

import datetime as dt
import math

from onrecord.link.across.numbers import named_number
from onrecord.link.across.statements import Asked, Days
from onrecord.link.across.tallies import is_one_tally
from onrecord.link.across.ties import gap_between
from onrecord.link.figures.answer import Answer, top
from onrecord.link.figures.frames import PEOPLE_HIT
from onrecord.link.words.terms import has
from onrecord.records import Bound

_DONE_DAILY = frozenset({"launched", "struck", "downed", "arrested"})
"""What is done again each day: of two days' counts neither is a newer state of the other."""
LENGTHS = frozenset({"mile", "km", "m", "foot", "cm"})
_ROUNDED = 1.1  # how far above "more than 1,400" a number may be that is rounded down to it
_GROWN, _DAYS_ON = 1.5, dt.timedelta(days=2)
"""How many times larger, and how much later at least, a count is that has gone on and disputes nothing."""


def is_surely_newer(later: Asked, earlier: Asked) -> bool:
    """Whether of two figures of one day the one that comes later was told later.

    Of articles that are dated by a day alone nobody knows which was first, however the figures stand: a toll may
    have been lowered that day.
    """
    one, other = later.statement, earlier.statement
    return bool(gap_between(one, other)) or day_between(later, earlier) or (one.timed and other.timed)


def may_have_moved(later: Asked, earlier: Asked) -> bool:
    """Whether another voice's figure of other days may be a newer state: no vague word, no other happening."""
    a, b = later.answer, earlier.answer
    measure = a.frame.measure
    opinion = not measure and a.frame.unit == "percent"
    if Bound.VAGUE in (a.bound, b.bound) or measure == "treated" or opinion or has_no_newer(later, earlier):
        return False
    return is_one_tally(later, earlier)


def counted_on(later: Asked, earlier: Asked) -> bool:
    """Whether people who were hit by one happening have been counted on: a little more of them, on a later day.

    The hurt of a day that is past are still counted for days; of its dead only a running count says so.
    """
    measure = later.answer.frame.measure
    return (
        measure in PEOPLE_HIT
        and (measure == "wounded" or later.answer.running)
        and top_of(earlier) < top_of(later) <= _GROWN * top_of(earlier)
        and gap_between(later.statement, earlier.statement) >= _DAYS_ON
    )


def grown_since(later: Asked, earlier: Asked) -> bool:
    """Whether an outlet's own count only was behind: it tells what it has heard so far, and disputes nothing."""
    mine, theirs = later.statement, earlier.statement
    if mine.own_voice and mine.who == theirs.who:
        return True
    own = mine.own_voice or theirs.own_voice
    return own and later.answer.frame.measure in PEOPLE_HIT and top_of(later) > top_of(earlier)


def has_no_newer(later: Asked, earlier: Asked) -> bool:
    """Whether no figure is a newer state of the earlier one: of two things that were added, or of two distances.

    So are counts of what is done again each day, where not both are of all days so far.
    """
    frame = later.answer.frame
    if frame.scope == "more" or (frame.unit in LENGTHS and not frame.measure):
        return True
    running = later.answer.running and earlier.answer.running
    mine, theirs = later.statement.as_of, earlier.statement.as_of
    one_day = mine is not None and mine == theirs
    return later.answer.frame.measure in _DONE_DAILY and not (running or one_day)


def is_looser(later: Answer, earlier: Answer) -> bool:
    """Whether a figure that touches an earlier one is a vague word, or the earlier one rounded down."""
    if later.bound is Bound.VAGUE:
        return True
    number = named_number(earlier) if math.isfinite(earlier.low) else None
    return math.isinf(later.high) and number is not None and later.low <= number <= _ROUNDED * later.low


def is_recalled(one: Asked) -> bool:
    """Whether its sentence tells of an earlier count: "The office had put the toll at 58"."""
    return not one.answer.instead and has("across", "recalls", one.statement.evidence)


def top_of(one: Asked) -> float:
    """The largest number of an answer."""
    return top(one.answer)


def day_between(one: Asked, other: Asked) -> bool:
    """Whether two answers hold for days that both are given and do not meet."""
    a, b = one.statement.as_of, other.statement.as_of
    return a is not None and b is not None and not meet(a, b)


def meet(one: Days, other: Days) -> bool:
    """Whether two spans of days have one in common; an end that is not given is open."""
    first = max((d for d in (one[0], other[0]) if d), default=None)
    until = min((d for d in (one[1], other[1]) if d), default=None)
    return first is None or until is None or first < until
