"""A page of the ledger's feed becomes the home page: items, filters as links, and paging by address.

The address of the feed says all of its state:
`?figures=1&denial=1&unverified=1&first=1&outlet=…&language=…&story=…&after=…`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from onrecord.ledger.views.articles import FeedFilter, FeedItem, FeedPage, OutletCount
from onrecord.ledger.views.keeping import Counts, FollowedCounts
from onrecord.ledger.views.stories import StoryRow
from onrecord.publish.article.page import item_strip
from onrecord.publish.parts.links import copy_of, story_address, story_days, story_heading, story_link
from onrecord.publish.story.changes import newest_changes
from onrecord.publish.views.feed import FeedContext, Filter, Item, Running
from onrecord.publish.views.frame import Choice, Frame
from onrecord.publish.wording import clock, safe, words

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

_STORIES = 6  # how many stories the filter names, those of the newest items
_RUNNING, _RUNNING_LEAST, _RUNNING_CHANGES = 3, 3, 3
"""How many stories stand at the head of the page, of how many articles at least, with how many changes each."""
_MANY = 12  # how many outlets the filter names; the largest ones come first

_ASKED = {
    "figures": "has_figures",
    "denial": "has_denial",
    "unverified": "not_verified",
    "outlet": "outlet",
    "language": "language",
    "first": "first_hand",
    "story": "story",
}
"""The fields of a filter by their names in an address."""
_HOLDING = {
    "has_figures": "figures",
    "has_denial": "a denial",
    "not_verified": "what could not be verified",
    "first_hand": "first-hand reporting",
}
"""What items are asked to hold, in words; "1" in an address."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the ledger knows for one page of the feed.

    Attributes:
        page: the items, newest first, and where the next page starts.
        counts: how much the whole ledger holds.
        outlets: the outlets to choose from.
        followed: the feeds that the ledger follows.
        stories: the story of each item that is in one, by the item's id.
        running: the stories at the head of the first page, each with what changed last in it.
    """

    page: FeedPage
    counts: Counts
    outlets: Sequence[OutletCount]
    followed: FollowedCounts
    stories: Mapping[str, StoryRow]
    running: tuple[Running, ...] = ()


def gather_feed(book: Ledger, wanted: FeedFilter, *, after: str | None, limit: int) -> Gathered:
    """All that a page of the feed shows, read from the ledger.

    `after` is where the page starts; None for the newest.
    """
    page = book.feed(wanted, after=after, limit=limit)
    stories = book.stories_holding(item.article_id for item in page.items)
    return Gathered(
        page=page,
        counts=book.counts(),
        outlets=book.outlets(),
        followed=book.following.counts(),
        stories=stories,
        running=_running_stories(book, stories) if after is None and wanted == FeedFilter() else (),
    )


def _running_stories(book: Ledger, stories: Mapping[str, StoryRow]) -> tuple[Running, ...]:
    """The newest of some stories that have enough articles, with what changed last in them."""
    large = [story for story in _newest(stories) if story.articles >= _RUNNING_LEAST]
    return tuple(_running(book, story) for story in large[:_RUNNING])


def filter_from(query: Mapping[str, str]) -> FeedFilter:
    """The filter that an address asks for; what it does not name is left open."""
    asked: dict[str, Any] = {field: query.get(name) or None for name, field in _ASKED.items()}
    return FeedFilter(**asked | {field: asked[field] == "1" or None for field in _HOLDING})


def feed_address(wanted: FeedFilter, after: str | None = None, *, path: str = "/") -> str:
    """The address of the feed with this filter."""
    asked = {name: getattr(wanted, field) for name, field in _ASKED.items()} | {"after": after}
    query = urlencode({name: "1" if value is True else value for name, value in asked.items() if value})
    return f"{path}?{query}" if query else path


def feed_context(known: Gathered, frame: Frame, wanted: FeedFilter, *, after: str | None = None) -> FeedContext:
    """The context of one page of the feed.

    `after` is where the page starts; None for the newest.
    """
    page, stories = known.page, known.stories
    return FeedContext(
        frame=frame,
        running=known.running,
        items=tuple(_item(item, stories.get(item.article_id)) for item in page.items),
        filters=_filters(wanted, known.outlets, (item.language for item in page.items), stories),
        active=_active(wanted, stories),
        more=feed_address(wanted, page.next) if page.next else None,
        newest=feed_address(wanted) if after else None,
        counts=counts_words(known.counts),
        empty=known.counts.articles == 0,
        failing=tuple(map(safe.isolated, known.followed.failing)),
        failing_words=f"{words.count(len(known.followed.failing), 'followed feed')} could not be read",
    )


def _running(book: Ledger, story: StoryRow) -> Running:
    events = book.newest_events(story.story_id)
    ids = {id for event in events for id in (event.claim_id, event.earlier_claim) if id}
    return Running(
        heading=story_heading(story),
        address=story_address(story.story_id),
        strip=(*story_days(story), words.count(story.articles, "article"), words.count(story.outlets, "outlet")),
        changes=newest_changes(events, book.claims_named(ids), _RUNNING_CHANGES),
    )


def counts_words(counts: Counts) -> tuple[str, ...]:
    """What the ledger holds, in words."""
    return (
        words.count(counts.articles, "article"),
        words.count(counts.claims, "claim"),
        words.count(counts.sources, "source"),
        words.count(counts.figures, "figure"),
        words.count(counts.links, "link inside articles", "links inside articles"),
    )


def _item(item: FeedItem, story: StoryRow | None) -> Item:
    return Item(
        headline=safe.headline(item.title),
        address=safe.article_address(item.article_id),
        language=safe.language_tag(item.language),
        outlet=safe.outlet_words(item.outlet, item.url),
        when=clock.machine(item.published) if item.published else None,
        date=clock.moment(item.published) if item.published else "date not known",
        read_time=f"{item.read_minutes} min read" if item.read_minutes else None,
        strip=item_strip(item),
        news=_news(item),
        story=story_link(story),
        copies=tuple(copy_of(copy, copy.rule) for copy in item.copies),
        copies_words=words.count(len(item.copies), "copy of this text", "copies of this text"),
    )


def _news(item: FeedItem) -> str | None:
    """What is new against what the ledger held before; nothing to say without claims, or where all are new."""
    if not item.claims:
        return None
    if not item.new_claims:
        return "repeats what is known"
    if item.new_claims == item.claims:
        return None
    return f"{item.new_claims:,} new"


def _filters(
    wanted: FeedFilter,
    outlets: Sequence[OutletCount],
    languages: Iterable[str | None],
    stories: Mapping[str, StoryRow],
) -> tuple[Filter, ...]:
    """The filters with something to choose; every choice keeps the rest of the filter."""
    holds = tuple(_choice(wanted, field, True, said) for field, said in _HOLDING.items())
    largest = sorted(outlets, key=lambda outlet: (-outlet.articles, outlet.outlet))[:_MANY]
    by_outlet = Filter(
        "Outlet",
        tuple(_choice(wanted, "outlet", one.outlet, safe.isolated(one.outlet), one.articles) for one in largest),
    )
    tongues = sorted({language for language in (*languages, wanted.language) if language})
    by_language = Filter("Language", tuple(_choice(wanted, "language", tongue, tongue) for tongue in tongues))
    by_story = Filter(
        "Story",
        tuple(_choice(wanted, "story", one.story_id, story_heading(one), one.articles) for one in _newest(stories)),
    )
    chosen = (by_outlet, wanted.outlet), (by_story, wanted.story), (by_language, wanted.language)
    return (Filter("Only with", holds), *(one for one, active in chosen if len(one.choices) > 1 or active))


def _newest(stories: Mapping[str, StoryRow]) -> list[StoryRow]:
    """The stories of a page's items, each once, in the order of the items."""
    return list({story.story_id: story for story in stories.values()}.values())[:_STORIES]


