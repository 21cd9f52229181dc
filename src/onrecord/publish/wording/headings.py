"""Headings of questions in a list: what several of them have in common is told apart.

The heading of a question says what is counted, where. Two households of one town on one day, those without power
and those without water, have one heading, for what else is said of them is no slot of a question.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from onrecord.ledger import Question
from onrecord.publish.wording import clock

_CLAUSE = re.compile(r": “[^”]*”")


def told_apart(questions: Sequence[Question]) -> list[str]:
    """The headings of questions, in their order, no two alike: by the first day, the first figure, then a number.

    "Houses · Tarn · from 3 Feb 2025"; of two that begin on one day "Houses · Tarn (first: about 900)".
    """
    often = Counter(question.text for question in questions)
    days: dict[str, Counter[str | None]] = defaultdict(Counter)
    for question in questions:
        days[question.text][question.period[0]] += 1
    told = [one.text if often[one.text] == 1 else _with_first(one, days[one.text]) for one in questions]
    return _numbered(told)


def without_clause(heading: str) -> str:
    """A heading without the clause behind what is counted, for where there is little room: "Clinics · Tarn"."""
    return _CLAUSE.sub("", heading)


def _numbered(headings: Sequence[str]) -> list[str]:
    """The headings; those that are alike still with a number each."""
    often, so_far, out = Counter(headings), Counter[str](), []
    for heading in headings:
        so_far[heading] += 1
        out.append(f"{heading} · {so_far[heading]}" if often[heading] > 1 else heading)
    return out


def _with_first(question: Question, days: Counter[str | None]) -> str:
    """A heading with its first day where others begin on another, and its first figure where they share the day."""
    day = question.period[0]
    since = f" · from {clock.moment(day)}" if day and len(days) > 1 else ""
    figure = f" (first: {_within_a_line(question.first)})" if days[day] > 1 or not since else ""
    return f"{question.text}{since}{figure}"


def _within_a_line(words: str) -> str:
    """A figure's words without the capital that a sentence began with: "Some 900" is "some 900"."""
    opens = words[1:2].islower() or words.startswith("A ")
    return words[:1].lower() + words[1:] if opens else words
