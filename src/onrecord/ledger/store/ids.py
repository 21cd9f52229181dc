"""Ids by their start: what a person types of an id stands for the whole one, where it is the only one."""

import re
from collections.abc import Iterable
from typing import Literal

from sqlalchemy import Connection

from onrecord.errors import LedgerError

Kind = Literal["article", "story", "claim", "question", "decision"]

_START = re.compile(r"[a-z][0-9a-f]{3,15}")  # the start of an id of ours: its letter and three digits at least
_TABLES: dict[Kind, str] = {
    "article": "articles",
    "story": "(SELECT id FROM stories AS s WHERE EXISTS (SELECT 1 FROM story_members AS m WHERE m.story = s.key))",
    "claim": "claims",
    "question": "questions",
    "decision": "decisions",
}


def whole_id(connection: Connection, given: str, kind: Kind, more: Iterable[str] = ()) -> str:
    """The one id that begins so; what is given itself when it is an id or no id begins so.

    `more` are ids that stand in no table.

    Raises:
        LedgerError: several ids begin so.
    """
    if not _START.fullmatch(given):
        return given
    rows = connection.exec_driver_sql(
        f"SELECT DISTINCT id FROM {_TABLES[kind]} WHERE id >= ?1 AND id < ?1 || 'g' ORDER BY id LIMIT 3", (given,)
    )
    found = {str(row[0]) for row in rows} | {id for id in more if id.startswith(given)}
    if given in found or not found:
        return given
    if len(found) > 1:
        some = ", ".join(sorted(found)[:3])
        several = "stories" if kind == "story" else f"{kind}s"
        raise LedgerError(f"Several {several} begin with {given}, {some} among them. Give more of the id.")
    return found.pop()
