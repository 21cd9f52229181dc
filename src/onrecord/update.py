"""Following feeds: what is new in them is fetched, read and kept.

A ledger and a fetcher come in; the ledger holds what is new when it is done, and a report says what went wrong.
Every step is kept as it is made, so that stopping at any moment loses nothing: the next update goes on there.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from onrecord.batches import batches
from onrecord.collect.fetch.turns import LONGEST_QUIET
from onrecord.collect.following import (
    Check,
    FeedItem,
    FollowedFeed,
    ItemState,
    Outcome,
    check_answer,
    check_feeds,
    fetch_items,
    kept_alone,
)
from onrecord.collect.following.state import iso
from onrecord.collect.web import feeds_named, is_feed, refuse_page
from onrecord.errors import FetchError, OnrecordError
from onrecord.records import Page, Problem, Reading

if TYPE_CHECKING:
    from onrecord.collect.fetch import Fetcher
    from onrecord.ledger import Ledger

T = TypeVar("T")

Read = Callable[[Iterable[Page | Problem]], Iterator[Reading | Problem]]
"""Reads a stream of pages, one result for each, in order: `Reader(…).read_many` or `read_pages`."""

_CHUNK = 500
_BATCH, _BATCH_SECONDS = 20, 2.0


class Shown(Protocol):
    """Shows people how far a stream of results has come, and hands the results on."""

    def __call__(self, items: Iterable[T], label: str, total: int) -> Iterator[T]:
        """The same items."""
        ...


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What one update has done.

    `alone` items have the feed's own words only, `later` ones are tried again, `removed` ones stay out.
    """

    asked: int = 0
    failing: tuple[FollowedFeed, ...] = ()
    new: int = 0
    read: int = 0
    alone: int = 0
    later: int = 0
    removed: int = 0
    failed: tuple[Problem, ...] = ()
    claims: int = 0


def follow_feed(ledger: Ledger, url: str, fetcher: Fetcher, now: dt.datetime) -> FollowedFeed | None:
    """Follow the feed at an address, or the only one that the page there names; None when it is followed already.

    Raises:
        InputError: there is no feed, or there are several to choose from.
    """
    from onrecord.collect.fetch.fetching import parse_address

    fetched = fetcher.fetch(url)
    if not is_feed(fetched):
        named = feeds_named(fetched)
        if len(named) != 1:
            raise refuse_page(fetched)
        url, fetched = named[0], fetcher.fetch(named[0])
    new = FollowedFeed.new(str(parse_address(url)), now)
    check = check_answer(new, fetched, fetcher, now)
    if check.after.problem is not None:
        raise FetchError(check.after.problem, where=url)
    if not ledger.following.follow([new]):
        return None
    ledger.following.keep_check(check.before, check.after, check.items)
    return check.after


def update_feeds(
    ledger: Ledger, fetcher: Fetcher, read: Read, *, now: Callable[[], dt.datetime], show: Shown
) -> UpdateReport:
    """Ask every feed that is due, then fetch, read and keep the pages behind the items that wait."""
    following = ledger.following
    for host, until in following.quiet_hosts().items():
        left = (dt.datetime.fromisoformat(until) - now()).total_seconds()
        if left <= LONGEST_QUIET:  # a longer one was kept while the clock was wrong
            fetcher.turns.keep_quiet(host, left)
    try:
        due = following.take_due(now())
        report = UpdateReport(asked=len(due))
        for check in show(check_feeds(due, fetcher, now()), "Asking feeds", len(due)):
            report = _asked(ledger, check, report)
        while items := following.take_waiting(now(), _CHUNK):
            outcomes = show(fetch_items(items, fetcher, now()), "Reading pages", len(items))
            for batch in batches(_read(outcomes, read), _BATCH, _BATCH_SECONDS):
                report = _kept(ledger, batch, report)
        return report
    finally:
        following.give_back(now())
        quiet = fetcher.turns.quiet_hosts()
        following.keep_quiet({host: iso(now() + dt.timedelta(seconds=left)) for host, left in quiet.items()})


def _asked(ledger: Ledger, check: Check, report: UpdateReport) -> UpdateReport:
    new = ledger.following.keep_check(check.before, check.after, check.items)
    failing = (*report.failing, check.after) if check.after.problem else report.failing
    return replace(report, new=report.new + new, failing=failing)


def _kept(ledger: Ledger, batch: list[tuple[FeedItem, Reading | None]], report: UpdateReport) -> UpdateReport:
    for item, added in ledger.following.keep_items(batch):
        if isinstance(added, Problem) or item.state is ItemState.FAILED:
            problem = (
                added if isinstance(added, Problem) else Problem(item.entry.url or item.key, item.problem or "")
            )
            report = replace(report, failed=(*report.failed, problem))
            continue
        if added is not None and added.outcome == "removed":
            report = replace(report, removed=report.removed + 1)
            continue
        report = replace(
            report,
            read=report.read + (item.state is ItemState.READ),
            alone=report.alone + (item.state is ItemState.ALONE),
            later=report.later + (item.state is ItemState.WAITING),
            claims=report.claims + (added.claims if added is not None else 0),
        )
    return report


def _read(outcomes: Iterable[Outcome], read: Read) -> Iterator[tuple[FeedItem, Reading | None]]:
    """Each item with its reading; a page without an article leaves its item with its own words."""
    without: deque[FeedItem] = deque()
    sent: deque[FeedItem] = deque()

    def pages() -> Iterator[Page]:
        for outcome in outcomes:
            if outcome.page is None:
                without.append(outcome.item)
            else:
                sent.append(outcome.item)
                yield outcome.page

    alone: list[Outcome] = []
    for found in read(pages()):
        item = sent.popleft()
        if isinstance(found, Reading):
            yield item, found
        elif item.state is ItemState.READ:
            alone.append(kept_alone(item, found.message.rstrip(".")))
        else:
            without.append(replace(item, state=ItemState.FAILED, problem=found.message))
        while without:
            yield without.popleft(), None
    yield from ((item, None) for item in without)
    if alone:
        yield from _read(alone, read)


_LENGTH = re.compile(r"(\d{1,6})\s*([smhd])")
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}


def seconds_of(words: str) -> int:
    """The seconds in "90s", "15m", "2h" or "1d".

    Raises:
        OnrecordError: it is none of these.
    """
    match = _LENGTH.fullmatch(words.strip().lower())
    if match is None or int(match[1]) == 0:
        raise OnrecordError(f"{words!r} is not a length of time. Give one such as 15m, 90s, 2h or 1d.")
    return int(match[1]) * _UNITS[match[2]]
