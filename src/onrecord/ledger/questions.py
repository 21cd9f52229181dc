"""Questions and their answers as the pages and commands read them, with what people decided laid over."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from onrecord.errors import LedgerError
from onrecord.ledger.asked import Place
from onrecord.ledger.deciding import Anchor, Overlay, decided_on, load_overlay
from onrecord.ledger.ids import whole_id
from onrecord.ledger.links import links_of
from onrecord.ledger.listing import load_claims
from onrecord.ledger.views import ClaimHit, CopyOf, FigureHit, LinkRow, Question, QuestionAnswer, QuestionPage
from onrecord.link import Likeness, same_voice

_ANSWERS = """
    SELECT a.claim, a.figure, c.id, a.words, q.id, q.text, a.frame, s.voice, s.as_of_first, s.as_of_until,
        coalesce(s.said_first, substr(c.told_at, 1, 10), substr(r.published_utc, 1, 10)), a.places, r.id,
        f.start
    FROM answers AS a JOIN questions AS q ON q.claim = a.head_claim AND q.figure = a.head_figure
    JOIN statements AS s ON s.claim = a.claim JOIN claims AS c ON c.key = a.claim
    JOIN articles AS r ON r.key = c.article
    JOIN figures AS f ON f.article = r.key AND f.position = a.figure {} ORDER BY a.moment, a.claim, a.figure"""
_OF_ARTICLES = """
    WHERE q.id IN (SELECT h.id FROM articles AS i JOIN claims AS o ON o.article = i.key
        JOIN answers AS n ON n.claim = o.key
        JOIN questions AS h ON h.claim = n.head_claim AND h.figure = n.head_figure
        WHERE i.current = 1 AND i.id IN (SELECT value FROM json_each(?)))"""
"""The questions that current articles answer."""
_PROPOSED = 5
"""How many questions are proposed for words that none holds."""
_SAME = frozenset({"same_statement"})


@dataclass(frozen=True, slots=True)
class _Row:
    """An answer as it is read for listing.

    `start` is where the figure stands in its article, `found` the question that it was found in, `machine` that
    which it was split off to, where it was, and `question` that which it stands in for people.
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


def load_questions(
    connection: Connection,
    *,
    articles: Iterable[str] | None = None,
    words: str | None = None,
    least: int = 1,
    propose: bool = False,
) -> list[Question]:
    """The questions, those with the most articles first, then by their text.

    Args:
        connection: within a transaction that sees the ledger.
        articles: only questions that a claim of one of these articles answers.
        words: only questions whose text or one of whose sentences holds all of these words.
        propose: where none does, give the few that are most like them.
        least: only questions that at least so many articles answer.
    """
    overlay = load_overlay(connection)
    grouped: dict[str, list[_Row]] = {}
    wanted = None if articles is None else set(articles)
    for row in _rows(connection, overlay, articles=wanted):
        grouped.setdefault(row.question, []).append(row)
    names = _names(overlay, (row for rows in grouped.values() for row in rows))
    conflicts = _conflicts(connection)
    found = [
        _question(id, rows, names, conflicts)
        for id, rows in grouped.items()
        if wanted is None or any(row.article in wanted for row in rows)
    ]
    found = [q for q in found if q.articles >= least]
    kept = [q for q in found if words is None or _says(connection, q, grouped, words)]
    if words is not None and propose and not kept:
        return _alike(connection, found, grouped, words)
    return sorted(kept, key=lambda q: (-q.articles, -q.answers, q.text, q.question_id))


def _alike(
    connection: Connection, questions: Sequence[Question], grouped: dict[str, list[_Row]], words: str
) -> list[Question]:
    """The questions whose heading and first sentence are most like some words, the best first."""
    keys = [grouped[q.question_id][0].place[0] for q in questions]
    rows = connection.exec_driver_sql(
        "SELECT key, evidence FROM claims WHERE key IN (SELECT value FROM json_each(?))", (json.dumps(keys),)
    )
    said = {int(row[0]): str(row[1]) for row in rows}
    texts = [f"{q.text} {said[key]}" for q, key in zip(questions, keys, strict=True)]
    return [questions[at] for at, _ in Likeness(texts).rank(words, most=_PROPOSED)]


