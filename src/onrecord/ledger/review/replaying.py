"""Decisions that were exported from a ledger are taken into another one; the file may be one that others wrote."""

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection

from onrecord.errors import LedgerError
from onrecord.ledger.decisions.claims import settle_judged
from onrecord.ledger.decisions.events import ACTS, Overlay, keep_decision
from onrecord.ledger.decisions.removed import settle_removed
from onrecord.ledger.stories.moving import load_moves, wait_for_moved
from onrecord.ledger.views.keeping import Decision

_TEXTS = ("id", "at", "who", "act", "why")
_OBJECTS = ("subject", "before", "after")
_KINDS = {**dict.fromkeys(_TEXTS, str), **dict.fromkeys(_OBJECTS, dict), "undoes": str | None}


def replay(connection: Connection, records: Iterable[dict[str, Any]]) -> int:
    """Append decisions that were exported, those that are there already left out; how many were new.

    Raises:
        LedgerError: a record is not a decision, or none that this version knows.
    """
    new = 0
    for number, record in enumerate(records, 1):
        decision = _read_decision(record, f"Line {number}")
        with _well_formed(f"Line {number}"):
            if keep_decision(connection, decision):
                Overlay().take_in(decision)
                wait_for_moved(connection, decision)
                new += 1
    if new:
        with _well_formed("One of the lines"):
            settle_judged(connection)
            settle_removed(connection)
            load_moves(connection)
    return new


def _read_decision(record: Any, where: str) -> Decision:
    """A decision of a file that others may have written, its fields of the kinds that they have in a ledger."""
    problem = _what_is_wrong(record)
    if problem:
        raise LedgerError(f"{where} is not a decision: {problem}. Export with --what decisions.")
    fields = ("id", "at", "who", "act", "subject", "before", "after", "why", "undoes")
    return Decision(*(record[name] for name in fields))


def _what_is_wrong(record: Any) -> str:
    """Why a record is no decision, "" for one."""
    if not isinstance(record, dict):
        return "it is no JSON object"
    missing = [name for name in _KINDS if name not in record]
    if missing:
        return f"{missing[0]!r} is missing"
    strange = [name for name, kind in _KINDS.items() if not isinstance(record[name], kind)]
    if strange:
        return f"{strange[0]!r} is not what it is in a decision"
    if record["act"] not in ACTS:
        return f"this version does not know the act {record['act']!r}"
    try:
        dt.datetime.fromisoformat(record["at"])
    except ValueError:
        return f"{record['at']!r} is no moment"
    return ""


@contextmanager
def _well_formed(where: str) -> Iterator[None]:
    """Say in one sentence where a decision is that lacks what its act needs: others may have written the file."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LedgerError(
            f"{where} is not a decision: it lacks what its act needs ({error}). Export with --what decisions."
        ) from error
