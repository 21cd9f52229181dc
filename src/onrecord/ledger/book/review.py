"""The part of a ledger that people decide in: what waits for them, what they decided, and deciding."""

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.ledger.book.sources import SourceBook
from onrecord.ledger.decisions.claims import load_judged
from onrecord.ledger.decisions.events import load_decisions, load_in_force
from onrecord.ledger.review.acts import judge
from onrecord.ledger.review.doubts import claim_doubt
from onrecord.ledger.review.queue import Queue, load_page, load_queue
from onrecord.ledger.review.removing import take_out_removed
from onrecord.ledger.review.replaying import replay
from onrecord.ledger.store.transactions import revision_of
from onrecord.ledger.stories.placing import place_articles
from onrecord.ledger.views.keeping import Decision
from onrecord.ledger.views.review import Doubt, DoubtKind, Judged, ReviewPage


class ReviewBook(SourceBook):
    """What `Ledger` asks of people and keeps of what they decide."""

    _queued: tuple[int, Queue] | None = None

    def judge(
        self, act: str, targets: Iterable[str], *, who: str, why: str = "", to: str | None = None
    ) -> Decision:
        """Keep what a person decides: `onrecord judge --help` lists the acts, and what each is about.

        Raises:
            LedgerError: what it is about is not there.
        """
        with self._writing() as connection:
            before = revision_of(connection)
            decision = judge(connection, act, list(targets), who=who, why=why, to=to)
            left = act in ("remove", "undo") and take_out_removed(connection)
            moved = place_articles(connection)
        if left:
            self._overwrite()
        elif not moved:
            self._names_stand(before)
        return decision

    def replay(self, records: Iterable[dict[str, Any]]) -> int:
        """Keep decisions that were exported from a ledger; how many this one did not have.

        Raises:
            LedgerError: a record is not a decision.
        """
        with self._writing() as connection:
            new = replay(connection, records)
            left = take_out_removed(connection)
            place_articles(connection)
        if left:
            self._overwrite()
        return new

    def decisions(self) -> Iterator[Decision]:
        """What people decided, in the order of deciding."""
        with self._reading() as connection:
            yield from load_decisions(connection)

    def decisions_in_force(self) -> list[Decision]:
        """The decisions that nobody took back, in the order of deciding."""
        with self._reading() as connection:
            return load_in_force(connection)

    def judged(self, claim_ids: Iterable[str]) -> dict[str, Judged]:
        """What people decided on these claims, by their ids; those that nobody looked at are left out."""
        with self._reading() as connection:
            return load_judged(connection, claim_ids)

    def review(self, kind: DoubtKind | None = None, *, after: str | None = None, limit: int = 10) -> ReviewPage:
        """What waits for a person, what changes most of the ledger first; gathered once a revision.

        Args:
            kind: only this kind of doubt; all when None.
            after: the `next` of the page before.
            limit: how many to give at most.

        Raises:
            QueryError: `after` is not a place that a page gave.
        """
        queue = self._queue()
        with self._reading() as connection:
            return load_page(connection, queue, kind, after, limit)

    def doubt(self, claim_id: str) -> Doubt | None:
        """A claim with what is needed to decide on it, doubtful or not; None where there is none."""
        with self._reading() as connection:
            return claim_doubt(connection, claim_id)

    def _queue(self) -> Queue:
        with self._reading() as connection:
            revision = revision_of(connection)
        if self._queued is None or self._queued[0] != revision:
            _, pairs = self.names()
            with self._reading() as connection:
                self._queued = (revision, load_queue(connection, pairs))
        return self._queued[1]
