"""What the elements of a feed are called: the field of each name, in the formats and in what they borrow.

Names without a namespace, and those in the root's own, are the format's; Dublin Core, content, media, iTunes and
FeedBurner are known by their namespaces, so that `media:title` is never taken for the item's title.
"""

from functools import lru_cache

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
ABOUT = f"{_RDF}about"
"""The attribute by which an item of RDF says what it is about."""
_ATOM = "http://www.w3.org/2005/Atom"
_DC = ("http://purl.org/dc/elements/1.1/", "http://purl.org/dc/elements/1.0/", "http://purl.org/dc/terms/")

_EARLIER = (
    "http://purl.org/rss/",
    "http://purl.org/atom/",
    "http://my.netscape.com/",
    "http://channel.netscape.com/",
)
"""How the namespaces of earlier RSS, RDF and Atom begin."""

_CORE = {
    "title": "title", "link": "link", "guid": "guid", "id": "guid", "description": "summary",
    "summary": "summary", "abstract": "summary", "tagline": "summary", "content": "content", "body": "content",
    "fullitem": "content", "pubdate": "published", "published": "published", "issued": "published",
    "created": "created", "updated": "updated", "modified": "updated", "lastmod": "lastmod", "date": "dated",
    "author": "author", "creator": "author", "managingeditor": "author", "source": "source",
    "language": "language", "item": "item", "entry": "item", "channel": "channel", "ttl": "ttl", "items": "items",
    "url": "url", "uri": "url", "lastbuilddate": "built",
}  # fmt: skip
"""Elements of the formats themselves, by their name in lower case."""

_FOREIGN = {
    **{f"{{{ns}}}{name}": field for ns in _DC for name, field in (
        ("title", "dc title"), ("creator", "dc author"), ("date", "dated"), ("description", "dc summary"),
        ("language", "language"), ("modified", "dc updated"), ("created", "created"), ("issued", "dc published"),
        ("source", "dc source"), ("identifier", "dc guid"),
    )},
    "{http://purl.org/rss/1.0/modules/content/}encoded": "content",
    "{http://www.w3.org/1999/xhtml}body": "content",
    f"{{{_ATOM}}}link": "link", f"{{{_ATOM}}}updated": "dc updated", f"{{{_ATOM}}}published": "dc published",
    f"{{{_ATOM}}}author": "dc author", f"{{{_ATOM}}}summary": "dc summary", f"{{{_ATOM}}}title": "dc title",
    "{http://search.yahoo.com/mrss/}description": "media summary",
    "{http://search.yahoo.com/mrss/}title": "media title",
    "{http://www.itunes.com/dtds/podcast-1.0.dtd}summary": "media summary",
    "{http://www.itunes.com/dtds/podcast-1.0.dtd}author": "media author",
    "{http://rssnamespace.org/feedburner/ext/1.0}origLink": "canonical",
    "{http://purl.org/rss/1.0/modules/syndication/}updatePeriod": "period",
    "{http://purl.org/rss/1.0/modules/syndication/}updateFrequency": "frequency",
}  # fmt: skip
"""Elements that feeds borrow. The words before a name keep what is borrowed behind the format's own."""

_FOREIGN_TO_ATOM = {tag: field for tag, field in _FOREIGN.items() if _ATOM not in tag}


def borrowed_names(namespace: str) -> dict[str, str | None]:
    """The field of each borrowed tag in a feed whose root has this namespace."""
    return dict(_FOREIGN) if namespace != _ATOM else dict(_FOREIGN_TO_ATOM)


@lru_cache(maxsize=256)
def field_of(tag: str, namespace: str) -> str | None:
    """The field of a tag of the format itself, of this or an earlier version; None when it has none."""
    space, _, local = tag.rpartition("}")
    if space[1:] in ("", namespace) or space[1:].startswith(_EARLIER):
        return _CORE.get(local.lower())
    if space == _RDF[:-1] and local in ("item", "channel"):
        return local
    return None
