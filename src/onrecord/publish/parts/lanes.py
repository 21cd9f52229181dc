"""The figures of one question in lanes: one for each source, by day, as the chart and the tables show them."""

from collections.abc import Sequence
from typing import Literal

from onrecord.ledger import QuestionAnswer, QuestionPage
from onrecord.ledger.questions.held import day_held
from onrecord.ledger.stories.figures import which_way
from onrecord.publish.wording.clock import moment
from onrecord.publish.wording.hits import mark_from
from onrecord.publish.wording.words import count, source_words

Clock = Literal["holds", "said"]
"""By which day figures are placed: that for which they hold, or that on which they were said."""

_TOLD = 4  # so many figures of a source are told one by one to those who cannot see a chart
_STEPS = {"first": "", "same": "given again", "other": "another figure", "denied": "denies it"}
"""What needs no other figure to be said."""
_WAYS = {"raised": "up", "lowered": "down", None: ""}


def day_of(answer: QuestionAnswer, clock: Clock) -> str | None:
    """The day at which an answer is placed; one that does not say for when it holds, on the day it was said."""
    return day_held(answer.holds, answer.said) if clock == "holds" else answer.said


def lanes_of(page: QuestionPage, clock: Clock) -> list[list[QuestionAnswer]]:
    """The answers of each source by day, the sources in the order in which they first gave a figure."""
    lanes: dict[str, list[QuestionAnswer]] = {}
    for answer in page.answers:
        lanes.setdefault(answer.line_key, []).append(answer)
    return [sorted(lane, key=lambda a: (day_of(a, clock) or "9999", a.said or "9999")) for lane in lanes.values()]


def counted_words(page: QuestionPage, clock: Clock) -> tuple[str, str]:
    """How many figures are given, and by how many sources: "3 figures", "2 sources".

    A number that its claim denies is given by nobody.
    """
    given = [[one for one in lane if one.step != "denied"] for lane in lanes_of(page, clock)]
    return count(sum(map(len, given)), "figure"), count(sum(map(bool, given)), "source")


def line_words(answer: QuestionAnswer) -> str:
    """Who gives a figure, with the side that a person set for them."""
    return source_words(answer.line) + (f" ({answer.party})" if answer.party else "")


def is_charted(page: QuestionPage, clock: Clock) -> bool:
    """Whether a chart tells more than a table: the figures are of two days at least, and not all are one."""
    days = {day_of(answer, clock) for answer in page.answers} - {None}
    figures = {(one.figure.low, one.figure.high, one.figure.bound) for one in page.answers}
    return len(days) > 1 and len(figures) > 1


def step_words(answer: QuestionAnswer) -> str:
    """How a figure stands to the one before of its source: "up from 14", "corrected from 14", "given again".

    It is "another figure" where it is not known which of the two came first, and "may be the same" where their
    words leave room for one number.
    """
    if answer.before is None or answer.step in _STEPS:
        return _STEPS.get(answer.step, "")
    way = "corrected" if answer.step == "corrected" else _WAYS[which_way(answer.figure, answer.before)]
    return f"{way} from {mark_from(answer.before).sign}" if way else "may be the same"


def withdrawn_words(answer: QuestionAnswer) -> str:
    """Who took a figure back and when: "withdrawn 3 May 2031 by the ministry"; "" where it stands."""
    by = answer.withdrawn
    if by is None:
        return ""
    return " ".join(("withdrawn", *([moment(by.day)] if by.day else []), "by", source_words(by.who)))


def describe_chart(page: QuestionPage, clock: Clock = "holds") -> str:
    """One sentence that says what a chart shows, for those who cannot see it."""
    lanes = lanes_of(page, clock)
    days = sorted(day for answer in page.answers if (day := day_of(answer, clock)))
    ends = list(dict.fromkeys(moment(day) for day in (days[0], days[-1]))) if days else []
    when = f" from {ends[0]} to {ends[1]}" if len(ends) > 1 else f" on {ends[0]}" if ends else ""
    parts = [f"{source_words(lane[0].line)}: {_lane_words(lane)}" for lane in lanes[:6]]
    more = f"; and {count(len(lanes) - 6, 'more source')}" if len(lanes) > 6 else ""
    figures, sources = counted_words(page, clock)
    return f"{page.question.text}: {figures} of {sources}{when}. {'; '.join(parts)}{more}."


def _lane_words(lane: Sequence[QuestionAnswer]) -> str:
    """The figures of a source; of many the first and the last."""
    if len(lane) <= _TOLD:
        return ", ".join(map(_words_of, lane))
    return f"{count(len(lane), 'figure')}, first {_words_of(lane[0])}, last {_words_of(lane[-1])}"


def _words_of(answer: QuestionAnswer) -> str:
    """A figure in words, with who took it back, where somebody did, or that its claim denies it."""
    gone = withdrawn_words(answer) or (step_words(answer) if answer.step == "denied" else "")
    said = mark_from(answer.figure).words
    return f"{said} ({gone})" if gone else said
