"""Where days and values stand on a chart: its layouts, the scale of both, and the days under its lanes.

All sizes are units of the drawing, which a screen shows one to one where it has the room.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.ledger import QuestionAnswer
from onrecord.publish.parts.lanes import Clock, day_of
from onrecord.publish.wording.clock import moment

LANE = 64
"""How high a lane is, without the line of a name over it."""
_REACH = 24
"""How much of a lane lies between nothing and the highest value; over and under it labels have room."""
_FOOT = 18
"""How high over the end of its lane nothing stands."""
_NAME = 22
"""How high the line of a name is that stands over its lane."""
_TICK = 90
"""How far apart two days of the axis stand at least: as far as "16 Mar 2026" is long."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How wide a chart is, where its days begin and end, and how much room its words have.

    Names stand beside the lanes when `left` has room for them, else over them. `letters` is how many a line of a
    name has (the whole name is its title), `legend` how many a line under the chart, `ticks` how many days the axis
    names beside the first.
    """

    name: str
    width: int
    left: int
    right: int
    letters: int
    legend: int
    ticks: int
    over: bool = False

    @property
    def head(self) -> int:
        """The room over a lane's marks."""
        return _NAME if self.over else 0


WIDE = Layout("chart", 760, 190, 44, letters=24, legend=100, ticks=5)
SMALL = Layout("chart small", 360, 4, 24, letters=44, legend=44, ticks=2, over=True)
"""For a screen as narrow as a phone's: as much of the story without scrolling sideways."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where days and values stand: days from left to right, values from the foot of a lane to its head."""

    first: dt.date
    last: dt.date
    undated: bool
    high: float
    layout: Layout

    @classmethod
    def of(cls, answers: Sequence[QuestionAnswer], clock: Clock, layout: Layout) -> Scale:
        """The scale on which these figures have room."""
        days = [dt.date.fromisoformat(day[:10]) for a in answers if (day := day_of(a, clock))]
        values = [abs(v) for a in answers for v in (a.figure.low, a.figure.high) if v is not None]
        undated = any(day_of(a, clock) is None for a in answers)
        first = min(days, default=dt.date(2000, 1, 1))
        return cls(first, max(days, default=first), undated, max(values, default=1.0) or 1.0, layout)

    def x(self, day: str | None) -> float:
        """Where a day stands; what has none stands at the end."""
        last, left = self.layout.width - self.layout.right, self.layout.left
        if day is None:
            return last
        end = last - (70 if self.undated else 0)
        span = (self.last - self.first).days
        share = (dt.date.fromisoformat(day[:10]) - self.first).days / span if span else 0.5
        return round(left + 16 + share * (end - left - 32), 1)

    def y(self, value: float, top: float) -> float:
        """Where a value stands in the lane that begins at `top`."""
        return round(top + LANE - _FOOT - _REACH * min(1.0, max(0.0, value) / self.high), 1)


def axis(scale: Scale, foot: float) -> list[str]:
    """The days under the lanes: the first, the last, and as many between as have room."""
    layout = scale.layout
    days = _ticks(scale)
    out = [f'<path d="M{layout.left} {foot}H{layout.width - 8}" stroke="currentColor" stroke-opacity=".4"/>']
    for day in days:
        x = scale.x(day.isoformat())
        out.append(f'<path d="M{x} {foot}v5" stroke="currentColor" stroke-opacity=".4"/>')
        out.append(_tick(x, foot, moment(day.isoformat()), layout))
    if scale.undated:
        out.append(_tick(scale.x(None), foot, "no day", layout))
    return out


def _ticks(scale: Scale) -> list[dt.date]:
    """The days that the axis names, evenly apart but for the last: one too near to it has no room for its words."""
    span, layout = (scale.last - scale.first).days, scale.layout
    step = math.ceil(span / (layout.ticks - (scale.undated and layout.over))) or 1
    last = scale.x(scale.last.isoformat())
    between = (scale.first + dt.timedelta(days=at) for at in range(0, span, step))
    return [day for day in between if last - scale.x(day.isoformat()) > _TICK] + [scale.last]


def _tick(x: float, foot: float, words: str, layout: Layout) -> str:
    """The words under a day of the axis; at its ends they stand within the drawing."""
    half = 3.9 * len(words)
    anchor = "start" if x < half else "end" if x > layout.width - half else "middle"
    return f'<text x="{x}" y="{foot + 20}" text-anchor="{anchor}">{words}</text>'
