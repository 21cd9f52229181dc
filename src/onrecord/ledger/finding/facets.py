"""How what a search finds is spread: one statement, counted here, over the newest claims that it finds."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection

from onrecord.ledger.decisions.claims import DENIAL, STANCE, WHO
from onrecord.ledger.finding.conditions import found_claims
from onrecord.ledger.finding.query import Search
from onrecord.ledger.finding.search import settled
from onrecord.ledger.views.search import Facets

MOST = 10_000
"""How many claims are counted at most, the newest, so that a page of a large ledger does not wait."""
_VALUES = 8


def count_facets(connection: Connection, search: Search) -> Facets:
    """The stances, sources and outlets of the claims that a search finds, with how many of each."""
    condition, values = found_claims(settled(connection, search))
    rows = connection.exec_driver_sql(
        f"""SELECT {STANCE} AS stance, {WHO}, a.outlet,
                EXISTS (SELECT 1 FROM claim_figures AS cf WHERE cf.claim = c.key),
                {DENIAL}
            FROM claims AS c JOIN articles AS a ON a.key = c.article WHERE {condition}
            ORDER BY a.published_utc DESC, a.id DESC, c.position LIMIT ?""",
        (*values, MOST + 1),
    ).all()
    counted = rows[:MOST]
    return Facets(
        counted=len(counted),
        whole=len(rows) <= MOST,
        stances=_most(row[0] for row in counted),
        sources=_most(row[1] for row in counted),
        outlets=_most(row[2] for row in counted),
        figures=sum(row[3] for row in counted),
        denials=sum(row[4] for row in counted),
    )


def _most(values: Iterable[str | None]) -> tuple[tuple[str, int], ...]:
    counts = Counter(value for value in values if value)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_VALUES])
