"""What a person says about questions, links, claims and names becomes a decision: checked first, then appended."""

import json
from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import Connection

from onrecord.errors import LedgerError
from onrecord.identity import digest
from onrecord.ledger.decisions.claims import settle_judged
from onrecord.ledger.decisions.events import (
    ACTS,
    Anchor,
    Asked,
    Change,
    Overlay,
    in_force,
    keep_decision,
    load_decisions,
    make_decision,
)
from onrecord.ledger.decisions.given import given_words
from onrecord.ledger.finding.links import link_subject
from onrecord.ledger.questions.pages import anchors_of, find_question, load_question_pages
from onrecord.ledger.review.claims import (
    check_name,
    prepare_claim,
    prepare_figure,
    prepare_names,
    prepare_speaker,
    prepare_stance,
    prepare_unsure,
)
from onrecord.ledger.review.removing import prepare_removal
from onrecord.ledger.store.ids import whole_id
from onrecord.ledger.stories.moving import prepare_move, prepare_pin, wait_for_moved
from onrecord.ledger.views.keeping import Decision

_STATUS = {"confirm": "confirmed", "reject": "rejected"}


def judge(
    connection: Connection, act: str, targets: Sequence[str], *, who: str, why: str, to: str | None = None
) -> Decision:
    """Append a decision within the open transaction.

    `_PREPARE` says what each act takes; a link is named by its claims, and its relation where there are several.

    Raises:
        LedgerError: the act or what it is about is not there.
    """
    if act not in ACTS:
        raise LedgerError(f"{act!r} is nothing that can be decided. Choose {', '.join(ACTS[:-1])} or {ACTS[-1]}.")
    if act == "remove" and not why.strip():
        raise LedgerError("An article is removed for a reason, which is kept. Say why (--why, or its field).")
    change = _PREPARE[act](connection, Asked(act, list(targets), to))
    decision = make_decision(act, who, change, why=why)
    keep_decision(connection, decision)
    wait_for_moved(connection, decision)
    settle_judged(connection)
    return decision


def _merge(connection: Connection, asked: Asked) -> Change:
    into, other = (find_question(connection, target) for target in asked.take(2, "two questions"))
    if into == other:
        raise LedgerError(f"{into} is one question already.")
    subject = {"into": _named(anchors_of(connection, into)[0]), "from": _named(anchors_of(connection, other)[0])}
    return Change(subject, {"questions": [into, other]}, {"questions": [into]})


def _split(connection: Connection, asked: Asked) -> Change:
    if len(asked.targets) < 2:
        raise LedgerError("Splitting takes a question and the claims that leave it. Give both.")
    question = find_question(connection, asked.targets[0])
    claims = {whole_id(connection, target, "claim") for target in asked.targets[1:]}
    answers = [anchor for anchor in anchors_of(connection, question) if anchor[0] in claims]
    missing = claims - {claim for claim, _ in answers}
    if missing:
        raise LedgerError(f"Claim {min(missing)} does not answer question {question}.")
    subject = {"answers": [_named(anchor) for anchor in answers]}
    new = digest("q", "split", question, json.dumps(subject, sort_keys=True))
    return Change(subject, {"question": question}, {"question": new})


def _rename(connection: Connection, asked: Asked) -> Change:
    (target,) = asked.take(1, "a question")
    if not asked.to:
        raise LedgerError("A question is renamed to something. Give --to NAME.")
    name = given_words(asked.to, "The name of a question")
    question = find_question(connection, target)
    text = load_question_pages(connection, [question])[0].question.text
    subject = {"question": _named(anchors_of(connection, question)[0])}
    return Change(subject, {"text": text}, {"text": name})


def _settle_link(connection: Connection, asked: Asked) -> Change:
    subject, before = link_subject(connection, asked.targets)
    return Change(subject, {"status": before}, {"status": _STATUS[asked.act]})


def _party(connection: Connection, asked: Asked) -> Change:
    (source,) = asked.take(1, "a source")
    if not asked.to:
        raise LedgerError("A source belongs to some side. Give --to PARTY.")
    party = given_words(asked.to, "A party")
    check_name(connection, source)
    before = [d for d in load_decisions(connection) if d.act == "party" and d.subject.get("source") == source]
    return Change({"source": source}, before[-1].after if before else {"party": None}, {"party": party})


def _undo(connection: Connection, asked: Asked) -> Change:
    (given,) = asked.take(1, "a decision")
    id = whole_id(connection, given, "decision")
    decisions = list(load_decisions(connection))
    found = next((d for d in decisions if d.decision_id == id), None)
    if found is None:
        raise LedgerError(
            f"There is no decision {id} to undo. `onrecord export LEDGER FILE --what decisions` lists them."
        )
    if found.act == "split" and (later := _built_on(found, decisions)) is not None:
        raise LedgerError(
            f"Decision {id} made the question that decision {later.decision_id} {_PAST[later.act]}. "
            f"Undo {later.decision_id} first."
        )
    return Change(found.subject, found.after, found.before, undoes=id)


_PAST = {"merge": "merged", "rename": "renamed", "split": "split again"}


def _built_on(split: Decision, decisions: Sequence[Decision]) -> Decision | None:
    """The first decision in force that means the question which a split made."""
    made = split.after["question"]
    overlay = Overlay()
    for decision in in_force(list(decisions)):
        overlay.take_in(decision)
        meant = [one for name, one in decision.subject.items() if name in ("into", "from", "question")]
        if decision.act in _PAST and any(overlay.meant(one).split == made for one in meant):
            return decision
        if decision.act == "split" and decision.before["question"] == made:
            return decision
    return None


def _named(anchor: Anchor) -> dict[str, str]:
    return {"claim": anchor[0], "figure": anchor[1]}


_PREPARE: Mapping[str, Callable[[Connection, Asked], Change]] = {
    "merge": _merge,
    "split": _split,
    "rename": _rename,
    "confirm": _settle_link,
    "reject": _settle_link,
    "party": _party,
    "move": prepare_move,
    "remove": prepare_removal,
    "pin": prepare_pin,
    "accept": prepare_claim,
    "drop": prepare_claim,
    "flag": prepare_claim,
    "stance": prepare_stance,
    "speaker": prepare_speaker,
    "figure": prepare_figure,
    "same": prepare_names,
    "apart": prepare_names,
    "unsure": prepare_unsure,
    "undo": _undo,
}
"""What each act changes, from what is asked for; nothing is written by it."""
