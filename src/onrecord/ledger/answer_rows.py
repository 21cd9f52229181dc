"""The answers as the ledger keeps them, each under the question that it stands in for people.

What people decided (merged, split, named) is laid over what the machine found, in the order of the decisions; the
rows themselves never change.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from onrecord.ledger.asked import Place
from onrecord.ledger.deciding import Anchor, Overlay
from onrecord.ledger.judged import KEPT, WHO

_ANSWERS = """
    SELECT a.claim, a.figure, c.id, a.words, q.id, q.text, a.frame, s.voice, s.as_of_first, s.as_of_until,
        coalesce(s.said_first, substr(c.told_at, 1, 10), substr(r.published_utc, 1, 10)), a.places, r.id,
        f.start, f.low, f.high, f.bound, coalesce(c.told_at, r.published),
        coalesce(nullif({who}, ''), r.outlet), {kept}
    FROM answers AS a JOIN questions AS q ON q.claim = a.head_claim AND q.figure = a.head_figure
    JOIN statements AS s ON s.claim = a.claim JOIN claims AS c ON c.key = a.claim
    JOIN articles AS r ON r.key = c.article
    JOIN figures AS f ON f.article = r.key AND f.position = a.figure {where} ORDER BY a.moment, a.claim, a.figure"""
_OF_ARTICLES = """
    WHERE q.id IN (SELECT h.id FROM articles AS i JOIN claims AS o ON o.article = i.key
        JOIN answers AS n ON n.claim = o.key
        JOIN questions AS h ON h.claim = n.head_claim AND h.figure = n.head_figure
        WHERE i.current = 1 AND i.id IN (SELECT value FROM json_each(?)))"""
"""The questions that current articles answer."""


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer as it is read for listing.

    `start` is where the figure stands in its article, `found` the question that it was found in, `machine` that
    which it was split off to, where it was, and `question` that which it stands in for people. `low`, `high` and
    `bound` are the figure, `told` is when it was told and `line` who told it, or the outlet.
    """

    place: Place
    anchor: Anchor
    question: str
    machine: str
    found: str
    text: str
    frame: str
    voice: str
    holds: tuple[str | None, str | None] | None
    said: str | None
    places: str
    article: str
    start: int
    low: float | None
    high: float | None
    bound: str
    told: str | None
    line: str


def load_answers(
    connection: Connection, overlay: Overlay, *, question: str | None = None, articles: Iterable[str] | None = None
) -> list[AnswerRow]:
    """The answers, each under the question that it stands in once all decisions are laid over.

    While nobody has merged or split, only those of one question, or of what some articles answer, are read.
    """
    where: str = ""
    values: tuple[str, ...] = ()
    if not overlay.moved and not overlay.merges:
        if question is not None:
            where, values = "WHERE q.id = ?", (question,)
        elif articles is not None:
            where, values = _OF_ARTICLES, (json.dumps(sorted(articles)),)
    raw = connection.exec_driver_sql(_ANSWERS.format(where=where, who=WHO, kept=KEPT), values).all()
    into = _merged({(r[2], r[3]): str(r[4]) for r in raw}, overlay)
    out = []
    for r in raw:
        if not r[19]:
            continue  # it is in the way of no decision, but a person said that it is no claim
        machine = str(overlay.moved.get((r[2], r[3]), r[4]))
        out.append(
            AnswerRow(
                place=(r[0], r[1]),
                anchor=(r[2], r[3]),
                question=_root(into, machine),
                machine=machine,
                found=r[4],
                text=r[5],
                frame=r[6],
                voice=r[7],
                holds=None if r[8] is None and r[9] is None else (r[8], r[9]),
                said=r[10] or None,
                places=r[11],
                article=r[12],
                start=r[13],
                low=r[14],
                high=r[15],
                bound=r[16],
                told=r[17],
                line=r[18] or "the outlet",
            )
        )
    return out


def _merged(found: dict[Anchor, str], overlay: Overlay) -> dict[str, str]:
    """The question that each merged one was taken into, in the order of the decisions."""
    into: dict[str, str] = {}
    for kept, taken, _ in overlay.merges:
        one, other = kept.id_in(found), taken.id_in(found)
        if one is not None and other is not None:
            one, other = _root(into, one), _root(into, other)
            if one != other:
                into[other] = one
    return into


def _root(into: dict[str, str], question: str) -> str:
    while question in into:
        question = into[question]
    return question


def given_names(overlay: Overlay, rows: Iterable[AnswerRow]) -> dict[str, str]:
    """The name that a person gave a question, the latest one, by the question's id."""
    found, into = {}, {}
    for row in rows:
        found[row.anchor] = row.found
        into[row.machine] = row.question
    ids = ((one.id_in(found), decision) for one, decision in overlay.names)
    return {into.get(id, id): str(decision.after["text"]) for id, decision in ids if id is not None}
