"""The command about stories."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.commands import argument, command
from onrecord.cli.opening import open_book
from onrecord.cli.options import FILE, json_option, ledger_argument

if TYPE_CHECKING:
    from onrecord.ledger import Ledger


@command()
@ledger_argument
@argument(
    "name",
    metavar="[NAME…]",
    nargs=-1,
    help="A story's id or the start of it, an article of it, a pinned name, or words of its title.",
)
@click.option(
    "--least", metavar="N", type=click.IntRange(1), default=2, help="List stories of at least so many articles."
)
@click.option("--html", metavar="FILE", type=FILE, help="Write the story's page as one file that opens anywhere.")
@json_option
def story(ledger: str, name: tuple[str, ...], least: int, html: Path | None, as_json: bool) -> None:
    """List the stories, or print one: what changed in it, its articles, and its first-hand sources."""
    from onrecord.errors import LedgerError
    from onrecord.publish.export.drafts import write_text
    from onrecord.publish.export.one_file import story_page
    from onrecord.publish.story.gathering import gather
    from onrecord.publish.terminal.stories import print_stories, print_story

    asked = " ".join(name)
    with open_book(ledger) as book:
        meant = _meant(book, asked) if asked else []
        if html is not None:
            if len(meant) != 1:
                raise LedgerError("Name one story to write. `onrecord story LEDGER` lists the stories.")
            write_text(html, story_page(gather(book, meant[0])))
        elif len(meant) == 1:
            page = book.story(meant[0])
            claims = book.claims_of(article.article_id for article in page.articles)
            print_story(page, claims, as_json=as_json)
        else:
            pinned = () if asked else book.pinned_stories()
            rows = book.stories(words=asked) if asked else book.stories(least=least)
            print_stories(rows, pinned, as_json=as_json)


def _meant(book: Ledger, asked: str) -> list[str]:
    """The names of the stories that are meant: the one of this name, else those whose titles hold these words.

    Raises:
        LedgerError: there is none.
    """
    from onrecord.errors import LedgerError

    try:
        book.story(asked)
    except LedgerError:
        if found := book.stories(words=asked):
            return [row.story_id for row in found]
        raise
    return [asked]
