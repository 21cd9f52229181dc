"""The answers of one question as utterances: each once, with what repeats or withdraws it and its step in its line.

A line is what one voice said over time: first a figure, then the same again, another or a corrected one. A list
of questions counts utterances and lines, a question's page shows them. What takes a figure back answers nothing; it
stands with the figure that it withdraws. Linear in the answers but for those of many voices that gave one figure on
one day.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from sqlalchemy import Connection

from onrecord.ledger.decisions.claims import WHO
from onrecord.ledger.decisions.events import Overlay
from onrecord.ledger.finding.lists import load_claims
from onrecord.ledger.names.speakers import Speakers
from onrecord.ledger.questions.answers import AnswerRow
from onrecord.ledger.views.articles import CopyOf
from onrecord.ledger.views.claims import ClaimHit, FigureHit, LinkRow, under_names
from onrecord.ledger.views.questions import QuestionAnswer, Withdrawal
from onrecord.link.words.terms import has
from onrecord.link.words.voices import same_voice
from onrecord.records import Stance

Step = Literal["first", "same", "changed", "other", "corrected", "denied"]
Same = Mapping[str, AbstractSet[str]]
"""The claims that say the same statement as a claim, by the claim's id."""

_SAME = """
    SELECT lc.id, ec.id FROM ties AS t JOIN claims AS lc ON lc.key = t.later JOIN claims AS ec ON ec.key = t.earlier
        WHERE t.relation = 'same_statement' AND t.later IN (SELECT value FROM json_each(?1))
    UNION SELECT l.later, l.earlier FROM links AS l JOIN claims AS c ON c.id = l.later AND c.article = l.article
        WHERE l.relation = 'same_statement' AND c.key IN (SELECT value FROM json_each(?1))"""

Withdrawals = Mapping[str, Withdrawal]
"""Who took a claim back first, by the claim's id."""

_WITHDRAWN = f"""
    SELECT x.earlier, c.id, coalesce(nullif({WHO}, ''), r.outlet, 'the outlet'),
        coalesce(s.said_first, substr(c.told_at, 1, 10), substr(r.published_utc, 1, 10))
    FROM (SELECT ec.id AS earlier, t.later AS later FROM ties AS t JOIN claims AS ec ON ec.key = t.earlier
            WHERE t.relation = 'retracts' AND ec.id IN (SELECT value FROM json_each(?1))
        UNION SELECT l.earlier, o.key FROM links AS l JOIN claims AS o ON o.id = l.later AND o.article = l.article
            WHERE l.relation = 'retracts' AND l.earlier IN (SELECT value FROM json_each(?1))) AS x
    JOIN claims AS c ON c.key = x.later JOIN articles AS r ON r.key = c.article
    LEFT JOIN statements AS s ON s.claim = c.key ORDER BY 4 DESC, 2 DESC"""


@dataclass(frozen=True, slots=True)
class Around:
    """What is read of the claims of some answers: these by their keys, who says the same, and who took it back."""

    claims: Mapping[int, ClaimHit]
    same: Same
    withdrawn: Withdrawals


@dataclass(frozen=True, slots=True)
class Utterance:
    """An answer and the later answers that only repeat it; `line` is the key of its line."""

    row: AnswerRow
    line: str
    repeats: list[AnswerRow] = field(default_factory=list)

    def claims(self) -> set[str]:
        """The ids of its own claim and of those that repeat it."""
        return {row.anchor[0] for row in (self.row, *self.repeats)}


def load_same(connection: Connection, rows: Iterable[AnswerRow], overlay: Overlay) -> Same:
    """The claims that say the same statement as one of these answers, where nobody rejected it."""
    keys = json.dumps(sorted({row.place[0] for row in rows}))
    out: dict[str, set[str]] = {}
    for one, other in connection.exec_driver_sql(_SAME, (keys,)):
        if overlay.status(one, other, "same_statement") != "rejected":
            out.setdefault(one, set()).add(other)
            out.setdefault(other, set()).add(one)
    return out


def load_withdrawals(connection: Connection, rows: Iterable[AnswerRow], overlay: Overlay) -> Withdrawals:
    """Who took the claims of these answers back, where nobody rejected it; of several the first."""
    ids = json.dumps(sorted({row.anchor[0] for row in rows}))
    return {
        earlier: Withdrawal(later, who, day)
        for earlier, later, who, day in connection.exec_driver_sql(_WITHDRAWN, (ids,))
        if overlay.status(later, earlier, "retracts") != "rejected"
    }


def group_utterances(rows: Iterable[AnswerRow], same: Same) -> list[Utterance]:
    """The answers in the order of telling; one that says an earlier one again stands among its repeats.

    It is said again where it is linked as the same statement, or is one voice's same figure on one day.
    """
    out: list[Utterance] = []
    claims: dict[tuple[object, ...], int] = {}
    days: dict[tuple[object, ...], list[int]] = {}
    lines: dict[str, str] = {}
    for row in sorted(rows, key=_told):
        figure = (row.low, row.high, row.bound)
        linked = [claims[figure, id] for id in same.get(row.anchor[0], ()) if (figure, id) in claims]
        day = days.setdefault((figure, row.said), [])
        again = (at for at in day if same_voice(row.voice, out[at].row.voice))
        earlier = min((*linked, *islice(again, 1)), default=None)
        if earlier is None:
            claims.setdefault((figure, row.anchor[0]), len(out))
            day.append(len(out))
            out.append(Utterance(row, _line_of(row, lines)))
        else:
            out[earlier].repeats.append(row)
    return out


