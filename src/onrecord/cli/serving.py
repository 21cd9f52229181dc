"""The commands that serve a ledger as pages."""

import sys
from pathlib import Path

import click

from onrecord.cli.commands import argument, command
from onrecord.cli.opening import open_book
from onrecord.cli.options import PLACE, json_option, ledger_argument, port_option
from onrecord.cli.reading import add
from onrecord.cli.saying import print_records, say


@command()
@argument(
    "ledger",
    metavar="[LEDGER]",
    type=PLACE,
    default="ledger.onrecord",
    help="The ledger's file; ledger.onrecord unless told.",
)
@click.option("--host", metavar="ADDRESS", help="The address to listen on.")
@port_option
@json_option
def serve(ledger: str, host: str | None, port: int | None, as_json: bool) -> None:
    """Serve the ledger as web pages and JSON on this machine."""
    from onrecord.publish.web.app import serve as serve_pages
    from onrecord.settings import load_settings

    settings = load_settings()
    with open_book(ledger) as book:
        serve_pages(
            book,
            host=host or settings.host,
            port=settings.port if port is None else port,
            settings=settings,
            announce=_announce_json if as_json else _announce,
        )


@command()
@click.option("--ledger", metavar="FILE", type=PLACE, help="Keep the ledger in this file.")
@click.option("--build-only", is_flag=True, help="Build the ledger and stop.")
@port_option
@json_option
@click.pass_context
def demo(ctx: click.Context, ledger: str | None, build_only: bool, port: int | None, as_json: bool) -> None:
    """Build a ledger from the example story that comes with Onrecord, and serve it."""
    from importlib.resources import as_file, files
    from tempfile import TemporaryDirectory

    with (
        TemporaryDirectory(prefix="onrecord-demo-") as folder,
        as_file(files("onrecord") / "examples" / "story") as story,
    ):
        place = ledger or str(Path(folder) / "demo.onrecord")
        ctx.invoke(add, ledger=place, where=[str(story)], as_json=as_json)
        if not build_only:
            ctx.invoke(serve, ledger=place, port=port, as_json=as_json)


def _announce(address: str, review: str | None) -> None:
    say(f"Serving {address} — press Ctrl+C to stop.")
    if review:
        say(f"To review and correct, open {review}")


def _announce_json(address: str, review: str | None) -> None:
    print_records([{"address": address, "review": review}])
    sys.stdout.flush()


@command()
@ledger_argument
def mcp(ledger: str) -> None:
    """Answer a language model's questions from the ledger, as a read-only MCP server on standard input and output.

    The client starts this command itself; it needs onrecord[mcp]. Nothing is ever written to the ledger.
    """
    from onrecord.errors import OnrecordError
    from onrecord.ledger import read_ledger

    try:
        from onrecord.publish.mcp.server import serve_mcp
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "onrecord":
            raise
        raise OnrecordError(
            "The MCP server needs the package mcp: install onrecord[mcp], as with pip install 'onrecord[mcp]'."
        ) from error
    with read_ledger(ledger) as book:
        if sys.stdin is not None and sys.stdin.isatty():
            say("Waiting for a client of the Model Context Protocol. Press Ctrl+C to stop.")
        serve_mcp(book)
