"""The ledger as callers see it: add readings, read them back, look things up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from onrecord.batches import batches
from onrecord.errors import OnrecordError
from onrecord.ledger.book.articles import ArticleBook
from onrecord.ledger.book.claims import ClaimBook
from onrecord.ledger.book.review import ReviewBook
from onrecord.ledger.book.stories import StoryBook
from onrecord.ledger.finding.lists import load_counts
from onrecord.ledger.linking.meeting import Linker
from onrecord.ledger.store.opening import LedgerFile, look, outdated, prepare, uninterrupted
from onrecord.ledger.store.transactions import revision_of
from onrecord.ledger.stories.placing import place_articles
from onrecord.ledger.views.keeping import Added, Counts, Drift
from onrecord.ledger.writing.adding import add_reading
from onrecord.ledger.writing.checking import find_drift
from onrecord.ledger.writing.following import Following
from onrecord.ledger.writing.pages_read import keep_pages, known_claims
from onrecord.ledger.writing.pending import address_pending, link_pending
from onrecord.records import Problem, Reading

_BATCH = 50  # articles a transaction of `add_many`: past 50 it is no faster

_BATCH_SECONDS = 2.0  # how long `add_many` waits for a batch to fill, so that slow sources are kept as they come


Watch = Callable[[Iterable[int], int], Iterable[int]]
"""Stands between long work and who waits for it: steps and how many there will be come in, the steps go out."""


def open_ledger(where: str | Path, *, create: bool = False, watch: Watch | None = None) -> Ledger:
    """The ledger at a path, brought to the newest schema; with `create` it is made where there is none.

    `watch` is shown the articles that are linked anew, one at a time, where an older version kept them.

    Raises:
        MissingLedgerError: there is none, and `create` is False.
        ForeignLedgerError: the file is of another program or of a newer version.
        LedgerError: it cannot be read or made.
    """
    ledger = Ledger(prepare(where, create=create))
    waiting = ledger.waiting()
    if waiting is not None:
        linked = ledger.link_pending()
        for _ in watch(linked, waiting) if watch else linked:
            pass
    return ledger


def read_ledger(where: str | Path) -> Ledger:
    """The ledger at a path for reading alone: nothing is written, neither by a query nor to bring it up to date.

    Others may write to it meanwhile; each query sees what is there then.

    Raises:
        MissingLedgerError: there is none.
        ForeignLedgerError: the file is of another program or of a newer version.
        LedgerError: it cannot be read, or an older version left something that must be written first.
    """
    ledger = Ledger(look(where))
    if ledger.waiting() is None:
        return ledger
    ledger.close()
    raise outdated(str(ledger.path))


class Ledger(ArticleBook, ClaimBook, ReviewBook, StoryBook):
    """What was read, one row a statement, in one SQLite file.

    Any number of threads and processes may read while one writes; writers wait for each other. On a disk that
    cannot be written it is only read. Close it, or use it in a `with` statement. Where nothing else is said, only
    the current version of each article counts.
    """

    def __init__(self, file: LedgerFile) -> None:
        super().__init__(file)
        self.following = Following(self._reading, self._writing)
        self._counted: tuple[int, Counts] | None = None

    def waiting(self) -> int | None:
        """How many articles wait to be linked anew; None where nothing of an older version waits at all."""
        with self._reading() as connection:
            row = connection.exec_driver_sql(
                "SELECT 1 FROM unlinked UNION ALL SELECT 1 FROM unaddressed UNION ALL SELECT 1 FROM unplaced"
            ).first()
            number = connection.exec_driver_sql("SELECT count(*) FROM unlinked").scalar_one()
        return None if row is None else int(number)

    def link_pending(self) -> Iterator[int]:
        """Bring up to date what an older version of Onrecord kept, some articles in one transaction.

        Yields:
            A number for each article, once it is linked.
        """
        done, more = 0, True
        while more:
            with self._writing() as connection:
                linked = link_pending(connection)
                more = linked > 0 or address_pending(connection) or place_articles(connection)
            yield from range(done, done + linked)
            done += linked

    def add(self, reading: Reading) -> Added:
        """Keep one reading, whole or not at all.

        A text that is kept already, found in the same way, changes nothing ("unchanged"); only the earlier time
        of fetching stays. Other findings in a kept text, as a newer version of code or weights makes them,
        replace those of this article version ("read_again"). Another text of a known id or address is a new
        version; both are kept, and that with the later dates is current. An article that a person removed stays
        out ("removed").

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
        first item is given, and an interruption from the keyboard waits until its last one was.

        Args:
            readings: in any order; the ledger does not depend on it.
            on_problem: told of each reading that is refused; the rest goes on. Without it the first is raised.
        """
        for batch in batches(readings, _BATCH, _BATCH_SECONDS):
            with uninterrupted():
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

    def keep_pages(self, pages: Mapping[str, Added], versions: str) -> None:
        """Keep that pages were read, by their digests, with what adding the article of each did."""
        with self._writing() as connection:
            keep_pages(connection, pages, versions)

    def counts(self) -> Counts:
        """How many articles, claims, sources, figures and links in articles there are; counted once a revision."""
        with self._reading() as connection:
            revision = revision_of(connection)
            if self._counted is None or self._counted[0] != revision:
                self._counted = (revision, load_counts(connection))
            return self._counted[1]

    def check(self, *, watch: Watch | None = None) -> Iterator[Drift]:
        """Everything kept, of any version of any article, that does not say what it said when it was added.

        Texts against their SHA-256, spans against the text, and ids against what they point at.

        Args:
            watch: shown the versions that are looked at, one at a time.
        """
        with self._reading() as connection:
            yield from find_drift(connection, watch)
