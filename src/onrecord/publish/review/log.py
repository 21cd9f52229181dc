"""Decisions as sentences, and the log of them as a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.ledger.decisions.figures import figure_words
from onrecord.publish.parts.cues import in_words, told_of_hit
from onrecord.publish.parts.links import question_address, source_address, story_address
from onrecord.publish.views.frame import Choice, Frame
from onrecord.publish.views.review import DecisionsContext, Logged, Undo
from onrecord.publish.wording import clock, safe, words
from onrecord.publish.wording.hits import who_of
from onrecord.records import Relation, Stance

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.ledger.views.claims import ClaimHit
    from onrecord.ledger.views.keeping import Decision
    from onrecord.ledger.views.questions import Question, QuestionName

PAGE = 50
"""How many decisions a page of the log shows."""
_LONGEST = 160  # how many characters of a claim the log shows
_DID = {
    "accept": "said that a claim is right",
    "drop": "said that this is no claim",
    "flag": "flagged a claim as wrong",
    "unsure": "was not sure",
    "same": "said that two names are one source",
    "apart": "said that two names are not one source",
    "merge": "merged two questions",
    "split": "split figures off a question",
    "undo": "took a decision back",
}


def told(decision: Decision) -> str:
    """Who decided what, and why, as a sentence."""
    why = f": “{decision.why}”" if decision.why else "."
    return safe.isolated(f"{decision.who} {_did(decision)}{why}")


def merged_words(kept: Question, taken: Question) -> str:
    """Which question a merge put under which, and whether their words count different things."""
    slots = [(one.measure, one.unit, one.counted) for one in (kept, taken)]
    unlike = " By their words they count different things." if slots[0] != slots[1] else ""
    return safe.isolated(f"“{taken.text}” now stands under “{kept.text}”.{unlike}")


def _did(decision: Decision) -> str:
    after, subject = decision.after, decision.subject
    match decision.act:
        case "confirm" | "reject":
            held = "holds" if decision.act == "confirm" else "does not hold"
            return f"said that a link ({_relation(subject.get('relation'))}) {held}"
        case "stance" | "speaker" | "figure":
            return _corrected(decision)
        case "rename":
            return f"named a question “{after.get('text')}”"
        case "party":
            return f"set the party of “{subject.get('source')}” to “{after.get('party')}”"
        case "move":
            return "put an article beside another" if after.get("with") else "took an article out of its story"
        case "remove":
            return f"removed {_pages(decision.before.get('pages'))}"
        case "pin":
            return f"{'pinned' if after.get('query') else 'forgot'} the story “{subject.get('name')}”"
    return _DID.get(decision.act, decision.act)


def _pages(pages: object) -> str:
    """What is kept of an article that was removed: its outlet, and where and when it was published."""
    told = [one for one in pages if isinstance(one, dict)] if isinstance(pages, list) else []
    first: dict[str, object] = told[0] if told else {}
    known = (first.get("outlet"), str(first.get("published") or "")[:10], first.get("url") or first.get("article"))
    versions = f" and {words.count(len(told) - 1, 'more address', 'more addresses')} of it" if len(told) > 1 else ""
    return f"an article ({', '.join(str(one) for one in known if one)}){versions}"


def _corrected(decision: Decision) -> str:
    """What a person made of a claim's stance, source or figure."""
    after = decision.after
    if decision.act == "stance":
        return f"set the stance of a claim to “{stance_of(str(after.get('stance')))}”"
    if decision.act == "speaker":
        return f"said that a claim is of “{after.get('speaker')}”"
    return f"set the figure “{decision.subject.get('figure')}” of a claim to “{figure_words(after)}”"


def stance_of(value: str) -> str:
    """What a stance is called; one that is not known as it is."""
    return words.STANCE_WORDS[Stance(value)] if value in set(Stance) else value


def _relation(value: object) -> str:
    return words.RELATION_WORDS[Relation(str(value))][0] if value in set(Relation) else str(value)


