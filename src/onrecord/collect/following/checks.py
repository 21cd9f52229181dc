"""Asking a feed what is new."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.collect.feeds import Feed, FeedEntry
from onrecord.collect.fetch.conditions import Conditions
from onrecord.collect.following import rhythm
from onrecord.collect.following.hosts import host_of, side_by_side
from onrecord.collect.following.state import FeedItem, FollowedFeed, iso
from onrecord.collect.web import feed_of, is_feed, refuse_page
from onrecord.errors import FetchError, InputError, QuietHostError

if TYPE_CHECKING:
    from onrecord.collect.fetch import Fetched, Fetcher

_LISTS = 20  # the sitemaps of an index that are asked for at a time: its last ones

_RECENT_DAYS = 3
_UNDATED = 100
"""Of a sitemap, which lists all there ever was, the addresses of the last days count; undated, the first few."""


@dataclass(frozen=True, slots=True)
class Check:
    """What asking one feed has brought.

    `before` is its state as it was, `after` as it is now, `items` are all that it lists now, new or not.
    """

    before: FollowedFeed
    after: FollowedFeed
    items: tuple[FeedItem, ...] = ()


def check_feeds(feeds: Iterable[FollowedFeed], fetcher: Fetcher, now: dt.datetime) -> Iterator[Check]:
    """The check of each feed, as they come."""
    return side_by_side(feeds, lambda feed: host_of(feed.url), lambda feed: check_feed(feed, fetcher, now))


def check_feed(feed: FollowedFeed, fetcher: Fetcher, now: dt.datetime) -> Check:
    """Ask one feed; a failure is part of the state that comes back."""
    try:
        fetched = fetcher.fetch(feed.url, feed.conditions)
    except InputError as error:
        return Check(feed, _failed(feed, error, now))
    return check_answer(feed, fetched, fetcher, now)


def check_answer(feed: FollowedFeed, fetched: Fetched, fetcher: Fetcher, now: dt.datetime) -> Check:
    """What the answer to asking a feed has brought."""
    if fetched.unchanged:
        return Check(feed, _unchanged(feed, fetched, now))
    try:
        if not is_feed(fetched) and b"<html" in fetched.body[:4096].lower():
            raise refuse_page(fetched)
        found = feed_of(fetched)
    except InputError as error:
        return Check(feed, _failed(feed, error, now))
    entries = (*found.entries, *_further(found, fetcher))
    entries = _recent(entries, now) if found.form.startswith("sitemap") else entries
    seconds = rhythm.seconds_between(found, feed.seconds, now, fresh=fetched.fresh_seconds)
    asked = _asked(feed, fetched, now, seconds)
    after = replace(asked, title=found.title or feed.title, conditions=fetched.conditions)
    seen_at = iso(now)
    items = {entry.key: FeedItem(after.url, entry.key, entry, seen_at, seen_at) for entry in reversed(entries)}
    return Check(feed, after, tuple(reversed(items.values())))


def _further(feed: Feed, fetcher: Fetcher) -> Iterator[FeedEntry]:
    """The entries of the lists that an index names; one that cannot be read is left out this time."""
    for address in feed.more[-_LISTS:]:
        try:
            yield from feed_of(fetcher.fetch(address)).entries
        except InputError:
            continue


def _recent(entries: Iterable[FeedEntry], now: dt.datetime) -> tuple[FeedEntry, ...]:
    since = (now - dt.timedelta(days=_RECENT_DAYS)).date().isoformat()
    dated = [entry for entry in entries if entry.published or entry.updated]
    undated = [entry for entry in entries if not (entry.published or entry.updated)]
    return (*(e for e in dated if (e.published or e.updated or "")[:10] >= since), *undated[:_UNDATED])


def _asked(feed: FollowedFeed, fetched: Fetched, now: dt.datetime, seconds: int) -> FollowedFeed:
    """The state after an answer; a permanent redirect that is seen a second time is believed."""
    believed = fetched.moved_to is not None and fetched.moved_to == feed.moved_to
    return replace(
        feed,
        url=fetched.moved_to if believed and fetched.moved_to else feed.url,
        moved_to=None if believed else fetched.moved_to,
        checked_at=iso(now),
        next_at=iso(now + dt.timedelta(seconds=rhythm.spread(seconds, feed.url))),
        seconds=seconds,
        failures=0,
        problem=None,
    )


def _unchanged(feed: FollowedFeed, fetched: Fetched, now: dt.datetime) -> FollowedFeed:
    seconds = max(rhythm.later(feed.seconds), min(fetched.fresh_seconds or 0, rhythm.LATEST))
    return _asked(feed, fetched, now, seconds)


def _failed(feed: FollowedFeed, error: InputError, now: dt.datetime) -> FollowedFeed:
    """The state after a failure; a feed that is gone for good (410) has ended, one that was not asked waits.

    What was said of it before is asked with again after a first failure that may pass; after another it is
    fetched anew, since it may be the conditions that its server does not bear.
    """
    if isinstance(error, QuietHostError):
        wait = dt.timedelta(seconds=error.retry_after or rhythm.SOONEST)
        return replace(feed, next_at=iso(now + wait))
    failures = feed.failures + 1
    retry = error.retry_after if isinstance(error, FetchError) else None
    passing = isinstance(error, FetchError) and not error.lasting
    seconds = rhythm.after_failure(failures, retry)
    return replace(
        feed,
        ended=isinstance(error, FetchError) and error.status == 410,
        conditions=feed.conditions if passing and failures == 1 else Conditions(),
        checked_at=iso(now),
        next_at=iso(now + dt.timedelta(seconds=rhythm.spread(seconds, feed.url))),
        failures=failures,
        problem=str(error),
    )