def load_question(connection: Connection, question_id: str) -> QuestionPage:
    """A question by its id or the start of it; one that was merged away gives the one that took it in.

    Raises:
        LedgerError: there is none, or several begin so.
    """
    overlay = load_overlay(connection)
    question_id = whole_id(connection, question_id, "question", overlay.moved.values())
    rows = _rows(connection, overlay, question=question_id)
    ids = {row.question for row in rows if question_id in (row.question, row.machine)}
    if question_id in {row.question for row in rows}:
        ids = {question_id}
    if not ids:
        raise LedgerError(f"There is no question {question_id}. `onrecord figures LEDGER` lists the questions.")
    id = min(ids)
    mine = [row for row in rows if row.question == id]
    links = [link for link in links_of(connection, {row.anchor[0] for row in mine}) if _between(link, mine)]
    question = _question(id, mine, _names(overlay, rows), _conflicts(connection))
    found, into = {row.anchor: row.found for row in rows}, {row.machine: row.question for row in rows}
    decided = tuple(decided_on(id, overlay, found, into))
    return QuestionPage(question, tuple(_answers(connection, mine, links, overlay)), tuple(links), decided)


def find_question(connection: Connection, asked: str) -> str:
    """The id of the question that an id, the start of one, or words mean.

    Raises:
        LedgerError: there is none, or several.
    """
    overlay = load_overlay(connection)
    asked = whole_id(connection, asked, "question", overlay.moved.values())
    rows = _rows(connection, overlay)
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
    return [row.anchor for row in _rows(connection, load_overlay(connection)) if row.question == question_id]


