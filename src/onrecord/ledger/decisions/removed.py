"""Which articles people removed for good, as the table `removed` has it: by their ids and their own addresses.

The table follows from the decisions in force and is made anew where these may have changed. An article whose id or
own address stands in it is not kept, whenever it comes: before the decision or after is the same.
"""

from collections.abc import Iterable

from sqlalchemy import Connection

from onrecord.ledger.decisions.events import load_in_force
from onrecord.ledger.store.spelling import as_bytes
from onrecord.ledger.views.keeping import Decision
from onrecord.link.origins.addresses import plain_address
from onrecord.records import Article

_LONGEST_WHY = 1000  # characters of a reason that are told with each address


def settle_removed(connection: Connection) -> list[int]:
    """Make the table anew within the open transaction; the keys of the articles that have to go.

    Raises:
        TypeError: a decision of a file that others wrote names no list of addresses.
    """
    run = connection.exec_driver_sql
    run("DELETE FROM removed")
    for decision in load_in_force(connection):
        if decision.act == "remove":
            told = as_bytes(_told(decision))
            rows = [(as_bytes(one), told) for one in _addresses(decision)]
            run("INSERT OR REPLACE INTO removed (address, told) VALUES (CAST(? AS TEXT), CAST(? AS TEXT))", rows)
    found = run(
        """SELECT key FROM articles WHERE id IN (SELECT address FROM removed) UNION
            SELECT s.article FROM removed AS r JOIN addresses AS s ON s.address = r.address AND s.own = r.address
            ORDER BY 1"""
    )
    return [row[0] for row in found]


def _addresses(decision: Decision) -> list[str]:
    addresses = decision.subject["addresses"]
    if not (isinstance(addresses, list) and addresses and all(isinstance(one, str) for one in addresses)):
        raise TypeError("addresses, a list of texts")
    return addresses


def _told(decision: Decision) -> str:
    """Who removed an article, when and why, in one line."""
    why = " ".join(decision.why.split())
    why = why if len(why) <= _LONGEST_WHY else why[:_LONGEST_WHY] + "…"
    given = f": “{why}”" if why else ""
    return f"{decision.who} removed it on {decision.at[:10]}{given} ({decision.decision_id})"


def why_removed(connection: Connection, article: Article) -> str | None:
    """Who took an article out, when and why, as a sentence without its full stop; None of one that nobody did."""
    return told_of_removed(connection, {article.id, plain_address(article.url or article.id)})


def told_of_removed(connection: Connection, addresses: Iterable[str]) -> str | None:
    """The same of an article by its id or its plain address."""
    for address in sorted(addresses):
        row = connection.exec_driver_sql(
            "SELECT told FROM removed WHERE address = CAST(? AS TEXT)", (as_bytes(address),)
        ).first()
        if row is not None:
            return str(row[0])
    return None