def _choice(wanted: FeedFilter, field: str, value: str | bool, said: str, count: int | None = None) -> Choice:
    """A link that sets one thing of the filter, or takes it off when it is set to just that."""
    active = getattr(wanted, field) == value
    change: dict[str, Any] = {field: None if active else value}
    return Choice(said, feed_address(replace(wanted, **change)), active, count)


def _active(wanted: FeedFilter, stories: Mapping[str, StoryRow]) -> tuple[Choice, ...]:
    """What is in force, each with the address without it."""
    named = {
        "has_figures": "with figures" if wanted.has_figures else None,
        "has_denial": "with a denial" if wanted.has_denial else None,
        "not_verified": "with what could not be verified" if wanted.not_verified else None,
        "outlet": f"from {safe.isolated(wanted.outlet)}" if wanted.outlet else None,
        "first_hand": "first-hand reporting" if wanted.first_hand else None,
        "story": f"of the story “{_story_name(wanted.story, stories)}”" if wanted.story else None,
        "language": f"in {safe.isolated(wanted.language)}" if wanted.language else None,
    }
    return tuple(
        Choice(said, feed_address(replace(wanted, **{name: None})), active=True)
        for name, said in named.items()
        if said
    )


def _story_name(story_id: str, stories: Mapping[str, StoryRow]) -> str:
    """The heading of a story of the page; its id where no item of the page is of it."""
    found = next((story for story in stories.values() if story.story_id == story_id), None)
    return story_heading(found) if found else safe.isolated(story_id)
