"""Which answer leads a question: each joins the leader before it that it is likest, and leads when it is like none.

An answer looks at the 64 leaders before it under each of its keys, in 120 days. So who leads follows from the
answers alone, in the order of publication: what comes early is settled first, and only what a change of leaders
can reach is settled again, up to the 64th leader after it.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from sqlalchemy import Connection

from onrecord.ledger.linking.figures import FigureLinks
from onrecord.ledger.linking.postings import NEWEST, Moment, answer_keys, driver_of, numbers, since, until
from onrecord.ledger.linking.statements import Known, Place, claims_of_article
from onrecord.ledger.linking.ties import Row, write
from onrecord.link import LIKELY, Asked, likeness, question_id, question_text

_DAYS = 120
"""How far back an answer looks for the leader of its question."""

_LEADERS = f"""
    SELECT k.value,
        (SELECT group_concat(claim || ',' || figure) FROM (SELECT claim, figure FROM question_keys
            WHERE key = k.value AND leads = 1 AND (moment, claim, figure) < (?1, ?2, ?3) AND moment >= ?4
            ORDER BY moment DESC, claim DESC, figure DESC LIMIT {NEWEST}))
    FROM json_each(?5) AS k"""
"""For each key the leaders before a place, the nearest first."""

_LEADERS_AFTER = f"""
    SELECT moment, claim, figure FROM question_keys
    WHERE key = ? AND leads = 1 AND (moment, claim, figure) > (?, ?, ?)
    ORDER BY moment, claim, figure LIMIT {NEWEST}"""

_REACHED = """
    SELECT q.moment, q.claim, q.figure, h.moment, h.claim, h.figure
    FROM question_keys AS q JOIN answers AS a ON a.claim = q.claim AND a.figure = q.figure
    JOIN answers AS h ON h.claim = a.head_claim AND h.figure = a.head_figure
    WHERE q.key = ?1 AND q.leads IN (0, 1) AND (q.moment, q.claim) > (?2, ?3)
        AND (q.moment, q.claim) <= (?5, ?6) AND (q.moment < ?7 OR q.moment >= x'ffffffffff')"""
"""The answers after a place under a key with their leaders, as far as they look back to it."""

_FOLLOWERS = """
    SELECT n.moment, n.claim, n.figure, n.head_claim, n.head_figure FROM json_each(?1) AS k
    CROSS JOIN answers AS n ON n.head_claim = json_extract(k.value, '$[0]')
        AND n.head_figure = json_extract(k.value, '$[1]') AND (n.moment, n.claim) > (?2, ?3)"""

_NO_FIGURE = -1
"""Before all figures of a claim: those of one claim do not lead each other."""
_END: tuple[Moment, int] = (b"\xff" * 12, 0)


_Order = tuple[Moment, int, int]
"""Where an answer stands among all."""


@dataclass(frozen=True, slots=True)
class _Row:
    """The leaders before and after a place under one key, the nearest first, 64 at most.

    An answer after the place reads as many of those before it as the leaders between the two leave over.
    """

    before: list[Place]
    after: list[_Order]

    @property
    def last(self) -> tuple[Moment, int]:
        """Up to where answers read what stands at the place."""
        return self.after[-1][:2] if len(self.after) == NEWEST else _END

    @property
    def full(self) -> bool:
        """Whether some answer does not read all leaders."""
        return len(self.before) + len(self.after) >= NEWEST

    def beyond(self, answer: _Order) -> Place | None:
        """The leader that an answer reads only as long as none stands at the place."""
        between = bisect_left(self.after, (*answer[:2], _NO_FIGURE))
        at = NEWEST - 1 - between
        return self.before[at] if 0 <= at < len(self.before) else None


class Leading:
    """Who leads which question, within one transaction."""

    def __init__(self, connection: Connection, known: Known, links: FigureLinks) -> None:
        self._driver = driver_of(connection)
        self._run = self._driver.execute
        self._known = known
        self._links = links

    def settle(self, places: Iterable[Place], touched: Iterable[Place] = ()) -> None:
        """Set the leader of each of these answers and of all that change with them, then their links.

        Args:
            places: answers that came, or whose leader may have changed.
            touched: answers whose links are set anew in any case.
        """
        queue = [(self._moment(place), place) for place in places]
        heapify(queue)
        done: set[Place] = set()
        linked = dict.fromkeys(touched)
        while queue:
            _, place = heappop(queue)
            if place in done:
                continue
            done.add(place)
            for other in self._settle_one(place, linked):
                heappush(queue, (self._moment(other), other))
        self._links.link(linked)

    def leave(self, article: int) -> tuple[list[Place], list[Place]]:
        """Take out the rows by which the answers of an article are found; those to settle, and to link, anew.

        One goes after the other: of two leaders that stand side by side each hides what is beyond the other.
        """
        low, high = claims_of_article(article)
        rows = self._run(
            """SELECT claim, figure, head_claim = claim AND head_figure = figure FROM answers
                WHERE claim >= ? AND claim < ? ORDER BY claim, figure""",
            (low, high),
        ).fetchall()
        loose: dict[Place, None] = {}
        resting: dict[Place, None] = {}
        for claim, figure, leads in rows:
            place = (claim, figure)
            resting.update(dict.fromkeys(self._resting(place)))
            if leads:
                loose.update(dict.fromkeys((*self._followers(place), *self._seeing_beyond(place))))
            self._take_out(place)
        gone = {(row[0], row[1]) for row in rows}
        return [p for p in loose if p not in gone], [p for p in resting if p not in gone]

    def _take_out(self, place: Place) -> None:
        sql = """DELETE FROM question_keys
            WHERE key = ? AND leads IN (0, 1) AND moment = ? AND claim = ? AND figure = ?"""
        self._driver.executemany(sql, [(key, *rest) for key, _, *rest in self._key_rows(place, leads=0)])

    def _settle_one(self, place: Place, linked: dict[Place, None]) -> list[Place]:
        """Let an answer join its leader or lead; those to settle after it."""
        one = self._known.asked([place])[place]
        leader = self._likest(place, self._leaders(place, one))
        if leader == self._head(place):
            return []
        loose = self._set(place, leader, linked)
        if leader == place:
            write(self._driver, "questions", [(question_id(one), *place, question_text(one))])
            loose += self._draw(place, one, linked)
        return loose

    def _likest(self, place: Place, leaders: Iterable[Place]) -> Place:
        """The leader that an answer is likest, of two the earlier one; the answer itself where it is like none."""
        wanted = list(leaders)
        asked = self._known.asked((place, *wanted))
        chances = {leader: likeness(asked[place], asked[leader]) for leader in wanted}
        likely = [leader for leader in wanted if chances[leader] >= LIKELY]
        return min(likely, key=lambda p: (-chances[p], self._moment(p), p), default=place)

    def _set(self, place: Place, leader: Place, linked: dict[Place, None]) -> list[Place]:
        """Put an answer under a leader; those to settle when it led before."""
        before = self._head(place)
        loose: list[Place] = []
        if before is not None:
            linked.update(dict.fromkeys(self._resting(place)))
        if before == place:
            loose = self._followers(place) + self._seeing_beyond(place)
            self._run("DELETE FROM questions WHERE claim = ? AND figure = ?", place)
        self._write_head(place, leader, new=before is None)
        linked[place] = None
        linked.update(dict.fromkeys(self._resting(place)))
        return loose

    def _draw(self, place: Place, one: Asked, linked: dict[Place, None]) -> list[Place]:
        """Let the later answers that are likest a new leader join it; those to settle, whose leaders it hides."""
        drawn: dict[Place, Place] = {}
        loose: list[Place] = []
        order = (self._moment(place), *place)
        for key in answer_keys(one):
            row = self._row(key, order)
            drawn.update((answer, leader) for _, answer, leader in self._reading(key, order, row))
            if row.full:
                rows = self._run(_FOLLOWERS, (json.dumps(row.before), *order[:2]))
                loose += [(r[1], r[2]) for r in rows if row.beyond((r[0], r[1], r[2])) == (r[3], r[4])]
        for answer in self._preferring(((a, leader, place) for a, leader in drawn.items())):
            loose += self._set(answer, place, linked)
        return loose

    def _seeing_beyond(self, place: Place) -> list[Place]:
        """The later answers that join a leader farther back when one before them leads no more."""
        found: set[tuple[Place, Place, Place]] = set()
        order = (self._moment(place), *place)
        for key in answer_keys(self._known.asked([place])[place]):
            row = self._row(key, order)
            if not row.full:
                continue
            for moment, answer, leader in self._reading(key, order, row):
                beyond = row.beyond((moment, *answer))
                if beyond is not None and beyond != leader:
                    found.add((answer, leader, beyond))
        return self._preferring(found)

    def _reading(self, key: int, order: _Order, row: _Row) -> list[tuple[Moment, Place, Place]]:
        """The answers that look back to a place under a key, each with when it was told and its leader."""
        rows = self._run(_REACHED, (key, *order, *row.last, until(order[0], _DAYS)))
        return [(r[0], (r[1], r[2]), (r[4], r[5])) for r in rows]

    def _preferring(self, found: Iterable[tuple[Place, Place, Place]]) -> list[Place]:
        """The answers that are liker another leader than the one they have, in their order."""
        wanted = list(found)
        self._known.asked({place for places in wanted for place in places})
        liker = {
            answer
            for answer, has, other in wanted
            if self._likest(answer, [other]) == other and self._likest(answer, {has, other} - {answer}) == other
        }
        return sorted(liker, key=lambda p: (self._moment(p), p))

    def _row(self, key: int, order: _Order) -> _Row:
        ((_, before),) = self._run(_LEADERS, (*order, b"", json.dumps([key])))
        after = self._run(_LEADERS_AFTER, (key, *order))
        return _Row(list(_places(before)), [(row[0], row[1], row[2]) for row in after])

    def _moment(self, place: Place) -> Moment:
        return self._known.tellers([place[0]])[place[0]].moment

    def _resting(self, place: Place) -> list[Place]:
        return self._links.resting_on(place, self._known.tellers([place[0]])[place[0]].voice)

    def _head(self, place: Place) -> Place | None:
        sql = "SELECT head_claim, head_figure FROM answers WHERE claim = ? AND figure = ?"
        head = self._run(sql, place).fetchone()
        return None if head[0] is None else (head[0], head[1])

    def _leaders(self, place: Place, one: Asked) -> list[Place]:
        """The leaders before an answer that share a key with it, the earliest first."""
        moment = self._moment(place)
        keys = json.dumps(answer_keys(one))
        found: set[Place] = set()
        for _, joined in self._run(_LEADERS, (moment, place[0], _NO_FIGURE, since(moment, _DAYS), keys)):
            found.update(_places(joined))
        tellers = self._known.tellers([claim for claim, _ in found])
        return sorted(found, key=lambda p: (tellers[p[0]].moment, p))

    def _followers(self, place: Place) -> list[Place]:
        rows = self._run(
            """SELECT claim, figure FROM answers WHERE head_claim = ?1 AND head_figure = ?2
                AND NOT (claim = ?1 AND figure = ?2) ORDER BY moment, claim, figure""",
            place,
        )
        return [(row[0], row[1]) for row in rows]

    def _write_head(self, place: Place, leader: Place, *, new: bool) -> None:
        """Set who leads an answer, and under what it is found."""
        sql = "UPDATE answers SET head_claim = ?, head_figure = ? WHERE claim = ? AND figure = ?"
        self._run(sql, (*leader, *place))
        leads = int(place == leader)
        rows = self._key_rows(place, leads=leads)
        if new:
            write(self._driver, "question_keys", rows)
        else:
            sql = """UPDATE question_keys SET leads = ?
                WHERE key = ? AND leads = ? AND moment = ? AND claim = ? AND figure = ?"""
            self._driver.executemany(sql, [(leads, key, 1 - leads, *rest) for key, _, *rest in rows])

    def _key_rows(self, place: Place, *, leads: int) -> list[Row]:
        one = self._known.asked([place])[place]
        return [(key, leads, self._moment(place), *place) for key in answer_keys(one)]


def _places(joined: str | None) -> Iterator[Place]:
    flat = iter(numbers(joined))
    return zip(flat, flat, strict=True)
