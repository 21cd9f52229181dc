"""Links that figures make: of an answer to the newest earlier answer of each voice to its question.

An answer is compared with the 64 before it in its question. Where nobody knows which of two answers of a day came
first, the newest of the days before is asked too. What several say together is each one's: their figure updates the
last one of each of them, and is updated by the next one of any. When an answer comes to a question or goes from it,
the links of those after it change for which it is the newest of its voice, or among whose 64 it is not any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection

from onrecord.ledger.linking.postings import NEWEST, Moment, lookups, one_day
from onrecord.ledger.linking.statements import Known, Place
from onrecord.ledger.linking.ties import VOICES, tie_row, write
from onrecord.ledger.store.schema import CLAIMS_PER_ARTICLE
from onrecord.link import Asked, Tie, clash_holds, is_recalled, is_surely_newer, relate_answers, same_voice
from onrecord.records import Relation

_BEFORE = f"""
    SELECT e.claim, e.figure, e.moment, a.moment FROM answers AS a
    JOIN answers AS e ON e.head_claim = a.head_claim AND e.head_figure = a.head_figure
    WHERE a.claim = ? AND a.figure = ? AND (e.moment, e.claim, e.figure) < (a.moment, a.claim, a.figure)
    ORDER BY e.moment DESC, e.claim DESC, e.figure DESC LIMIT {NEWEST}"""
_AFTER = f"""
    SELECT n.claim, n.figure, s.voice, n.moment FROM answers AS a
    JOIN answers AS n ON n.head_claim = a.head_claim AND n.head_figure = a.head_figure
    JOIN statements AS s ON s.claim = n.claim
    WHERE a.claim = ? AND a.figure = ? AND (n.moment, n.claim, n.figure) > (a.moment, a.claim, a.figure)
    ORDER BY n.moment, n.claim, n.figure LIMIT {NEWEST}"""


class FigureLinks:
    """The links of answers by their figures, within one transaction."""

    def __init__(self, connection: Connection, known: Known) -> None:
        self._connection = connection
        self._run = connection.exec_driver_sql
        self._read = lookups(connection)
        self._known = known

    def resting_on(self, place: Place, voice: str) -> list[Place]:
        """The later answers to the question of an answer whose links may rest on it."""
        rows = self._read(_AFTER, place).fetchall()
        if not rows:
            return []
        before = len(self._read(_BEFORE, place).fetchall())
        found: list[Place] = []
        speaking: defaultdict[str, dict[int, Moment]] = defaultdict(dict)
        for at, (claim, figure, its_voice, moment) in enumerate(rows):
            article = claim // CLAIMS_PER_ARTICLE
            between = speaking[voice].items() if voice else ()
            hidden = any(one != article and not one_day(told, moment) for one, told in between)
            if not hidden or before + at >= NEWEST:
                found.append((claim, figure))
            speaking[its_voice].setdefault(article, moment)
        return found

    def link(self, places: Iterable[Place]) -> None:
        """Set the links of these answers to earlier ones of their questions."""
        wanted = sorted(set(places))
        asked = self._known.asked(wanted)
        if wanted:
            self._run("DELETE FROM ties WHERE later = ? AND later_figure = ?", wanted)
        for place in wanted:
            one = asked[place]
            ties = [
                (other, tie)
                for other in self._newest_of_voices(place)
                if (tie := relate_answers(one, asked[other])) is not None and self._holds(place, other, tie)
            ]
            rows = [
                tie_row(place, other, one.statement, asked[other].statement, tie)
                for other, tie in _newest_update_only(one, ties, asked)
            ]
            write(self._connection, "ties", rows)

    def _newest_of_voices(self, place: Place) -> list[Place]:
        """The newest earlier answer of each voice to the question of an answer, from other articles."""
        rows = self._read(_BEFORE, place).fetchall()
        earlier = [(int(row[0]), int(row[1])) for row in rows]
        of_its_day = {other: one_day(row[2], row[3]) for other, row in zip(earlier, rows, strict=True)}
        asked = self._known.asked((place, *earlier))
        one = asked[place]
        chosen: list[Place] = []
        for other in earlier:
            if other[0] // CLAIMS_PER_ARTICLE == place[0] // CLAIMS_PER_ARTICLE:
                continue
            newer = [c for c in chosen if _hides(asked[c], asked[other], one)]
            if newer and (not of_its_day[newer[-1]] or _settles(one, asked[newer[-1]])):
                continue
            if len(chosen) < VOICES and (not newer or is_surely_newer(one, asked[other])):
                chosen.append(_given_now(other, earlier, asked))
        return chosen

    def _holds(self, place: Place, other: Place, tie: Tie) -> bool:
        """Whether a conflict is none that one of the articles tells away."""
        if tie.relation is not Relation.CONFLICTS:
            return True
        mine, theirs = (self._known.answers_of(claim // CLAIMS_PER_ARTICLE) for claim in (place[0], other[0]))
        asked = self._known.asked((place, other))
        return clash_holds(asked[place], asked[other], mine, theirs)


def _hides(newer: Asked, earlier: Asked, one: Asked) -> bool:
    """Whether a newer answer of the same voice stands between an answer and an earlier one.

    Police who repeat what they said together with an office do not stand between that and the office's next figure.
    """
    if not same_voice(newer.statement.voice, earlier.statement.voice):
        return False
    own = same_voice(one.statement.voice, earlier.statement.voice)
    return not own or same_voice(one.statement.voice, newer.statement.voice)


def _settles(one: Asked, newest: Asked) -> bool:
    """Whether the newest earlier answer of a voice leaves none before it to ask: it is older, or says the same."""
    return is_surely_newer(one, newest) or relate_answers(one, newest) is not None


def _given_now(place: Place, others: list[Place], asked: dict[Place, Asked]) -> Place:
    """An answer, or the one that its voice now gives in its article, where that recalls what was counted before."""
    if not is_recalled(asked[place]):
        return place
    voice, article = asked[place].statement.voice, place[0] // CLAIMS_PER_ARTICLE
    return next(
        (
            other
            for other in others
            if other[0] // CLAIMS_PER_ARTICLE == article
            and same_voice(voice, asked[other].statement.voice)
            and not is_recalled(asked[other])
        ),
        place,
    )


def _newest_update_only(
    one: Asked, ties: list[tuple[Place, Tie]], asked: dict[Place, Asked]
) -> list[tuple[Place, Tie]]:
    """Of the updates only those of the own line, else the newest of another's: a figure replaces one a voice."""

    def is_own(tied: tuple[Place, Tie]) -> bool:
        return same_voice(one.statement.voice, asked[tied[0]].statement.voice)

    updates = [t for t in ties if t[1].relation is Relation.UPDATES]
    own: list[tuple[Place, Tie]] = []
    for tied in filter(is_own, updates):
        if not own or _is_of_another_part(asked[tied[0]], one, [asked[place] for place, _ in own]):
            own.append(tied)
    own_again = any(is_own(t) for t in ties if t not in updates)
    kept = own if own or own_again else updates[:1]
    return [t for t in ties if t[1].relation is not Relation.UPDATES or t in kept]


def _is_of_another_part(earlier: Asked, one: Asked, kept: list[Asked]) -> bool:
    """Whether one of several who speak together gave an earlier answer, and none of those kept."""
    voice = earlier.statement.voice
    part = set(voice.split()) < set(one.statement.voice.split())
    return part and not any(same_voice(voice, other.statement.voice) for other in kept)
