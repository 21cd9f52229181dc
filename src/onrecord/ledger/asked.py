"""Statements and answers come back from their rows as linking sees them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

from onrecord.ledger.schema import CLAIMS_PER_ARTICLE
from onrecord.link import Answer, Asked, Frame, Statement
from onrecord.records import Bound, Stance

Place = tuple[int, int]
"""An answer: the key of its claim, and the place of its figure among those of the article."""

_BATCH = 500
_STATEMENT = """
    SELECT s.claim, c.id, s.moment, s.voice, c.who, c.stance, s.cue, c.content, c.evidence, c.start, c.stop,
        s.as_of_first, s.as_of_until, s.said_first, s.said_until, coalesce(c.told_at, a.published), a.outlet,
        x.words, x.names, s.own_voice
    FROM statements AS s JOIN claims AS c ON c.key = s.claim JOIN articles AS a ON a.key = c.article
    JOIN contexts AS x ON x.article = c.article WHERE s.claim IN ({})"""
_ANSWER = """
    SELECT claim, figure, words, bound, low, high, frame, topic, places, one_day, running, label
    FROM answers WHERE claim IN ({}) ORDER BY claim, figure"""


def load_statements(connection: Connection, keys: Iterable[int]) -> dict[int, Statement]:
    """The statements of these claims, by the claim's key; those that are not current are left out."""
    wanted = sorted(set(keys))
    out: dict[int, Statement] = {}
    for at in range(0, len(wanted), _BATCH):
        marks = ", ".join(str(key) for key in wanted[at : at + _BATCH])
        answers: dict[int, list[Answer]] = {}
        for row in connection.exec_driver_sql(_ANSWER.format(marks)):
            answers.setdefault(row[0], []).append(_answer(row))
        for row in connection.exec_driver_sql(_STATEMENT.format(marks)):
            out[row[0]] = _statement(row, tuple(answers.get(row[0], ())))
    return out


def load_answers(connection: Connection, article: int) -> list[Answer]:
    """All answers of an article."""
    span = article * CLAIMS_PER_ARTICLE, (article + 1) * CLAIMS_PER_ARTICLE
    rows = connection.exec_driver_sql(
        _ANSWER.format("SELECT claim FROM answers WHERE claim >= ? AND claim < ?"), span
    )
    return [_answer(row) for row in rows]


def load_asked(connection: Connection, places: Iterable[Place]) -> dict[Place, Asked]:
    """These answers with their statements, by their places."""
    wanted = set(places)
    statements = load_statements(connection, {claim for claim, _ in wanted})
    return {
        (key, answer.figure): Asked(one, answer)
        for key, one in statements.items()
        for answer in one.answers
        if (key, answer.figure) in wanted
    }


def _statement(row: Any, answers: tuple[Answer, ...]) -> Statement:
    _, id, moment, voice, who, stance, cue, content, evidence, start, stop, *rest = row
    first, until, said_first, said_until, published, outlet, words, names, own_voice = rest
    return Statement(
        claim=id,
        moment=moment,
        voice=voice,
        who=(outlet or "the outlet") if own_voice else who or "a source not named",
        stance=Stance(stance),
        cue=cue,
        content=" ".join(content.split()),
        evidence=evidence,
        start=start,
        stop=stop,
        as_of=_days(first, until),
        said=_days(said_first, said_until),
        published=_date(published),
        context=tuple(words.split()),
        names=tuple(names.split("\n")) if names else (),
        answers=answers,
        own_voice=bool(own_voice),
    )


def _answer(row: Any) -> Answer:
    _, figure, words, bound, low, high, frame, topic, places, one_day, running, label = row
    return Answer(
        figure=figure,
        words=words,
        bound=Bound(bound),
        low=float("-inf") if low is None else low,
        high=float("inf") if high is None else high,
        frame=Frame(*frame.split("|")),
        topic=frozenset(topic.split()),
        places=frozenset(places.split()),
        one_day=bool(one_day),
        running=bool(running),
        label=label,
    )


def _days(first: str | None, until: str | None) -> tuple[dt.date | None, dt.date | None] | None:
    return None if first is None and until is None else (_date(first), _date(until))


def _date(text: str | None) -> dt.date | None:
    try:
        return None if text is None else dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