def _told(row: AnswerRow) -> tuple[str, bool]:
    """The day a claim was told, those that give no time of day behind those that do."""
    told = row.told or "9999"
    return told[:10], len(told) <= 10


def _line_of(row: AnswerRow, lines: dict[str, str]) -> str:
    """The key of the first line whose voice is the same, else a new one's; `lines` keeps it for each voice."""
    own = row.voice or row.line.casefold()
    if own not in lines:
        lines[own] = next((key for key in dict.fromkeys(lines.values()) if same_voice(key, own)), own)
    return lines[own]


def load_around(connection: Connection, rows: Sequence[AnswerRow], overlay: Overlay) -> Around:
    """What is known around some answers, of one question or of many."""
    keys = sorted({row.place[0] for row in rows})
    return Around(
        claims=dict(zip(keys, load_claims(connection, keys), strict=True)),
        same=load_same(connection, rows, overlay),
        withdrawn=load_withdrawals(connection, rows, overlay),
    )


def list_utterances(
    rows: Sequence[AnswerRow], links: Iterable[LinkRow], around: Around, overlay: Overlay, *, speakers: Speakers
) -> list[QuestionAnswer]:
    """Each utterance once, with the articles that repeat it, its step in its own line, and who took it back."""
    told = under_names([around.claims[row.place[0]] for row in rows], speakers.names)
    hits = dict(zip([row.place for row in rows], told, strict=True))
    corrected: dict[str, set[str]] = {}
    for link in links:
        if link.relation == "corrects" and link.status != "rejected":
            corrected.setdefault(link.later, set()).add(link.earlier)
    names: dict[str, str] = {}
    before: list[Utterance] = []
    out: list[QuestionAnswer] = []
    for one in group_utterances(rows, around.same):
        row, hit = one.row, hits[one.row.place]
        denied = hit.stance == Stance.DENIES
        past = None if denied else _last_of(before, row)
        last = past.row if past else None
        copies = [(hits[again.place], again) for again in one.repeats]
        out.append(
            QuestionAnswer(
                question_id=row.question,
                claim=hit,
                figure=_figure_of(row, hit),
                line=names.setdefault(one.line, speakers.name(row.article, row.line)),
                line_key=one.line,
                holds=row.holds,
                said=row.said,
                step="denied" if denied else _step_of(past, one, hits, corrected),
                copies=tuple(
                    CopyOf(again.article, its.outlet, its.title, "The same statement.", its.url, its.published)
                    for its, again in copies
                ),
                copy_claims=tuple(again.anchor[0] for again in one.repeats),
                party=_party(overlay, row.line, row.voice),
                withdrawn=_withdrawal(one, around.withdrawn),
                before=_figure_of(last, hits[last.place]) if last else None,
            )
        )
        if not denied:
            before.append(one)
    return out


def _withdrawal(one: Utterance, withdrawn: Withdrawals) -> Withdrawal | None:
    """Who took an utterance back; of several the first."""
    told = [withdrawn[id] for id in sorted(one.claims()) if id in withdrawn]
    return min(told, key=lambda by: (by.day or "9999", by.claim_id), default=None)


def _figure_of(row: AnswerRow, hit: ClaimHit) -> FigureHit:
    return next(figure for figure in hit.figures if figure.start == row.start)


def _last_of(before: Sequence[Utterance], row: AnswerRow) -> Utterance | None:
    """The last answer of the same voice; a list has those of one day by their instants."""
    return next((other for other in reversed(before) if same_voice(other.line, row.voice)), None)


def _step_of(
    past: Utterance | None,
    one: Utterance,
    hits: Mapping[tuple[int, int], ClaimHit],
    corrected: Mapping[str, AbstractSet[str]],
) -> Step:
    """How an utterance stands to the last one of its voice.

    Where its sentence corrects another figure than that, or says of a count that is higher that it was lowered,
    something in between was not told: it is another figure.
    """
    last = past.row if past else None
    wrong = {earlier for claim in one.claims() for earlier in corrected.get(claim, ())}
    step = _step(last, one.row, corrected=past is not None and not wrong.isdisjoint(past.claims()))
    if step != "changed" or last is None:
        return step
    lowered = _number(one.row) > _number(last) and has("across", "too_high", hits[one.row.place].evidence)
    return "other" if wrong or lowered else step


def _number(row: AnswerRow) -> float:
    """The number that an answer's words name, the higher one of a range."""
    return row.high if row.high is not None else row.low or 0.0


def _step(last: AnswerRow | None, row: AnswerRow, *, corrected: bool) -> Step:
    """How a figure stands to the last one of the same voice."""
    if last is None:
        return "first"
    if (last.low, last.high, last.bound) == (row.low, row.high, row.bound):
        return "same"
    if corrected:
        return "corrected"
    return "changed" if _surely_before(last, row) else "other"


def _surely_before(one: AnswerRow, other: AnswerRow) -> bool:
    """Whether an answer was both told and said before another, as far as days and instants tell."""
    if not one.told or not other.told or (one.said or "") > (other.said or ""):
        return False
    if one.told[:10] != other.told[:10]:
        return one.told[:10] < other.told[:10]
    return len(one.told) > 10 < len(other.told) and one.told != other.told


def _party(overlay: Overlay, line: str, voice: str) -> str | None:
    """The side that a person set for the one who speaks, by name or by voice."""
    return overlay.parties.get(line.casefold()) or overlay.parties.get(voice)
