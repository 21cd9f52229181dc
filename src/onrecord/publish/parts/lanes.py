"""The figures of one question in lanes: one for each source, by day, as the chart and the tables show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.ledger import QuestionAnswer, QuestionPage
from onrecord.ledger.questions.held import day_held
from onrecord.publish.wording.amounts import figure_mark
from onrecord.publish.wording.clock import moment
from onrecord.publish.wording.hits import figure_from
from onrecord.publish.wording.words import STEP_WORDS, count, source_words
from onrecord.records import Figure

Clock = Literal["holds", "said"]
"""By which day figures are placed: that for which they hold, or that on which they were said."""


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One figure as the table beside the chart shows it; `withdrawn` says who took it back and when, or is ""."""

    line: str
    party: str | None
    day: str | None
    sign: str
    words: str
    step: str
    copies: int
    withdrawn: str


def figure_of(answer: QuestionAnswer) -> Figure:
    """The figure of an answer as the record that words and marks are made from."""
    return figure_from(answer.figure)


def day_of(answer: QuestionAnswer, clock: Clock) -> str | None:
    """The day at which an answer is placed; one that does not say for when it holds, on the day it was said."""
    return day_held(answer.holds, answer.said) if clock == "holds" else answer.said


def lanes_of(page: QuestionPage, clock: Clock) -> list[list[QuestionAnswer]]:
    """The answers of each source by day, the sources in the order in which they first gave a figure."""
    lanes: dict[str, list[QuestionAnswer]] = {}
    for answer in page.answers:
        lanes.setdefault(answer.line_key, []).append(answer)
    return [sorted(lane, key=lambda a: (day_of(a, clock) or "9999", a.said or "9999")) for lane in lanes.values()]


def chart_rows(page: QuestionPage, clock: Clock = "holds") -> list[ChartRow]:
    """The figures of a chart in the order of its lanes and days."""
    return [
        ChartRow(
            source_words(answer.line),
            answer.party,
            day_of(answer, clock),
            figure_mark(figure_of(answer)).sign,
            figure_mark(figure_of(answer)).words,
            STEP_WORDS[answer.step],
            len(answer.copies),
            withdrawn_words(answer),
        )
        for lane in lanes_of(page, clock)
        for answer in lane
    ]


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
    parts = [
        f"{source_words(lane[0].line)}: " + ", ".join(_words_of(answer) for answer in lane) for lane in lanes[:6]
    ]
    more = f"; and {count(len(lanes) - 6, 'more source')}" if len(lanes) > 6 else ""
    figures = count(len(page.answers), "figure")
    return f"{page.question.text}: {figures} of {count(len(lanes), 'source')}{when}. {'; '.join(parts)}{more}."


def _words_of(answer: QuestionAnswer) -> str:
    """A figure in words, with who took it back, where somebody did."""
    withdrawn = withdrawn_words(answer)
    said = figure_mark(figure_of(answer)).words
    return f"{said} ({withdrawn})" if withdrawn else said
