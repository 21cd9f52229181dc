"""Which doubts are one to a reader: a claim that stands in copies word for word, and a link between such claims.

Of equal ones the first is asked about. Once a person accepted a claim or confirmed a link, its copies are no longer
asked about; after any other decision the next one is, since each row keeps what was decided on it.
"""

import json
from collections.abc import Hashable, Iterable, Mapping, Sequence

from sqlalchemy import Connection

from onrecord.ledger.decisions.events import load_overlay

_WORDS = "SELECT c.id, c.who, c.content, c.evidence FROM claims AS c"

Said = tuple[str, ...]
"""Who says what in which sentence, without case and blanks."""


class SaidOnce:
    """What some claims say, and what of it people accepted or confirmed."""

    def __init__(self, connection: Connection, claim_ids: Iterable[str]) -> None:
        confirmed = [link for link, status in load_overlay(connection).links.items() if status == "confirmed"]
        wanted = {*claim_ids, *(id for later, earlier, _ in confirmed for id in (later, earlier))}
        rows = connection.exec_driver_sql(
            f"{_WORDS} WHERE c.id IN (SELECT value FROM json_each(?))", (json.dumps(sorted(wanted)),)
        )
        self._said: Mapping[str, Said] = {id: _said(*words) for id, *words in rows}
        accepted = connection.exec_driver_sql(
            f"{_WORDS} JOIN judged AS j ON j.claim = c.id WHERE j.standing = 'accepted'"
        )
        self._seen: set[Hashable] = {("claim", _said(*words)) for _, *words in accepted}
        self._seen.update(self._key("link", link) for link in confirmed)

    def is_new(self, what: str, targets: Sequence[str]) -> bool:
        """Whether nothing that says the same was asked about before, accepted or confirmed.

        `what` is "claim" or "link" (of anything else each is new), `targets` the claim, or both claims of the link
        and its relation.
        """
        if what not in ("claim", "link"):
            return True
        key = self._key(what, targets)
        if key in self._seen:
            return False
        self._seen.add(key)
        return True

    def _key(self, what: str, targets: Sequence[str]) -> Hashable:
        return what, *(self._said.get(target, target) for target in targets)


def _said(*words: str | None) -> Said:
    return tuple(" ".join((part or "").casefold().split()) for part in words)
