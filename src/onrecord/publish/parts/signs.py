"""The marks of figures on a chart: what shows a bound, its title, and the short sign beside it."""

from collections.abc import Sequence
from html import escape

from onrecord.ledger import QuestionAnswer
from onrecord.publish.parts.labels import Box
from onrecord.publish.parts.lanes import step_words, withdrawn_words
from onrecord.publish.parts.scales import Scale
from onrecord.publish.wording import safe
from onrecord.publish.wording.amounts import SIGNS, number_words
from onrecord.publish.wording.clock import moment
from onrecord.publish.wording.hits import mark_from
from onrecord.publish.wording.words import source_words
from onrecord.records import Bound

MARKS = 'fill="none" stroke="currentColor" stroke-width="1.5" text-anchor="middle"'
"""How all marks of a lane are drawn."""
WORDS = 'fill="currentColor" stroke="none"'
"""How words are drawn among them."""
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


def legend_of(answers: Sequence[QuestionAnswer], scale: Scale) -> str:
    """What the marks mean that are drawn, and how high a lane is."""
    bounds = {Bound(answer.figure.bound) for answer in answers}
    told = [words for some, words in _MEANINGS if not bounds.isdisjoint(some)]
    told += ["✕ withdrawn"] if any(answer.withdrawn for answer in answers) else []
    return " · ".join([*told, f"each row goes from 0 to {number_words(scale.high)}"])


def room_of(answer: QuestionAnswer, x: float, y: float) -> Box:
    """What a mark takes up: an arrow stands over its value or under it."""
    bound = Bound(answer.figure.bound)
    return Box.around(
        x, y - 6 if bound in _UP else y + 6 if bound in _DOWN else y, height=14 if bound in _OPEN else 18
    )


def value_of(answer: QuestionAnswer) -> float:
    """Where a figure stands in its lane: at its number, or in the middle between its ends."""
    low, high = answer.figure.low, answer.figure.high
    if low is not None and high is not None:
        return (low + high) / 2
    return low if low is not None else high or 0.0


def mark_of(
    same: Sequence[QuestionAnswer],
    x: float,
    top: float,
    scale: Scale,
    hatch: str,
    *,
    place: tuple[float, float] | None,
) -> list[str]:
    """A figure's mark, and its short sign where there is a place for it; with a title where pointers are."""
    answer = same[0]
    title = "" if scale.layout.over else f"<title>{xml_words(_title(same))}</title>"
    out = [f'<g class="mark {xml_words(answer.figure.bound)}">{title}']
    out.append(_shape(answer, x, top, scale, hatch))
    if answer.withdrawn:
        y = scale.y(value_of(answer), top)
        cross = f"M{x - 7} {y - 7}l14 14m0 -14l-14 14"
        out.append(f'<path d="{cross}" class="withdrawn"/>')
    if place is not None:
        out.append(f'<text x="{place[0]}" y="{place[1] + 4}" {WORDS}>{xml_words(sign_of(answer))}</text>')
    return [*out, "</g>"]


def _title(same: Sequence[QuestionAnswer]) -> str:
    """What a pointer is told of a mark."""
    answer = same[0]
    mark = mark_from(answer.figure)
    days = dict.fromkeys(moment(one.said) for one in same if one.said)
    parts = (source_words(answer.line), mark.words, mark.what, *days, step_words(answer), withdrawn_words(answer))
    return ", ".join(part for part in parts if part)


def sign_of(answer: QuestionAnswer) -> str:
    """The sign beside a mark; large numbers in thousands and millions, as the title has them whole."""
    mark = mark_from(answer.figure)
    if mark.vague or len(mark.sign) <= 9:
        return mark.sign
    low, high = answer.figure.low, answer.figure.high
    ends = list(dict.fromkeys(_short(v) for v in (low, high) if v is not None))
    return SIGNS.get(Bound(answer.figure.bound), "") + "–".join(ends)


def _short(value: float) -> str:
    for size, name in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if abs(value) >= size * 10 or (abs(value) >= size > 1e3):
            return number_words(round(value / size, 1)) + name
    return number_words(round(value, 2))


def _shape(answer: QuestionAnswer, x: float, top: float, scale: Scale, hatch: str) -> str:
    figure, bound = answer.figure, Bound(answer.figure.bound)
    y = scale.y(value_of(answer), top)
    if bound is Bound.VAGUE:
        high = scale.y(figure.high if figure.high is not None else scale.high, top)
        low = max(high + 8, scale.y(figure.low or 0.0, top))
        box = f'x="{x - 9}" y="{high}" width="18" height="{round(low - high, 1)}"'
        return f'<rect {box} fill="url(#{hatch})" stroke-width="1" stroke-opacity=".5"/>'
    if bound in _UP:
        return f'<path d="M{x - 5} {y}h10M{x} {y}v-9m-4 4l4-5 4 5"/>'
    if bound in _DOWN:
        return f'<path d="M{x - 5} {y}h10M{x} {y}v9m-4 -4l4 5 4-5"/>'
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        high = scale.y(figure.high, top)
        low = max(high + 4, scale.y(figure.low, top))
        return f'<path d="M{x - 4} {low}h8M{x - 4} {high}h8M{x} {low}V{high}"/>'
    fill = "" if bound in _OPEN else ' fill="currentColor"'
    return f'<circle cx="{x}" cy="{y}" r="4"{fill}/>'


def xml_words(words: str) -> str:
    """Words of third parties as text of an SVG element, without characters that XML does not know."""
    return escape(safe.xml_text(words), quote=True)
