"""Relations between figures of different articles that answer one question, by their intervals and days.

Two answers come in, the later one first; a `Tie` or None goes out. Who gave them decides first: one voice gives its
figure again, a newer one, or corrects it; two voices agree, conflict, or speak of different days.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from itertools import pairwise

from onrecord.calendar_days import days_on
from onrecord.link.across.questions import Asked, places_differ, told_alike
from onrecord.link.across.statements import Days, context_share
from onrecord.link.across.ties import ONE_UTTERANCE, Tie, day_of, gap_between
from onrecord.link.figures.answers import Answer
from onrecord.link.figures.frames import PEOPLE_HIT
from onrecord.link.words.likeness import overlap
from onrecord.link.words.terms import pattern, rows_of, stem, stems, word_set
from onrecord.link.words.voices import same_voice
from onrecord.records import Bound, Relation, Stance

_COPIED = 0.8
_ROUND_DIGITS = 2
_OF_SOME = frozenset({"more", "change", "rate"})
"""Scopes of which a text may tell several: two increases do not contradict each other."""
_WEEK = dt.timedelta(days=7)
_FIXED = frozenset({"magnitude", "inflation", "growth", "jobless"})
"""Measures of a time that is past: another figure for it says that the first was wrong."""
_LENGTHS = frozenset({"mile", "km", "m", "foot", "cm"})
_ROUGHLY = 1.15
"""How far two lengths may be apart that nobody measured."""
_DONE_DAILY = frozenset({"launched", "struck", "downed", "arrested"})
_ROUNDED = 1.1
"""How far above "more than 1,400" a number may be that is rounded down to it."""
_GROWN, _DAYS_ON = 1.5, dt.timedelta(days=2)
"""How many times larger, and how much later at least, a count is that has gone on and disputes nothing."""
_FALL = 0.7
"""The part of its figure to which a voice may lower a toll without a word of why."""
_FALLING = frozenset({"missing", "displaced", "aboard", "trapped", "hostages", "treated"})
"""Measures of people that fall of themselves as days pass."""
_SAME_CONTEXT = 0.5
_OF_ONE = 2
"""How many words two sentences must share to be of one happening."""


def relate_answers(later: Asked, earlier: Asked) -> Tie | None:
    """How a later answer stands to an earlier one to the same question, by their intervals and days.

    Both may be like the answer that leads their question, which names no place, and be of two places.
    """
    if places_differ(later, earlier):
        return None
    if same_voice(later.statement.voice, earlier.statement.voice):
        return _own_line(later, earlier)
    return _other_line(later, earlier)


def _own_line(later: Asked, earlier: Asked) -> Tie | None:
    """The figures of one voice: the same again, or a newer one."""
    a, b = later.answer, earlier.answer
    who = later.statement.who
    if (a.low, a.high, a.bound) == (b.low, b.high, b.bound):
        if gap_between(later.statement, earlier.statement) <= ONE_UTTERANCE and not _day_between(later, earlier):
            why = f"both give the figure of {who} of these days"
            return _tie(Relation.SAME_STATEMENT, 0.85, later, earlier, why)
        return _tie(Relation.REPEATS, 0.8, later, earlier, f"{who} gave the same figure again")
    days, its_days = _valid(later), _valid(earlier)
    if days is None or its_days is None or _starts_after(its_days, days) or is_recalled(later):
        return None  # of no day, or an older figure that a newer text only recalls
    if _touch(a, b) and not gap_between(later.statement, earlier.statement) and not _day_between(later, earlier):
        return None
    if _one_number(a, b) or (_touch(a, b) and _is_looser(a, b)):
        return None  # "about 100,000" after "100,000", "more than 1,400" after "1,429": nothing newer
    word = _correction(later, earlier)
    if word is not None:
        why = f"“{word}” says that the earlier figure of {who} was wrong"
        return _tie(Relation.CORRECTS, 0.85, later, earlier, why)
    if not _is_surely_newer(later, earlier) or _falls_far(later, earlier) or _is_of_a_day(later, earlier):
        return None
    return _tie(Relation.UPDATES, 0.8, later, earlier, f"{who} gave a newer figure")


def _is_surely_newer(later: Asked, earlier: Asked) -> bool:
    """Whether of two figures of one day the one that comes later was told later.

    Of articles that are dated by a day alone nobody knows which was first: of those a count of people who were hit
    is newer where it is larger, and of other figures none is.
    """
    one, other = later.statement, earlier.statement
    if gap_between(one, other) or _day_between(later, earlier) or (one.timed and other.timed):
        return True
    return later.answer.frame.measure in PEOPLE_HIT and top_of(later) > top_of(earlier)


def _may_have_moved(later: Asked, earlier: Asked) -> bool:
    """Whether another voice's figure of other days may be a newer state: no vague word, no other happening."""
    a, b = later.answer, earlier.answer
    measure = a.frame.measure
    opinion = not measure and a.frame.unit == "percent"
    if Bound.VAGUE in (a.bound, b.bound) or measure == "treated" or opinion or _is_of_a_day(later, earlier):
        return False
    if measure not in PEOPLE_HIT or (a.running and b.running):
        return True
    of_all = not (a.frame.counted and b.frame.counted)
    return not _falls_far(later, earlier) and (of_all or told_alike(later, earlier))


