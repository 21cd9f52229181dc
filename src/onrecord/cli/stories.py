"""The command about stories."""

from __future__ import annotations

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
    as_json: Json = False,
) -> None:
    """List the stories, or print one: its articles, its independent origins, and what happened in it."""
    from onrecord.publish.story_terminal import print_stories, print_story

    with open_book(ledger) as book:
        if name is None:
            print_stories(book.stories(least=least), book.pinned_stories(), as_json=as_json)
        else:
            page = book.story(name)
            claims = book.claims_of(article.article_id for article in page.articles)
            print_story(page, claims, as_json=as_json)
