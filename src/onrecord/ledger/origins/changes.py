"""Changes kept: between a copy and the head of its group, and between the versions of one address.

Each is a function of the two texts, found once when the pair comes to stand together and forgotten when it no
longer does.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from onrecord.ledger.store.rebuilding import load_article, load_reading
from onrecord.ledger.store.schema import INSERT
from onrecord.ledger.store.spelling import spelled
from onrecord.link.origins.versions import TextChange, changed_figures, changes_between


def keep_copy_changes(connection: Connection, copy: int, head: int | None) -> None:
    """Note the figures that a copy changes against the head of its group; forget those against an earlier head."""
    connection.exec_driver_sql("DELETE FROM changes WHERE article = ? AND how = 'copy'", (copy,))
    if head is not None:
        changes = changed_figures(load_article(connection, head), load_article(connection, copy))
        _keep(connection, copy, head, "copy", changes)


def forget_copying(connection: Connection, keys: Sequence[int]) -> None:
    """Forget what versions that are not current have of the head that they were copies of."""
    chosen = [(key,) for key in keys]
    if chosen:
        connection.exec_driver_sql("DELETE FROM changes WHERE article = ? AND how = 'copy'", chosen)
        connection.exec_driver_sql("UPDATE origins SET similarity = 1.0 WHERE article = ?", chosen)


def keep_version_changes(connection: Connection, versions: Sequence[int]) -> None:
    """Note what each version of an address changes against the one before it.

    The versions come by their keys, the earliest first.
    """
    delete = "DELETE FROM changes WHERE article = ? AND how = 'version'"
    connection.exec_driver_sql(delete, [(key,) for key in versions])
    for at in range(1, len(versions)):
        earlier, later = load_reading(connection, versions[at - 1]), load_reading(connection, versions[at])
        _keep(connection, versions[at], versions[at - 1], "version", changes_between(earlier, later))


def forget_changes(connection: Connection, key: int) -> None:
    """Forget what stands in a text that is read again; its copies find their head anew."""
    run = connection.exec_driver_sql
    run("DELETE FROM changes WHERE article = ?1 OR other = ?1", (key,))
    run("UPDATE articles SET head = NULL, copy_rule = NULL WHERE head = ?", (key,))


def _keep(connection: Connection, later: int, earlier: int, how: str, changes: Iterable[TextChange]) -> None:
    rows = []
    for at, change in enumerate(changes):
        now, was = change.later, change.earlier
        rows.append(
            (
                later,
                earlier,
                at,
                how,
                change.kind.value,
                *((None, None, None) if now is None else (now.start, now.end, now.text)),
                *((None, None, None) if was is None else (was.start, was.end, was.text)),
                change.because,
            )
        )
    if rows:
        connection.exec_driver_sql(*spelled(INSERT["changes"], rows))
