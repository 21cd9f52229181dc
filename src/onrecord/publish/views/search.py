"""What a search found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from onrecord.publish.views.feed import Filter
from onrecord.publish.views.frame import Frame, Sign, Told
from onrecord.publish.words import FigureMark


@dataclass(frozen=True, slots=True)
class Hit:
    """One claim that a search found; `evidence` is its sentence where that says more than its content."""

    address: str
    who: str
    who_address: str | None
    sign: Sign
    content: tuple[Told, ...]
    evidence: str | None
    headline: str
    article: str
    outlet: str | None
    date: str | None
    said: str | None
    figures: tuple[FigureMark, ...]


@dataclass(frozen=True, slots=True)
class SearchContext:
    """The results of a search; `problem` says what is wrong with the query, `filters` narrow it down."""

    template: ClassVar[str] = "search.html"

    frame: Frame
    hits: tuple[Hit, ...]
    found: str
    problem: str | None
    more: str | None
    filters: tuple[Filter, ...]
    filters_words: str
