"""What the ledger knows of one story, gathered for its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.ledger.views.claims import ClaimHit, LinkRow, under_names
from onrecord.ledger.views.questions import QuestionPage
from onrecord.ledger.views.stories import StoryPage
from onrecord.link.origins.roots import OriginCount
from onrecord.publish.wording.headings import told_apart

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

_QUESTIONS = 12


@dataclass(frozen=True, slots=True)
class GatheredStory:
    """What the ledger knows of one story.

    `questions` are those that two articles or more answer, `origins` how many independent origins the answers to
    each have, `headings` theirs and `alone` those of the other questions by their ids, each told from the others.
    `answered` are the ids of the questions that a claim answers, by the claim's id.
    """

    page: StoryPage
    claims: Sequence[ClaimHit]
    links: Sequence[LinkRow]
    questions: Sequence[QuestionPage]
    origins: Sequence[OriginCount]
    headings: Sequence[str]
    alone: Mapping[str, str]
    answered: Mapping[str, Sequence[str]]


def gather(book: Ledger, wanted: str) -> GatheredStory:
    """All that a story's page shows, read from the ledger.

    Raises:
        LedgerError: there is no such story.
    """
    page, claims = gather_claims(book, wanted)
    articles = [article.article_id for article in page.articles]
    questions = book.questions(articles=articles)
    shared = [question for question in questions if question.articles > 1 or question.answers > 2]
    shown = shared[:_QUESTIONS]
    pages = [_under_names(one, claims) for one in book.question_pages(q.question_id for q in shown)]
    headings = dict(zip((question.question_id for question in questions), told_apart(questions), strict=True))
    return GatheredStory(
        page=page,
        claims=claims,
        links=book.links_of(hit.claim_id for hit in claims),
        questions=pages,
        origins=list(
            book.origins_of_each(
                {answer.claim.article_id for one in pages for answer in one.answers},
                [[answer.claim.claim_id for answer in one.answers] for one in pages],
            )
        ),
        headings=[headings.pop(question.question_id) for question in shown],
        alone=headings,
        answered={
            claim: [question.question_id for question in asked]
            for claim, asked in book.questions_answered(hit.claim_id for hit in claims).items()
        },
    )


def gather_claims(book: Ledger, wanted: str) -> tuple[StoryPage, list[ClaimHit]]:
    """A story with its claims alone, under the names that their sources go by in it.

    Raises:
        LedgerError: there is no such story.
    """
    page = book.story(wanted)
    return page, under_names(book.claims_of(article.article_id for article in page.articles), page.best_names())


def _under_names(page: QuestionPage, claims: Sequence[ClaimHit]) -> QuestionPage:
    """A question whose answers have the names that their sources go by in the story; those outside keep theirs."""
    shown = {hit.claim_id: hit for hit in claims}
    lines: dict[str, str] = {}
    answers = []
    for one in page.answers:
        hit = shown.get(one.claim.claim_id, one.claim)
        line = (hit.who or one.line) if one.line == one.claim.who else one.line
        answers.append(replace(one, claim=hit, line=lines.setdefault(one.line_key, line)))
    return replace(page, answers=tuple(answers))


class GatheredStories:
    """The stories that were asked for last, each as gathered while the ledger stands as it did.

    Who sorts a table or turns to the other clock asks for the same story again.
    """

    _MOST = 4

    def __init__(self, book: Ledger) -> None:
        self._book = book
        self._kept: dict[str, tuple[int, GatheredStory]] = {}

    def get(self, wanted: str) -> GatheredStory:
        """All that a story's page shows.

        Raises:
            LedgerError: there is no such story.
        """
        revision = self._book.revision()
        kept = self._kept.get(wanted)
        if kept is not None and kept[0] == revision:
            return kept[1]
        told = gather(self._book, wanted)
        others = [(name, one) for name, one in list(self._kept.items()) if one[0] == revision and name != wanted]
        self._kept = dict([*others[1 - self._MOST :], (wanted, (revision, told))])
        return told
