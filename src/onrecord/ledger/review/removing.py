"""Articles that people removed go for good: the ledger is then one that never read them, and says who removed them.

A removal names what is kept of the article: its id, its addresses and those of its versions, outlet and day, not a
word of it. Older decisions on its claims stay in the log, with the names and words of figures that they changed.
"""

import json

from sqlalchemy import Connection

from onrecord.errors import LedgerError
from onrecord.ledger.decisions.events import Asked, Change
from onrecord.ledger.decisions.removed import settle_removed
from onrecord.ledger.linking.meeting import Linker
from onrecord.ledger.origins.addresses import company_of
from onrecord.ledger.store.ids import whole_id
from onrecord.ledger.store.spelling import as_bytes
from onrecord.ledger.stories.placing import place_articles
from onrecord.ledger.writing.following import forget_entries
from onrecord.ledger.writing.pages_read import forget_pages
from onrecord.ledger.writing.taking_out import stand_aside, take_out
from onrecord.link.origins.addresses import plain_address

_NAMED = """
    SELECT id, key FROM articles WHERE id = CAST(?1 AS TEXT) UNION
    SELECT a.id, a.key FROM addresses AS s JOIN articles AS a ON a.key = s.article
    WHERE s.address = CAST(?2 AS TEXT) AND s.own = s.address ORDER BY 1, 2"""
"""The articles of an id, or of an address that is their own."""
_PAGES = """
    SELECT DISTINCT a.id, s.own, a.url, a.outlet, a.published FROM articles AS a
    JOIN addresses AS s ON s.article = a.key WHERE a.key IN (SELECT value FROM json_each(?)) ORDER BY a.id, s.own"""


def prepare_removal(connection: Connection, asked: Asked) -> Change:
    """What a decision to remove an article says, which is named by its id or its address.

    It goes with all its versions, under whatever address they were found.

    Raises:
        LedgerError: there is none.
    """
    (given,) = asked.take(1, "an article")
    id, address = whole_id(connection, given, "article"), plain_address(given)
    rows = connection.exec_driver_sql(_NAMED, (as_bytes(id), as_bytes(address))).all()
    if not rows:
        raise LedgerError(f"There is no article {id}. `onrecord search LEDGER --what articles` finds them.")
    chosen = json.dumps(sorted(company_of(connection, [row[1] for row in rows])))
    pages = connection.exec_driver_sql(_PAGES, (chosen,)).all()
    addresses = sorted({one for id, own, *_ in pages for one in (id, own)})
    told = dict.fromkeys((id, url, outlet, day) for id, _, url, outlet, day in pages)
    kept = [dict(zip(("article", "url", "outlet", "published"), one, strict=True)) for one in told]
    return Change({"article": rows[0][0], "addresses": addresses}, {"pages": kept}, {"pages": []})


def take_out_removed(connection: Connection) -> bool:
    """Take out all that the decisions in force remove, within the open transaction; whether there was any."""
    keys = frozenset(settle_removed(connection))
    if not keys:
        return False
    linker = Linker(connection)
    stand_aside(linker, keys)
    while place_articles(connection):
        pass
    forget_pages(connection, keys)
    take_out(linker, keys)
    forget_entries(connection)
    for table in ("articles_words", "claims_words"):  # else what was deleted stands in older segments of the index
        connection.exec_driver_sql(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
    return True
