"""The commands that follow feeds."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.commands import argument, command
from onrecord.cli.opening import open_book, open_to_add
from onrecord.cli.options import FILE, jobs_option, json_option, ledger_argument
from onrecord.cli.saying import exit_if, print_records, say
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.collect.fetch import Fetcher
    from onrecord.update import UpdateReport

_LISTED = ("url", "title", "folders", "added_at", "checked_at", "next_at", "ended", "problem")
"""What `feeds --json` prints of each feed."""


@command()
@ledger_argument
@argument("url", metavar="URL…", nargs=-1, required=True, help="Feeds, or pages that name their feed.")
@json_option
def follow(ledger: str, url: tuple[str, ...], as_json: bool) -> None:
    """Follow feeds; `update` reads what is new in them."""
    import datetime as dt

    from onrecord.errors import InputError
    from onrecord.update import follow_feed

    failed = 0
    with open_to_add(ledger) as book, _fetcher() as fetcher:
        for address in url:
            try:
                feed = follow_feed(book, address, fetcher, dt.datetime.now(dt.UTC))
            except InputError as error:
                say(f"Not followed: {error}")
                failed += 1
                continue
            if as_json:
                print_records([{"asked": address, "url": feed.url if feed else address, "new": feed is not None}])
            else:
                known = f"{address} is followed already."
                print(known if feed is None else f"Following {feed.title or feed.url} ({feed.url}).")
    exit_if(failed)


@command()
@ledger_argument
@argument("url", metavar="URL…", nargs=-1, required=True, help="Feeds as `onrecord feeds` lists them.")
@json_option
def unfollow(ledger: str, url: tuple[str, ...], as_json: bool) -> None:
    """Follow feeds no more; what was read of them stays."""
    failed = 0
    with open_book(ledger) as book:
        for address in url:
            ended = book.following.unfollow(address)
            if as_json:
                print_records([{"url": address, "ended": ended}])
            elif ended:
                print(f"No longer following {address}.")
            if not ended:
                say(f"{address} is not followed. `onrecord feeds {ledger}` lists what is.")
                failed += 1
    exit_if(failed)


@command()
@ledger_argument
@json_option
def feeds(ledger: str, as_json: bool) -> None:
    """List the feeds that are followed; when each was asked, is due, and what was wrong with it."""
    from onrecord.publish.terminal.tables import print_feeds

    with open_book(ledger) as book:
        followed = [feed for feed in book.following.feeds() if not feed.ended or feed.problem]
    if as_json:
        print_records({name: getattr(feed, name) for name in _LISTED} for feed in followed)
    else:
        print_feeds(followed)


@command()
@ledger_argument
@click.option("--every", metavar="TIME", help="Go on for ever and look this often: 15m, 90s, 2h.")
@json_option
@jobs_option
def update(ledger: str, every: str | None, as_json: bool, jobs: int) -> None:
    """Ask the followed feeds that are due, and read what is new; exit code 1 when some of it failed."""
    import datetime as dt
    import time
    from functools import partial

    from onrecord.pipeline import Reader
    from onrecord.processes import read_pages
    from onrecord.publish.terminal.bars import progress
    from onrecord.settings import load_settings
    from onrecord.update import seconds_of, update_feeds

    pause, settings = seconds_of(every) if every else None, load_settings()
    read = partial(read_pages, jobs=jobs, settings=settings) if jobs > 1 else Reader(settings).read_many
    with open_book(ledger) as book, _fetcher() as fetcher:
        while True:
            try:
                report = update_feeds(book, fetcher, read, now=lambda: dt.datetime.now(dt.UTC), show=progress)
                failed = _tell_updated(report, book.following.next_at(), as_json=as_json)
            except OnrecordError as error:
                if pause is None:
                    raise
                say(f"This time nothing came of it: {error}")
            if pause is None:
                break
            time.sleep(pause)
    exit_if(failed)


def _tell_updated(report: UpdateReport, next_at: str | None, *, as_json: bool) -> int:
    """Say what an update has done; how much of it failed."""
    from dataclasses import asdict

    from onrecord.publish.terminal.tables import print_updated
    from onrecord.update import UpdateReport

    for feed in report.failing:
        say(f"{feed.title or feed.url}: {feed.problem}{' It is not asked again.' if feed.ended else ''}")
    for problem in report.failed:
        say(problem.message)
    if as_json:
        print(json.dumps(asdict(report) | {"next": next_at}), flush=True)
    elif report == UpdateReport():
        say("Nothing was due." + (f" The next feed is due at {next_at}." if next_at else " Follow a feed first."))
    else:
        print_updated(report)
    return len(report.failing) + len(report.failed)


@command("import-opml")
@ledger_argument
@argument("file", metavar="FILE", type=FILE, help="A list of feeds (OPML).")
@json_option
def import_opml(ledger: str, file: Path, as_json: bool) -> None:
    """Follow the feeds of a list from another program."""
    import datetime as dt

    from onrecord.collect.feeds import read_opml
    from onrecord.collect.fetch.fetching import parse_address
    from onrecord.collect.following import FollowedFeed
    from onrecord.errors import InputError
    from onrecord.publish.wording.words import count

    try:
        listed = read_opml(file.read_bytes(), where=str(file))
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}. Name another.", where=str(file)) from error
    now, good = dt.datetime.now(dt.UTC), []
    for feed in listed:
        try:
            url = str(parse_address(feed.url))
        except InputError as error:
            say(f"Not followed: {error}")
            continue
        good.append(FollowedFeed.new(url, now, title=feed.title, folders=feed.folders))
    with open_to_add(ledger) as book:
        new = book.following.follow(good)
    if as_json:
        print_records([{"listed": len(listed), "new": new}])
    else:
        print(f"{count(len(listed), 'feed')} listed, {new:,} of them new. `onrecord update {ledger}` reads them.")
    exit_if(len(listed) - len(good))


@contextlib.contextmanager
def _fetcher() -> Iterator[Fetcher]:
    from onrecord.collect.fetch import Fetcher
    from onrecord.settings import load_settings

    with contextlib.closing(Fetcher(load_settings())) as made:
        yield made
