"""The ledger as callers see it: add readings, read them back, look things up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection

from onrecord.errors import LedgerError, OnrecordError, QueryError
from onrecord.ledger.checking import find_drift
from onrecord.ledger.deciding import load_decisions
from onrecord.ledger.feed import load_feed
from onrecord.ledger.finding import find
from onrecord.ledger.following import Following
from onrecord.ledger.judging import judge, replay
from onrecord.ledger.linking import Linker
from onrecord.ledger.links import all_links, links_of
from onrecord.ledger.listing import (
    all_articles,
    all_claims,
    all_figures,
    all_sources,
    claims_of,
    current_keys,
    load_claims,
    load_counts,
)
from onrecord.ledger.opening import (
    DATABASE_ERRORS,
    LedgerFile,
    checkpoint,
    plain_error,
    prepare,
    read_only,
    readers,
    uninterrupted,
    writer,
)
from onrecord.ledger.origins import all_changes, all_origins, load_origin
from onrecord.ledger.outlets import load_families, load_outlets, with_families
from onrecord.ledger.pages_read import keep_pages, known_claims
from onrecord.ledger.pending import address_pending, link_pending
from onrecord.ledger.placing import place_articles
from onrecord.ledger.questions import load_question, load_questions
from onrecord.ledger.rebuilding import load_reading
from onrecord.ledger.same import load_names, same_as, suggest_same
from onrecord.ledger.search import parse_search
from onrecord.ledger.story_book import StoryBook
from onrecord.ledger.views import (
    Added,
    ArticleHit,
    ChangeRow,
    ClaimHit,
    Counts,
    Decision,
    Drift,
    FeedFilter,
    FeedPage,
    FigureRow,
    LinkRow,
    NameRow,
    OriginRow,
    OutletCount,
    Question,
    QuestionPage,
    SameName,
    SearchKind,
    SearchPage,
    SourceHit,
)
from onrecord.ledger.writing import add_reading
from onrecord.records import Problem, Reading

_BATCH = 50
"""Articles a transaction of `add_many`: past 50 it is no faster."""

_BATCH_SECONDS = 2.0
"""How long `add_many` waits for a batch to fill, so that slow sources are kept as they come."""


def open_ledger(where: str | Path, *, create: bool = False) -> Ledger:
    """The ledger at a path, brought to the newest schema.

    Args:
        where: the path of the ledger's file.
        create: make it when there is none.

    Raises:
        MissingLedgerError: there is none, and `create` is False.
        ForeignLedgerError: the file is of another program or of a newer version.
        LedgerError: it cannot be read or made.
    """
    ledger = Ledger(prepare(where, create=create))
    ledger.link_pending()
    return ledger


class Ledger(StoryBook):
    """What was read, one row a statement, in one SQLite file.

    Any number of threads and processes may read while one writes; writers wait for each other. On a disk that
    cannot be written it is only read. Close it, or use it in a `with` statement. Where nothing else is said, only
    the current version of each article counts.
    """

    def __init__(self, file: LedgerFile) -> None:
        self.path = file.path
        self._fixed = file.fixed
        self._writer = writer(file.path)
        self._readers = readers(file)
        self.following = Following(self._reading, self._writing)
        self._counted: tuple[int, Counts] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._readers.dispose()
        self._writer.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A transaction that sees the ledger as it is now."""
        try:
            with self._readers.begin() as connection:
                yield connection
        except UnicodeEncodeError as error:
            raise QueryError("The question holds a character that no text can hold (a lone surrogate).") from error
        except DATABASE_ERRORS as error:
            raise plain_error(error, str(self.path)) from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that alone may write, and that an interruption waits for."""
        if self._fixed:
            raise read_only(str(self.path))
        try:
            with uninterrupted():
                with self._writer.begin() as connection:
                    before = _changes(connection)
                    yield connection
                    if _changes(connection) != before:
                        connection.exec_driver_sql("UPDATE revision SET number = number + 1")
                checkpoint(self.path, self._writer)
        except DATABASE_ERRORS as error:
            raise plain_error(error, str(self.path)) from error

    def link_pending(self) -> None:
        """Bring up to date what an older version of Onrecord kept; nothing waits in a ledger of this version."""
        with self._reading() as connection:
            row = connection.exec_driver_sql(
                "SELECT 1 FROM unlinked UNION ALL SELECT 1 FROM unaddressed UNION ALL SELECT 1 FROM unplaced"
            ).first()
        waiting = row is not None
        while waiting:
            with self._writing() as connection:
                waiting = any(bring(connection) for bring in (link_pending, address_pending, place_articles))

    def add(self, reading: Reading) -> Added:
        """Keep one reading, whole or not at all.

        A text that is kept already, found in the same way, changes nothing ("unchanged"); only the earlier time
        of fetching stays. Other findings in a kept text, as a newer version of code or weights makes them,
        replace those of this article version ("read_again"). Another text of a known id or address is a new
        version; both are kept, and that with the later dates is current.

        Raises:
            EvidenceError: a span does not say what the article's text says.
            LedgerError: the reading contradicts itself or the ledger, or the ledger cannot be written.
        """
        with self._writing() as connection:
            added = add_reading(Linker(connection), reading)
            place_articles(connection)
        return added

    def add_many(
        self, readings: Iterable[Reading], *, on_problem: Callable[[Problem], None] | None = None
    ) -> Iterator[Added]:
        """Keep readings as they come, some in one transaction, each whole or not at all.

        Nothing is written unless the iterator is used up. What is done for one batch is in the ledger before its
        first item is given.

        Args:
            readings: in any order; the ledger does not depend on it.
            on_problem: told of each reading that is refused; the rest goes on. Without it the first is raised.
        """
        for batch in _batches(readings):
            yield from self._add_batch(batch, on_problem)

    def _add_batch(self, batch: list[Reading], on_problem: Callable[[Problem], None] | None) -> list[Added]:
        done, problems = [], []
        with self._writing() as connection:
            linker = Linker(connection)
            for reading in batch:
                try:
                    done.append(add_reading(linker, reading))
                except OnrecordError as error:
                    if on_problem is None:
                        raise
                    problems.append(Problem(reading.article.url or reading.article.id, str(error)))
            while place_articles(connection):
                pass
        for problem in problems:
            if on_problem is not None:
                on_problem(problem)
        return done

    def knows_page(self, sha256: str, versions: str) -> int | None:
        """How many claims a page has that these versions of code and weights have read; None for another page."""
        with self._reading() as connection:
            return known_claims(connection, sha256, versions)

    def keep_pages(self, pages: Mapping[str, int], versions: str) -> None:
        """Keep that pages were read, by their digests, with how many claims each has."""
        with self._writing() as connection:
            keep_pages(connection, pages, versions)

    def claim(self, claim_id: str) -> ClaimHit:
        """The claim of this id, of the current version of its article where that still has it.

        Raises:
            LedgerError: there is none.
        """
        with self._reading() as connection:
            row = connection.exec_driver_sql(
                """SELECT c.key FROM claims AS c JOIN articles AS a ON a.key = c.article
                    WHERE c.id = CAST(? AS TEXT) ORDER BY a.current DESC, a.version LIMIT 1""",
                (claim_id.encode("utf-8", "surrogatepass"),),
            ).first()
            if row is not None:
                return load_claims(connection, [int(row[0])])[0]
        raise LedgerError(f"There is no claim {claim_id} in {self.path}.", where=str(self.path))

    def __contains__(self, article_id: object) -> bool:
        """Whether any version of an article with this id is kept."""
        return isinstance(article_id, str) and self._key(article_id) is not None

    def _key(self, article_id: str, version: str | None = None) -> int | None:
        """The key of an article's version, by default its current one, else the latest under this id."""
        with self._reading() as connection:
            row = connection.exec_driver_sql(
                """SELECT key FROM articles WHERE id = CAST(? AS TEXT) AND coalesce(?, version) = version
                    ORDER BY current DESC, max(modified_utc, published_utc) DESC,
                        coalesce(fetched_at, '') DESC, version DESC""",
                (article_id.encode("utf-8", "surrogatepass"), version),
            ).first()
            return None if row is None else int(row[0])

    def reading(self, article_id: str, *, version: str | None = None) -> Reading:
        """The reading that was added under an id, exactly: its current version, or the one that is named.

        Raises:
            LedgerError: there is none; ask `article_id in ledger` first.
        """
        key = self._key(article_id, version)
        if key is None:
            named = article_id if version is None else f"{article_id} of version {version}"
            raise LedgerError(f"There is no article {named} in {self.path}.", where=str(self.path))
        with self._reading() as connection:
            return load_reading(connection, key)

    def feed(self, filters: FeedFilter | None = None, *, after: str | None = None, limit: int = 30) -> FeedPage:
        """The articles that a filter lets through, newest first by publication, then by id.

        Articles without a date come last. Copies stand under the first of their group, which alone is filtered
        and counted.

        Args:
            filters: what to show; everything when None.
            after: the `next` of the page before.
            limit: how many to give at most.

        Raises:
            QueryError: `after` is not a place that a page gave.
        """
        with self._reading() as connection:
            return load_feed(connection, filters or FeedFilter(), after, limit)

    def search(
        self, query: str, *, kind: SearchKind = "claims", after: str | None = None, limit: int = 30
    ) -> SearchPage:
        """What a query finds, newest article first; sources by how many claims were found of them.

        Claims are found by the words of their sentence, content, source and chain; articles by those of their
        title and body, and by their claims; figures by the claim they stand in; sources by their name.

        Args:
            query: words and operators, as `onrecord.ledger.search` lists them.
            kind: what to find: claims, articles, figures or sources.
            after: the `next` of the page before.
            limit: how many to give at most.

        Raises:
            QueryError: the query cannot be understood, or `after` is not a place that a page gave.
        """
        search = parse_search(query)
        with self._reading() as connection:
            return find(connection, search, kind, after, limit)

    def outlets(self) -> tuple[OutletCount, ...]:
        """The outlets, each once under all its names and domains, with their articles and claims, by name."""
        with self._reading() as connection:
            return load_outlets(connection)

    def counts(self) -> Counts:
        """How many articles, claims, sources, figures and links there are; counted once a revision."""
        with self._reading() as connection:
            revision = _revision(connection)
            if self._counted is None or self._counted[0] != revision:
                self._counted = (revision, load_counts(connection))
            return self._counted[1]

    def revision(self) -> int:
        """A number that grows with every change of the ledger; the same number is the same content."""
        with self._reading() as connection:
            return _revision(connection)

    def article_ids(self) -> list[str]:
        """The ids of all articles, in order."""
        return [article.article_id for article in self.articles()]

    def articles(self) -> Iterator[ArticleHit]:
        """Every article, by its id."""
        with self._reading() as connection:
            yield from all_articles(connection)

    def readings(self) -> Iterator[Reading]:
        """The reading of every article, by its id, as it was added."""
        with self._reading() as connection:
            yield from (load_reading(connection, key) for key in current_keys(connection))

    def claims(self) -> Iterator[ClaimHit]:
        """Every claim, by the id of its article and its place there."""
        with self._reading() as connection:
            yield from all_claims(connection)

    def claims_of(self, article_ids: Iterable[str]) -> list[ClaimHit]:
        """The claims of the current versions of some articles, by article and in the order of the text."""
        with self._reading() as connection:
            return claims_of(connection, article_ids)

    def figures(self) -> Iterator[FigureRow]:
        """Every figure, once for each claim it stands in, by the id of its article and its place there."""
        with self._reading() as connection:
            yield from all_figures(connection)

    def links(self) -> Iterator[LinkRow]:
        """Every link, inside an article and across, by the id of the article of its later claim."""
        with self._reading() as connection:
            yield from all_links(connection)

    def origins(self) -> Iterator[OriginRow]:
        """Where the text of every article is from, by the id of the article."""
        with self._reading() as connection:
            yield from all_origins(connection)

    def origin(self, article_id: str) -> OriginRow:
        """Where an article's text is from.

        Raises:
            LedgerError: no current article has this id.
        """
        key = self._key(article_id)
        with self._reading() as connection:
            found = None if key is None else load_origin(connection, key)
        if found is None:
            raise LedgerError(f"There is no article {article_id} in {self.path}.", where=str(self.path))
        return found

    def changes(self) -> Iterator[ChangeRow]:
        """What copies change against the first of their group, and versions against the one before.

        By the id of the later article.
        """
        with self._reading() as connection:
            yield from all_changes(connection)

    def links_of(self, claim_ids: Iterable[str]) -> list[LinkRow]:
        """The links that one of these claims is a side of, inside an article and across."""
        with self._reading() as connection:
            return links_of(connection, claim_ids)

    def questions(
        self, *, articles: Iterable[str] | None = None, words: str | None = None, least: int = 1
    ) -> list[Question]:
        """What the figures of the current articles answer, the questions of most articles first.

        Args:
            articles: only questions that a claim of one of these articles answers.
            words: only questions whose heading or one of whose sentences holds all of these words; where none
                does, the few that are most like them.
            least: only questions that at least so many articles answer.
        """
        with self._reading() as connection:
            return load_questions(connection, articles=articles, words=words, least=least, propose=True)

    def question(self, question_id: str) -> QuestionPage:
        """A question with its answers, each utterance once, and the links between them.

        Raises:
            LedgerError: there is none.
        """
        with self._reading() as connection:
            return load_question(connection, question_id)

    def judge(
        self, act: str, targets: Iterable[str], *, who: str, why: str = "", to: str | None = None
    ) -> Decision:
        """Keep what a person decides on questions, links or sources; `onrecord.ledger.judging` lists the acts.

        Raises:
            LedgerError: what it is about is not there.
        """
        with self._writing() as connection:
            decision = judge(connection, act, list(targets), who=who, why=why, to=to)
            place_articles(connection)
        return decision

    def replay(self, records: Iterable[dict[str, Any]]) -> int:
        """Keep decisions that were exported from a ledger; how many this one did not have.

        Raises:
            LedgerError: a record is not a decision.
        """
        with self._writing() as connection:
            new = replay(connection, records)
            place_articles(connection)
        return new

    def decisions(self) -> Iterator[Decision]:
        """What people decided, in the order of deciding."""
        with self._reading() as connection:
            yield from load_decisions(connection)

    def sources(self) -> Iterator[SourceHit]:
        """Every source by name, kind, role and whom it speaks for, with how many claims it made."""
        with self._reading() as connection:
            yield from all_sources(connection)

    def names(self, asked: str = "") -> tuple[tuple[NameRow, ...], tuple[SameName, ...]]:
        """The names of people and bodies with their roles, and the pairs of them that may be one source's.

        Args:
            asked: a name, or a part of one, that they are about; all when empty.
        """
        with self._reading() as connection:
            rows, alike = with_families(load_names(connection), load_families(connection))
        pairs = (*suggest_same(rows), *alike)
        if asked:
            pairs = same_as(asked, pairs)
            named = {name for pair in pairs for name in (pair.one, pair.other)}
            rows = tuple(row for row in rows if row.name in named or asked.lower() in row.name.lower())
        return rows, pairs

    def check(self) -> Iterator[Drift]:
        """Everything kept, of any version of any article, that does not say what it said when it was added.

        Texts against their SHA-256, spans against the text, and ids against what they point at.
        """
        with self._reading() as connection:
            yield from find_drift(connection)


def _changes(connection: Connection) -> int:
    """How many rows this connection has changed since it was opened."""
    return int(connection.connection.dbapi_connection.total_changes)  # type: ignore[union-attr]


def _revision(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT number FROM revision").scalar_one())


def _batches(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    """The readings some at a time; those that came before an interruption are given before it goes on."""
    batch: list[Reading] = []
    started = monotonic()
    try:
        for reading in readings:
            batch.append(reading)
            if len(batch) >= _BATCH or monotonic() - started > _BATCH_SECONDS:
                yield batch
                batch, started = [], monotonic()
    except KeyboardInterrupt:
        if batch:
            yield batch
        raise
    if batch:
        yield batch
