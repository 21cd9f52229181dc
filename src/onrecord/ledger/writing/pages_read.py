"""Which pages were read already, so that an interrupted run can go on where it was."""

from collections.abc import Mapping

from sqlalchemy import Connection


def known_claims(connection: Connection, sha256: str, versions: str) -> int | None:
    """How many claims a page had that these versions of code and weights have read; None for another page."""
    row = connection.exec_driver_sql(
        "SELECT claims FROM pages_read WHERE sha256 = ? AND versions = ?", (sha256, versions)
    ).first()
    return None if row is None else int(row[0])


def keep_pages(connection: Connection, pages: Mapping[str, int], versions: str) -> None:
    """Keep that these pages were read, with how many claims each has."""
    rows = [(sha256, versions, claims) for sha256, claims in pages.items()]
    connection.exec_driver_sql(
        "INSERT OR REPLACE INTO pages_read (sha256, versions, claims) VALUES (?, ?, ?)", rows
    )
