"""Links across articles as rows, each with its reason and the place of its evidence on both sides."""

import sqlite3
from collections.abc import Sequence

from onrecord.ledger.linking.statements import Place
from onrecord.ledger.store.schema import INSERT
from onrecord.ledger.store.spelling import spelled
from onrecord.link.across.statements import Statement
from onrecord.link.across.ties import Tie
from onrecord.link.answering.judging import JUDGE, WEIGHED_BY

OF_WORDS = -1
"""The place of the figure of a link that a claim's words make."""
VOICES = 32
"""Links of a claim or an answer at most."""

Row = tuple[object, ...]


def tie_row(later: Place, earlier: Place, one: Statement, other: Statement, tie: Tie) -> Row:
    """The row of a link from an earlier claim to a later one."""
    sides = (one.start, one.stop, other.start, other.stop)
    return (
        *later,
        *earlier,
        tie.relation.value,
        tie.score,
        tie.because,
        *sides,
        WEIGHED_BY if tie.weighed else JUDGE,
    )


def write(driver: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    """Insert rows, in place of those of the same key."""
    sql = INSERT[table].replace("INSERT", "INSERT OR REPLACE", 1)
    try:
        driver.executemany(sql, rows)
    except UnicodeEncodeError:
        for row in rows:
            words, values = spelled(sql, [row])
            driver.execute(words, values[0])
