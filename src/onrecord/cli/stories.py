"""The command about stories."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.commands import Argument, Command
from onrecord.cli.opening import open_book
from onrecord.cli.options import FILE, json_option, ledger_argument


@click.command(cls=Command)
@ledger_argument
@click.argument(
    "name",
    cls=Argument,
    metavar="[NAME]",
    required=False,
    help="A story's id, an article of it, or a pinned name.",
)
@click.option(
    "--least",
    metavar="N",
    type=click.IntRange(1),
    default=2,
    help="List stories of at least so many articles.",
)
@click.option("--html", metavar="FILE", type=FILE, help="Write the story's page as one file that opens anywhere.")
@json_option
def story(ledger: str, name: str | None, least: int, html: Path | None, as_json: bool) -> None:
    """List the stories, or print one: what changed in it, its articles, and its first-hand sources."""
    from onrecord.errors import LedgerError
    from onrecord.publish.export.one_file import write_story_file
    from onrecord.publish.terminal.stories import print_stories, print_story

    with open_book(ledger) as book:
        if html is not None:
            if name is None:
                raise LedgerError("Name the story to write. `onrecord story LEDGER` lists the stories.")
            write_story_file(book, name, html)
        elif name is None:
            print_stories(book.stories(least=least), book.pinned_stories(), as_json=as_json)
        else:
            page = book.story(name)
            claims = book.claims_of(article.article_id for article in page.articles)
            print_story(page, claims, as_json=as_json)
