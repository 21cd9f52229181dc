"""What a search found."""

from dataclasses import dataclass
from typing import ClassVar

from onrecord.publish.views.feed import Filter
from onrecord.publish.views.frame import Choice, Frame, Printed, Sign
from onrecord.publish.wording.amounts import FigureMark
from onrecord.told import Told


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who speaks against a claim that was found, on `date`, or whose claim it speaks against, which says `told`.

    Either is "" in the other case, and `date` where the day is not known.
    """

    sign: Sign
    who: str
    date: str
    told: str
    address: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One claim that a search found; `evidence` is its sentence where that says more than its content.

    `spoken` are those who deny it, dispute it or could not verify it, and the claims that it speaks against.
    `questions` are those that its figures answer.
    """

    address: str
    who: str
    who_address: str | None
    sign: Sign
    content: tuple[Told, ...]
    evidence: str | None
    printed: Printed
    said: str | None
    figures: tuple[FigureMark, ...]
    spoken: tuple[Spoken, ...]
    questions: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ArticleFound:
    """One article that a search found."""

    printed: Printed
    claims: str


@dataclass(frozen=True, slots=True)
class FigureFound:
    """One figure that a search found, and who gives it in which sentence; None where it stands in no claim.

    `questions` are those that figures of its claim answer.
    """

    figure: FigureMark
    who: str | None
    sign: Sign | None
    evidence: str | None
    printed: Printed
    questions: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class SourceFound:
    """One source that a search found, with what it is and how much it said."""

    name: str
    address: str | None
    kind: str
    said: str


@dataclass(frozen=True, slots=True)
class SearchContext:
    """The results of a search, of one kind; `problem` says what is wrong with the query, `filters` narrow it down.

    `tabs` lead to what else it finds, `order` to the same from the other end.
    """

    template: ClassVar[str] = "search.html"

    frame: Frame
    order: Choice | None
    tabs: tuple[Choice, ...]
    hits: tuple[Hit, ...]
    articles: tuple[ArticleFound, ...]
    figures: tuple[FigureFound, ...]
    sources: tuple[SourceFound, ...]
    found: str
    problem: str | None
    more: str | None
    filters: tuple[Filter, ...]
    filters_words: str
