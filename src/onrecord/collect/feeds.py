"""A saved RSS or Atom feed to its entries: hints for the pages it lists, or small pages of their own.

Entities are not expanded, nothing is fetched. RSS 2.0 and Atom 1.0 are read here; `<source>` of RSS names the
outlet that an item was taken from.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from typing import Any

from onrecord.errors import InputError
from onrecord.records import Page

_TAGS = re.compile(r"<[^>]*>")
_ATOM = "{http://www.w3.org/2005/Atom}"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One item of a feed, as far as it says something about a page."""

    url: str | None
    title: str | None
    summary: str | None
    published: str | None
    outlet: str | None
    author: str | None
    where: str

    def hint(self, page: Page) -> Page:
        """The page with the feed's words where the page was told none.

        Not the outlet: `<source>` names where the text came from, and the page knows best whose it is.
        """
        return replace(
            page,
            url=page.url or self.url,
            published=page.published or self.published,
            published_from=page.published_from if page.published else "feed",
        )

    def page(self) -> Page:
        """The item as a page of its own: its title and its summary."""
        text = "\n\n".join(part for part in (self.title, self.summary) if part)
        return Page(
            text=text,
            url=self.url,
            outlet=self.outlet,
            title=self.title,
            authors=(self.author,) if self.author else (),
            published=self.published,
            published_from="feed",
            where=f"{self.where}, item {self.url or self.title!r}",
        )


def read_feed(content: bytes, *, where: str) -> tuple[FeedEntry, ...]:
    """The entries of a feed, in its order.

    Raises:
        InputError: it is not an RSS or Atom feed, or its XML is broken.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{where} is not a readable feed: {error.msg}.", where=where) from error
    if root.tag == "rss":
        return tuple(_rss(root, where))
    if root.tag == f"{_ATOM}feed":
        return tuple(_atom(root, where))
    raise InputError(f"{where} is XML, but neither RSS nor Atom: its root is {str(root.tag)[:60]}.", where=where)


def _rss(root: Any, where: str) -> Iterator[FeedEntry]:
    channel = root.find("channel")
    if channel is None:
        return
    title = _words(channel.findtext("title"))
    for item in channel.iterfind("item"):
        yield FeedEntry(
            url=_words(item.findtext("link")),
            title=_words(item.findtext("title")),
            summary=_words(item.findtext("description")),
            published=_instant(item.findtext("pubDate")),
            outlet=_words(item.findtext("source")) or title,
            author=_words(item.findtext("{http://purl.org/dc/elements/1.1/}creator")),
            where=where,
        )


def _atom(root: Any, where: str) -> Iterator[FeedEntry]:
    title = _words(root.findtext(f"{_ATOM}title"))
    for entry in root.iterfind(f"{_ATOM}entry"):
        links = {link.get("rel", "alternate"): link.get("href") for link in entry.iterfind(f"{_ATOM}link")}
        yield FeedEntry(
            url=links.get("alternate"),
            title=_words(entry.findtext(f"{_ATOM}title")),
            summary=_words(entry.findtext(f"{_ATOM}summary") or entry.findtext(f"{_ATOM}content")),
            published=_instant(entry.findtext(f"{_ATOM}published") or entry.findtext(f"{_ATOM}updated")),
            outlet=_words(entry.findtext(f"{_ATOM}source/{_ATOM}title")) or title,
            author=_words(entry.findtext(f"{_ATOM}author/{_ATOM}name")),
            where=where,
        )


def _words(value: str | None) -> str | None:
    """The words of an element, without tags and entities; None when there are none."""
    words = " ".join(html.unescape(_TAGS.sub(" ", value or "")).split())
    return words or None


def _instant(value: str | None) -> str | None:
    """An RFC 822 or ISO 8601 instant as ISO 8601; None when it is neither."""
    words = (value or "").strip()
    try:
        return dt.datetime.fromisoformat(words).isoformat()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(words).isoformat()
    except (ValueError, TypeError):
        return None
