"""The schema's steps: appended, never edited; each ledger keeps the checksum of every step it took.

`user_version` of the file is the number of its last step. A step is one transaction with its record.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import dataclass

from onrecord.errors import ForeignLedgerError
from onrecord.identity import text_sha256
from onrecord.ledger.store.migrations import (
    step_0001,
    step_0002,
    step_0003,
    step_0004,
    step_0005,
    step_0006,
    step_0007,
    step_0008,
    step_0009,
    step_0010,
    step_0011,
    step_0012,
    step_0013,
    step_0014,
    step_0015,
    step_0016,
    step_0017,
    step_0018,
    step_0019,
    step_0020,
    step_0021,
    step_0022,
    step_0023,
    step_0024,
    step_0025,
    step_0026,
    step_0027,
    step_0028,
    step_0029,
    step_0034,
    step_0035,
    step_0037,
    step_0038,
    step_0039,
    step_0040,
    step_0041,
)

APPLICATION_ID = 0x4F6E5265
"""What the file's header says it is: "OnRe"."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the schema: its statements, in order."""

    number: int
    name: str
    statements: tuple[str, ...]

    @property
    def checksum(self) -> str:
        """The SHA-256 over the statements, so that an edited step is noticed."""
        return text_sha256("\n;\n".join(self.statements))


STEPS: tuple[Step, ...] = (
    Step(1, "statements", step_0001.STATEMENTS),
    Step(2, "origins", step_0002.STATEMENTS),
    Step(3, "questions and links across articles", step_0003.STATEMENTS),
    Step(4, "feeds", step_0004.STATEMENTS),
    Step(5, "pages read", step_0005.STATEMENTS),
    Step(6, "places of claims", step_0006.STATEMENTS),
    Step(7, "known names of sources", step_0007.STATEMENTS),
    Step(8, "stories", step_0008.STATEMENTS),
    Step(9, "what pages state", step_0009.STATEMENTS),
    Step(10, "addresses", step_0010.STATEMENTS),
    Step(11, "places of figures", step_0011.STATEMENTS),
    Step(12, "frames of figures", step_0012.STATEMENTS),
    Step(13, "live updates", step_0013.STATEMENTS),
    Step(14, "outlets as families", step_0014.STATEMENTS),
    Step(15, "smaller postings", step_0015.STATEMENTS),
    Step(16, "affiliations", step_0016.STATEMENTS),
    Step(17, "who gives a figure", step_0017.STATEMENTS),
    Step(18, "own addresses", step_0018.STATEMENTS),
    Step(19, "places and events of articles", step_0019.STATEMENTS),
    Step(20, "several numbers of an article", step_0020.STATEMENTS),
    Step(21, "sources by name", step_0021.STATEMENTS),
    Step(22, "acts of claims", step_0022.STATEMENTS),
    Step(23, "what people decided on claims", step_0023.STATEMENTS),
    Step(24, "links that people rejected", step_0024.STATEMENTS),
    Step(25, "what is denied in the same article", step_0025.STATEMENTS),
    Step(26, "claims by score", step_0026.STATEMENTS),
    Step(27, "claims by stance", step_0027.STATEMENTS),
    Step(28, "numbers of answers", step_0028.STATEMENTS),
    Step(29, "counts of one place of several", step_0029.STATEMENTS),
    Step(30, "headings and reasons in new words", step_0029.STATEMENTS),
    Step(31, "figures of one thing, learned", step_0029.STATEMENTS),
    Step(32, "questions joined through one that joined", step_0029.STATEMENTS),
    Step(33, "newer figures by what is learned of things", step_0029.STATEMENTS),
    Step(34, "figures that people corrected", step_0034.STATEMENTS),
    Step(35, "stories named after their first articles", step_0035.STATEMENTS),
    Step(36, "claims of one happening meet", step_0029.STATEMENTS),
    Step(37, "days of happenings, and what stands first", step_0037.STATEMENTS),
    Step(38, "articles that stories are named after", step_0038.STATEMENTS),
    Step(39, "figures of the same words that people corrected", step_0039.STATEMENTS),
    Step(40, "articles that people took out", step_0040.STATEMENTS),
    Step(41, "stories told by more than names", step_0041.STATEMENTS),
)
"""Every step there is, in order of its number."""

_LOG = """CREATE TABLE schema_steps (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL)"""


def take_steps(connection: sqlite3.Connection, where: str, steps: tuple[Step, ...]) -> None:
    """Bring an open file to the newest schema; does nothing where it is that already.

    The connection has no transaction of its own (`isolation_level=None`); `where` names the ledger in a message.

    Raises:
        ForeignLedgerError: the file is of another program or of a newer version.
    """
    if taken_steps(connection, where, steps) == steps[-1].number:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        taken = taken_steps(connection, where, steps)
        if taken == 0:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(_LOG)
        for step in steps[taken:]:
            for statement in step.statements:
                connection.execute(statement)
            connection.execute(
                "INSERT INTO schema_steps VALUES (?, ?, ?, ?)",
                (step.number, step.name, step.checksum, dt.datetime.now(dt.UTC).isoformat()),
            )
            connection.execute(f"PRAGMA user_version = {step.number}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def taken_steps(connection: sqlite3.Connection, where: str, steps: tuple[Step, ...]) -> int:
    """How many steps a file has taken, 0 for an empty one.

    Raises:
        ForeignLedgerError: the file is of another program or of a newer version.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (taken,) = connection.execute("PRAGMA user_version").fetchone()
    (objects,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application == 0 and taken == 0 and objects == 0:
        return 0
    if application != APPLICATION_ID:
        raise ForeignLedgerError(
            f"{where} is a database of another program, not a ledger. Give the path of a ledger.", where=where
        )
    if taken > steps[-1].number:
        raise ForeignLedgerError(
            f"{where} was made by a newer version of Onrecord (schema {taken}; this one knows up to "
            f"{steps[-1].number}). Update Onrecord.",
            where=where,
        )
    kept = dict(connection.execute("SELECT number, checksum FROM schema_steps"))
    changed = [step.number for step in steps[:taken] if kept.get(step.number) != step.checksum]
    if changed:
        raise ForeignLedgerError(
            f"{where} has taken another schema step {changed[0]} than this version of Onrecord knows. "
            "Use the version that made it.",
            where=where,
        )
    return int(taken)
