"""The arguments and options that several commands take."""

from __future__ import annotations

from typing import Annotated

import typer

Where = Annotated[
    list[str],
    typer.Argument(metavar="WHERE…", help="Files, folders, addresses of the web, or - for standard input."),
]
LedgerPath = Annotated[str, typer.Argument(metavar="LEDGER", help="The ledger's file.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, one record a line.")]
Jobs = Annotated[int, typer.Option("--jobs", min=1, max=256, help="Processes that read at the same time.")]
Fast = Annotated[bool, typer.Option("--fast", help="Read HTML by its paragraphs alone: quicker, and less exact.")]
WeightsName = Annotated[
    str, typer.Option("--weights", metavar="NAME", help="Shipped weights by name, or a folder of weights.")
]
NamesFile = Annotated[
    str, typer.Option("--names", metavar="FILE", help="Known names: CSV, or JSON lines of a Wikidata extract.")
]
