"""Figures over time as SVG: one lane for each source, marks that show bounds, no colour needed to read it.

The answers of one question come in, an SVG element goes out, without styles or scripts, so that it stands in a page
under a strict policy, in a file, or in print. A filled dot is an exact figure, an open dot an approximate one, an
arrow up or down an open end, a bar a range, a hatched band a vague word, a cross one taken back; each mark has its
words as its title, and the element one sentence as its description. A line under the lanes says what the marks mean
that are there. Labels never stand on one another: one that has no room is left out, since its mark has it as its
title and the table has all: `lanes.chart_rows`.
"""

from __future__ import annotations

import datetime as dt
import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from onrecord.ledger import QuestionAnswer, QuestionPage
from onrecord.publish.parts.labels import Box, label_place
from onrecord.publish.parts.lanes import (
    Clock,
    day_of,
    describe_chart,
    figure_of,
    lanes_of,
    step_words,
    withdrawn_words,
)
from onrecord.publish.wording import safe
from onrecord.publish.wording.amounts import figure_mark, number_words
from onrecord.publish.wording.clock import moment
from onrecord.publish.wording.words import source_words
from onrecord.records import Bound

_TOP, _LANE, _BOTTOM = 14, 52, 56
_HEADING = 34
"""How high the heading of a chart is that stands alone."""
_NAME = 22
"""How high the line of a name is that stands over its lane."""
_TICK = 78
"""How far apart two days of the axis stand at least: as far as "16 Mar 2026" is long."""
_LANES = 15
"""How many sources a chart shows: those that gave the most figures. The table has all."""
_OPEN = frozenset({Bound.ABOUT, Bound.NEARLY})
_UP = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_DOWN = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
_MEANINGS = (
    (frozenset({Bound.EXACT}), "● as given"),
    (_OPEN, "○ about"),
    (_UP, "↑ at least"),
    (_DOWN, "↓ at most"),
    (frozenset({Bound.RANGE}), "I from–to"),
    (frozenset({Bound.VAGUE}), "hatched: a word"),
)
"""What each mark means, in the order of the line that says so."""


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


WIDE = Layout("chart", 760, 190, 44, letters=27, legend=120, ticks=5)
SMALL = Layout("chart small", 360, 4, 24, letters=48, legend=48, ticks=2, over=True)
"""For a screen as narrow as a phone's: as much of the story without scrolling sideways."""


def figure_chart(page: QuestionPage, clock: Clock = "holds", layout: Layout = WIDE) -> str:
    """The chart of a question's figures as an SVG element."""
    lanes = _shown(lanes_of(page, clock))
    answers = [answer for lane in lanes for answer in lane]
    scale = _Scale.of(answers, clock, layout)
    each = _LANE + layout.head
    legend = textwrap.wrap(_legend(answers, scale), layout.legend)
    foot = _TOP + each * max(1, len(lanes))
    height = foot + _BOTTOM + 14 * (len(legend) - 1)
    id = f"{layout.name.replace(' ', '-')}-{page.question.question_id}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{layout.name}" role="img" '
        f'aria-labelledby="{id}-title {id}-desc" viewBox="0 0 {layout.width} {height}" '
        f'width="{layout.width}" height="{height}" font-family="system-ui, sans-serif" '
        f'font-size="12" fill="currentColor">',
        f'<title id="{id}-title">{_text(page.question.text)}</title>',
        f'<desc id="{id}-desc">{_text(describe_chart(page, clock))}</desc>',
        f'<defs><pattern id="{id}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path d="M0 0V6" stroke="currentColor" stroke-width="1.5"/></pattern>'
        "</defs>",
        *_axis(scale, foot + 4),
    ]
    for at, lane in enumerate(lanes):
        parts += _lane(lane, _TOP + at * each, scale, f"{id}-hatch", clock)
    first = height - 8 - 14 * (len(legend) - 1)
    parts += [
        f'<text x="8" y="{first + 14 * at}" font-size="11" class="legend">{_text(line)}</text>'
        for at, line in enumerate(legend)
    ]
    return "\n".join([*parts, "</svg>"])


def chart_picture(page: QuestionPage, clock: Clock = "holds") -> str:
    """The chart as a picture that stands alone: on white, under its heading."""
    chart = figure_chart(page, clock)
    width, height = (int(chart.partition(f' {name}="')[2].partition('"')[0]) for name in ("width", "height"))
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height + _HEADING}" color="#000" '
            f'viewBox="0 0 {width} {height + _HEADING}" font-family="system-ui, sans-serif">',
            '<rect width="100%" height="100%" fill="#fff"/>',
            f'<text x="8" y="24" font-size="16" font-weight="700">{_text(page.question.text)}</text>',
            f'<g transform="translate(0 {_HEADING})">{chart}</g>',
            "</svg>\n",
        )
    )


def hidden_lanes(page: QuestionPage, clock: Clock = "holds") -> int:
    """How many sources a chart leaves to the table."""
    return max(0, len(lanes_of(page, clock)) - _LANES)


