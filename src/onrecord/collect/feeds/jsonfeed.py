"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

import json
from typing import Any

from onrecord.collect.feeds.dates import instant
from onrecord.collect.feeds.entries import Feed, FeedEntry
from onrecord.collect.feeds.words import absolute, line
from onrecord.errors import InputError


def read_json_feed(content: bytes, *, where: str, base: str | None) -> Feed:
    """The feed in a JSON document.

    Raises:
        InputError: it is not valid JSON, or no JSON Feed.
    """
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"{where} is not a readable feed: its JSON is broken ({error}). Fetch it again.", where=where
        ) from error
    if not isinstance(found, dict) or not isinstance(found.get("items"), list):
        raise InputError(
            f"{where} is JSON, but no JSON Feed: it has no list of items. Give the address of a feed.", where=where
        )
    shared = FeedEntry(
        url=None,
        title=None,
        summary=None,
        published=None,
        outlet=line(_string(found, "title")),
        where=where,
        authors=_authors(found),
        language=line(_string(found, "language")),
    )
    entries = tuple(_entry(item, shared, base) for item in found["items"] if isinstance(item, dict))
    site = _string(found, "home_page_url")
    return Feed("json", title=shared.outlet, site=site, language=shared.language, entries=entries)


def _entry(item: dict[str, Any], shared: FeedEntry, base: str | None) -> FeedEntry:
    """One item; `shared` holds what the feed says of all of them."""
    url = _string(item, "url") or _string(item, "external_url")
    return shared._replace(
        url=absolute(url, base) if url else None,
        title=line(_string(item, "title")),
        summary=_string(item, "summary") or _string(item, "content_text"),
        published=instant(_string(item, "date_published") or _string(item, "date_modified")),
        authors=_authors(item) or shared.authors,
        updated=instant(_string(item, "date_modified")),
        guid=_string(item, "id"),
        content=_string(item, "content_html") or _string(item, "content_text"),
        language=line(_string(item, "language")) or shared.language,
    )


def _authors(holder: dict[str, Any]) -> tuple[str, ...]:
    listed = holder.get("authors") if isinstance(holder.get("authors"), list) else [holder.get("author")]
    names = [line(_string(author, "name")) for author in listed or () if isinstance(author, dict)]
    return tuple(name for name in names if name)


def _string(holder: dict[str, Any], name: str) -> str | None:
    value = holder.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value.strip() or None if isinstance(value, str) else None
