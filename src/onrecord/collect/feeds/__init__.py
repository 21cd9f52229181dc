"""A feed, a news sitemap or a list of feeds, from its bytes to its entries.

Bytes come in, a `Feed` goes out, or an `InputError` that says why not. RSS 0.9 to 2.0, RDF, Atom, JSON Feed,
CDF, sitemaps and sitemap indexes are told by what they hold, not by their name. Nothing is fetched, no entity is
expanded, and what a broken file still says is read: `Feed.flaws` then says what is wrong with it.
"""

from onrecord.collect.feeds.entries import Feed, FeedEntry
from onrecord.collect.feeds.opml import ListedFeed, read_opml, write_opml
from onrecord.collect.feeds.reading import read_feed

__all__ = ["Feed", "FeedEntry", "ListedFeed", "read_feed", "read_opml", "write_opml"]
