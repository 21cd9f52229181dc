"""The answers of one question as utterances: each once, with the articles that repeat it and its step in its line.

A line is what one voice said over time: first a figure, then the same again, a revised or a corrected one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Literal

from sqlalchemy import Connection

from onrecord.ledger.answer_rows import AnswerRow
from onrecord.ledger.asked import Place
from onrecord.ledger.deciding import Overlay
from onrecord.ledger.listing import load_claims
from onrecord.ledger.views import ClaimHit, CopyOf, FigureHit, LinkRow, QuestionAnswer
from onrecord.link import same_voice

Step = Literal["first", "same", "revised", "corrected"]


@dataclass(frozen=True, slots=True)
class _Utterance:
    """An answer with its figure, and the later answers that only repeat it, each with its claim."""

    row: AnswerRow
    figure: FigureHit
    repeats: list[tuple[CopyOf, str]] = field(default_factory=list)

    def claims(self) -> set[str]:
        """The ids of its own claim and of those that repeat it."""
        return {self.row.anchor[0], *(claim for _, claim in self.repeats)}


def list_utterances(
    connection: Connection, rows: Sequence[AnswerRow], links: Sequence[LinkRow], overlay: Overlay
) -> list[QuestionAnswer]:
    """Each utterance once, with the articles that repeat it, and its step in its own line."""
    hits = dict(zip([r.place for r in rows], load_claims(connection, [r.place[0] for r in rows]), strict=True))
    standing = [link for link in links if link.status != "rejected"]
    same = {(link.later, link.earlier) for link in standing if link.relation == "same_statement"}
    corrected = {link.later for link in standing if link.relation == "corrects"}
    out: list[QuestionAnswer] = []
    for one in _utterances(rows, hits, same):
        row, hit = one.row, hits[one.row.place]
        line = hit.source or hit.outlet or "the outlet"
        out.append(
            QuestionAnswer(
                question_id=row.question,
                claim=hit,
                figure=one.figure,
                line=_line_name(out, row.voice, line),
                line_key=_line_key(out, row.voice, line),
                holds=row.holds,
                said=row.said,
                step=_step(out, one, corrected=not corrected.isdisjoint(one.claims())),
                copies=tuple(copy for copy, _ in one.repeats),
                copy_claims=tuple(claim for _, claim in one.repeats),
                party=_party(overlay, line, row.voice),
            )
        )
    return out


def _utterances(
    rows: Sequence[AnswerRow], hits: Mapping[Place, ClaimHit], same: AbstractSet[tuple[str, str]]
) -> list[_Utterance]:
    """The answers in the order of telling; one that says an earlier one again stands among its repeats."""
    out: list[_Utterance] = []
    for row in sorted(rows, key=lambda row: _told(hits[row.place])):
        hit = hits[row.place]
        figure = next(f for f in hit.figures if f.start == row.start)
        earlier = next((one for one in out if _is_again(row, figure, one, same)), None)
        if earlier is None:
            out.append(_Utterance(row, figure))
        else:
            copy = CopyOf(row.article, hit.outlet, hit.title, "The same statement.", hit.url, hit.published)
            earlier.repeats.append((copy, row.anchor[0]))
    return out


def _told(hit: ClaimHit) -> tuple[str, bool]:
    """The day a claim was told, those that give no time of day behind those that do."""
    published = hit.published or "9999"
    return published[:10], len(published) <= 10


def _is_again(row: AnswerRow, figure: FigureHit, earlier: _Utterance, same: AbstractSet[tuple[str, str]]) -> bool:
    """Whether an answer is an earlier utterance once more: linked as one, or one voice's same figure on one day."""
    if not _says_same(figure, earlier.figure):
        return False
    other = earlier.row
    if (row.anchor[0], other.anchor[0]) in same or (other.anchor[0], row.anchor[0]) in same:
        return True
    return same_voice(row.voice, other.voice) and row.said == other.said


def _says_same(one: FigureHit, other: FigureHit) -> bool:
    """Whether two figures are the same number with the same bound."""
    return (one.low, one.high, one.bound) == (other.low, other.high, other.bound)


def _line_key(before: Sequence[QuestionAnswer], voice: str, line: str) -> str:
    """The line of an earlier answer of the same voice, else a new one."""
    own = voice or line.casefold()
    return next((a.line_key for a in before if same_voice(a.line_key, own) or a.line_key == own), own)


def _line_name(before: Sequence[QuestionAnswer], voice: str, line: str) -> str:
    """The name under which the line's first answer stands."""
    key = _line_key(before, voice, line)
    return next((a.line for a in before if a.line_key == key), line)


def _step(before: Sequence[QuestionAnswer], one: _Utterance, *, corrected: bool) -> Step:
    """How a figure stands to the last one of the same voice."""
    own = [answer for answer in before if same_voice(answer.line_key, one.row.voice)]
    if not own:
        return "first"
    if _says_same(own[-1].figure, one.figure):
        return "same"
    return "corrected" if corrected else "revised"


def _party(overlay: Overlay, line: str, voice: str) -> str | None:
    """The side that a person set for the one who speaks, by name or by voice."""
    return overlay.parties.get(line.casefold()) or overlay.parties.get(voice)
