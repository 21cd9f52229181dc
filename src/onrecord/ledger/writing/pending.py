"""Articles that an older version of Onrecord kept get what a newer one keeps when the ledger is opened."""

from sqlalchemy import Connection

from onrecord.ledger.linking.meeting import Linker
from onrecord.ledger.origins.addresses import group_versions, keep_addresses
from onrecord.ledger.origins.changes import keep_version_changes
from onrecord.ledger.origins.copies import group_copies, keep_origin
from onrecord.ledger.store.rebuilding import load_article
from onrecord.ledger.store.spelling import as_bytes
from onrecord.ledger.writing.versions import settle_versions
from onrecord.link.origins.addresses import plain_address

_BATCH = 100


def link_pending(connection: Connection) -> int:
    """Link some of the articles that wait for it; how many there were."""
    run = connection.exec_driver_sql
    keys = [row[0] for row in run("SELECT article FROM unlinked LIMIT ?", (_BATCH,))]
    linker = Linker(connection)
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
        linker.settle_versions([row[0] for row in versions])
    return len(keys)


def address_pending(connection: Connection) -> bool:
    """Keep the addresses of the articles that wait for it, and join those that they make versions of one.

    Returns:
        Whether any waited.
    """
    run = connection.exec_driver_sql
    waiting = [row[0] for row in run("SELECT article FROM unaddressed ORDER BY article")]
    for key in waiting:
        article = load_article(connection, key)
        keep_addresses(connection, key, article)
        own = plain_address(article.url or article.id)
        run("UPDATE articles SET address = CAST(? AS TEXT) WHERE key = ?", (as_bytes(own), key))
    run("DELETE FROM unaddressed")
    apart = run(
        """SELECT DISTINCT s.article FROM addresses AS s JOIN addresses AS o ON o.address = s.address
            JOIN articles AS a ON a.key = s.article JOIN articles AS b ON b.key = o.article
            WHERE a.address <> b.address"""
    )
    linker = Linker(connection)
    for group in group_versions(connection, [row[0] for row in apart]):
        settle_versions(linker, group)
    return bool(waiting)
