"""Relations between figures of different articles that answer one question, by their intervals and days.

Two answers come in, the later one first; a `Tie` or None goes out. Who gave them decides first: one voice gives its
figure again, a newer one, or corrects it; two voices agree, conflict, or speak of different days.
"""

import datetime as dt
from collections.abc import Iterable
from itertools import pairwise

from onrecord.calendar_days import days_on
from onrecord.link.across.newer import (
    LENGTHS,
    counted_on,
    day_between,
    grown_since,
    has_no_newer,
    is_looser,
    is_recalled,
    is_surely_newer,
    may_have_moved,
    meet,
    top_of,
)
from onrecord.link.across.numbers import (
    digits_of,
    have_same_number,
    lie_near,
    makes,
    name_one_number,
    named_number,
    point_apart,
    touch,
)
from onrecord.link.across.questions import LIKELY, SURE, likeness
from onrecord.link.across.statements import Asked, Days
from onrecord.link.across.tallies import is_one_tally
from onrecord.link.across.ties import ONE_UTTERANCE, Tie, day_of, gap_between
from onrecord.link.figures.answer import Answer
from onrecord.link.figures.frames import deed_of, scopes_meet
from onrecord.link.words.likeness import overlap
from onrecord.link.words.terms import has, pattern, stems
from onrecord.link.words.voices import same_voice
from onrecord.records import Bound, Relation, Stance

_LEAST = {Relation.AGREES: SURE, Relation.CONFLICTS: 0.75}
"""How likely of one thing two figures must be for a relation, where that is more than their question asks."""
_COPIED = 0.8
_ROUND_DIGITS = 2
_OF_SOME = frozenset({"more", "change", "rate"})
"""Scopes of which a text may tell several: two increases do not contradict each other."""
_WEEK = dt.timedelta(days=7)
_FIXED = frozenset({"magnitude", "inflation", "growth", "jobless"})
"""Measures of a time that is past: another figure for it says that the first was wrong."""
_SETTLED = frozenset({"magnitude", "paid", "population"})
"""Measures that do not move from day to day: two sources contradict each other whenever they give them."""
_ROUGHLY = 1.15  # how far two lengths may be apart that nobody measured
_MANY_NUMBERS = 2
"""How many other numbers of the like an article may give whose figure contradicts another's: of conflicts in marked
stories held aside, 27 of 30 were of one thing where both are measured and somebody's, 22 of 128 of the others."""

OF_OTHER_DAYS = "the one is of"
"""How the reason begins for which another voice's amount or share of a later day is newer: it may be no news to
them."""
GIVEN_LATER = "and was given on a later day"
"""How it ends for a count, which is much likelier of one thing."""


def relate_answers(later: Asked, earlier: Asked) -> Tie | None:
    """How a later answer stands to an earlier one to the same question, by their intervals and days.

    Both may be like the answer that leads their question, and not be like each other. A number that is denied is
    not the figure of whoever denies it.
    """
    if Stance.DENIES in (later.statement.stance, earlier.statement.stance):
        return None
    own = same_voice(later.statement.voice, earlier.statement.voice)
    tie = _own_line(later, earlier) if own else _other_line(later, earlier)
    if tie is None:
        return None
    return tie if likeness(later, earlier) >= _LEAST.get(tie.relation, LIKELY) else None


def _own_line(later: Asked, earlier: Asked) -> Tie | None:
    """The figures of one voice: the same again, or a newer one."""
    a, b = later.answer, earlier.answer
    who = later.statement.who
    if (a.low, a.high, a.bound) == (b.low, b.high, b.bound):
        if gap_between(later.statement, earlier.statement) <= ONE_UTTERANCE and not day_between(later, earlier):
            why = f"both give the figure of {who} of these days"
            return _tie(Relation.SAME_STATEMENT, 0.85, later, earlier, why)
        return _tie(Relation.REPEATS, 0.8, later, earlier, f"{who} gave the same figure again")
    days, its_days = _valid(later), _valid(earlier)
    if days is None or its_days is None or _starts_after(its_days, days) or is_recalled(later):
        return None  # of no day, or an older figure that a newer text only recalls
    if touch(a, b) and not gap_between(later.statement, earlier.statement) and not day_between(later, earlier):
        return None
    if (name_one_number(a, b) and not point_apart(a, b)) or (touch(a, b) and is_looser(a, b)):
        return None  # "about 100,000" after "100,000", "more than 1,400" after "1,429": nothing newer
    word = _correction(later, earlier)
    if word is not None:
        why = f"“{word}” says that the earlier figure of {who} was wrong"
        return _tie(Relation.CORRECTS, 0.85, later, earlier, why)
    if not is_surely_newer(later, earlier) or has_no_newer(later, earlier) or not is_one_tally(later, earlier):
        return None
    return _tie(Relation.UPDATES, 0.8, later, earlier, f"{who} gave a newer figure")


