"""Links as lists: those inside one article and those across articles, with what people decided on them.

A pair of claims with one relation is listed once, whichever of its words or figures made it. Links inside an
article stand with their article; those across stand with the article of the later claim.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from onrecord.errors import LedgerError
from onrecord.ledger.decisions.events import Overlay, load_overlay
from onrecord.ledger.store.ids import whole_id
from onrecord.ledger.views.claims import LinkRow

_COLUMNS = "l.later, l.earlier, l.relation, l.score, l.because, l.judged_by"
_SIDES = """la.id, ea.id, lc.evidence, lc.start, lc.stop, ec.evidence, ec.start, ec.stop"""
_INSIDE = f"""
    SELECT {_COLUMNS}, {_SIDES}, own.id, 0, l.position FROM links AS l JOIN articles AS own ON own.key = l.article
    LEFT JOIN claims AS lc ON lc.id = l.later AND lc.article = l.article
    LEFT JOIN articles AS la ON la.key = lc.article
    LEFT JOIN claims AS ec ON ec.id = l.earlier AND ec.article = l.article
    LEFT JOIN articles AS ea ON ea.key = ec.article
    WHERE own.current = 1"""
_ACROSS = f"""
    SELECT lc.id, ec.id, t.relation, max(t.score), t.because, t.judged_by, {_SIDES}, la.id, 1, lc.position
    FROM ties AS t JOIN claims AS lc ON lc.key = t.later JOIN articles AS la ON la.key = lc.article
    JOIN claims AS ec ON ec.key = t.earlier JOIN articles AS ea ON ea.key = ec.article
    WHERE 1 = 1"""
_GROUP = " GROUP BY t.later, t.earlier, t.relation"
_OF_IDS = " AND (l.later IN (SELECT value FROM json_each(?1)) OR l.earlier IN (SELECT value FROM json_each(?1)))"
_OF_KEYS = """ AND (t.later IN (SELECT key FROM claims WHERE id IN (SELECT value FROM json_each(?1)))
        OR t.earlier IN (SELECT key FROM claims WHERE id IN (SELECT value FROM json_each(?1))))"""
_ORDER = " ORDER BY 15, 16, 17, 2, 3"


def all_links(connection: Connection) -> Iterator[LinkRow]:
    """Every link of the current articles, in the order of the articles of their later claims."""
    overlay = load_overlay(connection)
    rows = connection.exec_driver_sql(f"{_INSIDE} UNION ALL SELECT * FROM ({_ACROSS}{_GROUP}){_ORDER}")
    return (_link(row, overlay) for row in rows)


def links_of(connection: Connection, claim_ids: Iterable[str]) -> list[LinkRow]:
    """The links that one of these claims is a side of."""
    overlay = load_overlay(connection)
    ids = json.dumps(sorted(set(claim_ids)))
    sql = f"{_INSIDE}{_OF_IDS} UNION ALL SELECT * FROM ({_ACROSS}{_OF_KEYS}{_GROUP}){_ORDER}"
    return [_link(row, overlay) for row in connection.exec_driver_sql(sql, (ids,))]


def _link(row: Any, overlay: Overlay) -> LinkRow:
    return replace(LinkRow(*row[:14]), status=overlay.status(row[0], row[1], row[2]))


def link_subject(connection: Connection, targets: Sequence[str]) -> tuple[dict[str, Any], str]:
    """The link that two claims, and its relation where there are several, name; and what people said of it.

    Raises:
        LedgerError: there is none, or several.
    """
    if len(targets) not in (2, 3):
        raise LedgerError("A link is named by its later claim and its earlier claim. Give both.")
    later, earlier, *relation = targets
    later, earlier = (whole_id(connection, target, "claim") for target in (later, earlier))
    found = [x for x in links_of(connection, [later]) if (x.later, x.earlier) == (later, earlier)]
    found = [x for x in found if not relation or x.relation == relation[0]]
    if not found:
        raise LedgerError(f"There is no such link from {later} to {earlier}.")
    if len(found) > 1:
        names = ", ".join(x.relation for x in found)
        raise LedgerError(f"{later} and {earlier} have several links: {names}. Name the relation as well.")
    return {"later": later, "earlier": earlier, "relation": found[0].relation}, found[0].status
