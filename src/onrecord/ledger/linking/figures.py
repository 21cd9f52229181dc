"""Links that figures make: of an answer to the newest earlier answer of each voice to its question.

An answer is compared with the 64 before it in its question. Where nobody knows which of two answers of a day came
first, the newest of the days before is asked too. What several say together is each one's: their figure updates the
last one of each of them, and is updated by the next one of any. When an answer comes to a question or goes from it,
the links of those after it change for which it is the newest of its voice, or among whose 64 it is not any more.
"""

from collections.abc import Iterable

from sqlalchemy import Connection

from onrecord.ledger.linking.postings import NEWEST, Moment, driver_of, one_day
from onrecord.ledger.linking.statements import Known, Place
from onrecord.ledger.linking.ties import VOICES, tie_row, write
from onrecord.ledger.store.schema import CLAIMS_PER_ARTICLE
from onrecord.link.across.figures import clash_holds, relate_answers
from onrecord.link.across.newer import is_recalled, is_surely_newer
from onrecord.link.across.statements import Asked
from onrecord.link.across.ties import Tie
from onrecord.link.words.voices import same_voice
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
        self._driver = driver_of(connection)
        self._run = self._driver.execute
        self._known = known

    def resting_on(self, place: Place, voice: str) -> list[Place]:
        """The later answers to the question of an answer whose links may rest on it."""
        rows = self._run(_AFTER, place).fetchall()
        if not rows:
            return []
        before = len(self._run(_BEFORE, place).fetchall())
        found: list[Place] = []
        spoken: dict[int, Moment] = {}
        for at, (claim, figure, its_voice, moment) in enumerate(rows):
            article = claim // CLAIMS_PER_ARTICLE
            first = next((told for one, told in spoken.items() if one != article), None)
            if first is None or one_day(first, moment) or before + at >= NEWEST:
                found.append((claim, figure))
            if voice and its_voice == voice:
                spoken.setdefault(article, moment)
        return found

    def link(self, places: Iterable[Place]) -> None:
        """Set the links of these answers to earlier ones of their questions."""
        wanted = sorted(set(places))
        asked = self._known.asked(wanted)
        self._driver.executemany("DELETE FROM ties WHERE later = ? AND later_figure = ?", wanted)
        for place in wanted:
            one = asked[place]
            ties = [
                (other, tie)
                for other, tie in self._newest_of_voices(place)
                if tie is not None and self._holds(place, other, tie)
            ]
            rows = [
                tie_row(place, other, one.statement, asked[other].statement, tie)
                for other, tie in _newest_update_only(one, ties, asked)
            ]
            write(self._driver, "ties", rows)

    def _newest_of_voices(self, place: Place) -> list[tuple[Place, Tie | None]]:
        """The newest earlier answer of each voice to the question of an answer, each with how that stands to it.

        Those of the own article are left out. Before one that is older, or says the same, no other of its voice is
        asked.
        """
        rows = self._run(_BEFORE, place).fetchall()
        moments = {(int(row[0]), int(row[1])): row[2] for row in rows}
        asked = self._known.asked((place, *moments))
        one = asked[place]
        voices = {asked[other].statement.voice for other in moments}
        chosen: list[tuple[Place, Tie | None]] = []
        settled: dict[str, bool] = {}
        for other in moments:
            if other[0] // CLAIMS_PER_ARTICLE == place[0] // CLAIMS_PER_ARTICLE:
                continue
            hidden = settled.get(asked[other].statement.voice)
            if hidden or (hidden is False and not is_surely_newer(one, asked[other])):
                continue
            now = _given_now(other, moments, asked)
            tie = relate_answers(one, asked[now])
            chosen.append((now, tie))
            if len(chosen) == VOICES:
                break
            last = tie is not None or is_surely_newer(one, asked[now]) or not one_day(moments[now], rows[0][3])
            settled |= {v: last for v in voices if _hides(asked[now].statement.voice, v, one.statement.voice)}
        return chosen

    def _holds(self, place: Place, other: Place, tie: Tie) -> bool:
        """Whether a conflict is none that one of the articles tells away."""
        if tie.relation is not Relation.CONFLICTS:
            return True
        mine, theirs = (self._known.answers_of(claim // CLAIMS_PER_ARTICLE) for claim in (place[0], other[0]))
        asked = self._known.asked((place, other))
        return clash_holds(asked[place], asked[other], mine, theirs)


def _hides(newer: str, earlier: str, own: str) -> bool:
    """Whether a newer answer of the same voice stands between an answer and an earlier one, by their voices.

    Police who repeat what they said together with an office do not stand between that and the office's next figure.
    """
    if not same_voice(newer, earlier):
        return False
    return not same_voice(own, earlier) or same_voice(own, newer)


def _given_now(place: Place, others: Iterable[Place], asked: dict[Place, Asked]) -> Place:
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
