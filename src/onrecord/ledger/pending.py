"""Articles that an older version of Onrecord kept are linked when the ledger is opened, some at a time."""

from __future__ import annotations

from sqlalchemy import Connection

from onrecord.ledger.changes import keep_version_changes
from onrecord.ledger.copies import group_copies, keep_origin
from onrecord.ledger.linking import Linker
from onrecord.ledger.rebuilding import load_article

_BATCH = 100


def link_pending(connection: Connection) -> bool:
    """Link some of the articles that wait for it; whether there were any."""
    run = connection.exec_driver_sql
    keys = [row[0] for row in run("SELECT article FROM unlinked LIMIT ?", (_BATCH,))]
    for key in keys:
        if run("SELECT 1 FROM origins WHERE article = ?", (key,)).first() is None:
            keep_origin(connection, key, load_article(connection, key))
        run("DELETE FROM unlinked WHERE article = ?", (key,))
        versions = run(
            """SELECT key, body FROM articles WHERE address = (SELECT address FROM articles WHERE key = ?)
                ORDER BY max(modified_utc, published_utc), coalesce(fetched_at, ''), version""",
            (key,),
        ).all()
        group_copies(connection, [row[1] for row in versions])
        if len(versions) > 1:
            keep_version_changes(connection, [row[0] for row in versions])
        Linker(connection).settle_versions([row[0] for row in versions])
    return bool(keys)
