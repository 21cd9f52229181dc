"""The commands that look things up in a ledger, check it, and write it out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.cli.opening import open_book
from onrecord.cli.options import Json, LedgerPath
from onrecord.cli.saying import exit_if, print_records, say, say_more
from onrecord.errors import OnrecordError

What = Literal[
    "claims",
    "figures",
    "links",
    "articles",
    "origins",
    "stories",
    "versions",
    "questions",
    "answers",
    "decisions",
    "sources",
]
"""What can be exported: `onrecord.publish.export.files.WHAT`, which a command need not load to be parsed."""


def check(ledger: LedgerPath, as_json: Json = False) -> None:
    """Verify that every claim still stands on its sentence; exit code 1 when one does not."""
    from dataclasses import asdict

    from onrecord.publish.terminal.tables import drift_sentence, progress

    with open_book(ledger) as book:
        drifts = 0
        for drift in book.check(watch=lambda keys, total: progress(keys, "Checking text", total)):
            drifts += 1
            print(json.dumps(asdict(drift), ensure_ascii=False) if as_json else drift_sentence(drift))
        counts = book.counts()
    if not drifts and not as_json:
        print(f"All evidence holds: {counts.claims:,} claims in {counts.articles:,} articles.")
    exit_if(drifts)


def export(
    ledger: LedgerPath,
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="Where to write: .jsonl .csv .parquet .jsonld .atom .opml."),
    ],
    what: Annotated[
        What | None, typer.Option(help="The rows of .jsonl, .csv and .parquet; claims unless told.")
    ] = None,
    describe: Annotated[
        bool, typer.Option("--describe", help="Tell what its columns hold in a datapackage.json beside it.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Write the ledger's rows to a file."""
    from onrecord.publish.export.files import export_ledger, refuse_rows, refuse_suffix
    from onrecord.publish.export.packages import describe_export, refuse_undescribable
    from onrecord.publish.terminal.tables import progress

    try:
        refuse_suffix(file)
        if describe:
            refuse_undescribable(file)
    except OnrecordError as error:
        raise typer.BadParameter(str(error), param_hint="FILE") from error
    try:
        refuse_rows(file, what)
    except OnrecordError as error:
        raise typer.BadParameter(str(error), param_hint="--what") from error
    kind = what or "claims"
    with open_book(ledger) as book:
        rows = export_ledger(book, file, what=kind, show=lambda items: progress(items, "Writing row"))
    described = describe_export(file, kind, rows) if describe else None
    written = {".opml": "feeds", ".jsonld": "annotations", ".atom": "claims"}.get(file.suffix.lower(), kind)
    if as_json:
        print_records([{"file": str(file), "what": written, "rows": rows}])
    else:
        say(f"Wrote {written} to {file}: {rows:,} in all.")
        if described:
            say(f"What it holds is told in {described}.")


def search(
    ledger: LedgerPath,
    query: Annotated[
        list[str], typer.Argument(metavar="QUERY…", help='Words, "exact words", who: stance: figure> …')
    ],
    what: Annotated[
        Literal["claims", "articles", "figures", "sources"], typer.Option(help="What to find.")
    ] = "claims",
    as_json: Json = False,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="The most rows to print.")] = 30,
) -> None:
    """Look things up by words and by who: via: source: stance: figure> asof: said: outlet: where: has:denial.

    When no claim holds all the words, the claims that are most like them are shown instead, and said to be so.
    """
    from dataclasses import asdict

    from onrecord.publish.terminal.tables import print_hits

    with open_book(ledger) as book:
        found = book.search(" ".join(query), kind=what, limit=limit)
    if as_json:
        print_records(asdict(hit) for hit in found.items)
    else:
        if found.alike:
            say("No claim holds all of these words. These are most like them:")
        print_hits(found.items or found.alike)
    if found.next:
        say_more()
