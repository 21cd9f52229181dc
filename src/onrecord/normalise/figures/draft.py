"""A figure in the making."""

from dataclasses import dataclass

from onrecord.records import Bound, Change, Mode


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure in the making: tokens [start, end) with bound and unit; `number` is where the number starts.

    `noun_end` is the token after what is counted; `led` says that its event word stands before it.
    """

    start: int
    number: int
    number_end: int
    end: int
    low: float
    high: float
    sort: str
    bound: Bound
    unit: str | None = None
    change: Change | None = None
    mode: Mode = Mode.STATED
    noun_end: int = 0
    led: bool = False
