"""Fetching the pages behind the items of feeds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.collect.following import rhythm
from onrecord.collect.following.hosts import host_of, side_by_side
from onrecord.collect.following.state import FeedItem, ItemState, iso
from onrecord.collect.web import entry_alone, page_of_answer
from onrecord.errors import FetchError, InputError, QuietHostError
from onrecord.records import Page, Problem

if TYPE_CHECKING:
    from onrecord.collect.fetch import Fetcher

ATTEMPTS = 5
"""How often a page is asked for before its item is kept with its own words alone."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one item: its new state, and the page to read, None where there is none yet."""

    item: FeedItem
    page: Page | None = None


def fetch_items(items: Iterable[FeedItem], fetcher: Fetcher, now: dt.datetime) -> Iterator[Outcome]:
    """The outcome of each item, as they come."""
    return side_by_side(items, lambda item: host_of(item.entry.url), lambda item: _fetch_item(item, fetcher, now))


def _fetch_item(item: FeedItem, fetcher: Fetcher, now: dt.datetime) -> Outcome:
    if not item.entry.url:
        return kept_alone(item, "the feed names no page")
    try:
        page = item.entry.hint(page_of_answer(fetcher.fetch(item.entry.url)))
    except InputError as error:
        attempts = item.attempts + (0 if isinstance(error, QuietHostError) else 1)
        if not isinstance(error, FetchError) or error.lasting or attempts >= ATTEMPTS:
            return kept_alone(replace(item, attempts=attempts), str(error).rstrip("."))
        wait = dt.timedelta(seconds=rhythm.after_failure(max(1, attempts), error.retry_after))
        return Outcome(replace(item, attempts=attempts, next_at=iso(now + wait), problem=str(error)))
    return Outcome(replace(item, state=ItemState.READ, attempts=item.attempts + 1, problem=None), page)


def kept_alone(item: FeedItem, reason: str) -> Outcome:
    """The item with its own words for a page; failed where it has none."""
    page = entry_alone(item.entry, reason)
    if isinstance(page, Problem):
        return Outcome(replace(item, state=ItemState.FAILED, problem=f"{reason}."))
    return Outcome(replace(item, state=ItemState.ALONE, problem=f"{reason}."), page)
