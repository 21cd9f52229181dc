"""Where claims are found again: keys as numbers, and the order in which all claims stand.

A claim stands by when it was told, with its article or in a live update, then by a digest of the article's id, and
after the claims before it in the text. So the order is the same whatever came first. Lookups read at most `NEWEST`
rows of a key on each side of a claim: what a claim is compared with is a property of the claims, and its cost does
not grow with the ledger.
"""

import datetime as dt
import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b, sha256
from typing import Any, cast

from sqlalchemy import Connection

from onrecord.ledger.store.rows import in_utc
from onrecord.link.across.found_by import statement_keys
from onrecord.link.across.questions import question_keys
from onrecord.link.across.statements import Asked, Statement
from onrecord.records import Article, Claim, Dated

NEWEST = 64
"""Rows of a key that are read at most on each side of a claim."""

_SECONDS = 5
_DIGEST = 6
_DAY = 86_400
_UNDATED = b"\xff" * _SECONDS
_START = dt.datetime(1, 1, 1, tzinfo=dt.UTC)

Moment = bytes
"""What claims are ordered by: the second they were told in, then a digest; those without a date come last."""


def moment_of(article: Article, claim: Claim) -> Moment:
    """Where a claim stands among those of all articles; a day counts from its midnight in UTC."""
    seconds = _UNDATED
    try:
        told = dt.datetime.fromisoformat(in_utc(Dated(claim.told_at, "") if claim.told_at else article.published))
        past = told.replace(tzinfo=dt.UTC) - _START
        seconds = (past.days * _DAY + past.seconds).to_bytes(_SECONDS, "big")
    except ValueError:
        pass
    return seconds + sha256(article.id.encode("utf-8", "surrogatepass")).digest()[:_DIGEST]


def is_dated(moment: Moment) -> bool:
    """Whether it is known when a claim was told."""
    return not moment.startswith(_UNDATED)


def since(moment: Moment, days: int) -> Moment:
    """The moment some days before the day of another; what is undated looks back as far as there is anything."""
    return _midnight(moment, -days) if is_dated(moment) else b""


def until(moment: Moment, days: int) -> Moment:
    """The moment up to which what is dated looks back to another over so many days."""
    return _midnight(moment, days + 1) if is_dated(moment) else _UNDATED


def _midnight(moment: Moment, days: int) -> Moment:
    return (max(0, _day_of(moment) + days) * _DAY).to_bytes(_SECONDS, "big")


def _day_of(moment: Moment) -> int:
    """The days since the first one."""
    return int.from_bytes(moment[:_SECONDS], "big") // _DAY


def one_day(moment: Moment, other: Moment) -> bool:
    """Whether two claims were told on one day."""
    return is_dated(moment) and _day_of(moment) == _day_of(other)


def hashed(key: str) -> int:
    """A key as a signed 32-bit number: what else has it is told apart when it is read."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big", signed=True)


def hashed_all(keys: Iterable[str]) -> list[int]:
    """Keys as numbers, each once, in their order."""
    return list(dict.fromkeys(map(hashed, keys)))


@lru_cache(maxsize=1024)  # those of the article that comes are asked for again and again
def claim_keys(one: Statement) -> tuple[int, ...]:
    """Under what a claim is found."""
    return tuple(hashed_all(statement_keys(one)))


@lru_cache(maxsize=1024)
def answer_keys(one: Asked) -> tuple[int, ...]:
    """Under what an answer is found."""
    return tuple(hashed_all(question_keys(one)))


def driver_of(connection: Connection) -> sqlite3.Connection:
    """What runs statements past SQLAlchemy within its transaction: it takes longer over hundreds than SQLite."""
    driver: Any = connection.connection.dbapi_connection
    return cast(sqlite3.Connection, driver)


def numbers(joined: str | None) -> list[int]:
    """The numbers of a list that the database joined with commas."""
    return list(map(int, joined.split(","))) if joined else []
