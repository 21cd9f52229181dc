"""Which pages were read already, so that an interrupted run can go on where it was."""

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from onrecord.ledger.store.spelling import as_bytes
from onrecord.ledger.views.keeping import Added


def known_claims(connection: Connection, sha256: str, versions: str) -> int | None:
    """How many claims a page had that these versions of code and weights have read; None for another page."""
    row = connection.exec_driver_sql(
        "SELECT claims FROM pages_read WHERE sha256 = ? AND versions = ?", (sha256, versions)
    ).first()
    return None if row is None else int(row[0])


def keep_pages(connection: Connection, pages: Mapping[str, Added], versions: str) -> None:
    """Keep that these pages were read, with what adding their articles did."""
    rows = [(sha256, versions, one.claims, as_bytes(one.article_id)) for sha256, one in pages.items()]
    connection.exec_driver_sql(
        """INSERT OR REPLACE INTO pages_read (sha256, versions, claims, article)
            VALUES (?, ?, ?, CAST(? AS TEXT))""",
        rows,
    )


def forget_pages(connection: Connection, keys: Iterable[int]) -> None:
    """Let the pages of some articles be read again, and those of which nobody knows what came of them."""
    connection.exec_driver_sql(
        """DELETE FROM pages_read WHERE article IS NULL OR article IN
            (SELECT id FROM articles WHERE key IN (SELECT value FROM json_each(?)))""",
        (json.dumps(sorted(keys)),),
    )
