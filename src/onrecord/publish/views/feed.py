"""The home page: the items of the feed with their filters."""

from dataclasses import dataclass
from typing import ClassVar

from onrecord.publish.views.frame import Choice, Copy, Frame
from onrecord.publish.views.story import EventDay


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of the feed with its choices."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the feed. `when` is ISO 8601 for machines, `date` the same for people."""

    headline: str
    address: str
    language: str | None
    outlet: str | None
    when: str | None
    date: str
    read_time: str | None
    strip: tuple[str, ...]
    news: str | None
    story: Choice | None
    copies: tuple[Copy, ...]
    copies_words: str


@dataclass(frozen=True, slots=True)
class Running:
    """A story that goes on, with what changed last in it."""

    heading: str
    address: str
    strip: tuple[str, ...]
    changes: tuple[EventDay, ...]


@dataclass(frozen=True, slots=True)
class FeedContext:
    """The home page. `more` is the address of the next page, `newest` of the first when this is not it.

    `running` are the newest stories, on the first page of the whole feed alone. `active` are the filters in force,
    each with the address that takes it off. `empty` is True for a ledger without articles, as against a filter that
    nothing passes.
    """

    template: ClassVar[str] = "feed.html"

    frame: Frame
    running: tuple[Running, ...]
    items: tuple[Item, ...]
    filters: tuple[Filter, ...]
    active: tuple[Choice, ...]
    more: str | None
    newest: str | None
    counts: tuple[str, ...]
    empty: bool
    failing: tuple[str, ...]
    failing_words: str
