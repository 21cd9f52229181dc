"""From an address to Pages: the page that stands there, or the pages behind the items of the feed that does.

An item whose page cannot be had stays what it is: its title and its text as the feed gives them, with a note
that says why its page is missing.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.collect.decode import decode_page, decode_text, looks_like_html
from onrecord.collect.feeds import Feed, FeedEntry, read_feed
from onrecord.collect.feeds.words import absolute, line
from onrecord.errors import EmptyInputError, FetchError, InputError, NotTextError
from onrecord.records import Page, Problem

if TYPE_CHECKING:
    from onrecord.collect.fetch import Fetched, Fetcher

_FEED_TYPES = ("rss+xml", "atom+xml", "rdf+xml", "feed+json")
_PROLOG = re.compile(rb"<!--.*?-->|<[?!][^>]*>", re.DOTALL)
_FEED_ROOT = re.compile(rb"\s*<(?:rss|feed|(?:\w+:)?rdf|urlset|sitemapindex)\b", re.IGNORECASE)
_PLAIN = ("", "text/plain", "text/markdown")
_LINK = re.compile(rb"<link\b[^<>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z-]{2,20})\s*=\s*("[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)""", re.IGNORECASE)
_TRACKING = re.compile(r"(?:utm_\w+|(?:fb|g|d|y)clid|msclkid|mc_[ce]id|igshid)(?:=|$)", re.IGNORECASE)
"""Parameters that campaigns, search engines and social networks add to addresses."""

DEEPEST = 3
"""How many lists of lists (indexes of sitemaps) are followed downwards."""


def pages_at(url: str, fetcher: Fetcher) -> Iterator[Page | Problem]:
    """The page at an address, or those behind the items of the feed or sitemap that stands there.

    Raises:
        InputError: nothing can be read at the address itself.
    """
    fetched = fetcher.fetch(url)
    if not is_feed(fetched):
        yield page_of_answer(fetched)
        return
    yield from _pages_listed(feed_of(fetched), fetcher, {fetched.url}, DEEPEST)


def _pages_listed(feed: Feed, fetcher: Fetcher, seen: set[str], depth: int) -> Iterator[Page | Problem]:
    """The pages of a list and of those that it names, so many lists deep; of each depth one is held at a time."""
    yield from (page_of_entry(entry, fetcher) for entry in feed.entries)
    for address in feed.more if depth > 1 else ():
        if address in seen:
            continue
        seen.add(address)
        try:
            further = feed_of(fetcher.fetch(address))
        except InputError as error:
            yield Problem(address, str(error))
        else:
            yield from _pages_listed(further, fetcher, seen, depth - 1)


def is_feed(fetched: Fetched) -> bool:
    """Whether an answer is a feed or a sitemap, by its look or its media type."""
    if fetched.body.startswith(b"\x1f\x8b"):
        return ".xml" in fetched.url
    start = _PROLOG.sub(b"", fetched.body[:4096].removeprefix(codecs.BOM_UTF8))
    return fetched.media_type.endswith(_FEED_TYPES) or bool(_FEED_ROOT.match(start))


def feed_of(fetched: Fetched) -> Feed:
    """The feed in an answer.

    Raises:
        InputError: it is no feed.
    """
    return read_feed(fetched.body, where=fetched.url, base=fetched.url, charset=fetched.charset)


def page_of_entry(entry: FeedEntry, fetcher: Fetcher) -> Page | Problem:
    """The page behind an item, or the item itself with a note where the page cannot be had."""
    if not entry.url:
        return entry_alone(entry, "the feed names no page")
    try:
        return entry.hint(page_of_answer(fetcher.fetch(entry.url)))
    except InputError as error:
        return entry_alone(entry, str(error).rstrip("."))


def entry_alone(entry: FeedEntry, reason: str) -> Page | Problem:
    """An item as a page of its own; a Problem where it has no words but an address."""
    page = entry.page()
    if not page.text:
        return Problem(entry.url or entry.where, f"{reason}.")
    return replace(page, kind="article", notes=(f"Only the feed's own words of this item were read: {reason}.",))


def page_of_answer(fetched: Fetched) -> Page:
    """The page in an answer.

    Raises:
        InputError: it is empty, or no page: a picture, a film, a document of another kind.
    """
    where, body = fetched.url, fetched.body
    if not body.strip():
        raise EmptyInputError(f"{where} is empty.", where=where)
    html = "html" in fetched.media_type or looks_like_html(body)
    if is_feed(fetched) or (not html and fetched.media_type not in _PLAIN):
        raise NotTextError(f"{where} is of the type {fetched.media_type[:60]}, not a page to read.", where=where)
    made = Page(url=without_tracking(where), where=where, fetched_at=fetched.fetched_at)
    if html:
        return replace(made, html=decode_page(body, fetched.charset))
    return replace(made, text=decode_text(body, where=where))


def without_tracking(url: str) -> str:
    """The address without what only says where a reader came from; one page then has one address."""
    before, mark, query = url.partition("?")
    kept = [part for part in query.split("&") if not _TRACKING.match(part)]
    return before + mark + "&".join(kept) if any(kept) else before


def refuse_page(fetched: Fetched) -> FetchError:
    """Why a page is no feed, with the addresses of the feeds that it names."""
    named = feeds_named(fetched)
    hint = f" It names {', '.join(named[:5])}." if named else " It names no feed."
    return FetchError(f"{fetched.url} is a web page, not a feed.{hint}", where=fetched.url, lasting=True)


def feeds_named(fetched: Fetched) -> tuple[str, ...]:
    """The addresses of the feeds that a page names in its head, in its order."""
    found = []
    for tag in _LINK.findall(fetched.body[:500_000]):
        pairs = _ATTRIBUTE.findall(tag.decode("utf-8", "replace"))
        said = {name.lower(): value.strip("\"'") for name, value in pairs}
        if "alternate" in said.get("rel", "").lower() and said.get("type", "").endswith(_FEED_TYPES):
            address = line(said.get("href"))
            if address:
                found.append(absolute(address, fetched.url))
    return tuple(dict.fromkeys(found))