def _shown(lanes: list[list[QuestionAnswer]]) -> list[list[QuestionAnswer]]:
    """The lanes with the most figures, in their order."""
    most = sorted(range(len(lanes)), key=lambda at: (-len(lanes[at]), at))[:_LANES]
    return [lanes[at] for at in sorted(most)]


def _legend(answers: Sequence[QuestionAnswer], scale: _Scale) -> str:
    """What the marks mean that are drawn, and how high a lane is."""
    bounds = {Bound(answer.figure.bound) for answer in answers}
    told = [words for some, words in _MEANINGS if not bounds.isdisjoint(some)]
    told += ["✕ withdrawn"] if any(answer.withdrawn for answer in answers) else []
    return " · ".join([*told, f"each row goes from 0 to {number_words(scale.high)}"])


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where days and values stand: days from left to right, values from the foot of a lane to its head."""

    first: dt.date
    last: dt.date
    undated: bool
    high: float
    layout: Layout

    @classmethod
    def of(cls, answers: Sequence[QuestionAnswer], clock: Clock, layout: Layout) -> _Scale:
        days = [dt.date.fromisoformat(day[:10]) for a in answers if (day := day_of(a, clock))]
        values = [abs(v) for a in answers for v in (a.figure.low, a.figure.high) if v is not None]
        undated = any(day_of(a, clock) is None for a in answers)
        first = min(days, default=dt.date(2000, 1, 1))
        return cls(first, max(days, default=first), undated, max(values, default=1.0) or 1.0, layout)

    def x(self, day: str | None) -> float:
        last, left = self.layout.width - self.layout.right, self.layout.left
        if day is None:
            return last
        end = last - (70 if self.undated else 0)
        span = (self.last - self.first).days
        share = (dt.date.fromisoformat(day[:10]) - self.first).days / span if span else 0.5
        return round(left + 16 + share * (end - left - 32), 1)

    def y(self, value: float, top: float) -> float:
        return round(top + _LANE - 14 - (_LANE - 34) * min(1.0, max(0.0, value) / self.high), 1)


def _axis(scale: _Scale, foot: float) -> list[str]:
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


def _ticks(scale: _Scale) -> list[dt.date]:
    """The days that the axis names, evenly apart but for the last: one too near to it has no room for its words."""
    span, layout = (scale.last - scale.first).days, scale.layout
    step = math.ceil(span / (layout.ticks - (scale.undated and layout.over))) or 1
    last = scale.x(scale.last.isoformat())
    between = (scale.first + dt.timedelta(days=at) for at in range(0, span, step))
    return [day for day in between if last - scale.x(day.isoformat()) > _TICK] + [scale.last]


def _tick(x: float, foot: float, words: str, layout: Layout) -> str:
    """The words under a day of the axis; at its ends they stand within the drawing."""
    half = 3.4 * len(words)
    anchor = "start" if x < half else "end" if x > layout.width - half else "middle"
    return f'<text x="{x}" y="{foot + 19}" text-anchor="{anchor}">{words}</text>'


def _lane(lane: Sequence[QuestionAnswer], top: float, scale: _Scale, hatch: str, clock: Clock) -> list[str]:
    name = source_words(lane[0].line) + (f" ({lane[0].party})" if lane[0].party else "")
    layout = scale.layout
    out = [f'<g class="lane"><title>{_text(name)}</title>', *_name(name, top, layout)]
    top += layout.head
    out.append(f'<path d="M8 {top + _LANE - 6}H{layout.width - 8}" stroke="currentColor" stroke-opacity=".15"/>')
    points = [(scale.x(day), scale.y(_value(a), top)) for a in lane if (day := day_of(a, clock))]
    if len(points) > 1:
        path = " ".join(f"{x},{y}" for x, y in points)
        out.append(f'<polyline points="{path}" fill="none" stroke="currentColor" stroke-opacity=".35"/>')
    drawn = _drawn(lane, scale, clock)
    start = max(0, layout.left - 20)
    taken = [_taken(same[0], x, scale.y(_value(same[0]), top)) for x, same in drawn]
    for x, same in drawn:
        place = label_place(_sign(same[0]), x, scale.y(_value(same[0]), top), taken, left=start, right=layout.width)
        out += _mark(same, x, top, scale, hatch, place=place)
    return [*out, "</g>"]


def _taken(answer: QuestionAnswer, x: float, y: float) -> Box:
    """What a mark takes up: an arrow stands over its value or under it."""
    bound = Bound(answer.figure.bound)
    return Box.around(
        x, y - 6 if bound in _UP else y + 6 if bound in _DOWN else y, height=14 if bound in _OPEN else 18
    )


def _name(name: str, top: float, layout: Layout) -> list[str]:
    """A source's name: over its lane, or beside it, then in two lines where one is too short for it."""
    lines = textwrap.wrap(name, layout.letters, max_lines=1 if layout.over else 2, placeholder="…") or [""]
    first = top + 9 if layout.over else top + _LANE / 2 + 4 - 7 * (len(lines) - 1)
    return [f'<text x="8" y="{first + 14 * at}">{_text(line)}</text>' for at, line in enumerate(lines)]


