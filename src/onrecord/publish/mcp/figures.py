"""The tools about figures: which questions they answer, and how the answers moved over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from mcp.types import CallToolResult
from pydantic import Field

from onrecord.ledger.views.questions import Question, QuestionAnswer, QuestionPage
from onrecord.link.origins.roots import OriginCount
from onrecord.publish.mcp.answers import Limit, Offset, Record, answer, found_or, shortened, sliced
from onrecord.publish.mcp.told import DECIDED, NAME, claim_told, days_told, figure_told, origins_told, question_told
from onrecord.publish.parts.lanes import withdrawn_words
from onrecord.publish.story.roots import gather_texts, printed_words, question_roots
from onrecord.publish.wording.headings import told_apart

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

Words = Annotated[
    str,
    Field(
        max_length=400,
        description="Words of the heading, or of a sentence with an answer, such as killed; empty for all.",
    ),
]
InStory = Annotated[str, Field(description="Only questions that articles of this story answer; empty for all.")]
QuestionId = Annotated[str, Field(description="The id of a question, as other answers give it under `question`.")]

_CONTRADICTIONS = 10
_SOURCES, _FIGURES, _PRINTS = 8, 6, 8
"""How many first-hand sources of a question are told, how many figures of each, and who prints each."""


class FigureTools:
    """What the ledger answers about figures."""

    def __init__(self, book: Ledger) -> None:
        self._book = book

    def list_questions(
        self, words: Words = "", story: InStory = "", limit: Limit = 20, offset: Offset = 0
    ) -> CallToolResult:
        """The questions that figures answer ("people killed, Ostrey"), those that most articles answer first."""
        articles = None
        if story:
            page = found_or("story", story, "list_stories", lambda: self._book.story(story))
            articles = [article.article_id for article in page.articles]
        questions = self._book.questions(words=words or None, articles=articles)
        pairs = list(zip(questions, told_apart(questions), strict=True))
        return answer(sliced(pairs, lambda pair: _question(*pair), offset, limit))

    def read_figures(self, question: QuestionId, limit: Limit = 20, offset: Offset = 0) -> CallToolResult:
        """The figures that answer one question in the order of saying: by whom, when, with bound and sentence.

        Copies of one statement stand in one item. `rests_on` says which figures rest on which first-hand source,
        and which outlets print them: many outlets may have a figure from one source. Different
        figures are different statements: give them with their sources and bounds; do not average them and do not
        pick one as right.
        """
        page = found_or("question", question, "list_questions", lambda: self._book.question(question))
        told = page.differing()
        origins = self._book.origins_of(
            {one.claim.article_id for one in page.answers}, {one.claim.claim_id for one in page.answers}
        )
        return answer(
            {
                **_question(page.question, page.question.text),
                "origins": {**origins_told(origins, most=0), "rests_on": self._rests_on(page, origins)},
                "figures_over_time": sliced(page.answers, _answer, offset, limit),
                "contradictions_because": told[:_CONTRADICTIONS],
                "contradictions_left_out": max(0, len(told) - _CONTRADICTIONS) or None,
                "decided_by_people": list(page.decided[:DECIDED]),
            }
        )

    def _rests_on(self, page: QuestionPage, origins: OriginCount) -> list[Record]:
        """The first-hand sources that figures are traced to, what rests on each, and who prints it."""
        return [
            {
                "source": shortened(root.name, NAME),
                "source_is": root.what,
                "figures": [
                    {
                        "figure": one.words,
                        "claim": one.address.rpartition("/")[2],
                        "printed_by": [shortened(printed_words(each), NAME) for each in (one.first, *one.also)][
                            :_PRINTS
                        ],
                    }
                    for one in root.resting[:_FIGURES]
                ],
                "figures_left_out": max(0, len(root.resting) - _FIGURES) or None,
            }
            for root in question_roots(page, origins, gather_texts(self._book, page))[:_SOURCES]
        ]


def _question(question: Question, heading: str) -> Record:
    days = " to ".join(dict.fromkeys(day for day in question.period if day))
    return {**question_told(question, heading), "days": days}


def _answer(one: QuestionAnswer) -> Record:
    """A figure with the claim that gives it; the other figures of that claim belong to other questions."""
    claim = claim_told(one.claim)
    del claim["figures"], claim["figures_left_out"]
    return {
        "by": shortened(one.line if one.party is None else f"{one.line} ({one.party})", NAME),
        "said_on": one.said,
        "figure": figure_told(one.figure),
        "figure_holds_for": days_told(*one.holds) if one.holds else None,
        "step": one.step,
        "withdrawn": withdrawn_words(one) or None,
        "also_printed_in": len(one.copies) or None,
        "given_in": claim,
    }
