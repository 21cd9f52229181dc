"""A search and the feed as Atom, so that a feed reader tells of what is new in them.

Claims and items of the feed come in, a document of RFC 4287 goes out. An entry keeps its id whatever is searched
for and wherever the ledger is served. Its time is that of its article; a day alone stands for its first moment,
and what has no date for the beginning of 1970, since Atom wants a time of every entry.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, tostring

from onrecord.ledger.views.articles import ArticleHit, FeedItem
from onrecord.ledger.views.claims import ClaimHit, FigureRow
from onrecord.ledger.views.names import SourceHit
from onrecord.ledger.views.search import SearchHit
from onrecord.publish.article.page import item_strip
from onrecord.publish.parts.cues import has_cue, in_words, told_of_hit
from onrecord.publish.wording import amounts, safe, words
from onrecord.publish.wording.hits import figure_from, who_of
from onrecord.records import Stance

_NAMESPACE = "http://www.w3.org/2005/Atom"
_END = "</feed>"
_TITLE = 160  # how many letters of a claim an entry's title holds; the sentence is its content
NEVER = "1970-01-01T00:00:00Z"
"""The time of what has none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its id, its title, the path of its page, its time, who speaks, and its words."""

    id: str
    title: str
    path: str
    updated: str
    author: str | None
    content: str


def _claim_entry(hit: ClaimHit) -> Entry:
    """A claim: who does what in the title, the sentence as content."""
    who = who_of(hit)
    told = told_of_hit(hit)
    content = in_words(told)
    stance = "" if has_cue(told) else f" {words.stance_words(Stance(hit.stance), hit.source or '')}"
    return Entry(
        id=safe.claim_name(hit.claim_id),
        title=f"{who}{stance}: {safe.cut(content, _TITLE)}",
        path=safe.claim_address(hit.claim_id),
        updated=_instant(hit.published),
        author=hit.outlet or safe.site_of(hit.url),
        content=" ".join(hit.evidence.split()),
    )


def found_entries(hits: Iterable[SearchHit]) -> list[Entry]:
    """What a search found as entries: claims, articles, or figures by the sentence that they stand in."""
    return [
        _claim_entry(hit)
        if isinstance(hit, ClaimHit)
        else _figure_entry(hit)
        if isinstance(hit, FigureRow)
        else _article_entry(hit)
        for hit in hits
        if not isinstance(hit, SourceHit)
    ]


def _figure_entry(row: FigureRow) -> Entry:
    said = amounts.figure_words(figure_from(row.figure))
    if row.claim_id:
        name, page = safe.claim_name(row.claim_id), safe.claim_address(row.claim_id)
    else:
        name, page = safe.article_name(row.article_id), safe.article_address(row.article_id)
    return Entry(
        id=f"{name}:figure:{row.figure.start}",  # several figures of a claim are entries of their own
        title=f"{said} — {words.source_words(row.source) if row.source else row.outlet or 'the outlet'}",
        path=page,
        updated=_instant(row.published),
        author=row.outlet or safe.site_of(row.url),
        content=" ".join((row.evidence or row.figure.text).split()),
    )


def _article_entry(hit: ArticleHit) -> Entry:
    return Entry(
        id=safe.article_name(hit.article_id),
        title=safe.headline(hit.title),
        path=safe.article_address(hit.article_id),
        updated=_instant(hit.published),
        author=hit.outlet or safe.site_of(hit.url),
        content=words.count(hit.claims, "claim"),
    )


def item_entries(items: Iterable[FeedItem]) -> list[Entry]:
    """Articles as entries: the headline as title, what the ledger holds of them as content."""
    return [
        Entry(
            id=safe.article_name(item.article_id),
            title=safe.headline(item.title),
            path=safe.article_address(item.article_id),
            updated=_instant(item.published),
            author=item.outlet or safe.site_of(item.url),
            content=" · ".join(item_strip(item)),
        )
        for item in items
    ]


def _instant(published: str | None) -> str:
    """A day or an instant as RFC 3339 wants it."""
    try:
        at = dt.datetime.fromisoformat(published or "")
    except ValueError:
        return NEVER
    return (at if at.tzinfo else at.replace(tzinfo=dt.UTC)).isoformat().replace("+00:00", "Z")


def atom_feed(title: str, base: str, path: str, page: str, entries: Sequence[Entry]) -> bytes:
    """The document of some entries, in the order given.

    `base` is the address of the server, without a slash at its end, `path` that of the feed on it, and `page` that
    of the same as a web page.
    """
    feed = _head(title, f"urn:onrecord:feed:{quote(path)}", entries)
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=base + path)
    SubElement(feed, "link", rel="alternate", type="text/html", href=base + page)
    for entry in entries:
        feed.append(_element(entry, base + entry.path))
    return _written(feed)


def atom_file(hits: Iterable[ClaimHit]) -> Iterator[str]:
    """Claims as a document without a server, piece by piece.

    The newest comes first. An entry leads to its sentence where the article has an address.
    """
    waiting = iter(hits)
    first = list(islice(waiting, 1))
    feed = _head("Claims of an Onrecord ledger", "urn:onrecord:claims", list(map(_claim_entry, first)))
    put_text(SubElement(feed, "author"), "name", "Onrecord")
    yield _written(feed).decode("utf-8").removesuffix(_END)
    for hit in chain(first, waiting):
        entry = _claim_entry(hit)
        yield tostring(_element(entry, safe.text_fragment(hit.url, entry.content)), encoding="unicode")
    yield _END


def _head(title: str, id: str, entries: Sequence[Entry]) -> Element:
    feed = Element("feed", xmlns=_NAMESPACE)
    put_text(feed, "title", title)
    put_text(feed, "id", id)
    newest = max((entry.updated for entry in entries), key=dt.datetime.fromisoformat, default=NEVER)
    put_text(feed, "updated", newest)
    return feed


def _element(entry: Entry, address: str | None) -> Element:
    one = Element("entry")
    put_text(one, "title", entry.title)
    put_text(one, "id", entry.id)
    put_text(one, "updated", entry.updated)
    put_text(SubElement(one, "author"), "name", entry.author or "outlet not known")
    if address:
        SubElement(one, "link", rel="alternate", type="text/html", href=address)
    put_text(one, "content", entry.content)
    return one


def _written(feed: Element) -> bytes:
    body: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return body


def put_text(parent: Element, name: str, text: str, **attributes: str) -> None:
    """Append an element that holds a text: what XML does not allow is left out, turns of direction end with it."""
    SubElement(parent, name, attributes).text = safe.isolated(safe.xml_text(text))
