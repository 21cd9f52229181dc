"""What an article tells again: figures that give one number of one thing take each other's slots.

"Three killed in bank fire" is the headline, "in Tarn on Friday three people died" the first sentence, "the three
workers" are those. Only one of them says where. The answers of an article go in, in the order of the text; those
that tell again what one before them told come out with the places of all, and with what happened to the counted.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.link.figures.answer import Answer
from onrecord.link.figures.frames import deed_of, frames_meet, kind_of, names_of
from onrecord.link.figures.parts import towns_of
from onrecord.records import Bound

_TELLING = 10  # from how many on two equal counts of one article are hardly of two groups of people

Found = tuple[str, Answer]


def tell_again(found: Sequence[Found]) -> list[Found]:
    """The answers of an article, each with its claim, as those before and after it complete them."""
    groups: list[list[int]] = []
    for at, (_, answer) in enumerate(found):
        group = next((g for g in groups if all(_is_again(answer, found[i][1]) for i in g)), None)
        if group is None:
            groups.append([at])
        else:
            group.append(at)
    out = list(found)
    for group in (g for g in groups if len(g) > 1):
        told = [found[at][1] for at in group]
        places = frozenset[str]().union(*(answer.places for answer in told))
        measure = next((a.frame.measure for a in told if a.frame.measure), "")
        for at in group:
            claim, answer = found[at]
            frame = replace(answer.frame, measure=answer.frame.measure or measure)
            out[at] = (claim, replace(answer, places=places, frame=frame))
    return out


def _is_again(answer: Answer, before: Answer) -> bool:
    """Whether an answer tells the number of one before it again, of the same."""
    ends = {answer.low, answer.high} & {before.low, before.high} - {float("-inf"), float("inf")}
    if not ends or Bound.VAGUE in (answer.bound, before.bound):
        return False
    if not (frames_meet(answer.frame, before.frame) or _leaves_open(answer, before)):
        return False
    mine, theirs = towns_of(answer.places), towns_of(before.places)
    return not mine or not theirs or not mine.isdisjoint(theirs)


def _leaves_open(answer: Answer, before: Answer) -> bool:
    """Whether only one of two equal counts tells what happened to those who are counted: "the 43 students"."""
    one, other = answer.frame, before.frame
    if one.unit or (one.unit, one.scope) != (other.unit, other.scope) or max(answer.low, before.low) < _TELLING:
        return False
    open_one = bool(one.counted and other.counted) and not (deed_of(one.measure) and deed_of(other.measure))
    return open_one and kind_of(one) == kind_of(other) and names_of(one) == names_of(other)