def decisions_context(
    book: Ledger, decisions: Sequence[Decision], frame: Frame, *, token: str = "", start: int = 0
) -> DecisionsContext:
    """The log as a page.

    All decisions come in the order of deciding; the newest are left out, as many as `start` says. Without a token
    the page has no forms.
    """
    by = {decision.undoes: decision for decision in decisions if decision.undoes is not None}
    holding = {decision.decision_id for decision in book.decisions_in_force()}
    shown = list(reversed(decisions))[start : start + PAGE]
    claims = book.claims_named(id for decision in shown for id in _claims_of(decision))
    answered = book.questions_answered(claim for decision in shown for claim, _ in _anchors_of(decision))
    more = start + PAGE < len(decisions)
    return DecisionsContext(
        frame=frame,
        found=words.count(len(decisions), "decision") + ", the newest first." if decisions else "No decision yet.",
        decisions=tuple(
            _logged(
                one,
                (*_about(one, claims), *_questions(one, answered), *_stories(one)),
                by.get(one.decision_id),
                holds=one.decision_id in holding,
                forms=bool(token),
            )
            for one in shown
        ),
        token=token,
        more=f"/decisions?after={start + PAGE}" if more else None,
    )


def _logged(
    decision: Decision, about: tuple[Choice, ...], undone: Decision | None, *, holds: bool, forms: bool
) -> Logged:
    holds = holds or (decision.act == "undo" and undone is None)
    return Logged(
        when=decision.at,
        date=clock.moment(decision.at[:16] + "+00:00"),
        told=Undo(told(decision), decision.decision_id if forms and undone is None else None),
        about=about,
        state=None if holds else "Taken back",
    )


def _claims_of(decision: Decision) -> list[str]:
    subject = decision.subject
    named = [subject.get(name) for name in ("claim", "later", "earlier")]
    return [one for one in named if isinstance(one, str)]


def _anchors_of(decision: Decision) -> list[tuple[str, str]]:
    """The answers by which a decision names its questions: a claim, and its figure as written."""
    subject = decision.subject
    named = [subject.get("question"), subject.get("from"), subject.get("into"), *subject.get("answers", ())]
    return [(str(one.get("claim")), str(one.get("figure"))) for one in named if isinstance(one, dict)]


def _questions(decision: Decision, answered: Mapping[str, Sequence[QuestionName]]) -> list[Choice]:
    """The questions that a decision is about, as they stand now."""
    found: dict[str, QuestionName] = {}
    for claim, figure in _anchors_of(decision):
        asked = answered.get(claim, ())
        named = [one for one in asked if one.figure == figure] or (asked if len(asked) == 1 else ())
        for question in named:
            found[question.question_id] = question
    return [Choice(safe.isolated(one.text), question_address(id)) for id, one in found.items()]


def _stories(decision: Decision) -> list[Choice]:
    """The pinned story or the article that a decision is about."""
    name, article = decision.subject.get("name"), decision.subject.get("article")
    if decision.act == "pin" and decision.after.get("query"):
        return [Choice(safe.isolated(f"Story: {name}"), story_address(str(name)))]
    if decision.act == "move":
        return [Choice(safe.isolated(f"Article {article}"), safe.article_address(str(article)))]
    return []


def _about(decision: Decision, claims: Mapping[str, ClaimHit]) -> list[Choice]:
    """What a decision is about, each with its address."""
    out = []
    for id in _claims_of(decision):
        hit = claims.get(id)
        if hit is None:
            out.append(Choice(f"Claim {id}, which no reading has any more", ""))
        else:
            content = in_words(told_of_hit(hit))
            short = content if len(content) <= _LONGEST else content[:_LONGEST].rpartition(" ")[0] + "…"
            out.append(Choice(safe.isolated(f"{who_of(hit)}: {short}"), safe.claim_address(id)))
    names = [str(name) for name in decision.subject.get("names", ())]
    return [*out, *(Choice(safe.isolated(name), source_address(name) or "") for name in names)]
