"""Which answer leads a question: each joins the leader before it that it is likest, and leads when it is like none.

An answer that is like no leader still joins the question of one that did, where it is much like that one and may be
of one thing with the leader. So what the first report told in other words is met by those that came between, and no
chain is longer than two steps. An answer looks at the 64 answers of each role before it under each of its keys
(`reach`). So who leads follows from the answers alone, in the order of publication: what comes early is settled
first, and only what a change can reach is settled again.
"""

import json
from collections.abc import Collection, Iterable
from heapq import heapify, heappop, heappush

from sqlalchemy import Connection

from onrecord.ledger.linking.figures import FigureLinks
from onrecord.ledger.linking.postings import Moment, answer_keys, driver_of
from onrecord.ledger.linking.reach import Order, Reach, Role
from onrecord.ledger.linking.statements import Known, Place, claims_of_article
from onrecord.ledger.linking.ties import Row, write
from onrecord.link.across.headings import question_text
from onrecord.link.across.questions import LIKELY, NEAR, likeness, may_be_one, question_id

_FOLLOWERS = """
    SELECT n.moment, n.claim, n.figure, n.head_claim, n.head_figure FROM json_each(?1) AS k
    CROSS JOIN answers AS n ON n.head_claim = json_extract(k.value, '$[0]')
        AND n.head_figure = json_extract(k.value, '$[1]') AND (n.moment, n.claim) > (?2, ?3)"""

_STANDING = """
    SELECT a.head_claim, a.head_figure, (SELECT leads FROM question_keys AS q WHERE q.key = ?3
        AND q.leads IN (0, 1, 2) AND q.moment = a.moment AND q.claim = a.claim AND q.figure = a.figure)
    FROM answers AS a WHERE a.claim = ?1 AND a.figure = ?2"""
"""The leader of an answer, and its role."""


