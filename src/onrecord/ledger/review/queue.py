"""What the machine is least sure of, as a queue for a person: what changes most of the ledger stands first.

In it are what people flagged, links that contradict or rest on little, names that may be one, claims that have no
source and claims of a low score. What a person has decided is not asked again; what he was not sure of waits
under a heading of its own.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from onrecord.errors import QueryError
from onrecord.ledger.decisions.events import load_overlay
from onrecord.ledger.decisions.names import load_name_decisions
from onrecord.ledger.review.claims import last_unsure
from onrecord.ledger.review.doubts import CHANGES, Asked, load_doubt
from onrecord.ledger.review.keys import claim_key, link_key, name_key, targets_of
from onrecord.ledger.review.once import SaidOnce
from onrecord.ledger.views.names import SameName
from onrecord.ledger.views.review import DoubtKind, ReviewPage

LOW_SCORE = 0.6
"""Below this a claim is asked about: 189 of 312 such claims are right on the development half of PolNeAR, 1,253 of
1,421 others (`python -m benchmarks.calibration`, November 2026)."""
LOW_LINK = 0.75
"""Below this a link of any relation is asked about; those that contradict are asked about whatever their score."""
MOST = 500
"""How many of each kind are looked at, the least sure ones."""
_CONTRADICT = "('denies', 'disputes', 'cannot_verify', 'retracts', 'corrects', 'conflicts')"
_POINTING = "('who', 'which', 'that', 'this', 'it', 'he', 'she', 'they', 'we', 'i', 'you', 'these', 'those')"

_CLAIMS = f"""
    SELECT c.id, c.score, {CHANGES} FROM (
        SELECT c.id, c.key, c.score FROM claims AS c JOIN articles AS a ON a.key = c.article
        WHERE a.current = 1 AND {{condition}} AND NOT EXISTS (SELECT 1 FROM judged AS j WHERE j.claim = c.id)
        ORDER BY c.score, c.id LIMIT {MOST + 1}) AS c"""
_NO_SOURCE = f"""c.attribution IS NOT NULL AND c.stance NOT IN ('own_voice', 'cannot_verify')
    AND (c.source IS NULL OR lower(c.who) IN {_POINTING})"""
_LINKS = f"""
    SELECT l.later, l.earlier, l.relation, l.score FROM links AS l JOIN articles AS a ON a.key = l.article
    WHERE a.current = 1 AND (l.relation IN {_CONTRADICT} OR l.score < {LOW_LINK})
    UNION SELECT lc.id, ec.id, t.relation, max(t.score) FROM ties AS t
        JOIN claims AS lc ON lc.key = t.later JOIN claims AS ec ON ec.key = t.earlier
        WHERE t.relation IN {_CONTRADICT} OR t.score < {LOW_LINK} GROUP BY t.later, t.earlier, t.relation
    ORDER BY 4, 1, 2, 3 LIMIT {MOST * 4}"""


@dataclass(frozen=True, slots=True)
class Queue:
    """All that is asked, in its order; `whole` is False where there is more of some kind."""

    items: tuple[Asked, ...]
    whole: bool


def load_queue(connection: Connection, names: Iterable[SameName]) -> Queue:
    """All that is asked of people now.

    `names` are the pairs that may be one source's, with what people said of them.
    """
    found: dict[str, Asked] = {}
    asked = [*_flagged(connection), *_links(connection), *_names(connection, names), *_doubtful(connection)]
    for one in asked:
        found.setdefault(one.key, one)
    once = _once(connection, sorted(found.values(), key=_order))
    counts = Counter(one.kind for one in once)
    kept: Counter[DoubtKind] = Counter()
    items = []
    for one in once:
        kept[one.kind] += 1
        if kept[one.kind] <= MOST:
            items.append(one)
    return Queue(tuple(items), all(number <= MOST for number in counts.values()))


def _once(connection: Connection, found: Sequence[Asked]) -> list[Asked]:
    """What is asked, without what a copy asks as well; what a person flagged or was not sure of stays."""
    named = {one.key: targets_of(one.key) for one in found}
    said = SaidOnce(connection, (id for what, targets in named.values() if what != "name" for id in targets[:2]))
    return [one for one in found if one.kind in ("flagged", "unsure") or said.is_new(*named[one.key])]


def _order(one: Asked) -> tuple[int, int, float, str]:
    first = {"flagged": 0, "unsure": 2}.get(one.kind, 1)
    return first, -one.changes, one.score or 0.0, one.key


def _flagged(connection: Connection) -> list[Asked]:
    rows = connection.exec_driver_sql(
        f"""SELECT c.id, c.score, {CHANGES}, max(j.standing) FROM judged AS j JOIN claims AS c ON c.id = j.claim
            JOIN articles AS a ON a.key = c.article
            WHERE a.current = 1 AND j.standing IN ('flagged', 'unsure') GROUP BY c.id"""
    )
    return [
        Asked("flagged" if row[3] == "flagged" else "unsure", claim_key(row[0]), row[2], row[1]) for row in rows
    ]


def _doubtful(connection: Connection) -> list[Asked]:
    kinds: tuple[tuple[DoubtKind, str], ...] = (("speaker", _NO_SOURCE), ("claim", f"c.score < {LOW_SCORE}"))
    return [
        Asked(kind, claim_key(id), changes, score)
        for kind, condition in kinds
        for id, score, changes in connection.exec_driver_sql(_CLAIMS.format(condition=condition))
    ]


def _links(connection: Connection) -> list[Asked]:
    overlay, unsure = load_overlay(connection), last_unsure(connection)
    found = []
    for later, earlier, relation, score in connection.exec_driver_sql(_LINKS):
        if overlay.status(later, earlier, relation) == "suggested":
            kind: DoubtKind = "unsure" if (later, earlier, relation) in unsure else "link"
            found.append(Asked(kind, link_key(later, earlier, relation), 2, score))
    return found


def _names(connection: Connection, pairs: Iterable[SameName]) -> list[Asked]:
    unsure = load_name_decisions(connection).unsure
    asked = [pair for pair in pairs if pair.status == "suggested" and pair.kind in ("person", "organisation")]
    rows = connection.exec_driver_sql(
        """SELECT s.name, count(*) FROM sources AS s JOIN articles AS a ON a.key = s.article AND a.current = 1
            JOIN claims AS c ON c.article = s.article AND c.source = s.id
            WHERE s.name IN (SELECT value FROM json_each(?)) GROUP BY s.name""",
        (json.dumps(sorted({pair.other for pair in asked})),),
    )
    claims = {name: int(count) for name, count in rows}
    return [
        Asked(
            "unsure" if frozenset((pair.one, pair.other)) in unsure else "name",
            name_key(pair.one, pair.other),
            claims.get(pair.other, 1),
            None,
            pair,
        )
        for pair in asked
    ]


def load_page(
    connection: Connection, queue: Queue, kind: DoubtKind | None, after: str | None, limit: int
) -> ReviewPage:
    """One page of a queue, with the words of its items.

    See `Ledger.review`; `after` says how many are before.

    Raises:
        QueryError: `after` is not a place that a page gave.
    """
    if after is not None and not (after.isascii() and after.isdecimal() and len(after) < 9):
        raise QueryError(f"{after[:60]!r} is not a place in the queue. Start again without it.")
    wanted = [one for one in queue.items if (one.kind == kind if kind else one.kind != "unsure")]
    start = int(after or 0)
    items = [doubt for one in wanted[start : start + limit] if (doubt := load_doubt(connection, one)) is not None]
    counts = Counter(one.kind for one in queue.items)
    return ReviewPage(
        tuple(items),
        str(start + limit) if len(wanted) > start + limit else None,
        tuple(sorted(counts.items())),
        queue.whole,
    )
