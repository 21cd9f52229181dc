"""The commands that serve a ledger as pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.opening import open_book
from onrecord.cli.reading import add
from onrecord.cli.saying import say

Port = Annotated[int | None, typer.Option(min=0, max=65535, help="The port; 0 picks a free one.")]


def serve(
    ledger: Annotated[str, typer.Argument(metavar="[LEDGER]", help="The ledger's file.")] = "ledger.onrecord",
    host: Annotated[str | None, typer.Option(help="The address to listen on.")] = None,
    port: Port = None,
) -> None:
    """Serve the ledger as web pages and JSON on this machine."""
    from onrecord.publish.web import serve as serve_pages
    from onrecord.settings import load_settings

    settings = load_settings()
    with open_book(ledger) as book:
        serve_pages(
            book,
            host=host or settings.host,
            port=settings.port if port is None else port,
            settings=settings,
            announce=_announce,
        )


def demo(
    ledger: Annotated[str | None, typer.Option(help="Keep the ledger in this file.")] = None,
    build_only: Annotated[bool, typer.Option("--build-only", help="Build the ledger and stop.")] = False,
    port: Port = None,
) -> None:
    """Build a ledger from the example story that comes with Onrecord, and serve it."""
    from importlib.resources import as_file, files
    from tempfile import TemporaryDirectory

    with (
        TemporaryDirectory(prefix="onrecord-demo-") as folder,
        as_file(files("onrecord") / "examples" / "story") as story,
    ):
        place = ledger or str(Path(folder) / "demo.onrecord")
        add(place, [str(story)])
        if not build_only:
            serve(place, port=port)


def _announce(address: str, review: str | None) -> None:
    say(f"Serving {address} — press Ctrl+C to stop.")
    if review:
        say(f"To review and correct, open {review}")
