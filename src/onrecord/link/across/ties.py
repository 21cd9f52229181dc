"""How a later claim stands to an earlier one of another article, and how far apart in time two claims are."""

import datetime as dt
from dataclasses import dataclass

from onrecord.link.across.statements import Statement
from onrecord.records import Relation

ONE_UTTERANCE = dt.timedelta(days=3)
"""Within how many days the same words of one voice are one utterance; later they are said again."""


@dataclass(frozen=True, slots=True)
class Tie:
    """How a later claim stands to an earlier one, with the words on both sides that show it.

    `weighed` holds when no rule tells of the pair, and it is likely.
    """

    relation: Relation
    score: float
    because: str
    weighed: bool = False


def day_of(statement: Statement) -> dt.date | None:
    """The day a claim was said, else that of its article; None for neither."""
    said = statement.said
    return (said[0] if said and said[0] else None) or statement.published


def gap_between(one: Statement, other: Statement) -> dt.timedelta:
    """The time between the days of two claims; none where one has no day."""
    a, b = day_of(one), day_of(other)
    return abs(a - b) if a and b else dt.timedelta(0)
