"""Figures over time as SVG: one lane for each source, marks that show bounds, no colour needed to read it.

The answers of one question come in, an SVG element goes out, without styles or scripts, so that it stands in a page
under a strict policy, in a file, or in print. A filled dot is an exact figure, an open dot an approximate one, an
arrow up or down an open end, a bar a range, a hatched band a vague word, a cross one taken back; each mark has its
words as its title, and the element one sentence as its description. A line under the lanes says what the marks mean
that are there. Labels never stand on one another: one that has no room is left out, since its mark has it as its
title and the table has all. Its words are 13 units high, which a phone shows as 13 pixels.
"""

import math
import textwrap
from collections.abc import Hashable, Sequence

from onrecord.ledger import QuestionAnswer, QuestionPage
from onrecord.publish.parts.labels import Box, label_place
from onrecord.publish.parts.lanes import Clock, day_of, describe_chart, lanes_of, line_words
from onrecord.publish.parts.scales import LANE, MIDDLE, Layout, Scale, axis
from onrecord.publish.parts.signs import MARKS, WORDS, legend_of, mark_of, room_of, sign_of, value_of, xml_words
from onrecord.publish.wording.hits import mark_from

_TOP, _BOTTOM = 14, 60
_LINE = 17  # how high a line of words is
_HEADING = 34  # how high the heading of a chart is that stands alone
_APART = 12  # how far apart the marks of one day stand where they have room
LANES = 15
"""How many sources a chart shows: those that gave the most figures. The table has all."""


def figure_chart(page: QuestionPage, clock: Clock = "holds", layout: Layout = MIDDLE, *, most: int = LANES) -> str:
    """The chart of a question's figures as an SVG element, of so many sources at most."""
    lanes = _shown(lanes_of(page, clock), most)
    answers = [answer for lane in lanes for answer in lane]
    scale = Scale.of(answers, clock, layout)
    each = LANE + layout.head
    legend = textwrap.wrap(legend_of(answers, scale), layout.legend)
    foot = _TOP + each * max(1, len(lanes))
    height = foot + _BOTTOM + _LINE * (len(legend) - 1)
    id = f"{layout.name.replace(' ', '-')}-{page.question.question_id}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{layout.name}" role="img" '
        f'aria-labelledby="{id}-title {id}-desc" viewBox="0 0 {layout.width} {height}" '
        f'width="{layout.width}" height="{height}" font-family="system-ui, sans-serif" '
        f'font-size="13" fill="currentColor">',
        f'<title id="{id}-title">{xml_words(page.question.text)}</title>',
        f'<desc id="{id}-desc">{xml_words(describe_chart(page, clock))}</desc>',
        f'<defs><pattern id="{id}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path d="M0 0V6" stroke="currentColor" stroke-width="1.5"/></pattern>'
        "</defs>",
        *axis(scale, foot + 4),
    ]
    for at, lane in enumerate(lanes):
        parts += _lane(lane, _TOP + at * each, scale, f"{id}-hatch", clock)
    first = height - 8 - _LINE * (len(legend) - 1)
    parts += [
        f'<text x="8" y="{first + _LINE * at}" class="legend">{xml_words(line)}</text>'
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
            f'<text x="8" y="24" font-size="16" font-weight="700">{xml_words(page.question.text)}</text>',
            f'<g transform="translate(0 {_HEADING})">{chart}</g>',
            "</svg>\n",
        )
    )


def hidden_lanes(page: QuestionPage, clock: Clock = "holds", *, most: int = LANES) -> int:
    """How many sources a chart leaves to the table."""
    return max(0, len(lanes_of(page, clock)) - most)


def _shown(lanes: list[list[QuestionAnswer]], most: int) -> list[list[QuestionAnswer]]:
    """The lanes with the most figures, in their order."""
    longest = sorted(range(len(lanes)), key=lambda at: (-len(lanes[at]), at))[:most]
    return [lanes[at] for at in sorted(longest)]


def _lane(lane: Sequence[QuestionAnswer], top: float, scale: Scale, hatch: str, clock: Clock) -> list[str]:
    name = line_words(lane[0])
    layout = scale.layout
    out = [f'<g class="lane" {MARKS}><title>{xml_words(name)}</title>', *_name(name, top, layout)]
    top += layout.head
    out.append(f'<path d="M8 {top + LANE - 6}H{layout.width - 8}" stroke-width="1" stroke-opacity=".15"/>')
    points = [(scale.x(day), scale.y(value_of(a), top)) for a in lane if (day := day_of(a, clock))]
    if len(points) > 1:
        path = " ".join(f"{x},{y}" for x, y in points)
        out.append(f'<polyline points="{path}" stroke-width="1" stroke-opacity=".35"/>')
    drawn = _drawn(lane, scale, clock)
    start = max(0, layout.left - 20)
    taken = [Box(0, layout.width, top + LANE - 7, top + LANE - 5)]
    taken += [room_of(same[0], x, scale.y(value_of(same[0]), top)) for x, same in drawn]
    for x, same in drawn:
        place = label_place(
            sign_of(same[0]), x, scale.y(value_of(same[0]), top), taken, left=start, right=layout.width
        )
        out += mark_of(same, x, top, scale, hatch, place=place)
    return [*out, "</g>"]


def _name(name: str, top: float, layout: Layout) -> list[str]:
    """A source's name: over its lane, or beside it, then in two lines where one is too short for it."""
    lines = textwrap.wrap(name, layout.letters, max_lines=1 if layout.over else 2, placeholder="…") or [""]
    first = top + 9 if layout.over else top + LANE / 2 + 4 - _LINE / 2 * (len(lines) - 1)
    return [
        f'<text x="8" y="{first + _LINE * at}" {WORDS} text-anchor="start">{xml_words(line)}</text>'
        for at, line in enumerate(lines)
    ]


def _drawn(lane: Sequence[QuestionAnswer], scale: Scale, clock: Clock) -> list[tuple[float, list[QuestionAnswer]]]:
    """Where the marks of a lane stand; what is said again of one day is one mark, other figures stand beside it.

    They stand closer where the next day or the end of the drawing leaves them less room; days that would stand on
    one another are drawn as one.
    """
    places: dict[float, dict[Hashable, list[QuestionAnswer]]] = {}
    last = -math.inf
    for answer in lane:
        day = day_of(answer, clock)
        x = scale.x(day)
        last = last if x - last < _APART / 2 else x
        same = (day, mark_from(answer.figure).sign, answer.withdrawn is not None)
        places.setdefault(last, {}).setdefault(same, []).append(answer)
    ends = [*list(places)[1:], scale.layout.width - 8.0]
    out: list[tuple[float, list[QuestionAnswer]]] = []
    for (x, marks), end in zip(places.items(), ends, strict=True):
        step = min(_APART, (end - x) / len(marks))
        out += [(round(x + step * at, 1), same) for at, same in enumerate(marks.values())]
    return out
