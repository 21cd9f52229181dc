"""Statements and answers come back from their rows as linking sees them, each once in a transaction."""

import datetime as dt
import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection

from onrecord.ledger.linking.postings import Moment, driver_of
from onrecord.ledger.store.schema import CLAIMS_PER_ARTICLE
from onrecord.link.across.statements import Asked, Statement
from onrecord.link.figures.answer import Answer
from onrecord.link.figures.frames import Frame
from onrecord.link.words.view import UNNAMED
from onrecord.records import Bound, Stance

Place = tuple[int, int]
"""An answer: the key of its claim, and the place of its figure among those of the article."""

_STATEMENT = """
    SELECT s.claim, c.id, s.voice, c.who, s.stance, s.cue, c.content, c.evidence, c.start, c.stop,
        s.as_of_first, s.as_of_until, s.said_first, s.said_until, coalesce(c.told_at, a.published), a.outlet,
        x.words, x.names, s.own_voice, s.given_by,
        coalesce(p.role, '') || ' ' || coalesce(p.speaks_for, ''), s.about, s.days, x.days
    FROM json_each(?) AS k CROSS JOIN statements AS s ON s.claim = k.value JOIN claims AS c ON c.key = s.claim
    JOIN articles AS a ON a.key = c.article JOIN contexts AS x ON x.article = c.article
    LEFT JOIN sources AS p ON p.article = c.article AND p.id = c.source"""
_ANSWER = """
    SELECT n.claim, n.figure, n.words, n.bound, n.low, n.high, n.frame, n.topic, n.places, n.one_day, n.running,
        n.label, n.several, n.before, n.above
    FROM json_each(?) AS k CROSS JOIN answers AS n ON n.claim = k.value ORDER BY n.claim, n.figure"""
_TELLER = """
    SELECT s.claim, s.moment, s.voice, s.stance, s.own_voice, s.cue = ''
    FROM json_each(?) AS k CROSS JOIN statements AS s ON s.claim = k.value"""


class Teller(NamedTuple):
    """What is asked of a claim before its words are: where it stands, who speaks, how, and with a cue or none."""

    moment: Moment
    voice: str
    stance: Stance
    own_voice: bool
    cueless: bool


class Known:
    """The statements of current articles that were asked for, until their article changes."""

    def __init__(self, connection: Connection) -> None:
        self._run = driver_of(connection).execute
        self._tellers: dict[int, Teller] = {}
        self._statements: dict[int, Statement] = {}
        self._asked: dict[Place, Asked] = {}

    def keep(self, claim: int, statement: Statement, moment: Moment) -> None:
        """Take in a statement whose rows were written."""
        cueless = not statement.cue
        self._tellers[claim] = Teller(moment, statement.voice, statement.stance, statement.own_voice, cueless)
        self._statements[claim] = statement
        self._asked.update({(claim, a.figure): Asked(statement, a) for a in statement.answers})

    def forget(self, claims: Iterable[int]) -> None:
        """Let go of statements whose rows are taken out."""
        for claim in claims:
            self._tellers.pop(claim, None)
            for answer in self._statements.pop(claim).answers if claim in self._statements else ():
                self._asked.pop((claim, answer.figure), None)

    def clear(self) -> None:
        """Let go of everything."""
        self._tellers.clear()
        self._statements.clear()
        self._asked.clear()

    def tellers(self, claims: Iterable[int]) -> dict[int, Teller]:
        """Who tells these claims; `teller` of each is cheap afterwards."""
        missing = [claim for claim in claims if claim not in self._tellers]
        if missing:
            for claim, moment, voice, stance, own_voice, cueless in self._run(_TELLER, (json.dumps(missing),)):
                self._tellers[claim] = Teller(moment, voice, Stance(stance), bool(own_voice), bool(cueless))
        return self._tellers

    def statements(self, claims: Iterable[int]) -> dict[int, Statement]:
        """At least the statements of these claims, by the claim's key."""
        missing = sorted({claim for claim in claims if claim not in self._statements})
        if missing:
            asked = json.dumps(missing)
            answers: dict[int, list[Answer]] = {}
            for row in self._run(_ANSWER, (asked,)):
                answers.setdefault(row[0], []).append(_answer(row))
            for row in self._run(_STATEMENT, (asked,)):
                one = _statement(row, tuple(answers.get(row[0], ())))
                self._statements[row[0]] = one
                self._asked.update({(row[0], a.figure): Asked(one, a) for a in one.answers})
        return self._statements

    def asked(self, places: Iterable[Place]) -> dict[Place, Asked]:
        """At least these answers with their statements, by their places."""
        missing = [place[0] for place in places if place not in self._asked]
        if missing:
            self.statements(missing)
        return self._asked

    def answers_of(self, article: int) -> list[Answer]:
        """All answers of an article."""
        low, high = claims_of_article(article)
        keys = self._run("SELECT DISTINCT claim FROM answers WHERE claim >= ? AND claim < ?", (low, high))
        claims = [int(row[0]) for row in keys]
        known = self.statements(claims)
        return [answer for claim in claims for answer in known[claim].answers]


def claims_of_article(article: int) -> tuple[int, int]:
    """The half-open range of the keys of an article's claims."""
    return article * CLAIMS_PER_ARTICLE, (article + 1) * CLAIMS_PER_ARTICLE


def _statement(row: Any, answers: tuple[Answer, ...]) -> Statement:
    _, id, voice, who, stance, cue, content, evidence, start, stop, *rest = row
    first, until, said_first, said_until, published, outlet, words, names, own_voice, given_by, role, *rest = rest
    about, days, article_days = rest
    return Statement(
        claim=id,
        voice=voice,
        who=(outlet or "the outlet") if own_voice else given_by or who or UNNAMED,
        stance=Stance(stance),
        cue=cue,
        content=" ".join(content.split()),
        evidence=evidence,
        start=start,
        stop=stop,
        as_of=_days(first, until),
        said=_days(said_first, said_until),
        published=_date(published),
        context=_words(words),
        names=tuple(names.split("\n")) if names else (),
        answers=answers,
        own_voice=bool(own_voice),
        given_by=given_by,
        role=role.strip(),
        about=tuple(about.split("\n")) if about else (),
        timed=len(published or "") > len("2031-05-02"),
        days=read_days(days),
        article_days=read_days(article_days),
    )


@lru_cache(maxsize=4096)  # all claims of an article have the same
def _words(context: str) -> tuple[str, ...]:
    return tuple(context.split())


def _answer(row: Any) -> Answer:
    _, figure, words, bound, low, high, frame, topic, places, one_day, running, label, *beside = row
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
        several=beside[0],
        before=beside[1],
        above=beside[2],
    )


def write_days(days: Iterable[dt.date]) -> str:
    """Days as a row has them."""
    return " ".join(sorted(day.isoformat() for day in days))


@lru_cache(maxsize=4096)  # all claims of an article have the same
def read_days(written: str) -> frozenset[dt.date]:
    """Days as they were written in a row."""
    return frozenset(map(dt.date.fromisoformat, written.split()))


def _days(first: str | None, until: str | None) -> tuple[dt.date | None, dt.date | None] | None:
    return None if first is None and until is None else (_date(first), _date(until))


def _date(text: str | None) -> dt.date | None:
    try:
        return None if text is None else dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
