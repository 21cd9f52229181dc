"""Claims of current articles meet those of other articles: questions are led, answers join, links are set.

What stands here follows from the current articles alone. An answer joins the earliest leader before it that it is
like, and leads when there is none; a claim's links go to the newest earlier claims of each voice. When a claim
comes or goes, only those are looked at that it can change: later ones that share a key with it, and the next ones
of its question. Lookups read the newest 64 rows of a key in a window, so their cost does not grow with the ledger.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from hashlib import blake2b, sha256
from heapq import heapify, heappop, heappush

from sqlalchemy import Connection

from onrecord.ledger.asked import Place, load_answers, load_asked, load_statements
from onrecord.ledger.rebuilding import load_reading
from onrecord.ledger.rows import in_utc
from onrecord.ledger.schema import CLAIMS_PER_ARTICLE, INSERT
from onrecord.ledger.spelling import spelled
from onrecord.link import (
    CUED,
    Asked,
    Statement,
    Tie,
    clash_holds,
    question_id,
    question_keys,
    question_text,
    read_statements,
    relate_answers,
    relate_statements,
    same_question,
    same_voice,
    statement_keys,
)
from onrecord.records import Dated, Reading, Relation

JUDGE = "onrecord 0.1"
NEWEST = 64
"""Rows of a key that are read at most."""
_WINDOW = dt.timedelta(days=45)
"""How far back a claim looks for what it takes up."""
_QUESTION_WINDOW = dt.timedelta(days=120)
"""How far back an answer looks for the leader of its question."""
_VOICES = 32
"""How many voices of a question an answer is compared with, the newest answer of each."""
_UNDATED = "9999"


def moment_of(reading: Reading, position: int) -> str:
    """Where a claim stands among all: by when it was told, by a digest of its article's id, by its place there."""
    told = reading.claims[position].told_at
    published = in_utc(Dated(told, "") if told is not None else reading.article.published) or _UNDATED
    start = published if len(published) != 10 else published + "T00:00:00Z"
    return f"{start} {sha256(reading.article.id.encode('utf-8', 'surrogatepass')).hexdigest()[:12]} {position:06}"


