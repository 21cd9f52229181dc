"""Tells what a file is, and reads it as that."""

import re
import zlib
from dataclasses import replace

from onrecord.collect.feeds.entries import Feed
from onrecord.collect.feeds.jsonfeed import read_json_feed
from onrecord.collect.feeds.sitemap import read_sitemap
from onrecord.collect.feeds.syndication import read_syndication
from onrecord.collect.feeds.xml import parse_xml
from onrecord.errors import EmptyInputError, InputError, NotTextError

MOST_BYTES = 50_000_000
"""The largest list that is read, unpacked: what the sitemap protocol allows."""

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|rdf|feed|channel|urlset|sitemapindex)\b", re.IGNORECASE)


def read_feed(content: bytes, *, where: str, base: str | None = None, charset: str | None = None) -> Feed:
    """The feed in some bytes.

    `base` is the address it was fetched from, for links that are relative; `charset` the encoding that HTTP named,
    used where the file names none.

    Raises:
        InputError: it is empty, too large, packed wrongly, no feed, or broken so that nothing can be read.
    """
    content = _unpacked(content, where)
    start = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise EmptyInputError(f"{where} is empty, not a feed.", where=where)
    if start[:1] in (b"{", b"["):
        return read_json_feed(content, where=where, base=base)
    if not _ROOT.search(content) and _HTML.search(start):  # most feeds have their root in the first line
        raise InputError(f"{where} is a web page, not a feed. Give the address of its feed.", where=where)
    root, flaws = parse_xml(content, where=where, charset=charset)
    feed = read_syndication(root, where=where, base=base) or read_sitemap(root, where=where)
    if feed is None:
        name = str(root.tag).rpartition("}")[2][:60]
        raise InputError(f"{where} is XML, but no feed: neither RSS nor Atom, its root is {name}.", where=where)
    if flaws and not (feed.entries or feed.more or feed.title):
        raise InputError(f"{where} is not a readable feed: {flaws[0]}, and nothing else is in it.", where=where)
    return replace(feed, flaws=(*flaws, *feed.flaws)) if flaws else feed


def _unpacked(content: bytes, where: str) -> bytes:
    if not content.startswith(b"\x1f\x8b"):
        if len(content) > MOST_BYTES:
            raise NotTextError(f"{where} has more than the {MOST_BYTES:,} bytes that a feed may have.", where=where)
        return content
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        found = unpacker.decompress(content, MOST_BYTES + 1)
    except zlib.error as error:
        raise InputError(f"{where} cannot be unpacked: {error}.", where=where) from error
    if not unpacker.eof and len(found) <= MOST_BYTES:
        raise InputError(f"{where} cannot be unpacked: it is cut off.", where=where)
    if len(found) > MOST_BYTES:
        raise NotTextError(f"{where} unpacks to more than the {MOST_BYTES:,} bytes of a feed.", where=where)
    return found
