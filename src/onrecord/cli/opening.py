"""How commands open a ledger: what an older version left is linked anew in sight of the user."""

from __future__ import annotations

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
