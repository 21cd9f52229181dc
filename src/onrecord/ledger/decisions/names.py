"""Which names people said are one source's, or are not: laid over what was found when it is read.

Names are joined by the last decision in force on each pair, and by pairs that share a name. Nothing else is: a
name that no person joined stands for itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from onrecord.ledger.decisions.claims import signed
from onrecord.ledger.decisions.events import load_in_force
from onrecord.ledger.store.transactions import once_a_revision
from onrecord.ledger.views.keeping import Decided, Decision
from onrecord.ledger.views.names import SameName

NAME_ACTS = ("same", "apart")
"""What is decided on two names."""

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class NameDecisions:
    """The decisions in force on pairs of names: the last one on each, and those set aside as not sure."""

    last: dict[Pair, Decision] = field(default_factory=dict)
    unsure: dict[Pair, Decision] = field(default_factory=dict)

    def status(self, one: str, other: str) -> str:
        """What people said of two names: confirmed, rejected, or suggested when nobody has."""
        decision = self.last.get(frozenset((one, other)))
        if decision is None:
            return "suggested"
        return "confirmed" if decision.act == "same" else "rejected"

    def over(self, pairs: Iterable[SameName]) -> Iterator[SameName]:
        """The suggested pairs with what people said of them, then pairs that people alone joined."""
        seen = set()
        for pair in pairs:
            seen.add(frozenset((pair.one, pair.other)))
            yield replace(pair, status=self.status(pair.one, pair.other))
        for key, decision in self.last.items():
            if key not in seen and decision.act == "same":
                one, other = decision.subject["names"]
                yield SameName(one, other, "person", told_on_names(decision), sure=True, status="confirmed")

    def open_among(self, pairs: Iterable[SameName]) -> tuple[SameName, ...]:
        """Those of some suggested pairs that nobody has decided on."""
        return tuple(pair for pair in pairs if self.status(pair.one, pair.other) == "suggested")

    def joined(self, name: str) -> tuple[str, ...]:
        """All names of the source that goes by this one, this one first."""
        group, waiting = [name], [name]
        while waiting:
            at = waiting.pop()
            for key, decision in self.last.items():
                if decision.act == "same" and at in key:
                    new = [other for other in sorted(key) if other not in group]
                    group += new
                    waiting += new
        return tuple(group)

    def decided(self, act: str) -> frozenset[Pair]:
        """The pairs of names on which the last decision is this one."""
        return frozenset(pair for pair, decision in self.last.items() if decision.act == act)

    def decided_on(self, names: Iterable[str]) -> tuple[Decided, ...]:
        """The decisions that one of some names is a side of, a sentence each."""
        wanted = set(names)
        return tuple(
            Decided(decision.decision_id, told_on_names(decision))
            for key, decision in self.last.items()
            if not wanted.isdisjoint(key)
        )


def load_name_decisions(connection: Connection) -> NameDecisions:
    """What people decided on names."""
    return once_a_revision(connection, _read_name_decisions)


def _read_name_decisions(connection: Connection) -> NameDecisions:
    found = NameDecisions()
    for decision in load_in_force(connection):
        if "names" in decision.subject:
            key = frozenset(map(str, decision.subject["names"]))
            (found.unsure if decision.act == "unsure" else found.last)[key] = decision
            if decision.act in NAME_ACTS:
                found.unsure.pop(key, None)
    return found


def told_on_names(decision: Decision) -> str:
    """A decision on two names as a sentence."""
    one, other = decision.subject["names"]
    did = {
        "same": f"said that “{one}” and “{other}” are one source",
        "apart": f"said that “{one}” and “{other}” are two",
        "unsure": f"was not sure about “{one}” and “{other}”",
    }[decision.act]
    return signed(decision, did)
