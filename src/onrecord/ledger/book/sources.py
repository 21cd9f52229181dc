"""The part of a ledger that callers ask for sources and their names."""

from collections.abc import Iterator

from sqlalchemy import Connection

from onrecord.ledger.decisions.names import load_name_decisions
from onrecord.ledger.finding.lists import all_sources
from onrecord.ledger.names.outlets import is_one_outlet, load_families, with_families
from onrecord.ledger.names.same import load_names, same_as, suggest_same
from onrecord.ledger.names.sources import load_source
from onrecord.ledger.names.surnames import suggest_surnames
from onrecord.ledger.store.transactions import Transactions, revision_of
from onrecord.ledger.views.names import NameRow, SameName, SourceHit, SourcePage


class SourceBook(Transactions):
    """What `Ledger` answers about sources."""

    _named: tuple[int, tuple[NameRow, ...], tuple[SameName, ...]] | None = None

    def sources(self) -> Iterator[SourceHit]:
        """Every source by name, kind, role and whom it speaks for, with how many claims it made."""
        with self._reading() as connection:
            yield from all_sources(connection)

    def source(self, name: str) -> SourcePage | None:
        """All that is known of who goes by just this name; None where no current article names it."""
        with self._reading() as connection:
            return load_source(connection, name)

    def names(self, asked: str = "") -> tuple[tuple[NameRow, ...], tuple[SameName, ...]]:
        """The names of people and bodies with their roles, and the pairs of them that may be one source's.

        Pairs that people decided on say so; those that they said are two are left out.

        Args:
            asked: a name, or a part of one, that they are about; all when empty.
        """
        with self._reading() as connection:
            rows, found = self._found_names(connection)
            pairs = tuple(load_name_decisions(connection).over(found))
        pairs = tuple(
            sorted(
                (pair for pair in pairs if pair.status != "rejected"),
                key=lambda pair: (pair.status == "suggested", not pair.sure, not pair.stories),
            )
        )
        if asked:
            pairs = same_as(asked, pairs)
            named = {name for pair in pairs for name in (pair.one, pair.other)}
            rows = tuple(row for row in rows if row.name in named or asked.lower() in row.name.lower())
        return rows, pairs

    def _found_names(self, connection: Connection) -> tuple[tuple[NameRow, ...], tuple[SameName, ...]]:
        """The names, and the pairs of them as the readings give them; found once a revision of the readings."""
        revision = revision_of(connection)
        if self._named is None or self._named[0] != revision:
            families = load_families(connection)
            rows, alike = with_families(load_names(connection), families)
            same = (pair for pair in suggest_same(rows) if not is_one_outlet(pair, families))
            self._named = (revision, rows, (*same, *suggest_surnames(connection), *alike))
        return self._named[1:]

    def _names_stand(self, before: int) -> None:
        """What was found of names holds after a decision, too: keep it for the revision that the decision made."""
        if self._named is not None and self._named[0] == before:
            self._named = (before + 1, *self._named[1:])
