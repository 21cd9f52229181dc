"""The part of a ledger that callers ask for articles: their readings, the feed, outlets and origins."""

import json
from collections.abc import Iterable, Iterator, Mapping

from onrecord.errors import LedgerError
from onrecord.ledger.decisions.removed import told_of_removed
from onrecord.ledger.finding.feed import load_feed
from onrecord.ledger.finding.lists import all_articles, all_texts, current_keys
from onrecord.ledger.names.outlets import load_outlets
from onrecord.ledger.origins.texts import all_changes, all_origins, load_origin
from onrecord.ledger.store.rebuilding import load_reading, load_readings
from onrecord.ledger.store.transactions import Transactions
from onrecord.ledger.views.articles import (
    ArticleHit,
    ArticleText,
    ChangeRow,
    FeedFilter,
    FeedPage,
    OriginRow,
    OutletCount,
)
from onrecord.records import Reading


class ArticleBook(Transactions):
    """What `Ledger` answers about articles."""

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

    def read_otherwise(self, versions: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
        """The ids and versions of the articles that other code or weights have read, in order.

        Args:
            versions: those of the code and weights to compare with; all articles when None.
        """
        known = None if versions is None else json.dumps(dict(versions), sort_keys=True)
        with self._reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT id, version, code_versions FROM articles ORDER BY id, version"
            )
            return [(r[0], r[1]) for r in rows if json.dumps(json.loads(r[2]), sort_keys=True) != known]

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

    def why_removed(self, article_id: str) -> str | None:
        """Who removed the article that had an id, when and why; None where nobody did."""
        with self._reading() as connection:
            return told_of_removed(connection, [article_id])

    def outlets(self) -> tuple[OutletCount, ...]:
        """The outlets, each once under all its names and domains, with their articles and claims, by name."""
        with self._reading() as connection:
            return load_outlets(connection)

    def article_ids(self) -> list[str]:
        """The ids of all articles, in order."""
        return [article.article_id for article in self.articles()]

    def articles(self) -> Iterator[ArticleHit]:
        """Every article, by its id."""
        with self._reading() as connection:
            yield from all_articles(connection)

    def texts(self) -> Iterator[ArticleText]:
        """Every article with its text, by its id."""
        with self._reading() as connection:
            yield from all_texts(connection)

    def readings(self) -> Iterator[Reading]:
        """The reading of every article, by its id, as it was added."""
        with self._reading() as connection:
            yield from load_readings(connection, current_keys(connection))

    def origins(self, article_ids: Iterable[str] | None = None) -> Iterator[OriginRow]:
        """Where the text of every article is from, by the id of the article.

        Args:
            article_ids: only these articles, unknown ones left out; all when None.
        """
        with self._reading() as connection:
            yield from all_origins(connection, article_ids)

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
