"""OPML: lists of feeds, read from other programs and written for them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.collect.feeds.words import line
from onrecord.collect.feeds.xml import parse_xml
from onrecord.errors import InputError


@dataclass(frozen=True, slots=True)
class ListedFeed:
    """One feed of a list: its address, its name, and the folders it stands in, outermost first."""

    url: str
    title: str | None = None
    folders: tuple[str, ...] = ()


def read_opml(content: bytes, *, where: str) -> tuple[ListedFeed, ...]:
    """The feeds that an OPML file lists, each address once, in its order.

    Raises:
        InputError: it is no OPML, or lists no feed.
    """
    try:
        root, _ = parse_xml(content, where=where)
    except InputError as error:
        raise InputError(
            f"{where} is not a list of feeds: it is no XML. Give an OPML file.", where=where
        ) from error
    if str(root.tag).rpartition("}")[2].lower() != "opml":
        raise InputError(
            f"{where} is not a list of feeds: its root is {str(root.tag)[:60]}, not opml. Give an OPML file.",
            where=where,
        )
    found: dict[str, ListedFeed] = {}
    for feed in _outlines(root):
        found.setdefault(feed.url, feed)
    if not found:
        raise InputError(f"{where} lists no feed. Each needs an outline with an xmlUrl.", where=where)
    return tuple(found.values())


def _outlines(root: Any) -> Iterator[ListedFeed]:
    """The feeds under an element, in document order, without recursion."""
    waiting: list[tuple[Any, tuple[str, ...]]] = [(root, ())]
    while waiting:
        element, folders = waiting.pop()
        said = {name.lower(): value for name, value in element.attrib.items()}
        url, title = (said.get("xmlurl") or "").strip(), line(said.get("title")) or line(said.get("text"))
        if url:
            yield ListedFeed(url, title, folders)
        elif title and str(element.tag).lower().endswith("outline"):
            folders = (*folders, title)
        waiting.extend((child, folders) for child in reversed(element) if isinstance(child.tag, str))


def write_opml(feeds: Iterable[ListedFeed], *, title: str) -> bytes:
    """An OPML 2.0 file of these feeds; those that share folders stand together."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _allowed(title)
    places: dict[tuple[str, ...], Any] = {(): etree.SubElement(root, "body")}
    for feed in feeds:
        for depth in range(1, len(feed.folders) + 1):
            name = _allowed(feed.folders[depth - 1])
            if feed.folders[:depth] not in places:
                above = places[feed.folders[: depth - 1]]
                places[feed.folders[:depth]] = etree.SubElement(above, "outline", text=name, title=name)
        shown = _allowed(feed.title or feed.url)
        outline = {"type": "rss", "text": shown, "title": shown, "xmlUrl": _allowed(feed.url)}
        etree.SubElement(places[feed.folders], "outline", outline)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _allowed(words: str) -> str:
    """The words without the characters that XML cannot hold."""
    return "".join(c for c in words if c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
