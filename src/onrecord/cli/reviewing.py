"""The command that lists what waits for a person's decision."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Literal

import typer

from onrecord.cli.opening import open_book
from onrecord.cli.options import Json, LedgerPath
from onrecord.cli.saying import print_records, say_more


def review(
    ledger: LedgerPath,
    kind: Annotated[
        Literal["flagged", "link", "name", "speaker", "claim", "unsure"] | None,
        typer.Option(help="Only doubts of this kind."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="The most doubts to print.")] = 30,
    as_json: Json = False,
) -> None:
    """List what the reading is least sure of, with the commands that decide it; what changes most stands first."""
    from onrecord.publish.terminal.review import print_doubts

    with open_book(ledger) as book:
        page = book.review(kind, limit=limit)
    if as_json:
        print_records(asdict(doubt) for doubt in page.items)
    else:
        print_doubts(page.items, ledger)
    if page.next:
        say_more()
