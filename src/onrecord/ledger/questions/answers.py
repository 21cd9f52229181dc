"""The answers as the ledger keeps them, each under the question that it stands in for people.

What people decided (merged, split, named) is laid over what the machine found, in the order of the decisions; the
rows themselves never change.
"""

import json
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from onrecord.ledger.decisions.claims import KEPT, WHO
from onrecord.ledger.decisions.events import Anchor, Overlay
from onrecord.ledger.decisions.figures import CORRECTED, held
from onrecord.ledger.linking.statements import Place

_ANSWERS = f"""
    SELECT a.moment, a.claim, a.figure, c.id AS claim_id, a.words, q.id AS question, q.text, a.frame, s.voice,
        s.as_of_first AS first, s.as_of_until AS until,
        coalesce(s.said_first, substr(c.told_at, 1, 10), substr(r.published_utc, 1, 10)) AS said, a.places,
        r.id AS article, f.start, {held("low")} AS low, {held("high")} AS high, {held("bound")} AS bound,
        coalesce(c.told_at, r.published) AS told, coalesce(nullif({WHO}, ''), r.outlet) AS line, {KEPT} AS kept
    FROM answers AS a JOIN questions AS q ON q.claim = a.head_claim AND q.figure = a.head_figure
    JOIN statements AS s ON s.claim = a.claim JOIN claims AS c ON c.key = a.claim
    JOIN articles AS r ON r.key = c.article
    JOIN figures AS f ON f.article = r.key AND f.position = a.figure {CORRECTED}
    {{where}} ORDER BY a.moment, a.claim, a.figure"""
_OF_CLAIMS = "WHERE c.id IN (SELECT value FROM json_each(?))"
_OF_QUESTIONS = "WHERE q.id IN (SELECT value FROM json_each(?))"
_ANSWERED = """
    SELECT DISTINCT q.id FROM articles AS r JOIN claims AS c ON c.article = r.key
    JOIN answers AS a ON a.claim = c.key
    JOIN questions AS q ON q.claim = a.head_claim AND q.figure = a.head_figure
    WHERE r.current = 1 AND r.id IN (SELECT value FROM json_each(?))"""
"""The questions that the figures of current articles were found to answer."""


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
    connection: Connection,
    overlay: Overlay,
    *,
    questions: Iterable[str] | None = None,
    articles: Iterable[str] | None = None,
) -> list[AnswerRow]:
    """The answers, each under the question that it stands in once all decisions are laid over.

    Args:
        connection: within a transaction.
        overlay: the decisions in force.
        questions: all answers of the questions that these are or stand in.
        articles: all answers of the questions that some articles answer, where no questions are given.

    Returns:
        The answers that were asked for, all where nothing was, in the order in which they came; those that people
        split off a question are among them always.
    """
    named = _read(connection, _OF_CLAIMS, overlay.claims())
    into = _merged({(row.claim_id, row.words): str(row.question) for row in named}, overlay)
    if questions is None and articles is None:
        rows = connection.exec_driver_sql(_ANSWERS.format(where="")).all()
    else:
        answered = _answered(connection, overlay, set(articles or ()), named) if questions is None else ()
        asked = {*(questions or ()), *answered}
        roots = {_root(into, id) for id in asked}
        ids = roots | {id for id in into if _root(into, id) in roots}
        moved = (row for row in named if (row.claim_id, row.words) in overlay.moved)
        read = {
            (row.moment, row.claim, row.figure): row for row in (*moved, *_read(connection, _OF_QUESTIONS, ids))
        }
        rows = [read[place] for place in sorted(read)]
    # what a person said is no claim is in the way of no decision, but is not listed
    return [_answer(row, overlay, into) for row in rows if row.kept]


def answers_of(connection: Connection, overlay: Overlay, claim_ids: Iterable[str]) -> list[tuple[AnswerRow, str]]:
    """The answers of some claims in the order of their text, each with what the question it stands in is called."""
    asked = set(claim_ids)
    found = _read(connection, _OF_CLAIMS, asked | overlay.claims())
    into = _merged({(row.claim_id, row.words): str(row.question) for row in found}, overlay)
    rows = [_answer(row, overlay, into) for row in found if row.kept]
    ids = json.dumps(sorted({row.question for row in rows}))
    texts: dict[str, str] = dict(
        connection.exec_driver_sql(
            "SELECT id, text FROM questions WHERE id IN (SELECT value FROM json_each(?))", (ids,)
        ).all()
    )
    called = texts | given_names(overlay, rows)
    mine = sorted((row for row in rows if row.anchor[0] in asked), key=lambda row: (row.start, row.anchor))
    return [(row, called.get(row.question, row.text)) for row in mine]


def _read(connection: Connection, where: str, ids: Set[str]) -> Sequence[Any]:
    """The rows of `_ANSWERS` of some claims or questions."""
    return connection.exec_driver_sql(_ANSWERS.format(where=where), (json.dumps(sorted(ids)),)).all() if ids else ()


def _answered(connection: Connection, overlay: Overlay, articles: Set[str], named: Iterable[Any]) -> set[str]:
    """The questions that some articles answer, those that people split off among them."""
    found = connection.exec_driver_sql(_ANSWERED, (json.dumps(sorted(articles)),))
    moved = {overlay.moved.get((row.claim_id, row.words)) for row in named if row.article in articles}
    return {str(row[0]) for row in found} | {id for id in moved if id is not None}


def _answer(row: Any, overlay: Overlay, into: Mapping[str, str]) -> AnswerRow:
    """The answer of a row of `_ANSWERS`; `into` is the question that each merged one was taken into."""
    anchor = (row.claim_id, row.words)
    machine = str(overlay.moved.get(anchor, row.question))
    return AnswerRow(
        place=(row.claim, row.figure),
        anchor=anchor,
        question=_root(into, machine),
        machine=machine,
        found=row.question,
        text=row.text,
        frame=row.frame,
        voice=row.voice,
        holds=None if row.first is None and row.until is None else (row.first, row.until),
        said=row.said or None,
        places=row.places,
        article=row.article,
        start=row.start,
        low=row.low,
        high=row.high,
        bound=row.bound,
        told=row.told,
        line=row.line or "the outlet",
    )


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


def _root(into: Mapping[str, str], question: str) -> str:
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
