"""What two answers share, as numbers: how their figures, slots, words, days and voices stand to each other.

Two answers come in, a row of numbers goes out, the same whichever comes first; `questions.likeness` weighs it. Sums
are exact, so that no order of words changes them.
"""

import math
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Any

from onrecord.link.across.happenings import shared_names
from onrecord.link.across.numbers import digits_of, named_number, point_apart, touch
from onrecord.link.across.statements import Asked, context_share
from onrecord.link.figures.answer import Answer, top
from onrecord.link.figures.frames import PART, Frame, deed_of, frames_meet, kind_of, names_of, scopes_meet
from onrecord.link.words.rarity import says
from onrecord.link.words.terms import fold, stem, stop_words, tokens
from onrecord.link.words.voices import same_voice
from onrecord.records import Bound

FEATURES = (
    "equal touch ratio digits size least vague "
    "deed measured counted names scope scoped part meet "
    "topic topic_share sentence sentence_share crossed "
    "context setting days day article_day running several most_several first largest place "
    "voice own_voice one_article place_in_text"
).split()
"""What two answers are compared by, in the order of the trees; the card of `training/things` explains each."""
RISING = frozenset(
    """equal touch digits size deed counted names scope meet topic topic_share sentence sentence_share crossed
    context setting day article_day first largest place voice""".split()
)
"""Features of which more never makes it less likely that two answers are to one question."""
FALLING = frozenset({"ratio", "days", "several", "most_several", "place_in_text"})
"""Features of which more never makes it likelier."""
_LEAST = 0.01
_UNDATED = 3  # how many days lie between two statements of which one has no day
_LONGEST = 2  # letters of words that say nothing of a sentence


def compare(one: Asked, other: Asked) -> list[float]:
    """What two answers share, in the order of `FEATURES`."""
    a, b = one.answer, other.answer
    return [
        *_compare_numbers(a, b),
        *_compare_frames(a.frame, b.frame),
        *_compare_words(one, other),
        *_compare_settings(one, other),
    ]


def _compare_numbers(a: Answer, b: Answer) -> list[float]:
    """Whether one number is named and ranges touch, how many times larger one is, and how telling the number is."""
    number, vague = named_number(a), Bound.VAGUE in (a.bound, b.bound)
    equal = number is not None and number == named_number(b) and not vague and not point_apart(a, b)
    low, high = sorted((max(top(a), _LEAST), max(top(b), _LEAST)))
    return [
        equal,
        touch(a, b),
        math.log(high / low),
        digits_of(a.low, a.high) if equal else 0,
        math.log1p(abs(number)) if equal and number is not None else 0.0,
        math.log1p(low),
        vague,
    ]


def _compare_frames(one: Frame, other: Frame) -> list[float]:
    """How the slots stand to each other; what is told of both alike counts most, what differs least."""
    deeds = deed_of(one.measure), deed_of(other.measure)
    mine, theirs = names_of(one), names_of(other)
    return [
        _likeness_of(*deeds),
        sum(map(bool, deeds)),
        _counted_alike(one, other),
        0 if mine == theirs else -1 if mine and theirs and mine.isdisjoint(theirs) else -0.5,
        (one.scope == other.scope) + scopes_meet(one, other),
        bool(one.scope) + bool(other.scope),
        PART in (one.scope, other.scope),
        frames_meet(one, other),
    ]


def _likeness_of(one: str, other: str) -> int:
    """3 for one deed, 2 where none is told, 1 where it is told of one alone, 0 for two."""
    if one and other:
        return 3 if one == other else 0
    return 2 if one == other else 1


def _counted_alike(one: Frame, other: Frame) -> int:
    """5 for one thing in the same words, then one head, one kind, 2 for none, 1 for one told alone, 0 for two."""
    if not one.counted or not other.counted:
        return 2 if one.counted == other.counted else 1
    if one.counted == other.counted:
        return 5
    if one.head == other.head:
        return 4
    return 3 if kind_of(one) == kind_of(other) else 0


def _compare_words(one: Asked, other: Asked) -> list[float]:
    """How much the words beside both figures and in both sentences say that are the same."""
    a, b = one.answer, other.answer
    (mine, says_mine), (theirs, says_theirs) = (_content(x.statement.evidence) for x in (one, other))
    near, wide = _say(a.topic & b.topic), _say(mine & theirs)
    crossed = (bool(a.frame.counted) and a.frame.head in b.topic) + (
        bool(b.frame.counted) and b.frame.head in a.topic
    )
    return [
        near,
        near / (min(_say_all(a.topic), _say_all(b.topic)) or 1.0),
        wide,
        wide / (min(says_mine, says_theirs) or 1.0),
        crossed,
    ]


def _compare_settings(one: Asked, other: Asked) -> list[float]:
    """How alike the articles are, and how days, voices and places in the text stand to each other."""
    a, b, mine, theirs = one.answer, other.answer, one.statement, other.statement
    days = abs((mine.published - theirs.published).days) if mine.published and theirs.published else _UNDATED
    return [
        context_share(mine, theirs),
        bool(shared_names(mine, theirs)),
        math.log1p(days),
        _meet(mine.days, theirs.days),
        _meet(mine.article_days, theirs.article_days),
        a.running + b.running,
        math.log1p(min(a.several, b.several)),
        math.log1p(max(a.several, b.several)),
        (not a.before) + (not b.before),
        (not a.above) + (not b.above),
        _meet(a.places, b.places),
        same_voice(mine.voice, theirs.voice),
        mine.own_voice + theirs.own_voice,
        mine.context == theirs.context,
        math.log1p(max(mine.start, theirs.start)),
    ]


def _meet(mine: AbstractSet[Any], theirs: AbstractSet[Any]) -> int:
    """1 where two sets share something, -1 where they share nothing, 0 where one is empty."""
    if not mine or not theirs:
        return 0
    return -1 if mine.isdisjoint(theirs) else 1


@lru_cache(maxsize=8192)
def _content(text: str) -> tuple[frozenset[str], float]:
    """The stems of a sentence's words that say something, and how much they say together."""
    words = (fold(word) for word in tokens(text) if word not in stop_words())
    stems = frozenset(stem(word) for word in words if len(word) > _LONGEST and word.isalpha())
    return stems, _say(stems)


def _say(words: Iterable[str]) -> float:
    return math.fsum(map(says, words))


@lru_cache(maxsize=8192)
def _say_all(words: frozenset[str]) -> float:
    return _say(words)
