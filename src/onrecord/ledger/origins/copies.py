"""Which articles of the ledger are copies: bodies are kept with what they are alike to, groups follow from them.

A body is compared once, when it comes, with those that share a few runs of a lead; each pair that shares a tenth
of the shorter is kept in `alike`. Groups are made anew for the whole of what hangs together with a body that came
or went, so they are the same whatever order the articles were added in. A run that a thousand bodies have is no
reason to compare, so what all pages of an outlet share costs nothing.

The head of a group is an article of the agency that the group credits, else the earliest: published earlier, or
under a lower id.
"""

import json
import struct
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection

from onrecord.ledger.origins.changes import keep_copy_changes
from onrecord.ledger.store.schema import INSERT
from onrecord.ledger.store.spelling import spelled
from onrecord.link.origins.copies import (
    COPY,
    KEPT,
    LEAD_SHARED,
    LEAD_SHARED_SHORT,
    SHORT,
    Body,
    Sized,
    body_of,
    copied_words,
    group_bodies,
)
from onrecord.link.origins.credits import find_credit
from onrecord.records import Article

_COMMON = 1000  # bodies that have a run from which it is boilerplate

SAME_WORDS = "The words of the body are the same."


def keep_origin(connection: Connection, key: int, article: Article) -> None:
    """Keep what an article's copies are found by, and whom it credits."""
    body, credit = body_of(article), find_credit(article)
    if body is not None:
        connection.exec_driver_sql(
            "UPDATE articles SET body = ? WHERE key = ?", (_keep_body(connection, body), key)
        )
    span = None if credit is None else credit.span
    row = (
        key,
        1.0,
        None if credit is None else credit.agency,
        None if span is None else span.start,
        None if span is None else span.end,
    )
    connection.exec_driver_sql(*spelled(INSERT["origins"].replace("INSERT", "INSERT OR REPLACE"), [row]))


def _keep_body(connection: Connection, body: Body) -> int:
    """The key of a body in the ledger; a new one is put into the index and compared with those near it."""
    run = connection.exec_driver_sql
    row = run("SELECT key FROM bodies WHERE sha256 = ?", (body.sha256,)).first()
    if row is not None:
        return int(row[0])
    packed = struct.pack(f"<{len(body.runs)}I", *body.runs)
    key = run(
        "INSERT INTO bodies (sha256, size, runs) VALUES (?, ?, ?)", (body.sha256, len(body.runs), packed)
    ).lastrowid
    if body.runs:
        _keep_alike(connection, key, body)
        lead = set(body.lead)
        rows = [(value, int(value in lead), key) for value in body.sample]
        run("INSERT INTO fingerprints (run, lead, body) VALUES (?, ?, ?)", rows)
    return key


def _keep_alike(connection: Connection, key: int, body: Body) -> None:
    mine, rows = frozenset(body.runs), []
    for other in _near(connection, body):
        theirs = runs_of(connection, other)
        shared = len(mine.intersection(theirs))
        share = shared / min(len(mine), len(theirs))
        if share >= KEPT:
            rows += [(key, other, shared, share), (other, key, shared, share)]
    if rows:
        connection.exec_driver_sql("INSERT INTO alike (body, other, shared, share) VALUES (?, ?, ?, ?)", rows)


def _near(connection: Connection, body: Body) -> list[int]:
    """The kept bodies that share enough runs of this one's lead, or of whose lead this one has enough."""
    found: set[int] = set()
    few: set[int] = set()
    for runs, only in ((body.lead, ""), (body.sample, "AND lead = 1")):
        counts: defaultdict[int, int] = defaultdict(int)
        rows = connection.exec_driver_sql(
            f"""SELECT (SELECT group_concat(body) FROM
                    (SELECT body FROM fingerprints WHERE run = r.value {only} LIMIT {_COMMON + 1}))
                FROM json_each(?) AS r""",
            (json.dumps(runs),),
        )
        for (bodies,) in rows:
            having = bodies.split(",") if bodies else ()
            if len(having) <= _COMMON:
                for one in having:
                    counts[int(one)] += 1
        found |= {one for one, count in counts.items() if count >= LEAD_SHARED}
        few |= {one for one, count in counts.items() if count >= LEAD_SHARED_SHORT}
    if len(body.runs) >= SHORT:
        few = _short_ones(connection, few - found)
    return sorted(found | few)


def _short_ones(connection: Connection, bodies: Iterable[int]) -> set[int]:
    rows = connection.exec_driver_sql(
        "SELECT key FROM bodies WHERE size < ? AND key IN (SELECT value FROM json_each(?))",
        (SHORT, json.dumps(sorted(bodies))),
    )
    return {row[0] for row in rows}


def runs_of(connection: Connection, key: int) -> tuple[int, ...]:
    """The runs of a body by its key, in ascending order; () of one that is too short to have any."""
    (packed,) = connection.exec_driver_sql("SELECT runs FROM bodies WHERE key = ?", (key,)).one()
    return struct.unpack(f"<{len(packed) // 4}I", packed)


def drop_unused(connection: Connection, bodies: Iterable[int]) -> set[int]:
    """Forget those of these bodies that no article has any more; the bodies that they were alike to."""
    run = connection.exec_driver_sql
    left: set[int] = set()
    for key in sorted(bodies):
        if run("SELECT 1 FROM articles WHERE body = ?", (key,)).first() is None:
            sample = Body("", runs_of(connection, key)).sample
            run(
                "DELETE FROM fingerprints WHERE run IN (SELECT value FROM json_each(?)) AND body = ?",
                (json.dumps(sample), key),
            )
            others = run("SELECT other FROM alike WHERE body = ?", (key,)).all()
            left.update(other for (other,) in others)
            left.discard(key)
            pairs = [pair for (other,) in others for pair in ((key, other), (other, key))]
            if pairs:
                run("DELETE FROM alike WHERE body = ? AND other = ?", pairs)
            run("DELETE FROM bodies WHERE key = ?", (key,))
    return left


