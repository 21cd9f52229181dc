"""The command that lists what waits for a person's decision."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from onrecord.cli.commands import command
from onrecord.cli.opening import open_book
from onrecord.cli.options import either, json_option, ledger_argument
from onrecord.cli.saying import print_records, say_more

if TYPE_CHECKING:
    from onrecord.ledger.views.review import DoubtKind

DOUBTED = ("flagged", "link", "name", "speaker", "claim", "unsure")


@command()
@ledger_argument
@click.option(
    "--kind", metavar="KIND", type=click.Choice(DOUBTED), help=f"Only doubts of this kind: {either(DOUBTED)}."
)
@click.option("--limit", metavar="N", type=click.IntRange(1, 10_000), default=30, help="The most doubts to print.")
@json_option
def review(ledger: str, kind: DoubtKind | None, limit: int, as_json: bool) -> None:
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
