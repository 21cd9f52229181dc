"""How an answer stands among the others of the like that its article gives: how many, how many before it, larger.

The toll of the happening that an article is about stands first and is the largest; one that is smaller and stands
below another is more often of a part, or of another happening.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from onrecord.link.figures.answer import Answer, top
from onrecord.link.figures.frames import deed_of, is_past


def stand_beside(found: Sequence[tuple[str, Answer]]) -> list[tuple[str, Answer]]:
    """The answers of an article, each with how many other numbers of the like there are."""
    like: dict[tuple[str, ...], list[Answer]] = defaultdict(list)
    for _, answer in found:
        like[_counted_like(answer)].append(answer)
    return [(claim, _beside(answer, like[_counted_like(answer)])) for claim, answer in found]


def _counted_like(answer: Answer) -> tuple[str, ...]:
    """What an answer counts, without its scope and the words for it: all the dead are alike."""
    frame, deed = answer.frame, deed_of(answer.frame.measure)
    return (frame.unit, deed) if frame.unit or deed else (frame.unit, deed, frame.head)


def _beside(answer: Answer, like: Sequence[Answer]) -> Answer:
    own = (answer.low, answer.high)
    others = [one for one in like if (one.low, one.high) != own]
    return replace(
        answer,
        several=len({(one.low, one.high) for one in others}),
        before=len({(one.low, one.high) for one in others if one.figure < answer.figure}),
        above=len({(one.low, one.high) for one in others if top(one) > top(answer) and not _is_elsewhen(one)}),
    )


def _is_elsewhen(answer: Answer) -> bool:
    """Whether an answer counts what its article does not tell of: an earlier year, or a whole war."""
    return is_past(answer.frame) or answer.frame.scope == "war"
