"""Adding goes on where it was stopped: a page that is in the ledger as it is, is not read again.

A page is known by the digest of all that reading depends on, together with the versions of code and weights: a
newer version reads it again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import onrecord
from onrecord.records import Page, Problem, Reading

if TYPE_CHECKING:
    from onrecord.ledger import Added, Ledger
    from onrecord.settings import Settings

_BATCH = 50


def versions_of(settings: Settings) -> str:
    """What reads: the version of the code, and the settings by which the same page is read otherwise."""
    lane = " / fast" if settings.lane == "fast" else ""
    files = (("names", settings.names), ("rules", settings.outlet_rules))
    told = "".join(f" / {what} {_digest(path)}" for what, path in files if path)
    return f"{onrecord.__version__} / {settings.weights}{lane}{told}"


def _digest(path: str) -> str:
    """Sixteen digits of a file's digest; of nothing where it cannot be read, which reading itself refuses."""
    try:
        return sha256(Path(path).read_bytes()).hexdigest()[:16]
    except OSError:
        return sha256().hexdigest()[:16]


class Resuming:
    """Stands before and behind the reading of a stream.

    Attributes:
        skipped: how many pages were left out.
        claims: how many claims those have.
    """

    def __init__(self, ledger: Ledger, versions: str) -> None:
        self.skipped = self.claims = 0
        self._ledger, self._versions = ledger, versions
        self._sent: deque[str | None] = deque()
        self._of_article: dict[str, str] = {}
        self._kept: dict[str, Added] = {}

    def fresh(self, items: Iterable[Page | Problem]) -> Iterator[Page | Problem]:
        """The items without the pages that are known."""
        for item in items:
            digest = item.sha256 if isinstance(item, Page) else None
            known = self._ledger.knows_page(digest, self._versions) if digest is not None else None
            if known is not None:
                self.skipped += 1
                self.claims += known
                continue
            self._sent.append(digest)
            yield item

    def watch(self, results: Iterable[Reading | Problem]) -> Iterator[Reading | Problem]:
        """The same results, one for each fresh item in its order."""
        for result in results:
            digest = self._sent.popleft()
            if digest is not None and isinstance(result, Reading):
                self._of_article[result.article.id] = digest
            yield result

    def added(self, added: Added) -> None:
        """Note that a reading is in the ledger; one that stays out of it is read, and told of, each time."""
        digest = self._of_article.pop(added.article_id, None)
        if digest is not None and added.outcome != "removed":
            self._kept[digest] = added
        if len(self._kept) >= _BATCH:
            self.close()

    def close(self) -> None:
        """Keep what was noted."""
        if self._kept:
            self._ledger.keep_pages(self._kept, self._versions)
            self._kept = {}
