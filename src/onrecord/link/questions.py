"""Which figures answer the same question: frames must be equal, then place, day, size and occasion must not differ.

Pairs come in, a yes or no goes out; nothing here depends on other claims. A question is led by its earliest
answer: an answer joins the earliest one before it that it is like, and leads a question of its own when there is
none, as copies join their head. So which answers stand together depends on the claims alone, not on the order in
which they came. Text is only asked where slots are silent: whether two articles speak of one happening.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from functools import lru_cache

from onrecord.identity import digest
from onrecord.link.answers import Answer
from onrecord.link.frames import SHARES, frames_meet
from onrecord.link.profiles import says
from onrecord.link.statements import Statement
from onrecord.link.terms import stem
from onrecord.records import Bound

_NEVER = 2.0
_SURE = 3
"""How many words about two figures in common leave little doubt."""
_KEY_WORDS = 10
"""By how many words of its article a question is looked up."""
_SHARED = 0.2
"""The share of the words of the shorter context that two articles on one happening have in common, at least."""
_OF_SOMETHING = frozenset({"spending", "aid", "pay"})
"""Measures that say nothing without what they are for: spending on schools is not spending on roads."""
_OF_A_COUNTRY = frozenset(
    {"inflation", "jobless", "growth", "turnout", "interest", "magnitude", "approval", "votes"}
)
"""Measures of which there is one at a time: two articles on one happening mean the same."""
_FARTHEST = 25
"""How many times larger one figure may be than another of the same question, unless both are running counts."""
_GROWN = 100
"""How many times larger a running count may be than another of the same question: a war is no attack that grew."""
_FALLING = frozenset({"unpowered", "displaced", "missing"})
"""Measures that fall towards nothing as days pass, so that sizes tell little."""
_FARTHER = 6
"""The same where one is a running count and the other is not."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer with the statement it stands in."""

    statement: Statement
    answer: Answer


def question_keys(one: Asked) -> list[str]:
    """The texts that answers to one question share at least one of: what is asked with a word of the article."""
    frame = one.answer.frame
    asked = "|".join((frame.measure or ("" if frame.unit else frame.head), frame.unit, frame.scope))
    return [f"{asked}|{word}" for word in one.statement.context[:_KEY_WORDS]]


def question_id(head: Asked) -> str:
    """The id of the question that an answer leads: a digest of its frame, its claim and its place there."""
    return digest("q", head.answer.frame.key, head.statement.claim, head.answer.figure)


def same_question(one: Asked, other: Asked) -> bool:
    """Whether two answers are to one question."""
    a, b = one.answer, other.answer
    if (
        not (frames_meet(a.frame, b.frame) or _names_counted(a, b))
        or _places_differ(one, other)
        or _days_differ(a, b, one, other)
        or _sizes_differ(a, b)
    ):
        return False
    return context_share(one, other) >= _least_share(one, other)


def _names_counted(a: Answer, b: Answer) -> bool:
    """Whether two amounts differ only in that one names what is weighed, which the other's sentence names."""
    one, other = a.frame, b.frame
    if one.measure or not one.unit or (one.unit, one.scope) != (other.unit, other.scope) or other.measure:
        return False
    if one.counted:
        return not other.counted and one.head in b.topic
    return bool(other.counted) and other.head in a.topic


def _least_share(one: Asked, other: Asked) -> float:
    """The share of context that two answers need, the more the less their own words say; above 1 for never."""
    a, b = one.answer, other.answer
    frame, shared = a.frame, len(a.topic & b.topic)
    if not frame.measure:
        enough = 1 if frame.counted and frame.unit else 0 if frame.counted else _most_of(a, b)
        less = _SHARED if shared >= _SURE or not frame.counted else 1.5 * _SHARED
        return less if shared >= enough else _NEVER
    if frame.measure in _OF_SOMETHING and shared < 2:
        return _NEVER
    if frame.measure in SHARES and frame.unit == "percent":
        return 0.5 * _SHARED if frame.counted else _NEVER
    if frame.unit and shared < _SURE - 1 and frame.measure not in _OF_A_COUNTRY:
        return _SHARED if one.statement.voice == other.statement.voice else 2 * _SHARED
    return _SHARED


def _most_of(a: Answer, b: Answer) -> float:
    """How many words about two figures that nothing else tells of must be the same."""
    return max(2, 0.5 * min(len(a.topic), len(b.topic)))


def context_share(one: Asked, other: Asked) -> float:
    """The share of the words of the shorter context that both articles have, each by what it says.

    It is 0 when they have one word or none in common.
    """
    return _shared_of(one.statement.context, other.statement.context)


@lru_cache(maxsize=4096)
def _shared_of(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    shared = set(mine) & set(theirs)
    if len(shared) < 2:
        return 0.0
    return sum(map(says, shared)) / min(sum(map(says, mine)), sum(map(says, theirs)))


def _places_differ(one: Asked, other: Asked) -> bool:
    """Whether both say where, and neither place is known to the other's article."""
    mine, theirs = one.answer.places, other.answer.places
    if not mine or not theirs or mine & theirs:
        return False
    known = {stem(word) for word in mine} & set(other.statement.context)
    return not known and not ({stem(word) for word in theirs} & set(one.statement.context))


def _days_differ(a: Answer, b: Answer, one: Asked, other: Asked) -> bool:
    """Whether both tell of one day, and of another one, with other words."""
    if not (a.one_day and b.one_day) or len(a.topic & b.topic) >= 2:
        return False
    if (a.low, a.high) == (b.low, b.high) and not (one.statement.as_of and other.statement.as_of):
        return False
    first, second = _day_of(one.statement), _day_of(other.statement)
    return first is not None and second is not None and first != second


def _day_of(statement: Statement) -> dt.date | None:
    """The day that a statement holds for, else the day on which it was told."""
    return statement.as_of[0] if statement.as_of else statement.published


def _sizes_differ(a: Answer, b: Answer) -> bool:
    """Whether one figure is so much larger that the two cannot be of one thing: an attack, and the war."""
    low, high = sorted((top(a), top(b)))
    if (a.running and b.running) or a.frame.measure in _FALLING:
        return _GROWN * max(low, 1) < high
    mixed = a.running != b.running and a.bound is not Bound.VAGUE and b.bound is not Bound.VAGUE
    return (_FARTHER if mixed else _FARTHEST) * max(low, 1) < high


def top(answer: Answer) -> float:
    """The largest number that a figure's words give."""
    return max((value for value in (answer.low, answer.high) if math.isfinite(value)), default=0.0)
