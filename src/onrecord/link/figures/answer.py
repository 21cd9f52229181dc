"""A figure as an answer to a question: what it counts, its interval, and the words that tell of which happening."""

import math
from dataclasses import dataclass

from onrecord.link.figures.frames import Frame
from onrecord.link.words.terms import tokens
from onrecord.records import Bound

BODIES = "bodies"
FOUND = "found"
"""The scope of a count of bodies beside the toll that their article gives."""
_CORPSES = (BODIES, "body", "corpse", "corpses")


@dataclass(frozen=True, slots=True)
class Answer:
    """One figure of a claim with its frame.

    `low` and `high` are the interval that the words allow, infinite where they leave it open; `figure` is its place
    among the reading's figures, `topic` the words beside it, `places` the words of places it is said of. `running`
    says whether its words tell of a running count, `one_day` whether they tell of one day instead; `label` names
    what is counted, as written. `several` says how many other numbers its article gives of the like: one that tells
    of many attacks gives many tolls; `before` and `above` how many of them stand before this one, and exceed it.
    `instead` are the numbers that its sentence sets aside for it: "9, not 12".
    """

    figure: int
    words: str
    bound: Bound
    low: float
    high: float
    frame: Frame
    topic: frozenset[str]
    places: frozenset[str]
    one_day: bool
    running: bool
    label: str
    several: int = 0
    before: int = 0
    above: int = 0
    instead: frozenset[float] = frozenset()


def top(answer: Answer) -> float:
    """The largest number that a figure's words give."""
    if math.isinf(answer.high):
        return 0.0 if math.isinf(answer.low) else answer.low
    return answer.high


def counts_bodies(answer: Answer) -> bool:
    """Whether an answer counts the dead by the bodies that were found."""
    return answer.frame.measure == "killed" and (tokens(answer.label) or ("",))[-1] in _CORPSES
