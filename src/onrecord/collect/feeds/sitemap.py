"""Sitemaps, news sitemaps and indexes of sitemaps: lists of addresses, some with a title and a date."""

from typing import Any

from onrecord.collect.feeds.dates import instant
from onrecord.collect.feeds.entries import Feed, FeedEntry
from onrecord.collect.feeds.words import line

MOST = 50_000
"""The addresses that one sitemap may hold. Source: sitemaps.org, protocol."""


def read_sitemap(root: Any, *, where: str) -> Feed | None:
    """The list under a root element; None when it is no sitemap."""
    local = str(root.tag).rpartition("}")[2].lower()
    if local == "sitemapindex":
        found = [_values(child).get("loc") for child in root[:MOST]]
        return Feed("sitemap index", more=tuple(address for address in found if address))
    if local != "urlset":
        return None
    entries = tuple(entry for entry in (_entry(child, where) for child in root[:MOST]) if entry is not None)
    flaws = (f"it lists more than {MOST:,} addresses; the rest was left out",) if len(root) > MOST else ()
    return Feed("sitemap", title=next((e.outlet for e in entries if e.outlet), None), entries=entries, flaws=flaws)


def _entry(element: Any, where: str) -> FeedEntry | None:
    said = _values(element)
    if not said.get("loc"):
        return None
    changed = instant(said.get("lastmod"))
    return FeedEntry(
        url=said["loc"],
        title=said.get("title"),
        summary=None,
        published=instant(said.get("publication_date")),
        outlet=said.get("name"),
        where=where,
        updated=changed,
        guid=said["loc"],
        language=said.get("language"),
    )


def _values(element: Any) -> dict[str, str]:
    """The words of the elements under one, by their local names; of pictures and videos none."""
    found: dict[str, str] = {}
    for child in element.iterdescendants():
        space, _, local = str(child.tag).rpartition("}")
        if "sitemap-image" in space or "sitemap-video" in space or not child.text:
            continue
        said = line(child.text)
        if said:
            found.setdefault(local.lower(), said)
    return found
