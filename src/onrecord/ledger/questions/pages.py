"""Questions and their answers as the pages and commands read them, with what people decided laid over."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from onrecord.errors import LedgerError
from onrecord.ledger.decisions.events import Anchor, Overlay, decided_on, load_overlay
from onrecord.ledger.finding.links import links_of
from onrecord.ledger.names.speakers import Speakers, load_speakers
from onrecord.ledger.questions.answers import AnswerRow, answers_of, given_names, load_answers
from onrecord.ledger.questions.held import day_held
from onrecord.ledger.questions.utterances import Same, group_utterances, list_utterances, load_same
from onrecord.ledger.store.ids import whole_id
from onrecord.ledger.store.schema import CLAIMS_PER_ARTICLE
from onrecord.ledger.views.claims import LinkRow
from onrecord.ledger.views.questions import DIFFER, Question, QuestionName, QuestionPage
from onrecord.link.words.likeness import Likeness

_PROPOSED = 5
"""How many questions are proposed for words that none holds."""
_CONFLICTS = """
    SELECT d.later, d.earlier, d.because FROM (
        SELECT t.later, t.earlier, t.relation, t.because FROM ties AS t
            WHERE t.later IN (SELECT value FROM json_each(?1))
        UNION SELECT lc.key, ec.key, l.relation, l.because FROM claims AS lc
            JOIN links AS l ON l.article = lc.article AND l.later = lc.id
            JOIN claims AS ec ON ec.article = l.article AND ec.id = l.earlier
            WHERE lc.key IN (SELECT value FROM json_each(?1))) AS d
    JOIN claims AS lc ON lc.key = d.later JOIN claims AS ec ON ec.key = d.earlier
    LEFT JOIN rejected AS r ON r.later = lc.id AND r.earlier = ec.id AND r.relation = d.relation
    WHERE r.later IS NULL AND d.relation IN (SELECT value FROM json_each(?2))"""


def load_questions(
    connection: Connection,
    *,
    articles: Iterable[str] | None = None,
    words: str | None = None,
    least: int = 1,
    propose: bool = False,
) -> list[Question]:
    """The questions, those with the most articles first, then by their text.

    See `Ledger.questions`; with `propose` the few that are most like the words where none holds them.
    """
    overlay = load_overlay(connection)
    grouped: dict[str, list[AnswerRow]] = {}
    wanted = None if articles is None else set(articles)
    for row in load_answers(connection, overlay, articles=wanted):
        grouped.setdefault(row.question, []).append(row)
    names = given_names(overlay, (row for rows in grouped.values() for row in rows))
    every = [row for rows in grouped.values() for row in rows]
    conflicts = _conflicts(connection, every)
    same = load_same(connection, every, overlay)
    found = [
        _question(id, rows, names, conflicts, same)
        for id, rows in grouped.items()
        if wanted is None or any(row.article in wanted for row in rows)
    ]
    found = [q for q in found if q.articles >= least]
    kept = [q for q in found if words is None or _says(connection, q, grouped, words)]
    if words is not None and propose and not kept:
        return _alike(connection, found, grouped, words)
    return sorted(kept, key=lambda q: (-q.articles, -q.answers, q.text, q.question_id))


def questions_answered(connection: Connection, claim_ids: Iterable[str]) -> dict[str, list[QuestionName]]:
    """The questions that each of these claims answers, by the claim's id, in the order of its figures."""
    found: dict[str, dict[str, QuestionName]] = {}
    for row, text in answers_of(connection, load_overlay(connection), claim_ids):
        claim, figure = row.anchor
        found.setdefault(claim, {}).setdefault(row.question, QuestionName(row.question, text, figure))
    return {claim: list(questions.values()) for claim, questions in found.items()}


def _alike(
    connection: Connection, questions: Sequence[Question], grouped: dict[str, list[AnswerRow]], words: str
) -> list[Question]:
    """The questions whose heading and first sentence are most like some words, the best first."""
    keys = [grouped[q.question_id][0].place[0] for q in questions]
    rows = connection.exec_driver_sql(
        "SELECT key, evidence FROM claims WHERE key IN (SELECT value FROM json_each(?))", (json.dumps(keys),)
    )
    said = {int(row[0]): str(row[1]) for row in rows}
    texts = [f"{q.text} {said[key]}" for q, key in zip(questions, keys, strict=True)]
    return [questions[at] for at, _ in Likeness(texts).rank(words, most=_PROPOSED)]