def _correction(later: Asked, earlier: Asked) -> str | None:
    """The word of the later sentence that says the earlier figure was wrong; None when it only is a newer one.

    A toll that is revised upward has grown; one that is revised downward, or a magnitude, was wrong. Where the
    sentence gives the number that it sets aside, no other one was wrong.
    """
    named = _names_number(later, earlier)
    if later.statement.own_voice or (later.answer.instead and not named):
        return None
    if named and (told := pattern("across", "set_aside").search(later.statement.evidence)):
        return told.group(0)
    revised = top_of(later) < top_of(earlier) or later.answer.frame.measure in _FIXED
    cue = pattern("across", "corrects" if revised else "mistake").search(later.statement.evidence)
    if cue is None or (top_of(later) > top_of(earlier) and pattern("across", "too_high").search(cue.group(0))):
        return None
    return cue.group(0)


def _names_number(later: Asked, earlier: Asked) -> bool:
    """Whether a later figure stands in place of an earlier one by its number: "9, not 12"."""
    return named_number(earlier.answer) in later.answer.instead


def _other_line(later: Asked, earlier: Asked) -> Tie | None:
    """The figures of two voices: equal ones agree, disjoint ones of one time conflict, a later one may be newer."""
    if touch(later.answer, earlier.answer):
        return _agree(later, earlier)
    days, its_days = _valid(later), _valid(earlier)
    if days is None or its_days is None:
        return None
    if (word := _correction_of_other(later, earlier)) is not None:
        return _tie(Relation.CORRECTS, 0.7, later, earlier, f"“{word}” says that this number was wrong")
    if meet(days, its_days):
        return _at_one_time(later, earlier, f"no number fits both, and both are of {_said(days)}")
    if later.answer.frame.measure in _SETTLED:
        return _at_one_time(later, earlier, "no number fits both, and it does not change from day to day")
    if top_of(later) == top_of(earlier) or not _starts_after(days, its_days) or not may_have_moved(later, earlier):
        return None
    of_days = f"{OF_OTHER_DAYS} {_said(days)}, the other of {_said(its_days)}"
    return _newer(later, earlier, of_days if later.answer.frame.unit else _moved(later, earlier))


def _at_one_time(later: Asked, earlier: Asked, why: str) -> Tie | None:
    """Two figures of one time that exclude each other: a dispute, unless people were counted on."""
    if later.answer.frame.scope in _OF_SOME or grown_since(later, earlier) or _needs_no_dispute(later, earlier):
        return None
    if counted_on(later, earlier):
        return _newer(later, earlier, _moved(later, earlier)) if is_one_tally(later, earlier) else None
    return _tie(Relation.CONFLICTS, 0.75, later, earlier, why)


def _newer(later: Asked, earlier: Asked, why: str) -> Tie:
    return _tie(Relation.UPDATES, 0.6, later, earlier, why)


def _correction_of_other(later: Asked, earlier: Asked) -> str | None:
    """The word by which a sentence says that another's figure was wrong; None where it does not say whose.

    A body corrects its own figures: that it lowers its toll to 55 says nothing of the 64 that others counted.
    """
    if is_recalled(later) or not is_surely_newer(later, earlier):
        return None
    named = _names_number(later, earlier)
    if not named and (later.answer.instead or not _names_source(later, earlier)):
        return None
    return _correction(later, earlier)


def _names_source(later: Asked, earlier: Asked) -> bool:
    """Whether a sentence names who gave an earlier figure: "lowered the ministry's toll to 16"."""
    who = stems(earlier.statement.who)
    return not earlier.statement.own_voice and bool(who) and who <= stems(later.statement.evidence)


def _moved(later: Asked, earlier: Asked) -> str:
    way = "higher" if top_of(later) > top_of(earlier) else "lower"
    return f"it is {way}, {GIVEN_LATER}"


def _needs_no_dispute(later: Asked, earlier: Asked) -> bool:
    """Whether two figures may differ and both be right: of two hospitals, of two deeds, with the killer.

    Two sources contradict each other: a count of whatever it may be, one that the outlet alone tells, and one of
    many in its article are too seldom of the same thing.
    """
    frame, other = later.answer.frame, earlier.answer.frame
    if deed_of(frame.measure) != deed_of(other.measure) or not frame.measure or not scopes_meet(frame, other):
        return True
    if later.statement.own_voice or earlier.statement.own_voice:
        return True
    if max(later.answer.several, earlier.answer.several) > _MANY_NUMBERS:
        return True
    if frame.measure == "killed" and any(_counts_attacker(one) for one in (later, earlier)):
        return True
    low, high = sorted((top_of(later), top_of(earlier)))
    return frame.measure == "treated" or (frame.unit in LENGTHS and high <= _ROUGHLY * low)


