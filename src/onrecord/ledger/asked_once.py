"""Which doubts are one to a reader: a claim that stands in copies word for word, and a link between such claims.

Of equal ones the first is asked about. Once a person said that it is right the others are no longer asked; after
any other decision the next one is, since each row keeps what was decided on it.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Mapping, Sequence

from sqlalchemy import Connection

_WORDS = "SELECT c.id, c.who, c.content, c.evidence FROM claims AS c"

Said = tuple[str, ...]
"""Who says what in which sentence, without case and blanks."""


class SaidOnce:
    """What some claims say, and what of it people accepted."""

    def __init__(self, connection: Connection, claim_ids: Iterable[str]) -> None:
        rows = connection.exec_driver_sql(
            f"{_WORDS} WHERE c.id IN (SELECT value FROM json_each(?))", (json.dumps(sorted(set(claim_ids))),)
        )
        self._said: Mapping[str, Said] = {id: _said(*words) for id, *words in rows}
        accepted = connection.exec_driver_sql(
            f"{_WORDS} JOIN judged AS j ON j.claim = c.id WHERE j.standing = 'accepted'"
        )
        self._seen: set[Hashable] = {("claim", _said(*words)) for _, *words in accepted}

    def is_new(self, what: str, targets: Sequence[str]) -> bool:
        """Whether nothing that says the same was asked about before, or accepted.

        Args:
            what: "claim" or "link"; of anything else each is new.
            targets: the claim, or both claims of the link and its relation.
        """
        if what not in ("claim", "link"):
            return True
        key = (what, *(self._said.get(target, target) for target in targets))
        if key in self._seen:
            return False
        self._seen.add(key)
        return True


def _said(*words: str | None) -> Said:
    return tuple(" ".join((part or "").casefold().split()) for part in words)
