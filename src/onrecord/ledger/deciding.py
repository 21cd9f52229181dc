"""What people decided: events that are appended, and what they come to when they are read in order.

A decision names answers by the id of their claim and the words of their figure, and links by the ids of both
claims, so that it holds when articles are read again and whatever order they came in. Nothing that a machine found
is changed by it: the decisions in force are laid over it when it is read. Undoing appends an event that takes
another out of force; undoing that one puts it back.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from onrecord.errors import LedgerError
from onrecord.identity import digest
from onrecord.ledger.views import Decision

ACTS = ("merge", "split", "rename", "confirm", "reject", "party", "move", "pin", "undo")
"""What can be decided."""

_INSERT = """INSERT OR IGNORE INTO decisions (id, made_at, who, act, subject, before, after, why, undoes)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_COLUMNS = "id, made_at, who, act, subject, before, after, why, undoes"

Anchor = tuple[str, str]
"""An answer as decisions name it: the id of its claim and the words of its figure."""


@dataclass(slots=True)
class Overlay:
    """The decisions in force, by what they are about.

    `moved` maps answers to the question they were split off to; `merges` are pairs of answers of which the first's
    question takes in the second's; `names` are pairs of an answer and the name of its question.
    """

    moved: dict[Anchor, str] = field(default_factory=dict)
    merges: list[tuple[Anchor, Anchor]] = field(default_factory=list)
    names: list[tuple[Anchor, str]] = field(default_factory=list)
    links: dict[tuple[str, str, str], str] = field(default_factory=dict)
    parties: dict[str, str] = field(default_factory=dict)

    def status(self, later: str, earlier: str, relation: str) -> str:
        """What people said of a link: confirmed, rejected, or suggested when nobody has."""
        return self.links.get((later, earlier, relation), "suggested")


def load_decisions(connection: Connection) -> Iterator[Decision]:
    """Every decision in the order in which they were made."""
    rows = connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM decisions ORDER BY made_at, key")  # noqa: S608
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


def load_overlay(connection: Connection) -> Overlay:
    """What the decisions in force come to."""
    overlay = Overlay()
    for decision in in_force(list(load_decisions(connection))):
        subject, after = decision.subject, decision.after
        if decision.act == "merge":
            overlay.merges.append((_anchor(subject["into"]), _anchor(subject["from"])))
        elif decision.act == "split":
            overlay.moved.update((_anchor(one), str(after["question"])) for one in subject["answers"])
        elif decision.act == "rename":
            overlay.names.append((_anchor(subject["question"]), str(after["text"])))
        elif decision.act == "party":
            overlay.parties[subject["source"].casefold()] = str(after["party"])
        elif decision.act in ("confirm", "reject"):
            overlay.links[subject["later"], subject["earlier"], subject["relation"]] = str(after["status"])
    return overlay


def _anchor(one: dict[str, str]) -> Anchor:
    return one["claim"], one["figure"]


def make_decision(
    act: str,
    who: str,
    subject: dict[str, Any],
    *,
    before: dict[str, Any],
    after: dict[str, Any],
    why: str,
    undoes: str | None = None,
) -> Decision:
    """A decision of now; its id is a digest of all it says."""
    at = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
    id = digest("d", at, who, act, json.dumps(subject, sort_keys=True), json.dumps(after, sort_keys=True), undoes)
    return Decision(id, at, who, act, subject, before, after, why, undoes)


def keep_decision(connection: Connection, decision: Decision) -> bool:
    """Append a decision within the open transaction; whether it was not there yet.

    Raises:
        LedgerError: it takes back a decision that is not there or is taken back already.
    """
    if decision.undoes is not None:
        rows = list(load_decisions(connection))
        if all(one.decision_id != decision.undoes for one in rows):
            raise LedgerError(
                f"There is no decision {decision.undoes} to undo. `onrecord judge LEDGER list` lists them."
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
