"""The commands that look things up in a ledger, check it, and write it out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.commands import argument, command
from onrecord.cli.opening import open_book
from onrecord.cli.options import FILE, either, json_option, ledger_argument
from onrecord.cli.saying import exit_if, print_records, say, say_more
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.ledger.views.search import SearchKind

# What is exported and searched for is listed here too: a command is parsed without loading what it runs.
EXPORTED = (
    *("claims", "figures", "links", "articles", "origins", "stories", "versions"),
    *("questions", "answers", "decisions", "sources"),
)
SEARCHED = ("claims", "articles", "figures", "sources")


@command()
@ledger_argument
@json_option
def check(ledger: str, as_json: bool) -> None:
    """Verify that every claim still stands on its sentence; exit code 1 when one does not."""
    from dataclasses import asdict

    from onrecord.publish.terminal.bars import progress
    from onrecord.publish.terminal.tables import drift_sentence

    with open_book(ledger) as book:
        drifts = 0
        for drift in book.check(watch=lambda keys, total: progress(keys, "Checking text", total)):
            drifts += 1
            print(json.dumps(asdict(drift), ensure_ascii=False) if as_json else drift_sentence(drift))
        counts = book.counts()
    if not drifts and not as_json:
        print(f"All evidence holds: {counts.claims:,} claims in {counts.articles:,} articles.")
    exit_if(drifts)


@command()
@ledger_argument
@argument("file", metavar="FILE", type=FILE, help="Where to write: .jsonl .csv .parquet .jsonld .atom .opml.")
@click.option(
    "--what",
    metavar="KIND",
    type=click.Choice(EXPORTED),
    help=f"The rows of .jsonl, .csv and .parquet: {either(EXPORTED)}; claims unless told.",
)
@click.option("--describe", is_flag=True, help="Tell what its columns hold in a datapackage.json beside it.")
@json_option
def export(ledger: str, file: Path, what: str | None, describe: bool, as_json: bool) -> None:
    """Write the ledger's rows to a file."""
    from onrecord.publish.export.files import export_ledger, refuse_rows, refuse_suffix
    from onrecord.publish.export.packages import describe_export, refuse_undescribable
    from onrecord.publish.terminal.bars import progress

    try:
        refuse_suffix(file)
        if describe:
            refuse_undescribable(file)
    except OnrecordError as error:
        raise click.BadParameter(str(error), param_hint="FILE") from error
    try:
        refuse_rows(file, what)
    except OnrecordError as error:
        raise click.BadParameter(str(error), param_hint="--what") from error
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


@command()
@ledger_argument
@argument("query", metavar="QUERY…", nargs=-1, required=True, help='Words, "exact words", who: stance: figure> …')
@click.option(
    "--what",
    metavar="KIND",
    type=click.Choice(SEARCHED),
    default="claims",
    help=f"What to find: {either(SEARCHED)}.",
)
@json_option
@click.option("--limit", metavar="N", type=click.IntRange(1, 10_000), default=30, help="The most rows to print.")
def search(ledger: str, query: tuple[str, ...], what: SearchKind, as_json: bool, limit: int) -> None:
    """Look things up by words and by who: via: source: stance: figure> asof: said: outlet: where: has:denial.

    published:2025-02 is by the days of print, and a minus before a term, in quotation marks for the shell, leaves
    out what it finds: 'flood -outlet:Post'.

    The newest come first; order:oldest begins with what was printed first. When no claim holds all the words, the
    claims that are most like them are shown instead, and said to be so.
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