def _rows(
    connection: Connection, overlay: Overlay, *, question: str | None = None, articles: Iterable[str] | None = None
) -> list[_Row]:
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
    raw = connection.exec_driver_sql(_ANSWERS.format(where), values).all()
    into = _merged({(r[2], r[3]): str(r[4]) for r in raw}, overlay)
    out = []
    for r in raw:
        machine = str(overlay.moved.get((r[2], r[3]), r[4]))
        out.append(
            _Row(
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


def _names(overlay: Overlay, rows: Iterable[_Row]) -> dict[str, str]:
    """The name that a person gave a question, the latest one, by the question's id."""
    found, into = {}, {}
    for row in rows:
        found[row.anchor] = row.found
        into[row.machine] = row.question
    ids = ((one.id_in(found), decision) for one, decision in overlay.names)
    return {into.get(id, id): str(decision.after["text"]) for id, decision in ids if id is not None}


def _conflicts(connection: Connection) -> dict[Place, int]:
    """How many conflicts each answer has with earlier ones."""
    rows = connection.exec_driver_sql(
        """SELECT later, later_figure, count(*) FROM ties WHERE relation IN ('conflicts', 'disputes')
            AND later_figure >= 0 GROUP BY later, later_figure"""
    )
    return {(r[0], r[1]): r[2] for r in rows}


def _question(id: str, rows: Sequence[_Row], names: dict[str, str], conflicts: dict[Place, int]) -> Question:
    lead = next((row for row in rows if row.machine == id), rows[0])
    measure, unit, counted, scope = lead.frame.split("|")
    firsts = [day for row in rows for day in (row.holds[0] if row.holds else None, row.said) if day]
    places = sorted({place for row in rows for place in row.places.split()})
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
        sources=len({row.voice for row in rows}),
        articles=len({row.article for row in rows}),
        conflicts=sum(conflicts.get(row.place, 0) for row in rows),
        renamed=id in names,
        merged=tuple(sorted({row.machine for row in rows} - {id})),
    )


def _says(connection: Connection, question: Question, grouped: dict[str, list[_Row]], words: str) -> bool:
    wanted = words.casefold().split()
    if all(word in question.text.casefold() for word in wanted):
        return True
    keys = json.dumps([row.place[0] for row in grouped[question.question_id]])
    rows = connection.exec_driver_sql(
        "SELECT evidence FROM claims WHERE key IN (SELECT value FROM json_each(?))", (keys,)
    )
    heading = question.text.casefold()
    return any(all(word in f"{heading} {row[0].casefold()}" for word in wanted) for row in rows)


def _between(link: LinkRow, rows: Sequence[_Row]) -> bool:
    mine = {row.anchor[0] for row in rows}
    return link.later in mine and link.earlier in mine


def _answers(
    connection: Connection, rows: Sequence[_Row], links: Sequence[LinkRow], overlay: Overlay
) -> list[QuestionAnswer]:
    """Each utterance once, with the articles that repeat it, and its step in its own line."""
    hits = dict(zip([r.place for r in rows], load_claims(connection, [r.place[0] for r in rows]), strict=True))
    same = {(x.later, x.earlier) for x in links if x.relation in _SAME and x.status != "rejected"}
    corrected = {x.later for x in links if x.relation == "corrects" and x.status != "rejected"}
    kept: list[tuple[_Row, FigureHit, list[tuple[CopyOf, str]]]] = []
    for row in sorted(rows, key=lambda row: _told(hits[row.place])):
        hit = hits[row.place]
        figure = next(f for f in hit.figures if f.start == row.start)
        twin = next((k for k in kept if _is_again(row, figure, k[0], k[1], same)), None)
        if twin is not None:
            copy = CopyOf(row.article, hit.outlet, hit.title, "The same statement.", hit.url, hit.published)
            twin[2].append((copy, row.anchor[0]))
        else:
            kept.append((row, figure, []))
    out: list[QuestionAnswer] = []
    for row, figure, copies in kept:
        hit = hits[row.place]
        line = hit.source or hit.outlet or "the outlet"
        out.append(
            QuestionAnswer(
                question_id=row.question,
                claim=hit,
                figure=figure,
                line=_line_name(out, row.voice, line),
                line_key=_line_key(out, row.voice, line),
                holds=row.holds,
                said=row.said,
                step=_step(
                    out, row, figure, not corrected.isdisjoint((row.anchor[0], *(claim for _, claim in copies)))
                ),
                copies=tuple(copy for copy, _ in copies),
                copy_claims=tuple(claim for _, claim in copies),
                party=_party(overlay, line, row.voice),
            )
        )
    return out


def _told(hit: ClaimHit) -> tuple[str, bool]:
    """The day a claim was told, those that give no time of day behind those that do."""
    published = hit.published or "9999"
    return published[:10], len(published) <= 10


def _is_again(row: _Row, figure: FigureHit, other: _Row, its: FigureHit, same: set[tuple[str, str]]) -> bool:
    """Whether an answer is an earlier utterance once more: linked as one, or one voice's same figure on one day."""
    if (figure.low, figure.high, figure.bound) != (its.low, its.high, its.bound):
        return False
    if (row.anchor[0], other.anchor[0]) in same or (other.anchor[0], row.anchor[0]) in same:
        return True
    return same_voice(row.voice, other.voice) and row.said == other.said


def _line_key(before: Sequence[QuestionAnswer], voice: str, line: str) -> str:
    """The line of an earlier answer of the same voice, else a new one."""
    own = voice or line.casefold()
    return next((a.line_key for a in before if same_voice(a.line_key, own) or a.line_key == own), own)


def _line_name(before: Sequence[QuestionAnswer], voice: str, line: str) -> str:
    key = _line_key(before, voice, line)
    return next((a.line for a in before if a.line_key == key), line)


def _step(before: Sequence[QuestionAnswer], row: _Row, figure: FigureHit, corrected: bool) -> Any:
    own = [a for a in before if same_voice(a.line_key, row.voice)]
    if not own:
        return "first"
    last = own[-1].figure
    if (last.low, last.high, last.bound) == (figure.low, figure.high, figure.bound):
        return "same"
    return "corrected" if corrected else "revised"


def _party(overlay: Overlay, line: str, voice: str) -> str | None:
    return overlay.parties.get(line.casefold()) or overlay.parties.get(voice)
