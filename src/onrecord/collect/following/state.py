"""What is known of a followed feed and of its items, between two times of asking. Instants are UTC, ISO 8601."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from enum import StrEnum

from onrecord.collect.feeds import FeedEntry
from onrecord.collect.fetch.conditions import Conditions


class ItemState(StrEnum):
    """What became of an item: its page is still to be had, was read, or its own words alone were; or neither."""

    WAITING = "waiting"
    READ = "read"
    ALONE = "alone"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FollowedFeed:
    """One feed that is followed.

    `moved_to` is where a permanent redirect led the last time; when it does so again the feed has that address.
    `next_at` is when it is to be asked again, `seconds` the rhythm that this comes from, `problem` why it could
    not be read the last time. A feed that `ended` is not asked again.
    """

    url: str
    added_at: str
    next_at: str
    title: str | None = None
    folders: tuple[str, ...] = ()
    ended: bool = False
    conditions: Conditions = field(default_factory=Conditions)
    moved_to: str | None = None
    checked_at: str | None = None
    seconds: int = 3600
    failures: int = 0
    problem: str | None = None

    @classmethod
    def new(
        cls, url: str, now: dt.datetime, *, title: str | None = None, folders: tuple[str, ...] = ()
    ) -> FollowedFeed:
        """A feed that was never asked, due at once."""
        return cls(url, iso(now), iso(now), title=title, folders=folders)


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item of a followed feed: `key` tells it from the feed's others, `next_at` is when to try its page."""

    feed: str
    key: str
    entry: FeedEntry
    seen_at: str
    next_at: str
    state: ItemState = ItemState.WAITING
    attempts: int = 0
    problem: str | None = None


def iso(moment: dt.datetime) -> str:
    """An instant in UTC, to the second, so that texts sort as the instants do."""
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")


def entry_to_json(entry: FeedEntry) -> str:
    """An entry as text to keep."""
    return json.dumps({name: value for name, value in entry._asdict().items() if value}, ensure_ascii=True)


def entry_from_json(kept: str) -> FeedEntry:
    """The entry that was kept; what a later version no longer knows is left out."""
    empty = dict.fromkeys(("url", "title", "summary", "published", "outlet"))
    found = {name: value for name, value in json.loads(kept).items() if name in FeedEntry._fields}
    return FeedEntry(**{**empty, "where": "", **found, "authors": tuple(found.get("authors", ()))})
