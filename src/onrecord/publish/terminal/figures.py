"""A question's figures in a terminal: a table, and a plot in plain characters."""

import datetime as dt
import sys
from collections.abc import Mapping, Sequence

from onrecord.ledger import Question, QuestionPage
from onrecord.ledger.views.articles import OriginRow
from onrecord.link.origins.roots import OriginCount
from onrecord.publish.parts.lanes import (
    Clock,
    counted_words,
    day_of,
    lanes_of,
    line_words,
    step_words,
    withdrawn_words,
)
from onrecord.publish.story.roots import printed_words, question_roots, traced_sentence
from onrecord.publish.terminal.tables import clean_text, make_console, print_table
from onrecord.publish.wording.clock import in_words
from onrecord.publish.wording.headings import told_apart
from onrecord.publish.wording.hits import mark_from
from onrecord.publish.wording.words import count

_NAME = 24
_NARROWEST = 60


def print_questions(questions: Sequence[Question]) -> None:
    """Print a list of questions: what is asked, how many figures, sources and articles, and in which days."""
    if not questions:
        sys.stderr.write("No figures answer a question like that. Try fewer words, or none.\n")
        return
    rows = [
        (
            q.question_id,
            heading,
            str(q.figures),
            str(q.sources),
            str(q.articles),
            str(q.conflicts or ""),
            " to ".join(dict.fromkeys(day for day in q.period if day)),
        )
        for q, heading in zip(questions, told_apart(questions), strict=True)
    ]
    headings = ("Question", "What is counted", "Figures", "Sources", "Articles", "Differ", "Days")
    print_table(make_console(), headings, rows)


def print_question(page: QuestionPage, clock: Clock, origins: OriginCount, texts: Mapping[str, OriginRow]) -> None:
    """Print a question's figures as a table by source, then the plot of them, then where they come from."""
    console = make_console()
    question = page.question
    console.print(clean_text(f"{question.text}  [{question.question_id}]"))
    lanes = lanes_of(page, clock)
    figures, sources = counted_words(page, clock)
    console.print(clean_text(f"{figures} of {sources} in {count(question.articles, 'article')}\n"))
    rows = [
        (
            line_words(answer),
            day_of(answer, clock) or "no day",
            mark_from(answer.figure).sign,
            ", ".join(part for part in (step_words(answer), withdrawn_words(answer)) if part),
            f"+{len(answer.copies)}" if answer.copies else "",
        )
        for lane in lanes
        for answer in lane
    ]
    day = "As of" if clock == "holds" else "Said"
    print_table(console, ("Source", day, "Figure", "Step", "Also in"), rows)
    console.print()
    for line in plot_lines(page, clock, console.width):
        console.print(clean_text(line), no_wrap=True, crop=True, highlight=False)
    if differ := page.differing():
        console.print("\nWhere they differ, and why")
    for because in differ:
        console.print(clean_text(f"  {in_words(because)}"))
    for sentence in page.decided:
        console.print(clean_text(sentence))
    console.print(clean_text(f"\n{traced_sentence(origins)}"))
    for root in question_roots(page, origins, texts):
        console.print(clean_text(f"  {root.name} ({root.what})"))
        for one in root.resting:
            console.print(clean_text(f"    {one.sign}: {'; '.join(map(printed_words, (one.first, *one.also)))}"))


def plot_lines(page: QuestionPage, clock: Clock, width: int) -> list[str]:
    """The figures of each source along a line of days, in plain characters no wider than `width`."""
    room = max(_NARROWEST, width) - _NAME - 2
    days = sorted(day for answer in page.answers if (day := day_of(answer, clock)))
    if not days:
        return []
    first, last = (dt.date.fromisoformat(day[:10]) for day in (days[0], days[-1]))
    span = max(1, (last - first).days)
    out = []
    for lane in lanes_of(page, clock):
        rows: list[str] = [""]
        for answer in lane:
            day = day_of(answer, clock)
            if day is None:
                continue
            sign = mark_from(answer.figure).sign
            at = round((dt.date.fromisoformat(day[:10]) - first).days / span * max(0, room - len(sign)))
            _put(rows, min(at, room - len(sign)), sign)
        name = (line if len(line := lane[0].line) < _NAME else f"{line[: _NAME - 2]}…").ljust(_NAME)
        out += [
            f"{name if at == 0 else ' ' * _NAME}│{row.ljust(room, ' ')}".rstrip() for at, row in enumerate(rows)
        ]
    ends = f"{first}".ljust(max(0, room - 10)) + (f"{last}" if last != first else "")
    return [*out, f"{' ' * _NAME}└{'─' * (room - 1)}", f"{' ' * _NAME} {ends}".rstrip()]


def _put(rows: list[str], at: int, sign: str) -> None:
    """Write a sign into the first row that has room for it at its place, or into a new one."""
    for number, row in enumerate(rows):
        if not row or len(row) < at:
            rows[number] = row.ljust(at, "·" if row else " ") + sign
            return
    rows.append(" " * at + sign)