def _is_of_a_day(later: Asked, earlier: Asked) -> bool:
    """Whether two counts are of what is done again each day, and not both are of all days so far."""
    running = later.answer.running and earlier.answer.running
    mine, theirs = later.statement.as_of, earlier.statement.as_of
    one_day = mine is not None and mine == theirs
    return later.answer.frame.measure in _DONE_DAILY and not (running or one_day)


def _is_looser(later: Answer, earlier: Answer) -> bool:
    """Whether a figure that touches an earlier one is a vague word, or the earlier one rounded down."""
    if later.bound is Bound.VAGUE:
        return True
    number = named_number(earlier)
    return math.isinf(later.high) and number is not None and later.low <= number <= _ROUNDED * later.low


def _falls_far(later: Asked, earlier: Asked) -> bool:
    """Whether a count of people who were hit is so much lower that it is of another happening, or of long ago."""
    return later.answer.frame.measure in PEOPLE_HIT - _FALLING and top_of(later) < _FALL * top_of(earlier)


def is_recalled(one: Asked) -> bool:
    """Whether its sentence tells of an earlier count: "The office had put the toll at 58"."""
    return pattern("across", "recalls").search(one.statement.evidence) is not None


def _correction(later: Asked, earlier: Asked) -> str | None:
    """The word of the later sentence that says the earlier figure was wrong; None when it only is a newer one.

    A toll that is revised upward has grown; one that is revised downward, or a magnitude, was wrong.
    """
    if later.statement.own_voice:
        return None
    revised = top_of(later) < top_of(earlier) or later.answer.frame.measure in _FIXED
    cue = pattern("across", "corrects" if revised else "mistake").search(later.statement.evidence)
    if cue is None or (top_of(later) > top_of(earlier) and pattern("across", "too_high").search(cue.group(0))):
        return None
    return cue.group(0)


def top_of(one: Asked) -> float:
    """The largest number of an answer."""
    return max((v for v in (one.answer.low, one.answer.high) if math.isfinite(v)), default=0.0)


def _other_line(later: Asked, earlier: Asked) -> Tie | None:
    """The figures of two voices: equal ones agree, disjoint ones of one time conflict."""
    if _touch(later.answer, earlier.answer):
        return _agree(later, earlier)
    days, its_days = _valid(later), _valid(earlier)
    if days is None or its_days is None or not _one_happening(later, earlier):
        return None
    if not _meet(days, its_days):
        if top_of(later) == top_of(earlier) or not _may_have_moved(later, earlier):
            return None
        why = f"the one holds as of {_said(days)}, the other {_said(its_days)}"
        return _tie(Relation.UPDATES, 0.6, later, earlier, why) if _starts_after(days, its_days) else None
    if later.answer.frame.scope in _OF_SOME or _grown_since(later, earlier) or _needs_no_dispute(later, earlier):
        return None
    if _counted_on(later, earlier):
        return _tie(Relation.UPDATES, 0.6, later, earlier, "it is higher, and was given on a later day")
    why = f"the ranges do not touch, and both hold for {_said(days)}"
    return _tie(Relation.CONFLICTS, 0.75, later, earlier, why)