class Leading:
    """Who leads which question, within one transaction."""

    def __init__(self, connection: Connection, known: Known, links: FigureLinks) -> None:
        self._driver = driver_of(connection)
        self._run = self._driver.execute
        self._known = known
        self._links = links
        self._reach = Reach(connection)
        self._standings: dict[Place, tuple[Place, Role]] = {}

    def start_again(self) -> None:
        """Let go of what was read."""
        self._standings.clear()

    def settle(self, places: Iterable[Place], touched: Iterable[Place] = ()) -> None:
        """Set the leader of each of these answers and of all that change with them, then their links.

        The links of those `touched` are set anew in any case.
        """
        queue = [self._order(place) for place in places]
        heapify(queue)
        done: set[Order] = set()
        linked = dict.fromkeys(touched)
        while queue:
            order = heappop(queue)
            if order in done:
                continue
            done.add(order)
            for other in self._settle_one(order[1:], linked):
                heappush(queue, self._order(other))
        self._links.link(linked)

    def leave(self, article: int) -> tuple[list[Place], list[Place]]:
        """Take out the rows by which the answers of an article are found; those to settle, and to link, anew."""
        low, high = claims_of_article(article)
        rows = self._run("SELECT claim, figure FROM answers WHERE claim >= ? AND claim < ?", (low, high))
        gone = {(row[0], row[1]) for row in rows.fetchall()}
        loose: dict[Place, None] = {}
        resting: dict[Place, None] = {}
        for place in sorted(gone):
            resting.update(dict.fromkeys(self._resting(place)))
            loose.update(dict.fromkeys(self._hanging_on(place, self._standing(place)[1])))
            sql = """DELETE FROM question_keys
                WHERE key = ? AND leads IN (0, 1, 2) AND moment = ? AND claim = ? AND figure = ?"""
            self._driver.executemany(sql, [(key, *self._order(place)) for key in self._keys(place)])
            self._standings.pop(place, None)
        return [p for p in loose if p not in gone], [p for p in resting if p not in gone]

    def _settle_one(self, place: Place, linked: dict[Place, None]) -> list[Place]:
        """Let an answer join a question or lead one; those to settle after it."""
        leader, role = self._choose(place)
        if (leader, role) == self._standing(place):
            return []
        loose = self._set(place, leader, role, linked)
        if role is Role.LEADS:
            one = self._known.asked([place])[place]
            write(self._driver, "questions", [(question_id(one), *place, question_text(one))])
            loose += self._draw(place, linked)
        return loose

    def _choose(self, place: Place) -> tuple[Place, Role]:
        """The leader of the question that an answer belongs to, and how it comes there."""
        order, keys = self._order(place), self._keys(place)
        leaders = self._likely(place, self._reach.before(order, keys, Role.LEADS), LIKELY)
        if leaders:
            return leaders[0], Role.JOINED
        for near in self._likely(place, self._reach.before(order, keys, Role.JOINED), NEAR):
            leader = self._standing(near)[0] or near
            asked = self._known.asked((place, leader))
            if may_be_one(asked[place], asked[leader]):
                return leader, Role.BESIDE
        return place, Role.LEADS

    def _likely(self, place: Place, others: Collection[Place], bound: float) -> list[Place]:
        """The answers that another one is like, the likest first; none that are taken out."""
        asked = self._known.asked((place, *others))
        one = asked[place]
        chances = {
            other: chance for other in others if other in asked and (chance := likeness(one, asked[other])) >= bound
        }
        return sorted(chances, key=lambda other: (-chances[other], self._order(other)))

    def _set(self, place: Place, leader: Place, role: Role, linked: dict[Place, None]) -> list[Place]:
        """Put an answer under a leader; those to settle that hung on how it stood, or may hang on it now."""
        before, was = self._standing(place)
        if before not in (None, leader):
            linked.update(dict.fromkeys(self._resting(place)))
        loose = self._hanging_on(place, was)
        if was is Role.LEADS:
            self._run("DELETE FROM questions WHERE claim = ? AND figure = ?", place)
        self._write_standing(place, leader, role, new=before is None)
        if role is Role.JOINED and was is not Role.JOINED:
            loose += self._seeing_near(place)
        if before != leader:
            linked[place] = None
            linked.update(dict.fromkeys(self._resting(place)))
        return loose

    def _hanging_on(self, place: Place, role: Role | None) -> list[Place]:
        """The later answers that may stand otherwise when an answer has this role no more."""
        if role is Role.LEADS:
            return self._followers(place) + self._seeing_beyond(place)
        return self._seeing_near(place) if role is Role.JOINED else []

    def _draw(self, place: Place, linked: dict[Place, None]) -> list[Place]:
        """Let the later answers that are likest a new leader join it; those to settle, whose leaders it hides."""
        drawn: set[Place] = set()
        loose: list[Place] = []
        order = self._order(place)
        for row, readers in self._reach.rows(order, self._keys(place), Role.LEADS):
            drawn.update(reader[1:] for reader, _ in readers)
            if row.full:
                rows = self._run(_FOLLOWERS, (json.dumps(row.before), *order[:2]))
                loose += [(r[1], r[2]) for r in rows if row.beyond((r[0], r[1], r[2])) == (r[3], r[4])]
        for answer in self._preferring((answer, place) for answer in drawn):
            loose += self._set(answer, place, Role.JOINED, linked)
        return loose

    def _seeing_beyond(self, place: Place) -> list[Place]:
        """The later answers that join a leader farther back when one before them leads no more."""
        found: set[tuple[Place, Place]] = set()
        for row, readers in self._reach.rows(self._order(place), self._keys(place), Role.LEADS):
            for reader, _ in readers if row.full else ():
                beyond = row.beyond(reader)
                if beyond is not None:
                    found.add((reader[1:], beyond))
        return self._preferring(found)

    def _seeing_near(self, place: Place) -> list[Place]:
        """The later answers, like no leader, that may join through one that joins its own, or do so no more."""
        found: set[Place] = set()
        alone = (Role.LEADS, Role.BESIDE)
        for row, readers in self._reach.rows(self._order(place), self._keys(place), Role.JOINED, alone):
            for order, role in readers:
                seen = [other for other in (place, row.beyond(order)) if other is not None]
                if role is Role.BESIDE or self._likely(order[1:], seen, NEAR):
                    found.add(order[1:])
        return list(found)

    def _preferring(self, found: Iterable[tuple[Place, Place]]) -> list[Place]:
        """The answers that are liker another leader than the one they joined, in their order."""
        wanted = list(found)
        self._known.asked({place for places in wanted for place in places})
        liker = set()
        for answer, other in wanted:
            leader, role = self._standing(answer)
            has = leader if role is Role.JOINED and leader is not None else other
            if (leader, role) != (other, Role.JOINED) and self._likely(answer, {has, other}, LIKELY)[:1] == [other]:
                liker.add(answer)
        return sorted(liker, key=self._order)

    def _order(self, place: Place) -> Order:
        return (self._moment(place), *place)

    def _moment(self, place: Place) -> Moment:
        return self._known.tellers([place[0]])[place[0]].moment

    def _keys(self, place: Place) -> tuple[int, ...]:
        return answer_keys(self._known.asked([place])[place])

    def _resting(self, place: Place) -> list[Place]:
        return self._links.resting_on(place, self._known.tellers([place[0]])[place[0]].voice)

    def _standing(self, place: Place) -> tuple[Place | None, Role | None]:
        """The leader of an answer and its role; None where it was not settled yet."""
        if place in self._standings:
            return self._standings[place]
        keys = self._keys(place)
        claim, figure, role = self._run(_STANDING, (*place, keys[0] if keys else None)).fetchone()
        if claim is None:
            return None, None
        standing = (claim, figure), Role.LEADS if role is None else Role(role)
        self._standings[place] = standing
        return standing

    def _followers(self, place: Place) -> list[Place]:
        rows = self._run(
            """SELECT claim, figure FROM answers WHERE head_claim = ?1 AND head_figure = ?2
                AND NOT (claim = ?1 AND figure = ?2) ORDER BY moment, claim, figure""",
            place,
        )
        return [(row[0], row[1]) for row in rows]

    def _write_standing(self, place: Place, leader: Place, role: Role, *, new: bool) -> None:
        """Set who leads an answer, and under what it is found."""
        self._standings[place] = leader, role
        sql = "UPDATE answers SET head_claim = ?, head_figure = ? WHERE claim = ? AND figure = ?"
        self._run(sql, (*leader, *place))
        rows: list[Row] = [(key, role, *self._order(place)) for key in self._keys(place)]
        if new:
            write(self._driver, "question_keys", rows)
        else:
            sql = """UPDATE question_keys SET leads = ?
                WHERE key = ? AND leads IN (0, 1, 2) AND moment = ? AND claim = ? AND figure = ?"""
            self._driver.executemany(sql, [(role, key, *rest) for key, _, *rest in rows])
