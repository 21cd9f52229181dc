"""One question becomes a page that corrects it: what does not belong to it, what does, and what it is called."""

from collections.abc import Sequence

from onrecord.ledger.review.keys import question_key
from onrecord.ledger.views.questions import Question, QuestionAnswer, QuestionPage
from onrecord.publish.parts.links import question_address, review_question_address
from onrecord.publish.views.frame import Frame
from onrecord.publish.views.review import Answered, Option, QuestionReviewContext, Undo
from onrecord.publish.wording import clock, safe
from onrecord.publish.wording.headings import told_apart
from onrecord.publish.wording.hits import mark_from


def question_review_context(
    page: QuestionPage, near: Sequence[Question], frame: Frame, *, token: str, done: Undo | None
) -> QuestionReviewContext:
    """The page that corrects a question.

    `near` are the questions that it may be one with, the most answered first; it may be among them.
    """
    id = page.question.question_id
    others = [question for question in near if question.question_id != id]
    return QuestionReviewContext(
        frame=frame,
        name=safe.isolated(page.question.text),
        address=question_address(id),
        key=question_key(id),
        answers=tuple(map(_answered, page.answers)),
        others=tuple(
            Option(question.question_id, safe.isolated(heading), chosen=False)
            for question, heading in zip(others, told_apart(others), strict=True)
        ),
        decided=tuple(map(safe.isolated, page.decided)),
        done=done,
        token=token,
        back=review_question_address(id),
    )


def _answered(answer: QuestionAnswer) -> Answered:
    """A figure with its copies, which leave a question together."""
    hit = answer.claim
    return Answered(
        claims=" ".join((hit.claim_id, *answer.copy_claims)),
        figure=mark_from(answer.figure).words,
        who=safe.isolated(answer.line),
        said=clock.moment(answer.said) if answer.said else "day not known",
        outlet=safe.outlet_words(hit.outlet, hit.url) or "outlet not known",
        address=safe.claim_address(hit.claim_id),
    )
