"""Which answers an answer reads, and which read it: the 64 nearest of a role on each side under each of its keys.

A place comes in with its keys, places go out. What an answer reads depends on the answers before it alone, so that
one that comes or goes concerns only those after it that look so far back.
"""

import json
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from sqlalchemy import Connection

from onrecord.ledger.linking.postings import NEWEST, Moment, driver_of, numbers, since, until
from onrecord.ledger.linking.statements import Place

_DAYS = 120  # how far back an answer looks for its question

_BEFORE = f"""
    SELECT k.value,
        (SELECT group_concat(claim || ',' || figure) FROM (SELECT claim, figure FROM question_keys
            WHERE key = k.value AND leads = ?6 AND (moment, claim, figure) < (?1, ?2, ?3) AND moment >= ?4
            ORDER BY moment DESC, claim DESC, figure DESC LIMIT {NEWEST}))
    FROM json_each(?5) AS k"""
"""For each key the answers of a role before a place, the nearest first."""

_AFTER = f"""
    SELECT moment, claim, figure FROM question_keys
    WHERE key = ? AND leads = ? AND (moment, claim, figure) > (?, ?, ?)
    ORDER BY moment, claim, figure LIMIT {NEWEST}"""

_HAS_LATER = """
    SELECT k.value FROM json_each(?1) AS k WHERE EXISTS (SELECT 1 FROM question_keys AS q
        WHERE q.key = k.value AND q.leads IN (0, 1, 2) AND (q.moment, q.claim) > (?2, ?3))"""
"""The keys under which an answer stands after a place."""

_READERS = """
    SELECT q.moment, q.claim, q.figure, q.leads FROM question_keys AS q
    WHERE q.key = ?1 AND q.leads IN (0, 1, 2) AND (q.moment, q.claim) > (?2, ?3)
        AND (q.moment, q.claim) <= (?5, ?6) AND (q.moment < ?7 OR q.moment >= x'ffffffffff')"""
"""The answers after a place under a key, as far as they look back to it."""

_NO_FIGURE = -1  # before all figures of a claim: those of one claim do not lead each other
_END: tuple[Moment, int] = (b"\xff" * 12, 0)

Order = tuple[Moment, int, int]
"""Where an answer stands among all."""


class Role(IntEnum):
    """How an answer came to its question; the number stands in `question_keys`."""

    JOINED = 0
    """It is like the leader."""
    LEADS = 1
    BESIDE = 2
    """It is like no leader, and much like one that joined."""


_ROLES = tuple(Role)  # roles by their numbers: looked up, a role costs a tenth of what making it does


Reader = tuple[Order, Role]
"""An answer that looks back to a place."""


@dataclass(frozen=True, slots=True)
class Row:
    """The answers of one role before and after a place under one key, the nearest first, 64 at most.

    An answer after the place reads as many of those before it as those between the two leave over.
    """

    before: list[Place]
    after: list[Order]

    @property
    def last(self) -> tuple[Moment, int]:
        """Up to where answers read what stands at the place."""
        return self.after[-1][:2] if len(self.after) == NEWEST else _END

    @property
    def full(self) -> bool:
        """Whether some answer does not read all of them."""
        return len(self.before) + len(self.after) >= NEWEST

    def beyond(self, answer: Order) -> Place | None:
        """The one that an answer reads only as long as none stands at the place."""
        between = bisect_left(self.after, (*answer[:2], _NO_FIGURE))
        at = NEWEST - 1 - between
        return self.before[at] if 0 <= at < len(self.before) else None


class Reach:
    """Who reads whom, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._run = driver_of(connection).execute

    def before(self, order: Order, keys: Sequence[int], role: Role) -> set[Place]:
        """The answers of a role that an answer reads."""
        moment, claim, _ = order
        asked = (moment, claim, _NO_FIGURE, since(moment, _DAYS), json.dumps(keys), role)
        return {place for _, joined in self._run(_BEFORE, asked) for place in _places(joined)}

    def rows(
        self, order: Order, keys: Sequence[int], role: Role, readers: Collection[Role] = tuple(Role)
    ) -> Iterator[tuple[Row, list[Reader]]]:
        """For each key with answers after a place: those of a role around it, and its readers of some roles."""
        later = self._run(_HAS_LATER, (json.dumps(keys), *order[:2])).fetchall()
        for (key,) in later:
            ((_, before),) = self._run(_BEFORE, (*order, b"", json.dumps([key]), role))
            row = Row(list(_places(before)), self._run(_AFTER, (key, role, *order)).fetchall())
            found = self._run(_READERS, (key, *order, *row.last, until(order[0], _DAYS)))
            yield row, [(r[:3], _ROLES[r[3]]) for r in found if r[3] in readers]


def _places(joined: str | None) -> Iterator[Place]:
    flat = iter(numbers(joined))
    return zip(flat, flat, strict=True)