class _Placed(NamedTuple):
    """A current article in the order of publication, an agency's own text first."""

    foreign: int
    undated: int
    published: str
    id: str
    key: int
    body: int
    head: int | None
    rule: str | None


def group_copies(connection: Connection, bodies: Iterable[int | None]) -> None:
    """Set the heads of the articles with these bodies, and of all that hang together with them.

    The bodies are those of the articles that came, changed or went.
    """
    waiting = {body for body in bodies if body is not None}
    while waiting:
        together = _together(connection, waiting.pop())
        waiting -= together
        _set_heads(connection, together)


def _together(connection: Connection, body: int) -> set[int]:
    """The bodies that pairs of copies join to one, through however many others."""
    rows = connection.exec_driver_sql(
        """WITH RECURSIVE found (body) AS (
                SELECT ? UNION SELECT a.other FROM found JOIN alike AS a ON a.body = found.body AND a.share >= ?)
            SELECT body FROM found""",
        (body, COPY),
    )
    return {row[0] for row in rows}


def _set_heads(connection: Connection, bodies: set[int]) -> None:
    run = connection.exec_driver_sql
    chosen = json.dumps(sorted(bodies))
    articles = [
        _Placed(*row)
        for row in run(
            """SELECT o.credit IS NULL OR a.outlet IS NULL OR a.outlet <> o.credit,
                    a.published_utc = '', a.published_utc, a.id, a.key, a.body, a.head, a.copy_rule
                FROM articles AS a JOIN origins AS o ON o.article = a.key
                WHERE a.current = 1 AND a.body IN (SELECT value FROM json_each(?))""",
            (chosen,),
        )
    ]
    here = {article.body for article in articles}
    sized = [
        Sized(*row)
        for row in run(
            "SELECT key, sha256, size FROM bodies WHERE key IN (SELECT value FROM json_each(?))", (chosen,)
        )
        if row[0] in here
    ]
    pairs = {
        (body, other): (shared, share)
        for body, other, shared, share in run(
            "SELECT body, other, shared, share FROM alike WHERE body IN (SELECT value FROM json_each(?))", (chosen,)
        )
    }
    fullest = group_bodies(sized, *_shares(connection, pairs))
    groups: defaultdict[int, list[_Placed]] = defaultdict(list)
    for article in articles:
        groups[fullest[article.body]].append(article)
    sizes = {body.key: body.size for body in sized}
    for text, members in groups.items():
        _write_group(connection, text, sorted(members), pairs, sizes)


def _shares(
    connection: Connection, pairs: Mapping[tuple[int, int], tuple[int, float]]
) -> tuple[Callable[[int, int], float], Callable[[int, int], float]]:
    """The share of two bodies as it is kept, and as it is: pairs of a small share may not have been compared."""
    runs: dict[int, frozenset[int]] = {}

    def kept(body: int, other: int) -> float:
        return pairs.get((body, other), (0, 0.0))[1]

    def exact(body: int, other: int) -> float:
        if (body, other) in pairs:
            return pairs[body, other][1]
        for key in (body, other):
            if key not in runs:
                runs[key] = frozenset(runs_of(connection, key))
        return len(runs[body] & runs[other]) / max(1, min(len(runs[body]), len(runs[other])))

    return kept, exact


def _write_group(
    connection: Connection,
    text: int,
    members: list[_Placed],
    pairs: Mapping[tuple[int, int], tuple[int, float]],
    sizes: Mapping[int, int],
) -> None:
    """Put the members of a group under the first of them; only what changes is written."""
    run = connection.exec_driver_sql
    head = members[0]
    full = next(member for member in members if member.body == text)
    similarity = [(1.0 if member.body == text else pairs[member.body, text][1], member.key) for member in members]
    run("UPDATE origins SET similarity = ?1 WHERE article = ?2 AND similarity <> ?1", similarity)
    for member in members:
        rule = None if member is head else _rule(member, head, full, pairs, sizes)
        key = None if member is head else head.key
        if (key, rule) != (member.head, member.rule):
            run("UPDATE articles SET head = ?, copy_rule = ? WHERE key = ?", (key, rule, member.key))
            if key != member.head:
                keep_copy_changes(connection, member.key, key)


def _rule(
    member: _Placed,
    head: _Placed,
    full: _Placed,
    pairs: Mapping[tuple[int, int], tuple[int, float]],
    sizes: Mapping[int, int],
) -> str:
    """How a copy was told, in a sentence: by the head itself, or by the fullest text of the group."""
    if member.body == head.body:
        return SAME_WORDS
    found: Any = pairs.get((member.body, head.body))
    if found is not None and found[1] >= COPY:
        compared = min(sizes[member.body], sizes[head.body])
        return f"{copied_words(found[0], compared, 'the shorter text', 'the other')}."
    through = (member, head)[member.body == full.body]
    shared, compared = pairs[through.body, full.body][0], sizes[through.body]
    which = "this text" if through is member else "the first text"
    return f"{copied_words(shared, compared, which, f'the fullest one, article {full.id}')}."
