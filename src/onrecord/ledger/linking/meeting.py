"""Claims of current articles meet those of other articles: questions are led, answers join, links are set.

What stands here follows from the current articles alone, whatever order they came in. An answer joins the question
of the leader before it that it is likest, and leads when there is none (`leading`); its links, and those that a
claim's words make, go to the newest earlier claims of each voice (`figures`, `words`). When a claim comes or
goes, only those are looked at that it can change.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection

from onrecord.ledger.linking.figures import FigureLinks
from onrecord.ledger.linking.leading import Leading
from onrecord.ledger.linking.postings import Moment, claim_keys, driver_of, moment_of
from onrecord.ledger.linking.statements import Known, claims_of_article, write_days
from onrecord.ledger.linking.ties import Row, write
from onrecord.ledger.linking.words import WordLinks
from onrecord.ledger.store.rebuilding import load_reading
from onrecord.ledger.store.rows import contents_of
from onrecord.ledger.store.schema import CLAIMS_PER_ARTICLE
from onrecord.link.across.statements import Statement, read_statements
from onrecord.records import Reading


class Linker:
    """The work that changes of the current articles make, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._driver = driver_of(connection)
        self._run = self._driver.execute
        self._known = Known(connection)
        self._written: dict[int, Reading] = {}
        self._leading = Leading(connection, self._known, FigureLinks(connection, self._known))
        self._words = WordLinks(connection, self._known)

    def start_again(self) -> None:
        """Let go of what was read, since a part of the transaction was taken back."""
        self._known.clear()
        self._leading.start_again()
        self._written = {}

    def hold(self, article: int, reading: Reading) -> None:
        """Keep the reading whose rows were just written, so that it is not read back to be linked."""
        self._written = {article: reading}

    def settle_versions(self, articles: Iterable[int]) -> None:
        """Take the claims of these articles in when they are current, and out when they are not any more."""
        for key in articles:
            (current,) = self._run("SELECT current FROM articles WHERE key = ?", (key,)).fetchone()
            known = self._run("SELECT 1 FROM contexts WHERE article = ?", (key,)).fetchone() is not None
            if known and not current:
                self.forget(key)
            elif current and not known:
                self.learn(key)

    def learn(self, article: int) -> None:
        """Take in the claims of an article: their keys, questions and links."""
        reading = self._written.get(article) or load_reading(self.connection, article)
        claims = statements_of(article, reading)
        moments = dict(zip(claims, (moment_of(reading.article, claim) for claim in reading.claims), strict=True))
        for table, rows in rows_of(article, claims, moments).items():
            write(self._driver, table, rows)
        for claim, one in claims.items():
            self._known.keep(claim, one, moments[claim])
        self._leading.settle([(claim, a.figure) for claim, one in claims.items() for a in one.answers])
        self._words.come(claims)

    def forget(self, article: int) -> None:
        """Take out the claims of an article, and settle anew what hung on them."""
        low, high = claims_of_article(article)
        rows = self._run(
            "SELECT claim, moment FROM statements WHERE claim >= ? AND claim < ?", (low, high)
        ).fetchall()
        statements = self._known.statements(row[0] for row in rows)
        claims = {row[0]: statements[row[0]] for row in rows}
        moments = {row[0]: row[1] for row in rows}
        if rows:
            loose, resting = self._leading.leave(article)
            again = self._words.leave(claims)
            self._take_out(article, claims, moments)
            self._known.forget(claims)
            self._leading.settle(loose, resting)
            self._words.link_again(again)
        self._run("DELETE FROM contexts WHERE article = ?", (article,))

    def _take_out(self, article: int, claims: Mapping[int, Statement], moments: Mapping[int, Moment]) -> None:
        span = claims_of_article(article)
        for table, column in (
            ("ties", "later"),
            ("ties", "earlier"),
            ("questions", "claim"),
            ("answers", "claim"),
            ("statements", "claim"),
        ):
            self._run(f"DELETE FROM {table} WHERE {column} >= ? AND {column} < ?", span)
        rows = [row for claim, one in claims.items() for row in _keys(claim, one, moments[claim])]
        self._driver.executemany("DELETE FROM claim_keys WHERE key = ? AND moment = ? AND claim = ?", rows)


def statements_of(article: int, reading: Reading) -> dict[int, Statement]:
    """The statements of a reading's claims as they come back from their rows, by the claim's key."""
    pairs = zip(read_statements(reading), contents_of(reading), strict=True)
    return {
        article * CLAIMS_PER_ARTICLE + at: replace(one, content=" ".join(content.split()))
        for at, (one, content) in enumerate(pairs)
    }


def rows_of(article: int, claims: Mapping[int, Statement], moments: Mapping[int, Moment]) -> dict[str, list[Row]]:
    """The rows of an article's claims by table, before they meet others: no answer has a leader."""
    first = next(iter(claims.values()), None)
    words, names, days = (first.context, first.names, first.article_days) if first else ((), (), frozenset())
    context = (article, " ".join(words), "\n".join(names), write_days(days))
    out: dict[str, list[Row]] = {"contexts": [context]}
    for table, make in (("statements", _statement), ("answers", _answers), ("claim_keys", _keys)):
        out[table] = [row for claim, one in claims.items() for row in make(claim, one, moments[claim])]
    return out


def _statement(claim: int, one: Statement, moment: Moment) -> list[Row]:
    days = [None if d is None else d.isoformat() for pair in (one.as_of, one.said) for d in (pair or (None, None))]
    about = "\n".join(one.about)
    said = (one.voice, one.stance.value, one.cue, int(one.own_voice))
    return [(claim, moment, *said, *days, one.given_by, about, write_days(one.days))]


def _answers(claim: int, one: Statement, moment: Moment) -> list[Row]:
    return [
        (
            claim,
            a.figure,
            moment,
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
            a.several,
            a.before,
            a.above,
            None,
            None,
        )
        for a in one.answers
    ]


def _keys(claim: int, one: Statement, moment: Moment) -> list[Row]:
    return [(key, moment, claim) for key in claim_keys(one)]