def _counted_on(later: Asked, earlier: Asked) -> bool:
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


def _needs_no_dispute(later: Asked, earlier: Asked) -> bool:
    """Whether two figures may differ and both be right: patients of two hospitals, 60 miles or 65."""
    frame = later.answer.frame
    low, high = sorted((top_of(later), top_of(earlier)))
    return frame.measure == "treated" or (frame.unit in _LENGTHS and high <= _ROUGHLY * low)


def _grown_since(later: Asked, earlier: Asked) -> bool:
    """Whether an outlet's own count only was behind: it tells what it has heard so far, and disputes nothing."""
    mine, theirs = later.statement, earlier.statement
    if mine.own_voice and mine.who == theirs.who:
        return True
    own = mine.own_voice or theirs.own_voice
    return own and later.answer.frame.measure in PEOPLE_HIT and top_of(later) > top_of(earlier)


def clash_holds(later: Asked, earlier: Asked, mine: Iterable[Answer], theirs: Iterable[Answer]) -> bool:
    """Whether two figures that conflict are not both told by one of the articles.

    Of two reports of one fact one often gives more of its numbers: "12 by air and five in the water". An article
    that knows the other's number too, as one figure or as two that make it, says nothing against it. Where one
    tells of several places, a figure without a place is of none of them.

    Args:
        later: the later answer.
        earlier: the earlier answer.
        mine: all answers of the later one's article.
        theirs: all answers of the earlier one's article.
    """
    a, b = later.answer, earlier.answer
    known = [one for one in theirs if _alike(one, b)]
    told = [one for one in mine if _alike(one, a)]
    if any(_same_number(a, one) for one in known) or any(_same_number(b, one) for one in told):
        return False
    if any(_makes(b, one, a) for one in known) or any(_makes(a, one, b) for one in told):
        return False
    return bool(a.places & b.places) or not (_of_many_places((a, *told)) or _of_many_places((b, *known)))


def _alike(one: Answer, other: Answer) -> bool:
    """Whether another figure of an article counts the like: of money and measures, whatever it tells of."""
    slots = (one.frame.unit, one.frame.unit or one.frame.measure)
    return one.figure != other.figure and slots == (other.frame.unit, other.frame.unit or other.frame.measure)


def _makes(part: Answer, other: Answer, total: Answer) -> bool:
    """Whether two figures of one article make the other's number: "33 in one attack and seven in another" is 40."""
    sums = {part.low + other.low, part.high + other.high}
    return bool(sums & {total.low, total.high} - {-math.inf, math.inf})


def _of_many_places(like: Iterable[Answer]) -> bool:
    """Whether an article tells the like of several places, each by itself."""
    placed = [one.places for one in like if one.places]
    return any(not one & other for one, other in pairwise(placed))


def _same_number(a: Answer, b: Answer) -> bool:
    """Whether two figures give a number in common, whatever their bounds, or closed ranges that touch."""
    if {a.low, a.high} & {b.low, b.high} - {-math.inf, math.inf}:
        return True
    return _touch(a, b) and all(map(math.isfinite, (a.low, a.high, b.low, b.high)))


def _agree(later: Asked, earlier: Asked) -> Tie | None:
    """Two voices whose intervals touch: one sentence in two places, a confirmation, or the same number."""
    a, b = later.answer, earlier.answer
    equal = (a.low, a.high, a.bound) == (b.low, b.high, b.bound)
    same = _one_number(a, b) and not _are_opposite(a, b)
    if Bound.VAGUE in (a.bound, b.bound) or not (equal or same or _near(a, b)) or _of_other_day(later, earlier):
        return None
    if equal and overlap(later.statement.evidence, earlier.statement.evidence) >= _COPIED:
        return _tie(Relation.SAME_STATEMENT, 0.85, later, earlier, "both sentences are in the same words")
    if later.statement.stance is Stance.CONFIRMS:
        return _tie(Relation.CONFIRMS, 0.8, later, earlier, f"“{later.statement.cue}” says so of the same number")
    if max(_digits(a.low, a.high), _digits(b.low, b.high)) < _ROUND_DIGITS:
        return None
    if equal or same:
        return _tie(Relation.AGREES, 0.8, later, earlier, "the two give the same number")
    if a.running and b.running and _day_between(later, earlier):
        return None
    return _tie(Relation.AGREES, 0.75, later, earlier, "the two lie within what their words allow")


