"""Which counts of an article are of one place of several: 74 dead in Tarn, seven in Sarn, 81 in all.

The answers of an article go in and out, with the scope of those that are a part. Another article's figure is the
same only where it is of that place, so that the dead of one town are no state of the toll of both.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from math import isfinite

from onrecord.link.figures.answer import Answer
from onrecord.link.figures.frames import PART, PEOPLE_HIT
from onrecord.link.words.countries import countries_of, is_place, people_of

Found = tuple[str, Answer]


def mark_parts(found: Sequence[Found]) -> list[Found]:
    """The answers of an article, each with its claim; a count of one place of several has the scope of a part."""
    out = []
    for claim, answer in found:
        like = [other for _, other in found if _is_like(answer, other)]
        part = _is_of_one_place(answer, like) or _adds_up(answer, like)
        out.append((claim, replace(answer, frame=replace(answer.frame, scope=PART)) if part else answer))
    return out


def _is_like(answer: Answer, other: Answer) -> bool:
    """Whether another answer counts the same people with another number, at whatever place."""
    frame = answer.frame
    if frame.measure not in PEOPLE_HIT or frame.unit or frame.scope or frame != other.frame:
        return False
    return _number(answer) != _number(other)


def _is_of_one_place(answer: Answer, like: Sequence[Answer]) -> bool:
    """Whether a larger count is of more places than an answer's, or another one is of another place."""
    return bool(answer.places) and any(
        are_apart(answer.places, other.places)
        or (_number(other) > _number(answer) and answer.places < other.places)
        for other in like
    )


def _adds_up(answer: Answer, like: Sequence[Answer]) -> bool:
    """Whether a number makes a larger one of the article with another: 247 and 12 are 259."""
    numbers = {_number(other) for other in like}
    return any(_number(answer) + one in numbers for one in numbers)


def _number(answer: Answer) -> float:
    return answer.low if isfinite(answer.low) else answer.high


def are_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of words of places are of two towns or two countries, as far as the words are known."""
    if not one.isdisjoint(other):
        return False
    ours, theirs = countries_of(one), countries_of(other)
    if ours and theirs and not ours & theirs:
        return True
    return bool(towns_of(one)) and bool(towns_of(other))


def towns_of(words: Collection[str]) -> frozenset[str]:
    """The words of places that are known and no countries."""
    return frozenset(word for word in words if is_place(word) and people_of(word) is None)
