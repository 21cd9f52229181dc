"""How commands open a ledger: what an older version left is linked anew in sight of the user."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.ledger import Ledger


def open_book(where: str, *, create: bool = False) -> Ledger:
    """The ledger at a path, with a bar on a terminal while its articles are linked anew."""
    from onrecord.ledger import open_ledger
    from onrecord.publish.terminal.bars import progress

    return open_ledger(
        where, create=create, watch=lambda items, total: progress(items, "Linking the ledger anew", total)
    )


@contextmanager
def open_to_add(where: str) -> Iterator[Ledger]:
    """The ledger at a path, made where there is none; one that was made and holds nothing in the end goes again."""
    made, empty = not Path(where).exists(), False
    try:
        with open_book(where, create=True) as book:
            try:
                yield book
            finally:
                empty = made and not book.counts().articles and not book.following.counts().feeds
    finally:
        if empty:
            Path(where).unlink(missing_ok=True)
