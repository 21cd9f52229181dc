"""The command about names: who is in a ledger, in which roles, and which names may be one source's."""

from dataclasses import asdict

import click

from onrecord.cli.commands import argument, command
from onrecord.cli.opening import open_book
from onrecord.cli.options import json_option, ledger_argument
from onrecord.cli.saying import print_records, say_more


@command()
@ledger_argument
@argument("name", metavar="[NAME…]", nargs=-1, help="A name, or a part of one.")
@click.option(
    "--limit", metavar="N", type=click.IntRange(1), default=30, help="The most names, and the most pairs, to print."
)
@json_option
def names(ledger: str, name: tuple[str, ...], limit: int, as_json: bool) -> None:
    """List people and bodies with their roles over time, and the names that may be one source's."""
    from onrecord.publish.terminal.tables import print_names

    with open_book(ledger) as book:
        known, pairs = book.names(" ".join(name))
    if as_json:
        print_records({"is": "name", **asdict(row)} for row in known[:limit])
        print_records({"is": "maybe_same", **asdict(pair)} for pair in pairs[:limit])
    else:
        print_names(known[:limit], pairs[:limit])
    if max(len(known), len(pairs)) > limit:
        say_more()
