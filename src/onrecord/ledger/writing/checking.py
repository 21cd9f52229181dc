"""Checking that everything stored still says what it said: texts, spans and what points at what."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from onrecord.identity import text_sha256
from onrecord.ledger.store.rows import version_of
from onrecord.ledger.views.keeping import Drift

_SPANS = """
    SELECT c.id, 'evidence', c.start, c.stop, c.evidence, 0 FROM claims AS c WHERE c.article = ?1
    UNION ALL SELECT c.id, s.part, s.start, s.stop, s.words, 1 FROM spans AS s
        LEFT JOIN attributions AS t ON t.article = s.article AND t.position = s.attribution
        LEFT JOIN claims AS c ON c.article = s.article AND c.attribution = t.id
        WHERE s.article = ?1
    UNION ALL SELECT NULL, 'time', start, stop, words, 2 FROM times WHERE article = ?1
    UNION ALL SELECT NULL, 'figure', start, stop, words, 3 FROM figures WHERE article = ?1
    UNION ALL SELECT NULL, 'place', place_start, place_stop, place_words, 3 FROM figures
        WHERE article = ?1 AND place_words IS NOT NULL
    UNION ALL SELECT NULL, 'mention', start, stop, words, 4 FROM mentions WHERE article = ?1
    ORDER BY 6, 3, 4, 1, 2"""

_POINTERS = (
    """SELECT c.id, 'source', c.source FROM claims AS c WHERE c.article = ?1 AND c.source IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM sources AS s WHERE s.article = c.article AND s.id = c.source)""",
    """SELECT c.id, 'attribution', c.attribution FROM claims AS c WHERE c.article = ?1
        AND c.attribution IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM attributions AS t WHERE t.article = c.article AND t.id = c.attribution)""",
    """SELECT c.id, 'figure', cf.figure FROM claims AS c JOIN claim_figures AS cf ON cf.claim = c.key
        WHERE c.article = ?1
        AND NOT EXISTS (SELECT 1 FROM figures AS f WHERE f.article = c.article AND f.position = cf.figure)""",
    """SELECT c.id, 'time', m.at FROM claims AS c
        JOIN (SELECT key, said_when AS at FROM claims UNION ALL SELECT key, as_of FROM claims) AS m
        ON m.key = c.key WHERE c.article = ?1 AND m.at IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM times AS t WHERE t.article = c.article AND t.position = m.at)""",
    """SELECT l.later, 'linked claim', l.later FROM links AS l WHERE l.article = ?1
        AND NOT EXISTS (SELECT 1 FROM claims AS c WHERE c.id = l.later)""",
    """SELECT l.later, 'linked claim', l.earlier FROM links AS l WHERE l.article = ?1
        AND NOT EXISTS (SELECT 1 FROM claims AS c WHERE c.id = l.earlier)""",
)


def find_drift(
    connection: Connection, watch: Callable[[Iterable[int], int], Iterable[int]] | None = None
) -> Iterator[Drift]:
    """Everything of every article version that does not hold any more, by article.

    `watch` is shown each version that is looked at, as its key in the database.
    """
    rows = connection.exec_driver_sql("SELECT key FROM articles ORDER BY id, version").all()
    keys = [int(row[0]) for row in rows]
    for key in watch(keys, len(keys)) if watch else keys:
        row = connection.exec_driver_sql(
            "SELECT key, id, version, text, text_sha256, claims_count FROM articles WHERE key = ?", (key,)
        ).one()
        yield from _of_text(row)
        yield from _of_spans(connection, row)
        yield from _of_pointers(connection, row)


def _of_text(row: Any) -> Iterator[Drift]:
    _, id, version, text, sha256, _ = row
    found = text_sha256(text)
    if found != sha256:
        yield Drift(id, None, "text", sha256, found)
    elif version_of(text) != version:
        yield Drift(id, None, "version", version, version_of(text))


def _of_spans(connection: Connection, row: Any) -> Iterator[Drift]:
    key, id, _, text, *_ = row
    for claim, what, start, end, words, _ in connection.exec_driver_sql(_SPANS, (key,)):
        found = text[start:end]
        if start < 0 or found != words:
            yield Drift(id, claim, what, words, found)


def _of_pointers(connection: Connection, row: Any) -> Iterator[Drift]:
    key, id, *_, counted = row
    (held,) = connection.exec_driver_sql("SELECT count(*) FROM claims WHERE article = ?", (key,)).one()
    if held != counted:
        yield Drift(id, None, "number of claims", str(counted), str(held))
    for query in _POINTERS:
        for claim, what, points_at in connection.exec_driver_sql(query, (key,)):
            yield Drift(id, claim, what, str(points_at), "")
