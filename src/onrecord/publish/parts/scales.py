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
from onrecord.records import Bound

LANE = 64
"""How high a lane is, without the line of a name over it."""
_REACH = 24  # how much of a lane lies between nothing and the highest value; over and under it labels have room
_FOOT = 18  # how high over the end of its lane nothing stands
_NAME = 22  # how high the line of a name is that stands over its lane
_TICK = 90  # how far apart two days of the axis stand at least: as far as "16 Mar 2026" is long

_NO_DAY, _COLUMN = 70, 100  # how wide the column is of what has no day, and that of days far off
_YEAR, _MONTH = dt.timedelta(days=366), dt.timedelta(days=31)
"""From so long an axis on it is broken, and what is so near to a heap stands in it."""
_MOST = 0.8


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


WIDE = Layout("chart wide", 1080, 240, 44, letters=32, legend=150, ticks=8)
"""For a screen on which a page has its whole width."""
MIDDLE = Layout("chart", 760, 190, 44, letters=24, legend=100, ticks=5)
"""For a smaller one, and for paper and pictures."""
SMALL = Layout("chart small", 360, 4, 24, letters=44, legend=44, ticks=2, over=True)
"""For a screen as narrow as a phone's: as much of the story without scrolling sideways, and no titles of marks, as
fingers never see them."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where days and values stand: days from left to right, values from the foot of a lane to its head.

    Days from `first` to `last` stand as far apart as they are. Few that lie years before or after stand together in
    a column beside them, `early` or `late` says of which days; so does what has no day.
    """

    first: dt.date
    last: dt.date
    undated: bool
    high: float
    layout: Layout
    early: str = ""
    late: str = ""

    @classmethod
    def of(cls, answers: Sequence[QuestionAnswer], clock: Clock, layout: Layout) -> Scale:
        """The scale on which these figures have room."""
        days = sorted(dt.date.fromisoformat(day[:10]) for a in answers if (day := day_of(a, clock)))
        run = _near_days(days) or [dt.date(2000, 1, 1)]
        return cls(
            first=run[0],
            last=run[-1],
            undated=any(day_of(a, clock) is None for a in answers),
            high=_highest(answers),
            layout=layout,
            early=_years([day for day in days if day < run[0]], "earlier"),
            late=_years([day for day in days if day > run[-1]], "later"),
        )

    def x(self, day: str | None) -> float:
        """Where a day stands; what has none stands at the end."""
        last, left = self.layout.width - self.layout.right, self.layout.left
        if day is None:
            return last
        end = last - (_NO_DAY if self.undated else 0)
        at = dt.date.fromisoformat(day[:10])
        if at < self.first:
            return left + 16
        if at > self.last:
            return end - 16
        left += _COLUMN if self.early else 0
        end -= _COLUMN if self.late else 0
        span = (self.last - self.first).days
        share = (at - self.first).days / span if span else 0.5
        return round(left + 16 + share * (end - left - 32), 1)

    def y(self, value: float, top: float) -> float:
        """Where a value stands in the lane that begins at `top`."""
        return round(top + LANE - _FOOT - _REACH * min(1.0, max(0.0, value) / self.high), 1)


def _highest(answers: Sequence[QuestionAnswer]) -> float:
    """The highest number that is given, of vague words where no other is: "thousands" may be any up to 9,999."""
    ends = [(a.figure.bound == Bound.VAGUE, abs(v)) for a in answers for v in (a.figure.low, a.figure.high) if v]
    named = [value for vague, value in ends if not vague]
    return max(named or [value for _, value in ends], default=1.0)


def _near_days(days: Sequence[dt.date]) -> Sequence[dt.date]:
    """The days, in order, without few that lie far off: years of the axis would be empty, and most stand in a heap.

    Most are four fifths of them, a heap is a fifth of the axis.
    """
    most = math.ceil(len(days) * _MOST)
    heaps = [(days[at + most - 1] - days[at], at) for at in range(len(days) - most + 1)] if days else []
    span, at = min(heaps, default=(dt.timedelta(), 0))
    if not days or days[-1] - days[0] < max(_YEAR, span / (1 - _MOST)):
        return days
    reach = max(span, _MONTH)
    first, last = days[at] - reach, days[at + most - 1] + reach
    return [day for day in days if first <= day <= last]


def _years(days: Sequence[dt.date], several: str) -> str:
    """The year of some days, `several` where they are of more than one; "" for none."""
    years = {day.year for day in days}
    return several if len(years) > 1 else "".join(map(str, years))


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
    for words, day, way in ((scale.early, dt.date.min, 1), (scale.late, dt.date.max, -1)):
        if words:
            x = scale.x(day.isoformat())
            out.append(_tick(x, foot, words, layout))
            out.append(f'<path d="M{x + way * _COLUMN / 2} {foot - 4}l-3 8m6 -8l-3 8" stroke="currentColor"/>')
    return out


def _ticks(scale: Scale) -> list[dt.date]:
    """The days that the axis names, evenly apart but for the last: one too near to it has no room for its words."""
    span, layout = (scale.last - scale.first).days, scale.layout
    aside = sum(map(bool, (scale.undated and layout.over, scale.early, scale.late)))
    step = math.ceil(span / max(1, layout.ticks - aside)) or 1
    last = scale.x(scale.last.isoformat())
    between = (scale.first + dt.timedelta(days=at) for at in range(0, span, step))
    return [day for day in between if last - scale.x(day.isoformat()) > _TICK] + [scale.last]


def _tick(x: float, foot: float, words: str, layout: Layout) -> str:
    """The words under a day of the axis; at its ends they stand within the drawing."""
    half = 3.9 * len(words)
    anchor = "start" if x < half else "end" if x > layout.width - half else "middle"
    return f'<text x="{x}" y="{foot + 20}" text-anchor="{anchor}">{words}</text>'
