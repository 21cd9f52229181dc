"""The command about names: who is in a ledger, in which roles, and which names may be one source's."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from onrecord.cli.opening import open_book
from onrecord.cli.options import Json, LedgerPath
from onrecord.cli.saying import print_records, say_more


def names(
    ledger: LedgerPath,
    name: Annotated[list[str] | None, typer.Argument(metavar="[NAME…]", help="A name, or a part of one.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="The most names, and the most pairs, to print.")] = 30,
    as_json: Json = False,
) -> None:
    """List people and bodies with their roles over time, and the names that may be one source's."""
    from onrecord.publish.terminal.tables import print_names

    with open_book(ledger) as book:
        known, pairs = book.names(" ".join(name or []))
    if as_json:
        print_records({"is": "name", **asdict(row)} for row in known[:limit])
        print_records({"is": "maybe_same", **asdict(pair)} for pair in pairs[:limit])
    else:
        print_names(known[:limit], pairs[:limit])
    if max(len(known), len(pairs)) > limit:
        say_more()