def hashed(key: str) -> int:
    """A key as a signed 64-bit number."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def _since(moment: str, window: dt.timedelta) -> str:
    """The moment a window before another; undated claims look back as far as there is anything."""
    if moment.startswith(_UNDATED):
        return ""
    try:
        return (dt.date.fromisoformat(moment[:10]) - window).isoformat()
    except (ValueError, OverflowError):
        return ""


def _until(moment: str, window: dt.timedelta) -> str:
    """The moment up to which later claims look back to this one; undated ones come after all."""
    if moment.startswith(_UNDATED):
        return "~"
    try:
        return (dt.date.fromisoformat(moment[:10]) + window + dt.timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return "~"


class Linker:
    """The work that one change of the current articles makes, within its transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.run = connection.exec_driver_sql
        self.asked: dict[Place, Asked] = {}
        self.said: dict[int, Statement] = {}

    def settle_versions(self, articles: Iterable[int]) -> None:
        """Take the claims of these articles in when they are current, and out when they are not any more."""
        for key in articles:
            (current,) = self.run("SELECT current FROM articles WHERE key = ?", (key,)).one()
            known = self.run("SELECT 1 FROM contexts WHERE article = ?", (key,)).first() is not None
            if known and not current:
                self.forget(key)
            elif current and not known:
                self.learn(key)

    def learn(self, article: int) -> None:
        """Take in the claims of an article: their keys, questions and links."""
        reading = load_reading(self.connection, article)
        moments = [moment_of(reading, at) for at in range(len(reading.claims))]
        statements = read_statements(reading, moments)
        context = statements[0] if statements else None
        words, names = (context.context, context.names) if context else ((), ())
        self._insert("contexts", [(article, " ".join(words), "\n".join(names))])
        keyed = {article * CLAIMS_PER_ARTICLE + at: one for at, one in enumerate(statements)}
        self._insert("statements", [_statement_row(key, one) for key, one in keyed.items()])
        self._insert("answers", [row for key, one in keyed.items() for row in _answer_rows(key, one)])
        self._insert("claim_keys", [row for key, one in keyed.items() for row in key_rows(key, one)])
        self.said.update(keyed)
        places = [(key, a.figure) for key, one in keyed.items() for a in one.answers]
        self.asked.update({(key, a.figure): Asked(one, a) for key, one in keyed.items() for a in one.answers})
        self._settle(places)
        self._link_statements(self._with_later(keyed))

    def forget(self, article: int) -> None:
        """Take out the claims of an article, and settle anew what hung on them."""
        low, high = article * CLAIMS_PER_ARTICLE, (article + 1) * CLAIMS_PER_ARTICLE
        keys = [
            int(r[0]) for r in self.run("SELECT claim FROM statements WHERE claim >= ? AND claim < ?", (low, high))
        ]
        known = load_statements(self.connection, keys)
        places = [(key, a.figure) for key, one in known.items() for a in one.answers]
        orphans = self._followers(places)
        after = self._next_answers(places)
        later = [
            int(r[0])
            for r in self.run("SELECT DISTINCT later FROM ties WHERE earlier >= ? AND earlier < ?", (low, high))
        ]
        later += self._later_than(known)
        for table, column in (
            ("ties", "later"),
            ("ties", "earlier"),
            ("questions", "claim"),
            ("answers", "claim"),
            ("statements", "claim"),
        ):
            self.run(f"DELETE FROM {table} WHERE {column} >= ? AND {column} < ?", (low, high))  # noqa: S608
        self._delete_keys("claim_keys", [row for key, one in known.items() for row in key_rows(key, one)])
        self._delete_keys(
            "question_keys",
            [
                r
                for key, one in known.items()
                for a in one.answers
                for r in _question_rows((key, a.figure), Asked(one, a))
            ],
        )
        self.run("DELETE FROM contexts WHERE article = ?", (article,))
        gone = set(places)
        self._settle(
            [place for place in orphans if place not in gone], [place for place in after if place not in gone]
        )
        self._link_statements(key for key in later if not low <= key < high)

    # questions

    def _settle(self, places: Sequence[Place], also: Sequence[Place] = ()) -> None:
        """Set the leader of each of these answers and of all that changes with them, then their links."""
        self._load(places)
        queue = [(self.asked[place].statement.moment, place) for place in places]
        heapify(queue)
        done: set[Place] = set()
        touched: dict[Place, None] = dict.fromkeys(also)
        while queue:
            _, place = heappop(queue)
            if place in done:
                continue
            done.add(place)
            touched.update(dict.fromkeys(self._next_answers([place])))
            for other in self._settle_one(place, touched):
                heappush(queue, (self.asked[other].statement.moment, other))
            touched[place] = None
            touched.update(dict.fromkeys(self._next_answers([place])))
        self._link_answers(touched)

    def _settle_one(self, place: Place, touched: dict[Place, None]) -> list[Place]:
        """Let an answer join its leader or lead; those to look at for it."""
        one = self.asked[place]
        leader = next((h for h in self._leaders(place) if same_question(one, self.asked[h])), None)
        followers = self._followers([place])
        if leader is not None:
            self._join(place, leader)
            return followers
        self._lead(place)
        loose = []
        for other in self._attracted(place):
            touched.update(dict.fromkeys(self._next_answers([other])))
            loose += self._followers([other])
            self._join(other, place)
            touched[other] = None
            touched.update(dict.fromkeys(self._next_answers([other])))
        self._load(loose)
        return loose

    def _leaders(self, place: Place) -> list[Place]:
        """The leaders before an answer that share a key with it, the earliest first."""
        one = self.asked[place]
        since = _since(one.statement.moment, _QUESTION_WINDOW)
        found: dict[Place, str] = {}
        for key in question_keys(one):
            rows = self.run(
                """SELECT claim, figure, moment FROM question_keys WHERE key = ? AND moment < ? AND moment >= ?
                    ORDER BY moment DESC LIMIT ?""",
                (hashed(key), one.statement.moment, since, NEWEST),
            )
            found.update({(r[0], r[1]): r[2] for r in rows})
        self._load(found)
        return sorted(found, key=lambda p: (found[p], p))

    def _attracted(self, place: Place) -> list[Place]:
        """The later answers that a new leader is earlier for than their own leader, and that are like it."""
        one = self.asked[place]
        until = _until(one.statement.moment, _QUESTION_WINDOW)
        found: set[Place] = set()
        for key in question_keys(one):
            rows = self.run(
                """SELECT k.claim, k.figure FROM claim_keys AS k
                    JOIN answers AS a ON a.claim = k.claim AND a.figure = k.figure
                    JOIN answers AS h ON h.claim = a.head_claim AND h.figure = a.head_figure
                    WHERE k.key = ? AND k.moment > ? AND (k.moment < ? OR k.moment >= ?) AND h.moment > ?""",
                (hashed(key), one.statement.moment, until, _UNDATED, one.statement.moment),
            )
            found.update((r[0], r[1]) for r in rows)
        self._load(found)
        return sorted(
            (p for p in found if same_question(self.asked[p], one)), key=lambda p: self.asked[p].statement.moment
        )

    def _followers(self, places: Iterable[Place]) -> list[Place]:
        out = []
        for claim, figure in places:
            rows = self.run(
                """SELECT claim, figure FROM answers WHERE head_claim = ? AND head_figure = ?
                    AND NOT (claim = ? AND figure = ?) ORDER BY moment""",
                (claim, figure, claim, figure),
            )
            out += [(int(r[0]), int(r[1])) for r in rows]
        self._load(out)
        return out

    def _join(self, place: Place, leader: Place) -> None:
        self._set_head(place, leader)
        self.run("DELETE FROM questions WHERE claim = ? AND figure = ?", place)
        self._delete_keys("question_keys", _question_rows(place, self.asked[place]))

    def _lead(self, place: Place) -> None:
        self._set_head(place, place)
        one = self.asked[place]
        self._insert("questions", [(question_id(one), *place, question_text(one))])
        rows = _question_rows(place, one)
        if rows:
            self.run("INSERT OR IGNORE INTO question_keys (key, moment, claim, figure) VALUES (?, ?, ?, ?)", rows)

    def _set_head(self, place: Place, leader: Place) -> None:
        self.run(
            "UPDATE answers SET head_claim = ?, head_figure = ? WHERE claim = ? AND figure = ?", (*leader, *place)
        )

    def _next_answers(self, places: Iterable[Place]) -> list[Place]:
        """The answers that come next in the questions of these, whose links may rest on them."""
        out: list[Place] = []
        for place in places:
            rows = self.run(
                """SELECT n.claim, n.figure FROM answers AS a
                    JOIN answers AS n ON n.head_claim = a.head_claim AND n.head_figure = a.head_figure
                    WHERE a.claim = ? AND a.figure = ? AND n.moment > a.moment ORDER BY n.moment LIMIT ?""",
                (*place, NEWEST),
            )
            out += [(int(r[0]), int(r[1])) for r in rows]
        return out

    # links

    def _link_answers(self, places: Iterable[Place]) -> None:
        """Set the links of these answers to earlier ones of their questions."""
        places = list(dict.fromkeys(places))
        self._load(places)
        for claim, figure in places:
            self.run("DELETE FROM ties WHERE later = ? AND later_figure = ?", (claim, figure))
            one = self.asked[claim, figure]
            pairs = [(other, self.asked[other]) for other in self._compared((claim, figure))]
            ties = [(other, them, tie) for other, them in pairs if (tie := relate_answers(one, them)) is not None]
            ties = [
                t for t in ties if t[2].relation is not Relation.CONFLICTS or self._clash_holds(claim, one, *t[:2])
            ]
            rows = [
                _tie_row((claim, figure), other, one.statement, them.statement, tie)
                for other, them, tie in _newest_update_only(one, ties)
            ]
            self._insert("ties", rows)

    def _clash_holds(self, claim: int, one: Asked, other: Place, them: Asked) -> bool:
        mine, theirs = (load_answers(self.connection, key // CLAIMS_PER_ARTICLE) for key in (claim, other[0]))
        return clash_holds(one, them, mine, theirs)

    def _compared(self, place: Place) -> list[Place]:
        """The newest earlier answer of each voice to the question of an answer, from other articles."""
        rows = self.run(
            """SELECT e.claim, e.figure FROM answers AS a
                JOIN answers AS e ON e.head_claim = a.head_claim AND e.head_figure = a.head_figure
                WHERE a.claim = ? AND a.figure = ? AND e.moment < a.moment ORDER BY e.moment DESC LIMIT ?""",
            (*place, NEWEST),
        )
        earlier = [(int(r[0]), int(r[1])) for r in rows]
        self._load(earlier)
        chosen: list[Place] = []
        for other in earlier:
            voice = self.asked[other].statement.voice
            if other[0] // CLAIMS_PER_ARTICLE == place[0] // CLAIMS_PER_ARTICLE:
                continue
            if len(chosen) < _VOICES and not any(same_voice(voice, self.asked[c].statement.voice) for c in chosen):
                chosen.append(other)
        return chosen

    def _link_statements(self, keys: Iterable[int]) -> None:
        """Set the links that the words of these claims make to earlier ones of other articles."""
        wanted = sorted(set(keys))
        self._read(wanted)
        for key in wanted:
            one = self.said[key]
            self.run("DELETE FROM ties WHERE later = ? AND later_figure = -1", (key,))
            self._insert(
                "ties",
                [
                    _tie_row((key, -1), (other, -1), one, self.said[other], tie)
                    for other, tie in self._word_ties(key)
                ],
            )

    def _word_ties(self, key: int) -> list[tuple[int, Tie]]:
        """The newest earlier claim of each voice that a claim's words take up, with the relation."""
        one = self.said[key]
        if not one.voice and one.stance not in CUED:
            return []
        found: list[tuple[int, Tie]] = []
        for other in self._before(key):
            if self.said[other].moment > one.moment and one.stance not in CUED:
                continue
            tie = relate_statements(one, self.said[other])
            voice = self.said[other].voice
            if tie is not None and not any(
                same_voice(voice, self.said[o].voice) and t.relation is tie.relation for o, t in found
            ):
                found.append((other, tie))
        return found[:_VOICES]

    def _before(self, key: int) -> list[int]:
        """The claims of other articles up to its own day that share a key with a claim, the newest first."""
        one = self.said[key]
        since = _since(one.moment, _WINDOW)
        found: dict[int, str] = {}
        for text in statement_keys(one):
            rows = self.run(
                """SELECT claim, moment FROM claim_keys WHERE key = ? AND moment < ? AND moment >= ?
                    ORDER BY moment DESC LIMIT ?""",
                (hashed(text), f"{one.moment[:10]}~", since, NEWEST),
            )
            found.update({int(r[0]): r[1] for r in rows if r[0] // CLAIMS_PER_ARTICLE != key // CLAIMS_PER_ARTICLE})
        self._read(found)
        return sorted(found, key=lambda k: (found[k], k), reverse=True)

    def _with_later(self, keyed: dict[int, Statement]) -> list[int]:
        return [*keyed, *self._later_than(keyed)]

    def _later_than(self, keyed: dict[int, Statement]) -> list[int]:
        """The claims of other articles from the same day on whose words may take up one of these."""
        out: set[int] = set()
        for one in keyed.values():
            until = _until(one.moment, _WINDOW)
            for text in statement_keys(one):
                rows = self.run(
                    """SELECT claim FROM claim_keys WHERE key = ? AND moment > ? AND (moment < ? OR moment >= ?)
                        ORDER BY moment LIMIT ?""",
                    (hashed(text), one.moment[:10], until, _UNDATED, NEWEST),
                )
                out.update(int(r[0]) for r in rows)
        return sorted(out - set(keyed))

    # rows

    def _insert(self, table: str, rows: Sequence[tuple[object, ...]]) -> None:
        sql = INSERT[table].replace("INSERT", "INSERT OR REPLACE", 1)
        try:
            if rows:
                self.run(sql, list(rows))
        except UnicodeEncodeError:
            for row in rows:
                self.run(*_flat(*spelled(sql, [row])))

    def _delete_keys(self, table: str, rows: Sequence[tuple[object, ...]]) -> None:
        if rows:
            self.run(f"DELETE FROM {table} WHERE key = ? AND moment = ? AND claim = ? AND figure = ?", list(rows))  # noqa: S608

    def _load(self, places: Iterable[Place]) -> None:
        missing = [place for place in places if place not in self.asked]
        if missing:
            self.asked.update(load_asked(self.connection, missing))

    def _read(self, keys: Iterable[int]) -> None:
        missing = [key for key in keys if key not in self.said]
        if missing:
            self.said.update(load_statements(self.connection, missing))


def _flat(sql: str, rows: Sequence[tuple[object, ...]]) -> tuple[str, tuple[object, ...]]:
    return sql, rows[0]


def _newest_update_only(one: Asked, ties: list[tuple[Place, Asked, Tie]]) -> list[tuple[Place, Asked, Tie]]:
    """Of the updates only that of the own line, else the newest of another's: a figure replaces one figure."""
    updates = [t for t in ties if t[2].relation is Relation.UPDATES]
    own = [t for t in updates if same_voice(one.statement.voice, t[1].statement.voice)]
    own_again = any(same_voice(one.statement.voice, t[1].statement.voice) for t in ties if t not in updates)
    kept = own[:1] if own or own_again else updates[:1]
    return [t for t in ties if t[2].relation is not Relation.UPDATES or t in kept]


def _statement_row(key: int, one: Statement) -> tuple[object, ...]:
    days = [None if d is None else d.isoformat() for pair in (one.as_of, one.said) for d in (pair or (None, None))]
    return (key, one.moment, one.voice, one.cue, int(one.own_voice), *days)


def _answer_rows(key: int, one: Statement) -> list[tuple[object, ...]]:
    return [
        (
            key,
            a.figure,
            one.moment,
            a.frame.key,
            None if a.low == float("-inf") else a.low,
            None if a.high == float("inf") else a.high,
            a.bound.value,
            a.words,
            a.label,
            " ".join(sorted(a.topic)),
            " ".join(sorted(a.places)),
            int(a.one_day),
            int(a.running),
            None,
            None,
        )
        for a in one.answers
    ]


def key_rows(key: int, one: Statement) -> list[tuple[object, ...]]:
    """The rows by which a claim and its answers are found."""
    rows: set[tuple[object, ...]] = {(hashed(text), one.moment, key, -1) for text in statement_keys(one)}
    for answer in one.answers:
        rows |= {(hashed(text), one.moment, key, answer.figure) for text in question_keys(Asked(one, answer))}
    return sorted(rows)


def _question_rows(place: Place, one: Asked) -> list[tuple[object, ...]]:
    return [(hashed(text), one.statement.moment, *place) for text in question_keys(one)]


def _tie_row(later: Place, earlier: Place, one: Statement, other: Statement, tie: Tie) -> tuple[object, ...]:
    return (
        later[0],
        later[1],
        earlier[0],
        earlier[1],
        tie.relation.value,
        tie.score,
        tie.because,
        one.start,
        one.stop,
        other.start,
        other.stop,
        JUDGE,
    )
