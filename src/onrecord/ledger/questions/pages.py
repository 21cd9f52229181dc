"""Questions and their answers as the pages and commands read them, with what people decided laid over."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection

from onrecord.errors import LedgerError
from onrecord.ledger.decisions.events import Anchor, Overlay, decided_on, load_overlay
from onrecord.ledger.finding.links import links_of
from onrecord.ledger.names.speakers import Speakers, load_speakers, load_speakers_of_each
from onrecord.ledger.questions.answers import AnswerRow, answers_of, given_names, load_answers
from onrecord.ledger.questions.held import day_held
from onrecord.ledger.questions.utterances import Same, group_utterances, list_utterances, load_around, load_same
from onrecord.ledger.store.ids import whole_id
from onrecord.ledger.store.schema import CLAIMS_PER_ARTICLE
from onrecord.ledger.views.claims import LinkRow
from onrecord.ledger.views.questions import DIFFER, Question, QuestionName, QuestionPage
from onrecord.link.words.likeness import Likeness

_PROPOSED = 5  # how many questions are proposed for words that none holds
_BATCH = 2_000  # around how many answers are read at once where all are
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
    wanted = None if articles is None else set(articles)
    every = load_answers(connection, overlay, articles=wanted)
    grouped, names = _by_question(every), given_names(overlay, every)
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
    asked = [whole_id(connection, id, "question", overlay.moved.values()) for id in question_ids]
    rows = load_answers(connection, overlay, questions=asked)
    grouped, into = _by_question(rows), {row.machine: row.question for row in rows}
    ids = [id if id in grouped else into.get(id, "") for id in asked]
    for id in asked:
        if id not in grouped and id not in into:
            raise LedgerError(f"There is no question {id}. `onrecord figures LEDGER` lists the questions.")
    speakers = load_speakers(connection, (key for id in ids for key in _articles(grouped[id])))
    pages = _pages(connection, overlay, rows, dict.fromkeys(ids, speakers))
    by_id = {page.question.question_id: page for page in pages}
    return [by_id[id] for id in ids]


def all_question_pages(connection: Connection) -> Iterator[QuestionPage]:
    """The page of every question in the order of `load_questions`, each with the names of its own articles."""
    overlay = load_overlay(connection)
    for ids in _in_batches(load_questions(connection)):
        rows = load_answers(connection, overlay, questions=ids)
        grouped = _by_question(rows)
        speakers = load_speakers_of_each(connection, [_articles(grouped[id]) for id in ids])
        yield from _pages(connection, overlay, rows, dict(zip(ids, speakers, strict=True)))


def _in_batches(questions: Iterable[Question]) -> Iterator[list[str]]:
    """The ids of questions, so many at once as have some `_BATCH` answers."""
    ids: list[str] = []
    answers = 0
    for question in questions:
        ids.append(question.question_id)
        answers += question.answers
        if answers >= _BATCH:
            yield ids
            ids, answers = [], 0
    if ids:
        yield ids


def _by_question(rows: Iterable[AnswerRow]) -> dict[str, list[AnswerRow]]:
    """Answers by the question that each stands in for people."""
    grouped: dict[str, list[AnswerRow]] = {}
    for row in rows:
        grouped.setdefault(row.question, []).append(row)
    return grouped


def _articles(rows: Iterable[AnswerRow]) -> set[int]:
    """The keys of the articles of some answers."""
    return {row.place[0] // CLAIMS_PER_ARTICLE for row in rows}


def _pages(
    connection: Connection, overlay: Overlay, rows: Sequence[AnswerRow], speakers: Mapping[str, Speakers]
) -> Iterator[QuestionPage]:
    """The pages of questions by their ids, whose answers and links are read at once.

    `rows` are the answers of all of them at least, `speakers` who speaks in each.
    """
    grouped = _by_question(rows)
    every = [row for id in speakers for row in grouped[id]]
    names, conflicts = given_names(overlay, rows), _conflicts(connection, every)
    around = load_around(connection, every, overlay)
    links: dict[str, list[tuple[int, LinkRow]]] = {}
    for at, link in enumerate(links_of(connection, {row.anchor[0] for row in every})):
        links.setdefault(link.later, []).append((at, link))
    found, into = {row.anchor: row.found for row in rows}, {row.machine: row.question for row in rows}
    for id, own in speakers.items():
        mine = grouped[id]
        claims = {row.anchor[0] for row in mine}
        met = sorted((one for claim in claims for one in links.get(claim, ())), key=lambda one: one[0])
        between = tuple(link for _, link in met if link.earlier in claims)
        yield QuestionPage(
            _question(id, mine, names, conflicts, around.same),
            tuple(list_utterances(mine, between, around, overlay, speakers=own)),
            between,
            tuple(decided_on(id, overlay, found, into)),
        )


def find_question(connection: Connection, asked: str) -> str:
    """The id of the question that an id, the start of one, or words mean.

    Raises:
        LedgerError: there is none, or several.
    """
    overlay = load_overlay(connection)
    asked = whole_id(connection, asked, "question", overlay.moved.values())
    rows = load_answers(connection, overlay, questions=[asked])
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
    rows = load_answers(connection, load_overlay(connection), questions=[question_id])
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
