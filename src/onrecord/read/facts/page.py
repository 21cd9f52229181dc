"""What a page says about itself: title, authors, instants, outlet, language, address, lead picture.

Each fact is taken from the first place that states it: JSON-LD, then OpenGraph and other <meta>, then the
page's own markup; a day that nothing states is looked for in what it shows. `Dated.found_in` names the place.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from onrecord.naming.sites import original_address
from onrecord.read.facts import jsonld
from onrecord.read.facts.further import Said, canonical_address, read_stated
from onrecord.read.facts.instants import to_instant
from onrecord.read.facts.languages import stated_language
from onrecord.read.facts.metas import Metas, first_of, read_metas, web_address
from onrecord.read.facts.outlets import outlet_shown
from onrecord.read.facts.people import stated_authors
from onrecord.read.facts.shown_day import shown_day
from onrecord.read.facts.titles import page_titles, without_outlet
from onrecord.read.words import word_list
from onrecord.records import Author, Dated
from onrecord.stated import NOTHING_STATED, Stated

_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "article.published", "published_time", "publication_date", "pubdate", "publish-date", "publishdate",
    "article:published", "dc.date.issued", "dcterms.created", "dcterms.issued", "dc.date.created", "dc.date",
    "dcterms.date", "date", "rnews:datepublished", "cxenseparse:recs:publishtime", "vr:published_time",
    "last-modified-date", "og:article:published_time", "og:pubdate", "dc.created", "citation_publication_date",
    "bt:pubdate", "iso-8601-publish-date", "created", "originalpublicationdate", "weibo:article:create_at",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified",
             "og:modified_time", "dc.date.modified", "lastmod", "article.updated")  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page states; None and () where it states nothing.

    `free` is whether the whole article may be read without paying, `words` how many words it has.
    """

    title: str | None = None
    titles: tuple[str, ...] = ()
    authors: tuple[Author, ...] = ()
    published: Dated | None = None
    modified: Dated | None = None
    outlet: str | None = None
    language: str | None = None
    url: str | None = None
    image: str | None = None
    body: str | None = None
    captions: tuple[str, ...] = ()
    summary: str | None = None
    types: frozenset[str] = field(default_factory=frozenset)
    free: bool | None = None
    words: int | None = None
    stated: Stated = NOTHING_STATED


def page_facts(tree: etree._Element, url: str | None) -> PageFacts:
    """What the page of a tree says about itself; `url` is where it was fetched from, if that is known."""
    metas = read_metas(tree)
    named = canonical_address(tree, metas, url)
    canonical = original_address(named.value) if named else None
    nodes = jsonld.load_nodes(_scripts(tree))
    node = jsonld.article_node(nodes, canonical or url) or {}
    outlet = _outlet(node, metas) or outlet_shown(tree, canonical or url)
    titles = tuple(dict.fromkeys(without_outlet(t, outlet) for t in page_titles(tree, node, metas) if t))
    return PageFacts(
        title=titles[0] if titles else None,
        titles=titles,
        authors=stated_authors(tree, node, metas, outlet),
        published=_published(tree, node, metas, url),
        modified=_stated(node, metas, ("dateModified",), _MODIFIED) or _timed(tree, ("modified", "updated")),
        outlet=outlet,
        language=_language(tree, node, metas),
        url=canonical,
        image=_image(node, metas, canonical or url),
        body=jsonld.long_text_of(node.get("articleBody")),
        captions=tuple(_captions(node)),
        summary=jsonld.text_of(node.get("description")) or first_of(metas, ("og:description", "description")),
        types=frozenset(jsonld.types_of(node)),
        free=_free(node, metas),
        words=_words(node),
        stated=read_stated(tree, Said(nodes, node, metas), titles, named, url),
    )


def _outlet(node: jsonld.Node, metas: Metas) -> str | None:
    """The outlet that a page states; on a network whose pages bear the names of its channels, the channel."""
    stated = jsonld.text_of(node.get("publisher")) or first_of(metas, ("og:site_name", "application-name"))
    channelled = stated is not None and stated.lower() in word_list("networks_of_channels")
    return (first_of(metas, ("og:title",)) or stated) if channelled else stated


def _scripts(tree: etree._Element) -> Iterable[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield script.text


def _published(tree: etree._Element, node: jsonld.Node, metas: Metas, url: str | None) -> Dated | None:
    stated = _stated(node, metas, ("datePublished", "dateCreated", "uploadDate"), _PUBLISHED)
    return stated or _timed(tree, ("publish", "pubdate")) or _shown(tree, url)


def _stated(node: jsonld.Node, metas: Metas, keys: tuple[str, ...], names: tuple[str, ...]) -> Dated | None:
    for key in keys:
        value = to_instant(jsonld.text_of(node.get(key)))
        if value:
            return Dated(value, "json-ld")
    for name in names:
        for content in metas.get(name, ()):
            value = to_instant(content)
            if value:
                return Dated(value, "meta")
    return None


def _timed(tree: etree._Element, words: tuple[str, ...]) -> Dated | None:
    """The instant of the first <time>, or element of microdata, that the markup calls by one of the words."""
    for element in tree.iter("time", "span", "div", "p"):
        stated = element.get("itemprop") or ""
        if element.tag == "time":
            pubdate = "pubdate" if element.get("pubdate") is not None else ""
            stated = f"{stated} {element.get('class') or ''} {pubdate}"
        if stated and any(word in stated.lower() for word in words):
            value = to_instant(element.get("datetime") or element.get("content"))
            if value:
                return Dated(value, "html")
    return None


def _shown(tree: etree._Element, url: str | None) -> Dated | None:
    """The day that the page's address or its text shows."""
    day = shown_day(tree, url)
    return Dated(day, "html") if day else None


def _language(tree: etree._Element, node: jsonld.Node, metas: Metas) -> str | None:
    for value in (tree.get("lang"), jsonld.text_of(node.get("inLanguage")), first_of(metas, ("og:locale",)),
                  first_of(metas, ("content-language",))):  # fmt: skip
        code = stated_language(value)
        if code:
            return code
    return None


def _image(node: jsonld.Node, metas: Metas, base: str | None) -> str | None:
    image: Any = next(iter(jsonld.as_list(node.get("image"))), None)
    if isinstance(image, dict):
        image = next(iter(jsonld.as_list(image.get("url") or image.get("contentUrl"))), None)
    shown = first_of(metas, ("og:image", "og:image:url", "twitter:image"))
    return web_address(shown, base) or web_address(image if isinstance(image, str) else None, base)


def _free(node: jsonld.Node, metas: Metas) -> bool | None:
    """Whether the page calls its article free to read."""
    stated = str(jsonld.value_of(node.get("isAccessibleForFree"))).lower()
    if stated in ("false", "true"):
        return stated == "true"
    tier = (first_of(metas, ("article:content_tier", "og:article:content_tier")) or "").lower()
    return None if not tier else tier == "free"


def _words(node: jsonld.Node) -> int | None:
    """The words that the page says its article has."""
    stated = re.fullmatch(r"\d{1,6}", jsonld.text_of(node.get("wordCount")) or "")
    return int(stated.group()) or None if stated else None


def _captions(node: jsonld.Node) -> Iterable[str]:
    for image in jsonld.as_list(node.get("image")):
        caption = jsonld.text_of(image.get("caption")) if isinstance(image, dict) else None
        if caption:
            yield caption
