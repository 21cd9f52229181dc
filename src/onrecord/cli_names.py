"""The command about names: who is in a ledger, in which roles, and which names may be one source's."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Annotated

import typer


def names(
    ledger: Annotated[str, typer.Argument(metavar="LEDGER", help="The ledger's file.")],
    name: Annotated[list[str] | None, typer.Argument(metavar="[NAME…]", help="A name, or a part of one.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="The most names, and the most pairs, to print.")] = 30,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, one record a line.")] = False,
) -> None:
    """List people and bodies with their roles over time, and the names that may be one source's."""
    from onrecord.ledger import open_ledger
    from onrecord.publish.terminal import print_names

    with open_ledger(ledger) as book:
        known, pairs = book.names(" ".join(name or []))
    if as_json:
        for row in known[:limit]:
            print(json.dumps({"is": "name", **asdict(row)}, ensure_ascii=False))
        for pair in pairs[:limit]:
            print(json.dumps({"is": "maybe_same", **asdict(pair)}, ensure_ascii=False))
    else:
        print_names(known[:limit], pairs[:limit])
    if max(len(known), len(pairs)) > limit:
        print("There are more. --limit N prints so many.", file=sys.stderr)


def add_commands(app: typer.Typer) -> None:
    """Give an app this module's command."""
    app.command()(names)
