"""Copies: articles that bring the same text, grouped under the one that was published first.

Two bodies are alike when nine tenths of the five-word runs of the shorter stand in the other. Runs are kept by
their CRC-32, all of them with the body, a quarter of them (the `sample`) in an index. Only bodies of which one
holds three of the first runs (`lead`) of the other's sample are compared, so a line or two that all articles of
an outlet share bring up nothing.

An article joins the earliest head that its own body is alike to, and is a head when there is none; nobody joins
through a third. Heads are worked out anew for all bodies that hang together whenever one of them changes, in
order of publication, so the groups do not depend on the order in which articles were added.

Source: containment of shingles, Broder, "On the resemblance and containment of documents" (1997); prefix
filtering, Chaudhuri et al. (2006).
"""

from __future__ import annotations

import json
import re
import struct
import unicodedata
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection

from onrecord.records import Article, Role

_WORD = re.compile(r"\w+")
_RUN = 5
_MIN_RUNS = 40
"""Bodies with fewer runs are copies only when their words are the same."""

SAME_WORDS = "The words of the body are the same."


@dataclass(frozen=True, slots=True)
class Body:
    """What copies are found by: a digest of the body's words, and its runs in ascending order."""

    sha256: str
    runs: tuple[int, ...]

    @property
    def sample(self) -> tuple[int, ...]:
        """The runs that are looked up, a quarter of all."""
        return tuple(run for run in self.runs if run & 3 == 0)

    @property
    def lead(self) -> tuple[int, ...]:
        """The first quarter of the sample and three more, eight at least; alike bodies share three of them.

        Where nine tenths of all runs are shared, fewer than three of eight are with odds of 2 in 100,000.
        """
        return self.sample[: max(8, len(self.sample) // 4 + 3)]


def body_of(article: Article) -> Body | None:
    """The body of an article by its words, without case, marks and blanks; None when it has no word."""
    text = " ".join(article.text[b.start : b.end] for b in article.blocks if b.role is Role.BODY)
    words = [word.encode("utf-8", "surrogatepass") for word in _WORD.findall(_folded(text))]
    if not words:
        return None
    runs = {zlib.crc32(b" ".join(words[at : at + _RUN])) for at in range(len(words) - _RUN + 1)}
    return Body(
        sha256(b" ".join(words)).hexdigest(),
        tuple(sorted(runs)) if len(runs) >= _MIN_RUNS else (),
    )


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def keep_body(connection: Connection, body: Body) -> int:
    """The key of a body in the ledger; a new one is compared with those that are there."""
    run = connection.exec_driver_sql
    row = run("SELECT key FROM bodies WHERE sha256 = ?", (body.sha256,)).first()
    if row is not None:
        return int(row[0])
    packed = struct.pack(f"<{len(body.runs)}I", *body.runs)
    key = run("INSERT INTO bodies (sha256, runs) VALUES (?, ?)", (body.sha256, packed)).lastrowid
    if not body.sample:
        return key
    alike = _find_alike(connection, body)
    lead = set(body.lead)
    run(
        "INSERT INTO fingerprints (run, lead, body) VALUES (?, ?, ?)",
        [(value, int(value in lead), key) for value in body.sample],
    )
    both = [(a, b, *counts) for other, counts in alike for a, b in ((key, other), (other, key))]
    if both:
        run("INSERT INTO likenesses (body, other, shared, compared) VALUES (?, ?, ?, ?)", both)
    return key


def drop_unused(connection: Connection, bodies: Iterable[int]) -> None:
    """Forget those of these bodies that no article has any more."""
    run = connection.exec_driver_sql
    for key in bodies:
        if run("SELECT 1 FROM articles WHERE body = ?", (key,)).first() is not None:
            continue
        (packed,) = run("SELECT runs FROM bodies WHERE key = ?", (key,)).one()
        sample = Body("", _unpacked(packed)).sample
        run(
            "DELETE FROM fingerprints WHERE run IN (SELECT value FROM json_each(?)) AND body = ?",
            (json.dumps(sample), key),
        )
        run(
            """DELETE FROM likenesses WHERE other = ? AND body IN (
                SELECT other FROM likenesses WHERE body = ?)""",
            (key, key),
        )
        run("DELETE FROM likenesses WHERE body = ?", (key,))
        run("DELETE FROM bodies WHERE key = ?", (key,))


def _unpacked(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // 4}I", packed)


def _find_alike(connection: Connection, body: Body) -> list[tuple[int, tuple[int, int]]]:
    """The bodies alike to a new one, each with how many of how many runs they share."""
    rows = connection.exec_driver_sql(
        """SELECT key, runs FROM bodies WHERE key IN (
            SELECT body FROM fingerprints WHERE run IN (SELECT value FROM json_each(?))
                GROUP BY body HAVING count(*) >= 3
            UNION SELECT body FROM fingerprints WHERE lead = 1 AND run IN (SELECT value FROM json_each(?))
                GROUP BY body HAVING count(*) >= 3)""",
        (json.dumps(body.lead), json.dumps(body.sample)),
    )
    mine, alike = frozenset(body.runs), []
    for key, packed in rows:
        theirs = _unpacked(packed)
        shared, compared = len(mine.intersection(theirs)), min(len(mine), len(theirs))
        if shared * 10 >= compared * 9:
            alike.append((key, (shared, compared)))
    return alike


def group_copies(connection: Connection, bodies: Iterable[int]) -> None:
    """Work out the head of every current article whose body hangs together with one of these."""
    run = connection.exec_driver_sql
    alike = _connected(connection, bodies)
    rows = run(
        """SELECT key, body, head, copy_rule FROM articles
            WHERE current = 1 AND body IN (SELECT value FROM json_each(?))
            ORDER BY published_utc = '', published_utc, id""",
        (json.dumps(list(alike)),),
    ).all()
    heads: dict[int, tuple[int, int]] = {}
    new: tuple[int | None, str | None]
    changes = []
    for order, (key, body, old_head, old_rule) in enumerate(rows):
        near = heads.keys() & {body, *alike[body]}
        if near:
            _, head, its_body = min((*heads[other], other) for other in near)
            new = (head, _rule(alike[body].get(its_body)))
        else:
            heads[body] = (order, key)
            new = (None, None)
        if new != (old_head, old_rule):
            changes.append((*new, key))
    if changes:
        run("UPDATE articles SET head = ?, copy_rule = ? WHERE key = ?", changes)


def _rule(counts: tuple[int, int] | None) -> str:
    if counts is None:
        return SAME_WORDS
    shared, compared = counts
    return f"{shared} of {compared} five-word runs of the shorter body stand in the other."


def _connected(connection: Connection, bodies: Iterable[int]) -> dict[int, dict[int, tuple[int, int]]]:
    """The bodies that hang together with these, each with those it is alike to and their counts."""
    found: dict[int, dict[int, tuple[int, int]]] = {}
    todo = set(bodies)
    while todo:
        found.update((body, {}) for body in todo)
        rows = connection.exec_driver_sql(
            """SELECT body, other, shared, compared FROM likenesses
                WHERE body IN (SELECT value FROM json_each(?))""",
            (json.dumps(sorted(todo)),),
        )
        for body, other, shared, compared in rows:
            found[body][other] = (shared, compared)
        todo = {other for body in todo for other in found[body]} - found.keys()
    return found