def _counts_attacker(one: Asked) -> bool:
    """Whether whoever killed the others is counted with them, and died."""
    return has("across", "with_attacker", one.statement.evidence)


def clash_holds(later: Asked, earlier: Asked, mine: Iterable[Answer], theirs: Iterable[Answer]) -> bool:
    """Whether two figures that conflict are not both told by one of the articles.

    Of two reports of one fact one often gives more of its numbers: "12 by air and five in the water". An article
    that knows the other's number too, as one figure or as two that make it, says nothing against it. Where one
    tells of several places, a figure without a place is of none of them. `mine` are all answers of the later one's
    article, `theirs` those of the earlier one's.
    """
    a, b = later.answer, earlier.answer
    known = [one for one in theirs if _alike(one, b)]
    told = [one for one in mine if _alike(one, a)]
    if any(have_same_number(a, one) for one in known) or any(have_same_number(b, one) for one in told):
        return False
    if any(makes(b, one, a) for one in known) or any(makes(a, one, b) for one in told):
        return False
    return bool(a.places & b.places) or not (_of_many_places((a, *told)) or _of_many_places((b, *known)))


def _alike(one: Answer, other: Answer) -> bool:
    """Whether another figure of an article counts the like: of money and measures, whatever it tells of."""
    slots = (one.frame.unit, one.frame.unit or one.frame.measure)
    return one.figure != other.figure and slots == (other.frame.unit, other.frame.unit or other.frame.measure)


def _of_many_places(like: Iterable[Answer]) -> bool:
    """Whether an article tells the like of several places, each by itself."""
    placed = [one.places for one in like if one.places]
    return any(not one & other for one, other in pairwise(placed))


def _agree(later: Asked, earlier: Asked) -> Tie | None:
    """Two voices whose intervals touch: one sentence in two places, a confirmation, or the same number."""
    a, b = later.answer, earlier.answer
    equal = (a.low, a.high, a.bound) == (b.low, b.high, b.bound)
    same = name_one_number(a, b) and not point_apart(a, b)
    if Bound.VAGUE in (a.bound, b.bound) or not (equal or same or lie_near(a, b)) or _of_other_day(later, earlier):
        return None
    if equal and overlap(later.statement.evidence, earlier.statement.evidence) >= _COPIED:
        return _tie(Relation.SAME_STATEMENT, 0.85, later, earlier, "both sentences are in the same words")
    if later.statement.stance is Stance.CONFIRMS:
        return _tie(Relation.CONFIRMS, 0.8, later, earlier, f"“{later.statement.cue}” says so of the same number")
    if max(digits_of(a.low, a.high), digits_of(b.low, b.high)) < _ROUND_DIGITS:
        return None
    if equal or same:
        return _tie(Relation.AGREES, 0.8, later, earlier, "the two give the same number")
    if a.running and b.running and day_between(later, earlier):
        return None
    return _tie(Relation.AGREES, 0.75, later, earlier, "their words leave room for one number")


def _of_other_day(later: Asked, earlier: Asked) -> bool:
    """Whether two counts are each of one day, and of two: 26 rockets in one morning, and 26 in another."""
    a, b = later.answer, earlier.answer
    apart = day_between(later, earlier) and a.one_day and b.one_day
    return apart and not (a.running or b.running)


def _tie(relation: Relation, score: float, later: Asked, earlier: Asked, why: str) -> Tie:
    because = (
        f"“{later.answer.words}” ({later.statement.who}) and “{earlier.answer.words}” ({earlier.statement.who}) "
        f"are figures of one thing: {why}."
    )
    return Tie(relation, score, because)


def _valid(one: Asked) -> Days | None:
    """The days an answer holds for: as written where that is no longer than a week, else the day it was said."""
    first, until = one.statement.as_of or (None, None)
    if first is not None and until is not None and until - first <= _WEEK:
        return first, until
    day = day_of(one.statement)
    return None if day is None else (day, days_on(day, 1))


def _starts_after(one: Days, other: Days) -> bool:
    """Whether days begin later than others: a newer article may still tell of older days."""
    return one[0] is not None and other[0] is not None and one[0] > other[0]


def _said(days: Days) -> str:
    first, until = days
    last = days_on(until, -1) if until else None
    if first and last and first != last:
        return f"{first} to {last}"
    return str(first or last)
