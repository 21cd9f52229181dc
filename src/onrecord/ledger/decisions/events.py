"""What people decided: events that are appended, and what they come to when they are read in order.

A decision names answers by the id of their claim and the words of their figure, and links by the ids of both
claims, so that it holds when articles are read again and whatever order they came in. Nothing that a machine found
is changed by it: the decisions in force are laid over it when it is read. Undoing appends an event that takes
another out of force; undoing that one puts it back.
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Connection

from onrecord.errors import LedgerError
from onrecord.identity import digest
from onrecord.ledger.store.transactions import once_a_revision
from onrecord.ledger.views.keeping import Decision

ACTS = (
    *("merge", "split", "rename", "confirm", "reject", "party", "move", "pin", "remove"),
    *("accept", "drop", "flag", "stance", "speaker", "figure", "same", "apart", "unsure", "undo"),
)
"""What can be decided."""

_INSERT = """INSERT OR IGNORE INTO decisions (id, made_at, who, act, subject, before, after, why, undoes)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_COLUMNS = "id, made_at, who, act, subject, before, after, why, undoes"

Anchor = tuple[str, str]
"""An answer as decisions name it: the id of its claim and the words of its figure."""


class Asked(NamedTuple):
    """A decision as somebody asks for it: one of `ACTS`, what it is about, and what that is to become."""

    act: str
    targets: list[str]
    to: str | None = None

    def take(self, number: int, what: str) -> list[str]:
        """The targets, of which the act takes just so many.

        Raises:
            LedgerError: there are more or fewer.
        """
        if len(self.targets) != number:
            raise LedgerError(f"To {self.act} takes {what}; {len(self.targets)} given.")
        return self.targets


class Change(NamedTuple):
    """What a decision is about, from what and to what it changes that, and the decision that it takes back."""

    subject: dict[str, Any]
    before: dict[str, Any]
    after: dict[str, Any]
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class Meant:
    """A question as a decision means it: that of an answer when it was decided, wherever the answer went later.

    `split` is the question that the answer had been split off to by then, None when it stood where it was found.
    """

    anchor: Anchor
    split: str | None

    def id_in(self, found: Mapping[Anchor, str]) -> str | None:
        """The id of the question; None while its answer is not there.

        `found` is the question in which each answer was found.
        """
        return found.get(self.anchor) if self.split is None else self.split


@dataclass(slots=True)
class Overlay:
    """The decisions in force, by what they are about, each kind in the order of deciding.

    `moved` maps answers to the question they were split off to; of `merges` the first question takes in the
    second; `splits` are the decisions behind `moved`.
    """

    moved: dict[Anchor, str] = field(default_factory=dict)
    splits: list[Decision] = field(default_factory=list)
    merges: list[tuple[Meant, Meant, Decision]] = field(default_factory=list)
    names: list[tuple[Meant, Decision]] = field(default_factory=list)
    links: dict[tuple[str, str, str], str] = field(default_factory=dict)
    parties: dict[str, str] = field(default_factory=dict)

    def meant(self, one: dict[str, str]) -> Meant:
        """The question of an answer, as far as decisions are read."""
        anchor = (one["claim"], one["figure"])
        return Meant(anchor, self.moved.get(anchor))

    def take_in(self, decision: Decision) -> None:
        """Lay the next decision over those before it."""
        subject, after = decision.subject, decision.after
        if decision.act == "merge":
            self.merges.append((self.meant(subject["into"]), self.meant(subject["from"]), decision))
        elif decision.act == "split":
            moved = [(one["claim"], one["figure"]) for one in subject["answers"]]
            self.moved.update(dict.fromkeys(moved, str(after["question"])))
            self.splits.append(decision)
        elif decision.act == "rename":
            self.names.append((self.meant(subject["question"]), decision))
        elif decision.act == "party":
            self.parties[subject["source"].casefold()] = str(after["party"])
        elif decision.act in ("confirm", "reject"):
            self.links[subject["later"], subject["earlier"], subject["relation"]] = str(after["status"])

    def claims(self) -> set[str]:
        """The claims by which questions are named, and those that were split off one."""
        pairs = [one for first, other, _ in self.merges for one in (first, other)]
        named = (*pairs, *(one for one, _ in self.names))
        return {one.anchor[0] for one in named} | {claim for claim, _ in self.moved}

    def status(self, later: str, earlier: str, relation: str) -> str:
        """What people said of a link: confirmed, rejected, or suggested when nobody has."""
        return self.links.get((later, earlier, relation), "suggested")


