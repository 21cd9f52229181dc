"""Claims that are most like a search's words, for a search that no claim meets: a checked claim in other words.

The words come in, claims go out, the most alike first. The full-text index proposes claims that hold some of the
words; `Likeness` ranks them by rare words and by pieces of words, so that endings and spellings meet.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from onrecord.ledger.finding.lists import load_claims
from onrecord.ledger.finding.query import Search
from onrecord.ledger.views.claims import ClaimHit
from onrecord.link.words.likeness import Likeness
from onrecord.link.words.terms import stop_words, tokens

ALIKE = 5
"""How many claims are given at most."""
_LOOKED_AT = 300
_WORDS = 12  # how many of a search's words, the longest first, propose claims


def find_alike(
    connection: Connection, search: Search, conditions: str, values: Sequence[Any]
) -> tuple[ClaimHit, ...]:
    """The claims that are most like the words of a search, of those that meet conditions on `c` and `a`."""
    asked = " ".join(term.words for term in search.words)
    words = sorted({word for word in tokens(asked) if word not in stop_words()}, key=lambda w: (-len(w), w))
    if not words:
        return ()
    match = " OR ".join(f'"{word}"' for word in words[:_WORDS])
    rows = connection.exec_driver_sql(
        f"""SELECT c.key, c.content, c.evidence FROM claims_words AS w JOIN claims AS c ON c.key = w.rowid
            JOIN articles AS a ON a.key = c.article
            WHERE claims_words MATCH ? AND a.current = 1{conditions} ORDER BY w.rank, c.key LIMIT {_LOOKED_AT}""",
        (match, *values),
    ).all()
    ranked = Likeness(f"{row[1]} {row[2]}" for row in rows).rank(asked, most=ALIKE)
    return tuple(load_claims(connection, [rows[at][0] for at, _ in ranked]))