def load_question_pages(connection: Connection, question_ids: Iterable[str]) -> list[QuestionPage]:
    """Questions by their ids or the starts of these; one that was merged away gives the one that took it in.

    Their sources have the names that they go by in the articles of all of these questions.

    Raises:
        LedgerError: there is none, or several begin so.
    """
    overlay = load_overlay(connection)
    told = [_answers_to(connection, overlay, id) for id in question_ids]
    keys = {row.place[0] // CLAIMS_PER_ARTICLE for id, rows in told for row in rows if row.question == id}
    speakers = load_speakers(connection, keys)
    return [_page(connection, overlay, id, rows, speakers) for id, rows in told]


def _answers_to(connection: Connection, overlay: Overlay, question_id: str) -> tuple[str, list[AnswerRow]]:
    """The id of the question that one is or stands in, and all answers that were read for it."""
    question_id = whole_id(connection, question_id, "question", overlay.moved.values())
    rows = load_answers(connection, overlay, question=question_id)
    ids = {row.question for row in rows if question_id in (row.question, row.machine)}
    if question_id in {row.question for row in rows}:
        ids = {question_id}
    if not ids:
        raise LedgerError(f"There is no question {question_id}. `onrecord figures LEDGER` lists the questions.")
    return min(ids), rows


def _page(
    connection: Connection, overlay: Overlay, id: str, rows: Sequence[AnswerRow], speakers: Speakers
) -> QuestionPage:
    mine = [row for row in rows if row.question == id]
    links = [link for link in links_of(connection, {row.anchor[0] for row in mine}) if _between(link, mine)]
    same = load_same(connection, mine, overlay)
    question = _question(id, mine, given_names(overlay, rows), _conflicts(connection, mine), same)
    found, into = {row.anchor: row.found for row in rows}, {row.machine: row.question for row in rows}
    decided = tuple(decided_on(id, overlay, found, into))
    return QuestionPage(
        question,
        tuple(list_utterances(connection, mine, links, same, overlay, speakers=speakers)),
        tuple(links),
        decided,
    )


def find_question(connection: Connection, asked: str) -> str:
    """The id of the question that an id, the start of one, or words mean.

    Raises:
        LedgerError: there is none, or several.
    """
    overlay = load_overlay(connection)
    asked = whole_id(connection, asked, "question", overlay.moved.values())
    rows = load_answers(connection, overlay, question=asked)
    ids = {row.question for row in rows if asked in (row.question, row.machine)}
    if not ids:
        ids = {q.question_id for q in load_questions(connection, words=asked)}
    if len(ids) == 1:
        return ids.pop()
    if not ids:
        raise LedgerError(f"No question is about {asked!r}. `onrecord figures LEDGER` lists the questions.")
    raise LedgerError(
        f"{len(ids)} questions are about {asked!r}. Give the id of one; `onrecord figures LEDGER` lists them."
    )


def anchors_of(connection: Connection, question_id: str) -> list[Anchor]:
    """The answers of a question as decisions name them, the earliest first."""
    rows = load_answers(connection, load_overlay(connection), question=question_id)
    return [row.anchor for row in rows if row.question == question_id]


def _conflicts(connection: Connection, rows: Iterable[AnswerRow]) -> dict[int, list[tuple[int, str]]]:
    """What each claim of these answers contradicts, by keys, and why; a link that a person rejected is none."""
    found: dict[int, list[tuple[int, str]]] = {}
    asked = json.dumps(sorted({row.place[0] for row in rows})), json.dumps(DIFFER)
    for later, earlier, because in connection.exec_driver_sql(_CONFLICTS, asked):
        found.setdefault(later, []).append((earlier, because))
    return found


def _question(
    id: str,
    rows: Sequence[AnswerRow],
    names: dict[str, str],
    conflicts: dict[int, list[tuple[int, str]]],
    same: Same,
) -> Question:
    lead = next((row for row in rows if row.machine == id), rows[0])
    measure, unit, counted, scope = lead.frame.split("|")
    firsts = [day for row in rows for day in (day_held(row.holds, row.said), row.said) if day]
    places = sorted({place for row in rows for place in row.places.split()})
    utterances = group_utterances(rows, same)
    keys = {row.place[0] for row in rows}
    differ = {because for key in keys for earlier, because in conflicts.get(key, ()) if earlier in keys}
    return Question(
        question_id=id,
        text=names.get(id, lead.text),
        measure=measure,
        unit=unit,
        counted=counted,
        scope=scope,
        places=tuple(places),
        period=(min(firsts, default=None), max(firsts, default=None)),
        answers=len(rows),
        figures=len(utterances),
        sources=len({one.line for one in utterances}),
        articles=len({row.article for row in rows}),
        conflicts=len(differ),
        first=lead.anchor[1],
        renamed=id in names,
        merged=tuple(sorted({row.machine for row in rows} - {id})),
    )


def _says(connection: Connection, question: Question, grouped: dict[str, list[AnswerRow]], words: str) -> bool:
    wanted = words.casefold().split()
    if all(word in question.text.casefold() for word in wanted):
        return True
    keys = json.dumps([row.place[0] for row in grouped[question.question_id]])
    rows = connection.exec_driver_sql(
        "SELECT evidence FROM claims WHERE key IN (SELECT value FROM json_each(?))", (keys,)
    )
    heading = question.text.casefold()
    return any(all(word in f"{heading} {row[0].casefold()}" for word in wanted) for row in rows)


def _between(link: LinkRow, rows: Sequence[AnswerRow]) -> bool:
    mine = {row.anchor[0] for row in rows}
    return link.later in mine and link.earlier in mine