def load_decisions(connection: Connection) -> Iterator[Decision]:
    """Every decision in the order in which they were made."""
    rows = connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM decisions ORDER BY made_at, key")
    for id, made_at, who, act, subject, before, after, why, undoes in rows:
        yield Decision(
            id, made_at, who, act, json.loads(subject), json.loads(before), json.loads(after), why, undoes
        )


def in_force(decisions: list[Decision]) -> list[Decision]:
    """The decisions that no decision in force takes back, without the undoing ones."""
    undone: set[str] = set()
    for decision in reversed(decisions):
        if decision.undoes is not None and decision.decision_id not in undone:
            undone.add(decision.undoes)
    return [d for d in decisions if d.decision_id not in undone and d.act != "undo"]


def load_in_force(connection: Connection) -> list[Decision]:
    """The decisions that hold, in the order in which they were made."""
    return in_force(list(load_decisions(connection)))


def load_overlay(connection: Connection) -> Overlay:
    """What the decisions in force come to."""
    return once_a_revision(connection, _read_overlay)


def _read_overlay(connection: Connection) -> Overlay:
    overlay = Overlay()
    for decision in load_in_force(connection):
        overlay.take_in(decision)
    return overlay


def decided_on(
    question: str, overlay: Overlay, found: Mapping[Anchor, str], into: Mapping[str, str]
) -> Iterator[str]:
    """What people decided on a question, a sentence each: merges first, then splits, then names.

    `found` is the question in which each answer was found, `into` the question that each one stands in now.
    """
    for one, other, decision in overlay.merges:
        kept, taken = one.id_in(found), other.id_in(found)
        if kept is not None and taken is not None and into.get(kept, kept) == question:
            yield _said(decision, f"merged question {taken} into {kept}")
    for decision in overlay.splits:
        left, new = str(decision.before["question"]), str(decision.after["question"])
        if question in (into.get(left, left), into.get(new, new)):
            claims = len(decision.subject["answers"])
            which = "a figure" if claims == 1 else f"{claims} figures"
            yield _said(decision, f"split {which} off question {left}, now question {new}")
    for one, decision in overlay.names:
        named = one.id_in(found)
        if named is not None and into.get(named, named) == question:
            yield _said(decision, f"named it “{decision.after['text']}”")


def _said(decision: Decision, what: str) -> str:
    why = f" “{decision.why}”" if decision.why else ""
    return f"{decision.who} {what} on {decision.at[:10]}.{why} ({decision.decision_id})"


def make_decision(act: str, who: str, change: Change, *, why: str) -> Decision:
    """A decision of now; its id is a digest of all it says."""
    at = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
    subject, after = (json.dumps(part, sort_keys=True) for part in (change.subject, change.after))
    id = digest("d", at, who, act, subject, after, change.undoes)
    return Decision(id, at, who, act, change.subject, change.before, change.after, why, change.undoes)


def keep_decision(connection: Connection, decision: Decision) -> bool:
    """Append a decision within the open transaction; whether it was not there yet.

    Raises:
        LedgerError: it takes back a decision that is not there or is taken back already.
    """
    if decision.undoes is not None:
        rows = list(load_decisions(connection))
        if all(one.decision_id != decision.undoes for one in rows):
            raise LedgerError(
                f"There is no decision {decision.undoes} to undo. "
                "`onrecord export LEDGER FILE --what decisions` lists them."
            )
        if any(one.undoes == decision.undoes and one.decision_id != decision.decision_id for one in rows):
            raise LedgerError(f"Decision {decision.undoes} is undone already.")
    done = connection.exec_driver_sql(
        _INSERT,
        (
            decision.decision_id,
            decision.at,
            decision.who,
            decision.act,
            _json(decision.subject),
            _json(decision.before),
            _json(decision.after),
            decision.why,
            decision.undoes,
        ),
    )
    return bool(done.rowcount)


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
