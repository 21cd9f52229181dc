"""The command about stories."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.opening import open_book
from onrecord.cli.options import Json, LedgerPath


def story(
    ledger: LedgerPath,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A story's id, an article of it, or a pinned name.")
    ] = None,
    least: Annotated[int, typer.Option(min=1, help="List stories of at least so many articles.")] = 2,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the story's page as one file that opens anywhere.")
    ] = None,
    as_json: Json = False,
) -> None:
    """List the stories, or print one: what changed in it, its articles, and its independent origins."""
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
