"""What pages show of a question: its figures as a chart and as a table, and those that were given last."""

from dataclasses import dataclass

from markupsafe import Markup

from onrecord.publish.wording.amounts import FigureMark


@dataclass(frozen=True, slots=True)
class GivenBy:
    """One of several figures that differ, with who gives it."""

    who: str
    figure: FigureMark


@dataclass(frozen=True, slots=True)
class Latest:
    """The figures that were given last to a question, each with who gave it, and their day; `more` are left out."""

    question: str
    address: str
    given: tuple[GivenBy, ...]
    more: str
    day: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure of a chart as its table shows it; `step` says how it stands to the one before of its source.

    `holds` are the days that it holds for, "" where the text does not say; `said` is the day it was said.
    `withdrawn` says who took it back and when, at the address `withdrawn_at`; both are "" where it stands.
    """

    line: str
    holds: str
    said: str
    sign: str
    words: str
    step: str
    outlet: str
    copies: str
    address: str
    withdrawn: str
    withdrawn_at: str


@dataclass(frozen=True, slots=True)
class QuestionBlock:
    """A question as a heading, with its figures as a chart and as a table, and what contradicts what.

    `brief` are the figures given last, or how many there are; `summary` says the rest. Where a chart would tell
    nothing there is none, and no `picture`, which is where it stands alone. `chart_words` says what it leaves to
    the table, `table_words` what the table has. At `address` it is a page of its own; `rest` says what that one has
    where this is a part of it, else "".
    """

    id: str
    address: str
    picture: str
    heading: str
    brief: str
    summary: str
    chart: Markup
    chart_words: str
    table_words: str
    rest: str
    marks: tuple[Mark, ...]
    conflicts: tuple[str, ...]
    conflicts_words: str
