"""Adding a reading: checked first, then written whole or not at all.

The rows are a function of the readings, not of their order: a version is named by its text, which version of an
address is current is decided by its dates, and copies are grouped by publication. Only reading the same text
again depends on order, because it is meant to: the later reading replaces what the machine found before.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.exc import DataError, IntegrityError, InterfaceError, ProgrammingError

from onrecord.errors import LedgerError, OnrecordError
from onrecord.ledger.decisions.removed import why_removed
from onrecord.ledger.linking.meeting import Linker
from onrecord.ledger.origins.addresses import company_of, group_versions, keep_addresses
from onrecord.ledger.origins.changes import forget_changes
from onrecord.ledger.origins.copies import keep_origin
from onrecord.ledger.store.rebuilding import load_reading
from onrecord.ledger.store.rows import Row, article_values, child_rows, version_of
from onrecord.ledger.store.schema import CLAIMS_PER_ARTICLE, COLUMNS, INSERT
from onrecord.ledger.store.spelling import as_bytes, spelled
from onrecord.ledger.views.keeping import Added, Outcome
from onrecord.ledger.writing.foreign import refuse_foreign
from onrecord.ledger.writing.taking_out import CLAIM_WORDS, body_text, take_out_rows
from onrecord.ledger.writing.versions import settle_versions
from onrecord.records import Article, Reading

_SET = ", ".join(f"{name} = ?" for name in COLUMNS["articles"][1:])
_UPDATE = f"UPDATE articles SET {_SET} WHERE key = ?"


def add_reading(linker: Linker, reading: Reading) -> Added:
    """Write one reading within the open transaction; nothing is written when it is refused.

    Raises:
        EvidenceError: a span does not say what the article's text says.
        LedgerError: the reading contradicts itself or what the ledger holds.
    """
    check_reading(reading)
    connection = linker.connection
    try:
        with connection.begin_nested() as whole:
            try:
                return _Entry(linker, reading, spell=False).write()
            except UnicodeEncodeError:
                whole.rollback()
                linker.start_again()
        with connection.begin_nested():
            return _Entry(linker, reading, spell=True).write()
    except OnrecordError:
        linker.start_again()
        raise
    except (IntegrityError, ProgrammingError, InterfaceError, DataError, OverflowError) as error:
        linker.start_again()
        said = getattr(error, "orig", None) or error
        raise LedgerError(f"Article {reading.article.id} is not kept: {said}.") from error


def check_reading(reading: Reading) -> None:
    """Do nothing when a reading can be kept.

    Raises:
        EvidenceError: a span does not say what the article's text says.
        LedgerError: an id stands twice, or points at nothing in the reading.
    """
    article = reading.article
    for span in reading.spans():
        span.check(article)
    for a in reading.attributions:
        for extra in (a.said_to, a.occasion):
            if extra is not None:
                extra.check(article)
    for claim in reading.claims:
        for time in (claim.said_when, claim.as_of):
            if time is not None:
                time.span.check(article)
    _check_ids(reading)


def _check_ids(reading: Reading) -> None:
    where = reading.article.id
    sources = _only_once((s.id for s in reading.sources), "source", where)
    attributions = _only_once((a.id for a in reading.attributions), "attribution", where)
    _only_once((c.id for c in reading.claims), "claim", where)
    for mention in reading.mentions:
        _known(mention.source, sources, "a mention names the source", where)
    for attribution in reading.attributions:
        _known(attribution.inside, attributions, f"{attribution.id} stands inside the attribution", where)
    for claim in reading.claims:
        _known(claim.attribution, attributions, f"claim {claim.id} names the attribution", where)
        for source in (claim.source, *claim.chain):
            _known(source, sources, f"claim {claim.id} names the source", where)
        if not all(0 <= at < len(reading.figures) for at in claim.figures):
            raise LedgerError(f"Article {where} is not kept: claim {claim.id} names a figure that is not there.")
    if len(reading.claims) >= CLAIMS_PER_ARTICLE:
        raise LedgerError(f"Article {where} is not kept: it has {len(reading.claims)} claims.")


def _only_once(ids: Iterable[str], what: str, where: str) -> set[str]:
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            raise LedgerError(f"Article {where} is not kept: the {what} id {id} stands in it twice.")
        seen.add(id)
    return seen


def _known(id: str | None, ids: set[str], what: str, where: str) -> None:
    if id is not None and id not in ids:
        raise LedgerError(f"Article {where} is not kept: {what} {id}, which is not there.")


class _Entry:
    """The writing of one reading: finds what is kept of its address, writes, and sets what follows from it.

    With `spell`, texts are given to the database as bytes, which is how lone surrogates get through.
    """

    def __init__(self, linker: Linker, reading: Reading, *, spell: bool) -> None:
        self.linker = linker
        self.connection = linker.connection
        self.run = self.connection.exec_driver_sql
        self.reading = reading
        self.article: Article = reading.article
        self.version = version_of(self.article.text)
        self.spell = spell

    def write(self) -> Added:
        told = why_removed(self.connection, self.article)
        if told is not None:
            return Added(self.article.id, self.version, "removed", 0, told)
        mine = self._mine()
        if mine is not None and self._is_known(mine):
            return Added(self.article.id, self.version, "unchanged", len(self.reading.claims))
        versions = self._write_rows(mine)
        outcome: Outcome = "read_again" if mine is not None else "new_version" if versions > 1 else "added"
        return Added(self.article.id, self.version, outcome, len(self.reading.claims))

    def _mine(self) -> dict[str, Any] | None:
        """The row of this very version, None when it is new.

        Raises:
            LedgerError: the id or a claim's id is another article's.
        """
        rows = self.run(
            "SELECT key, version, url, outlet, body, title FROM articles WHERE id = CAST(? AS TEXT) ORDER BY key",
            (as_bytes(self.article.id),),
        )
        kept = [dict(row) for row in rows.mappings()]
        refuse_foreign(self.connection, self.article, kept)
        self._refuse_foreign_claims()
        return next((row for row in kept if row["version"] == self.version), None)

    def _refuse_foreign_claims(self) -> None:
        row = self.run(
            """SELECT c.id, a.id FROM claims AS c JOIN articles AS a ON a.key = c.article
                WHERE c.id IN (SELECT value FROM json_each(?)) AND a.id <> CAST(? AS TEXT)""",
            (json.dumps([claim.id for claim in self.reading.claims]), as_bytes(self.article.id)),
        ).first()
        if row is not None:
            raise LedgerError(
                f"Article {self.article.id} is not kept: its claim id {row[0]} is that of a claim of "
                f"article {row[1]}. Ids of claims must differ between articles."
            )

    def _is_known(self, mine: dict[str, Any]) -> bool:
        """Whether the ledger holds this very reading; the earlier time of fetching is kept."""
        kept = load_reading(self.connection, mine["key"])
        fetched = min((x for x in (kept.article.fetched_at, self.article.fetched_at) if x), default=None)
        article = replace(self.article, fetched_at=kept.article.fetched_at)
        if replace(self.reading, article=article) != kept:
            self.article = replace(self.article, fetched_at=fetched)
            self.reading = replace(self.reading, article=self.article)
            return False
        if fetched != kept.article.fetched_at:
            self.run("UPDATE articles SET fetched_at = ? WHERE key = ?", (fetched, mine["key"]))
            for group in group_versions(self.connection, {mine["key"]}):
                settle_versions(self.linker, group)
        return True

    def _write_rows(self, mine: dict[str, Any] | None) -> int:
        """Write all rows, and set what follows from them; how many versions of the article there are."""
        values = article_values(self.reading) | {"version": self.version, "address": self.article.id}
        values |= {"current": 0, "body": None, "head": None, "copy_rule": None}
        company = set() if mine is None else company_of(self.connection, [mine["key"]])
        row = tuple(values[name] for name in COLUMNS["articles"][1:])
        if mine is None:
            key = self._execute(INSERT["articles"], [(None, *row)])
        else:
            key = mine["key"]
            take_out_rows(self.linker, key)
            forget_changes(self.connection, key)
            self._execute(_UPDATE, [(*row, key)])
        keep_origin(self.connection, key, self.article)
        for name, rows in child_rows(key, self.reading).items():
            if rows:
                self._execute(INSERT[name], rows)
        self.run("INSERT INTO claims_words (rowid, evidence, content, who, via) " + CLAIM_WORDS.format(""), (key,))
        words = (key, self.article.title, body_text(self.article))
        self._execute("INSERT INTO articles_words (rowid, title, body) VALUES (?, ?, ?)", [words])
        touched = keep_addresses(self.connection, key, self.article)
        former = frozenset({mine["body"]} - {None}) if mine is not None else frozenset()
        self.linker.hold(key, self.reading)
        groups = group_versions(self.connection, company | touched)
        for group in groups:
            settle_versions(self.linker, group, former if key in group else frozenset())
        return next(len(group) for group in groups if key in group)

    def _execute(self, sql: str, rows: Sequence[Row]) -> int:
        """Run a statement of placeholders alone for some rows; the key of the last row it inserted."""
        if self.spell:
            sql, rows = spelled(sql, rows)
        if len(rows) == 1:
            return int(self.run(sql, rows[0]).lastrowid)
        self.run(sql, list(rows))
        return 0
