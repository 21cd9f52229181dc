"""Copies: articles that bring the same text, grouped under the one that was published first.

Two bodies are alike when nine tenths of the five-word runs of the shorter stand in the other. Runs are kept by
their CRC-32, all of them with the body, a quarter of them (the `sample`) in an index. Only bodies of which one
holds three of the first runs (`lead`) of the other's sample are compared, so a line or two that all articles of
an outlet share bring up nothing.

An article joins the earliest head that its own body is alike to, and is a head when there is none; nobody joins
through a third. Earlier means published earlier, or under a lower id. When an article comes or changes, only
those are looked at whose head can change with it, from the earliest on, so the groups are the same whatever
order the articles were added in.

Source: containment of shingles, Broder, "On the resemblance and containment of documents" (1997); prefix
filtering, Chaudhuri et al. (2006).
"""

from __future__ import annotations

import json
import re
import struct
import unicodedata
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from heapq import heapify, heappop, heappush
from typing import Any, NamedTuple

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
    """The key of a body in the ledger; a new one is put into the index."""
    run = connection.exec_driver_sql
    row = run("SELECT key FROM bodies WHERE sha256 = ?", (body.sha256,)).first()
    if row is not None:
        return int(row[0])
    packed = struct.pack(f"<{len(body.runs)}I", *body.runs)
    key = run("INSERT INTO bodies (sha256, runs) VALUES (?, ?)", (body.sha256, packed)).lastrowid
    lead = set(body.lead)
    rows = [(value, int(value in lead), key) for value in body.sample]
    if rows:
        run("INSERT INTO fingerprints (run, lead, body) VALUES (?, ?, ?)", rows)
    return key


def drop_unused(connection: Connection, bodies: Iterable[int]) -> None:
    """Forget those of these bodies that no article has any more."""
    run = connection.exec_driver_sql
    for key in bodies:
        if run("SELECT 1 FROM articles WHERE body = ?", (key,)).first() is None:
            sample = _load_body(connection, key).sample
            run(
                "DELETE FROM fingerprints WHERE run IN (SELECT value FROM json_each(?)) AND body = ?",
                (json.dumps(sample), key),
            )
            run("DELETE FROM bodies WHERE key = ?", (key,))


def _load_body(connection: Connection, key: int) -> Body:
    sha256, packed = connection.exec_driver_sql("SELECT sha256, runs FROM bodies WHERE key = ?", (key,)).one()
    return Body(sha256, struct.unpack(f"<{len(packed) // 4}I", packed))


def group_copies(connection: Connection, keys: Iterable[int]) -> None:
    """Set the heads of these articles, and of all whose head changes with theirs.

    Args:
        connection: within the transaction that changed the articles.
        keys: the articles that are new or have changed, with all that have one of these as their head.
    """
    groups = _Groups(connection)
    queue = groups.articles("a.key IN (SELECT value FROM json_each(?))", json.dumps(sorted(keys)))
    heapify(queue)
    done: set[int] = set()
    while queue:
        one = heappop(queue)
        if one.key not in done:
            done.add(one.key)
            for other in groups.settle(one):
                heappush(queue, other)


class _Placed(NamedTuple):
    """A current article in the order of publication."""

    undated: int
    published: str
    id: str
    key: int
    body: int


class _Groups:
    """The groups while one change is worked in; keeps the runs of the bodies that it has compared."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.run = connection.exec_driver_sql
        self.runs: dict[int, frozenset[int]] = {}

    def articles(self, condition: str, *values: Any) -> list[_Placed]:
        """The current articles that have a body and meet a condition; `h` is the head of `a`."""
        rows = self.run(
            f"""SELECT a.published_utc = '', a.published_utc, a.id, a.key, a.body
                FROM articles AS a LEFT JOIN articles AS h ON h.key = a.head
                WHERE a.current = 1 AND a.body IS NOT NULL AND {condition}""",  # noqa: S608
            values,
        )
        return [_Placed(*row) for row in rows]

    def settle(self, one: _Placed) -> list[_Placed]:
        """Set the head of an article, all earlier ones being settled; the later ones to look at for it."""
        near = json.dumps(self._near(one.body))
        heads = self.articles("a.head IS NULL AND a.body IN (SELECT value FROM json_each(?))", near)
        for head in sorted(heads):
            rule = self._rule(one.body, head.body) if head < one else None
            if rule is not None:
                self._join([one], head, {one.body: rule})
                return []
        self.run("UPDATE articles SET head = NULL, copy_rule = NULL WHERE key = ?", (one.key,))
        return self._attract(one, near)

    def _attract(self, one: _Placed, near: str) -> list[_Placed]:
        """Let the later articles that are alike to a new head join it; those whose head joins it are given."""
        candidates = self.articles(
            """a.body IN (SELECT value FROM json_each(?))
                AND (a.published_utc = '', a.published_utc, a.id) > (?, ?, ?)
                AND (h.key IS NULL OR (h.published_utc = '', h.published_utc, h.id) > (?, ?, ?))""",
            near,
            *one[:3],
            *one[:3],
        )
        rules = {body: self._rule(one.body, body) for body in {other.body for other in candidates}}
        joining = [other for other in candidates if rules[other.body] is not None]
        self._join(joining, one, rules)
        return self.articles(
            "a.head IN (SELECT value FROM json_each(?))", json.dumps([other.key for other in joining])
        )

    def _join(self, articles: list[_Placed], head: _Placed, rules: Mapping[int, str | None]) -> None:
        rows = [(head.key, rules[one.body], one.key) for one in articles]
        if rows:
            self.run("UPDATE articles SET head = ?, copy_rule = ? WHERE key = ?", rows)

    def _near(self, key: int) -> list[int]:
        """The bodies to compare with one: itself, and those that share three runs of a lead."""
        body = _load_body(self.connection, key)
        rows = self.run(
            """SELECT body FROM fingerprints WHERE run IN (SELECT value FROM json_each(?))
                GROUP BY body HAVING count(*) >= 3
            UNION SELECT body FROM fingerprints WHERE lead = 1 AND run IN (SELECT value FROM json_each(?))
                GROUP BY body HAVING count(*) >= 3""",
            (json.dumps(body.lead), json.dumps(body.sample)),
        )
        return sorted({key, *(row[0] for row in rows)})

    def _rule(self, body: int, other: int) -> str | None:
        """How two bodies are alike, in a sentence; None when they are not."""
        if body == other:
            return SAME_WORDS
        mine, theirs = self._runs_of(body), self._runs_of(other)
        shared, compared = len(mine & theirs), min(len(mine), len(theirs))
        if not compared or shared * 10 < compared * 9:
            return None
        return f"{shared} of {compared} five-word runs of the shorter body stand in the other."

    def _runs_of(self, body: int) -> frozenset[int]:
        if body not in self.runs:
            self.runs[body] = frozenset(_load_body(self.connection, body).runs)
        return self.runs[body]
