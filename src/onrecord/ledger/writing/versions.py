"""Which version of an article is its current one, and what follows from that: copies, changes, links.

The latest by its dates is current; of equal ones that of the group's own address, then the one fetched last.
"""

import json
from collections.abc import Iterable

from onrecord.ledger.linking.meeting import Linker
from onrecord.ledger.origins.changes import forget_copying, keep_version_changes
from onrecord.ledger.origins.copies import drop_unused, group_copies


def settle_versions(linker: Linker, keys: Iterable[int], former: frozenset[int] = frozenset()) -> None:
    """Make the latest of some versions the current one, and group the copies of what changed.

    The keys are those of all versions of one article; `former` are bodies that one had before.
    """
    connection = linker.connection
    rows = connection.exec_driver_sql(
        """SELECT a.key, a.body FROM articles AS a WHERE a.key IN (SELECT value FROM json_each(?))
            ORDER BY max(a.modified_utc, a.published_utc) DESC,
                EXISTS (SELECT 1 FROM addresses AS s
                    WHERE s.article = a.key AND s.address = a.address AND s.own = s.address) DESC,
                coalesce(a.fetched_at, '') DESC, a.version DESC, a.id""",
        (json.dumps(sorted(keys)),),
    ).all()
    current, all_keys = rows[0][0], [row[0] for row in rows]
    connection.exec_driver_sql(
        """UPDATE articles SET current = (key = ?1), head = CASE WHEN key = ?1 THEN head END,
            copy_rule = CASE WHEN key = ?1 THEN copy_rule END
            WHERE key IN (SELECT value FROM json_each(?2))""",
        (current, json.dumps(all_keys)),
    )
    forget_copying(connection, all_keys[1:])
    bodies = {row[1] for row in rows}
    group_copies(connection, bodies | former)
    group_copies(connection, drop_unused(connection, former - bodies))
    if len(rows) > 1:
        keep_version_changes(connection, all_keys[::-1])
    linker.settle_versions(all_keys)