def _drawn(lane: Sequence[QuestionAnswer], scale: _Scale, clock: Clock) -> list[tuple[float, list[QuestionAnswer]]]:
    """Where the marks of a lane stand; what is said again of one day is one mark, other figures move aside."""
    days: dict[tuple[str | None, str, bool], list[QuestionAnswer]] = {}
    for answer in lane:
        key = (day_of(answer, clock), figure_mark(figure_of(answer)).sign, answer.withdrawn is not None)
        days.setdefault(key, []).append(answer)
    out: list[tuple[float, list[QuestionAnswer]]] = []
    last = -1000.0
    for (day, *_), same in days.items():
        x = scale.x(day)
        last = max(x, last + 12) if x - last < 1 else x
        out.append((last, same))
    return out


def _value(answer: QuestionAnswer) -> float:
    low, high = answer.figure.low, answer.figure.high
    if low is not None and high is not None:
        return (low + high) / 2
    return low if low is not None else high or 0.0


def _mark(
    same: Sequence[QuestionAnswer],
    x: float,
    top: float,
    scale: _Scale,
    hatch: str,
    *,
    place: tuple[float, float] | None,
) -> list[str]:
    """A figure's mark with its title, and its short sign where there is a place for it."""
    answer = same[0]
    mark = figure_mark(figure_of(answer))
    days = dict.fromkeys(moment(one.said) for one in same if one.said)
    parts = (source_words(answer.line), mark.words, mark.what, *days, step_words(answer), withdrawn_words(answer))
    title = ", ".join(part for part in parts if part)
    out = [f'<g class="mark {_text(answer.figure.bound)}"><title>{_text(title)}</title>']
    out.append(_shape(answer, x, top, scale, hatch))
    if answer.withdrawn:
        y = scale.y(_value(answer), top)
        cross = f"M{x - 7} {y - 7}l14 14m0 -14l-14 14"
        out.append(f'<path d="{cross}" class="withdrawn" stroke="currentColor" stroke-width="1.5"/>')
    if place is not None:
        label = f'<text x="{place[0]}" y="{place[1] + 4}" font-size="11" text-anchor="middle">'
        out.append(f"{label}{_text(_sign(answer))}</text>")
    return [*out, "</g>"]


def _sign(answer: QuestionAnswer) -> str:
    """The sign beside a mark; large numbers in thousands and millions, as the title has them whole."""
    mark = figure_mark(figure_of(answer))
    if mark.vague or len(mark.sign) <= 9:
        return mark.sign
    low, high = answer.figure.low, answer.figure.high
    ends = list(dict.fromkeys(_short(v) for v in (low, high) if v is not None))
    sign = {"at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<", "about": "~", "nearly": "nearly "}
    return sign.get(answer.figure.bound, "") + "–".join(ends)


def _short(value: float) -> str:
    for size, name in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if abs(value) >= size * 10 or (abs(value) >= size > 1e3):
            return number_words(round(value / size, 1)) + name
    return number_words(round(value, 2))


def _shape(answer: QuestionAnswer, x: float, top: float, scale: _Scale, hatch: str) -> str:
    figure, bound = answer.figure, Bound(answer.figure.bound)
    y = scale.y(_value(answer), top)
    stroke = 'stroke="currentColor" stroke-width="1.5"'
    if bound is Bound.VAGUE:
        high = scale.y(figure.high if figure.high is not None else scale.high, top)
        low = max(high + 8, scale.y(figure.low or 0.0, top))
        box = f'x="{x - 9}" y="{high}" width="18" height="{round(low - high, 1)}"'
        return f'<rect {box} fill="url(#{hatch})" stroke="currentColor" stroke-opacity=".5"/>'
    if bound in _UP:
        return f'<path d="M{x - 5} {y}h10M{x} {y}v-9m-4 4l4-5 4 5" fill="none" {stroke}/>'
    if bound in _DOWN:
        return f'<path d="M{x - 5} {y}h10M{x} {y}v9m-4 -4l4 5 4-5" fill="none" {stroke}/>'
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        high = scale.y(figure.high, top)
        low = max(high + 4, scale.y(figure.low, top))
        return f'<path d="M{x - 4} {low}h8M{x - 4} {high}h8M{x} {low}V{high}" fill="none" {stroke}/>'
    fill = "none" if bound in _OPEN else "currentColor"
    return f'<circle cx="{x}" cy="{y}" r="4" fill="{fill}" {stroke}/>'


def _text(words: str) -> str:
    """Words of third parties as text of an SVG element, without characters that XML does not know."""
    return escape(safe.xml_text(words), quote=True)
