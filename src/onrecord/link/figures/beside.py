"""How an answer stands among the others of the like that its article gives: how many, how many before it, larger.

The toll of the happening that an article is about stands first and is the largest; one that is smaller and stands
below another is more often of a part, or of another happening.
"""

from bisect import bisect_left, bisect_right
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
    standing = {kind: _Standing(answers) for kind, answers in like.items()}
    return [(claim, standing[_counted_like(answer)].of(answer)) for claim, answer in found]


def _counted_like(answer: Answer) -> tuple[str, ...]:
    """What an answer counts, without its scope and the words for it: all the dead are alike."""
    frame, deed = answer.frame, deed_of(answer.frame.measure)
    return (frame.unit, deed) if frame.unit or deed else (frame.unit, deed, frame.head)


class _Standing:
    """The different numbers of answers that count alike: where each first stands, and the largest of each."""

    def __init__(self, like: Sequence[Answer]) -> None:
        first = {_number(one): one.figure for one in sorted(like, key=lambda one: one.figure, reverse=True)}
        self._firsts = sorted(first.values())
        self._first = first
        self._tops = sorted(
            top(one) for one in {_number(one): one for one in like if not _is_elsewhen(one)}.values()
        )

    def of(self, answer: Answer) -> Answer:
        """The answer with how many other numbers there are, stand before it, and exceed it."""
        before = bisect_left(self._firsts, answer.figure) - (self._first[_number(answer)] < answer.figure)
        above = len(self._tops) - bisect_right(self._tops, top(answer))
        return replace(answer, several=len(self._firsts) - 1, before=before, above=above)


def _number(answer: Answer) -> tuple[float, float]:
    return answer.low, answer.high


def _is_elsewhen(answer: Answer) -> bool:
    """Whether an answer counts what its article does not tell of: an earlier year, or a whole war."""
    return is_past(answer.frame) or answer.frame.scope == "war"