def _one_number(a: Answer, b: Answer) -> bool:
    """Whether the words of two figures name one number."""
    number = named_number(a)
    return number is not None and number == named_number(b)


def _are_opposite(a: Answer, b: Answer) -> bool:
    """Whether one figure is "more than" and the other "fewer than": one number, and no agreement."""
    return (math.isinf(a.high) and math.isinf(b.low)) or (math.isinf(b.high) and math.isinf(a.low))


def _near(a: Answer, b: Answer) -> bool:
    """Whether two touching intervals are both narrow enough to mean one number."""
    low, high = min(a.low, b.low), max(a.high, b.high)
    return low > 0 and high <= 1.25 * low


def _of_other_day(later: Asked, earlier: Asked) -> bool:
    """Whether two counts are each of one day, and of two: 26 rockets in one morning, and 26 in another."""
    a, b = later.answer, earlier.answer
    apart = _day_between(later, earlier) and a.one_day and b.one_day
    return apart and not (a.running or b.running)


def named_number(answer: Answer) -> float | None:
    """The number that a figure's words name, whatever their bound: 900 of "about 900"; None of a range."""
    if answer.bound is Bound.ABOUT:
        return round((answer.low + answer.high) / 2, 6)
    if answer.low == answer.high:
        return answer.low
    ends = [value for value in (answer.low, answer.high) if math.isfinite(value)]
    if answer.bound is Bound.NEARLY:
        return answer.high
    return ends[0] if len(ends) == 1 else None


def _touch(a: Answer, b: Answer) -> bool:
    return a.low <= b.high and b.low <= a.high


def _digits(low: float, high: float) -> int:
    value = low if math.isfinite(low) else high
    return len(f"{value:.0f}".rstrip("0"))


def _tie(relation: Relation, score: float, later: Asked, earlier: Asked, why: str) -> Tie:
    because = (
        f"“{later.answer.words}” ({later.statement.who}) and “{earlier.answer.words}” ({earlier.statement.who}) "
        f"answer one question: {why}."
    )
    return Tie(relation, score, because)


def _day_between(one: Asked, other: Asked) -> bool:
    """Whether two answers hold for days that both are given and do not meet."""
    a, b = one.statement.as_of, other.statement.as_of
    return a is not None and b is not None and not _meet(a, b)


def _valid(one: Asked) -> Days | None:
    """The days an answer holds for: as written where that is no longer than a week, else the day it was said."""
    first, until = one.statement.as_of or (None, None)
    if first is not None and until is not None and until - first <= _WEEK:
        return first, until
    day = day_of(one.statement)
    return None if day is None else (day, days_on(day, 1))


def _one_happening(one: Asked, other: Asked) -> bool:
    """Whether two figures are running counts, or their sentences or articles share enough other words."""
    if (one.answer.running and other.answer.running) or context_share(
        one.statement, other.statement
    ) >= _SAME_CONTEXT:
        return True
    speaking = stems(f"{one.statement.who} {other.statement.who}")
    counted = stems(f"{one.answer.label} {other.answer.label}")
    dull = {stem(word) for word in word_set("across", "plain") | set(rows_of("counted"))}
    shared = stems(one.statement.evidence) & stems(other.statement.evidence) - speaking - counted - dull
    return len({word for word in shared if word.isalpha()}) >= _OF_ONE


def _meet(one: Days, other: Days) -> bool:
    first = max((d for d in (one[0], other[0]) if d), default=None)
    until = min((d for d in (one[1], other[1]) if d), default=None)
    return first is None or until is None or first < until


def _starts_after(one: Days, other: Days) -> bool:
    """Whether days begin later than others: a newer article may still tell of older days."""
    return one[0] is not None and other[0] is not None and one[0] > other[0]


def _said(days: Days) -> str:
    first, until = days
    last = days_on(until, -1) if until else None
    if first and last and first != last:
        return f"{first} to {last}"
    return str(first or last)
