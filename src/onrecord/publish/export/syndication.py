"""Entries in the other forms that feed readers know: RSS 2.0 and JSON Feed 1.1.

The same entries as those of `atom` come in, in the order given, with the same ids; what has no date has none here.

Source: the RSS 2.0 specification (RSS Advisory Board) with dc:creator, since its author is an address of e-mail;
JSON Feed 1.1 (jsonfeed.org).
"""

import datetime as dt
import html
from collections.abc import Callable, Mapping, Sequence
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from onrecord.publish.export.atom import NEVER, Entry, atom_feed, put_text
from onrecord.publish.wording import safe
from onrecord.serialise import record_line

_ATOM = "http://www.w3.org/2005/Atom"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_MANY = "What an Onrecord ledger holds; every entry leads to the sentence it stands on."

register_namespace("dc", "http://purl.org/dc/elements/1.1/")
register_namespace("atom", _ATOM)


def rss_feed(title: str, base: str, path: str, page: str, entries: Sequence[Entry]) -> bytes:
    """The document of some entries as RSS; see `atom_feed`."""
    root = Element("rss", version="2.0")
    channel = SubElement(root, "channel")
    put_text(channel, "title", title)
    put_text(channel, "link", base + page)
    put_text(channel, "description", _MANY)
    SubElement(channel, f"{{{_ATOM}}}link", rel="self", type="application/rss+xml", href=base + path)
    for entry in entries:
        item = SubElement(channel, "item")
        put_text(item, "title", entry.title)
        put_text(item, "link", base + entry.path)
        put_text(item, "guid", entry.id, isPermaLink="false")
        if entry.updated != NEVER:
            put_text(item, "pubDate", format_datetime(dt.datetime.fromisoformat(entry.updated)))
        if entry.author:
            put_text(item, _CREATOR, entry.author)
        put_text(item, "description", html.escape(entry.content, quote=False))
    body: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def json_feed(title: str, base: str, path: str, page: str, entries: Sequence[Entry]) -> bytes:
    """The document of some entries as JSON Feed; see `atom_feed`."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": base + page,
        "feed_url": base + path,
        "description": _MANY,
        "items": [_item(base, entry) for entry in entries],
    }
    return record_line(feed)


def _item(base: str, entry: Entry) -> dict[str, object]:
    item: dict[str, object] = {
        "id": entry.id,
        "url": base + entry.path,
        "title": safe.isolated(entry.title),
        "content_text": safe.isolated(entry.content),
    }
    if entry.updated != NEVER:
        item["date_published"] = entry.updated
    if entry.author:
        item["authors"] = [{"name": entry.author}]
    return item


FEEDS: Mapping[str, tuple[str, Callable[[str, str, str, str, Sequence[Entry]], bytes]]] = {
    "atom": ("application/atom+xml", atom_feed),
    "rss": ("application/rss+xml", rss_feed),
    "jsonfeed": ("application/feed+json", json_feed),
}
"""The forms of a feed by the ending of their address: the media type, and what makes the document."""
