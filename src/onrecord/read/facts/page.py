"""What a page says about itself: title, authors, instants, outlet, language, address, lead picture.

Each fact is taken from the first place that states it: JSON-LD, then OpenGraph and other <meta>, then the
page's own markup; a day that nothing states is looked for in what it shows. `Dated.found_in` names the place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import dropwhile, islice
from typing import Any

from lxml import etree

from onrecord.read.facts import jsonld
from onrecord.read.facts.further import Said, canonical_address, read_stated
from onrecord.read.facts.instants import to_instant
from onrecord.read.facts.metas import Metas, first_of, read_metas, web_address, words_under
from onrecord.read.facts.outlets import outlet_shown
from onrecord.read.facts.shown_day import shown_day
from onrecord.read.shapes import is_full_name
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
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
            "byl", "article:author_name", "cxenseparse:author", "citation_author",
            "twitter:misc:written by")  # fmt: skip
_LEAD_IN = re.compile(r"^(?:by|von|par|por|di|text von|written by|av)[\s:]+", re.IGNORECASE)
_NAME_SPLIT = re.compile(r"\s*(?:[;|]|,|\band\b|\bund\b|\bet\b|\bog\b|\boch\b|\b(?:AND|UND|ET|OG|OCH)\b|&)\s*")
_PLACE_TAIL = re.compile(r"(?<=\s)((?:and|und|et|og|och|&)\s[^,;|]+),\s*[^\W\d_]+$")
"""One word behind a comma after "Mira Tolland and Jan Berg": the place they write from, or whom they write for."""

_NEAR_TITLE = 60
"""Elements after its heading among which a page names its author; other articles' cards stand further below."""

_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_AGENCY_TAIL = re.compile(
    r"\s+(?:with|mit|avec|con) (?:agencies|agenturen|agences|agencias|ap|afp|reuters|dpa)$", re.IGNORECASE
)
_SITE_TAIL = re.compile(r"\s+[-–—|·•»:]\s+")


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
    canonical = named.value if named else None
    nodes = jsonld.load_nodes(_scripts(tree))
    node = jsonld.article_node(nodes, canonical or url) or {}
    outlet = (
        jsonld.text_of(node.get("publisher"))
        or first_of(metas, ("og:site_name", "application-name"))
        or outlet_shown(tree, canonical or url)
    )
    titles = tuple(dict.fromkeys(_without_outlet(t, outlet) for t in _titles(tree, node, metas) if t))
    return PageFacts(
        title=titles[0] if titles else None,
        titles=titles,
        authors=_authors(tree, node, metas, outlet),
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


def _scripts(tree: etree._Element) -> Iterable[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield script.text


def _titles(tree: etree._Element, node: jsonld.Node, metas: Metas) -> Iterable[str | None]:
    """The page's names for its article, the most trusted first."""
    heads = [words_under(h1) for h1 in tree.iter("h1")]
    headline = jsonld.text_of(node.get("headline"))
    shown = first_of(metas, ("og:title", "twitter:title"))
    yield headline
    yield _without_site(shown, heads)
    yield from heads
    element = next(tree.iter("title"), None)
    yield (
        _without_site(" ".join("".join(map(str, element.itertext())).split()), heads)
        if element is not None
        else None
    )


def _without_site(title: str | None, heads: list[str]) -> str | None:
    """A title without the name of the site at its end, when the page's heading shows that it is none of it."""
    if not title:
        return None
    parts = _SITE_TAIL.split(title)
    for at in range(len(parts) - 1, 0, -1):
        tail = _SITE_TAIL.search(title)
        short = title[: title.rfind(parts[at])].rstrip(" -–—|·•»:")
        if tail and short in heads:
            return short
    return title


def _without_outlet(title: str, outlet: str | None) -> str:
    """A title without the outlet's whole name at its end: "Dam breaks - Ellin Gazette"."""
    *words, tail = _SITE_TAIL.split(title)
    named = bool(words and outlet) and _letters(tail) == _letters(outlet or "")
    return title[: title.rindex(tail)].rstrip(" -–—|·•»:") if named else title


def _authors(tree: etree._Element, node: jsonld.Node, metas: Metas, outlet: str | None) -> tuple[Author, ...]:
    """The people (or, where nobody else is named, the newsroom) that the page names as its authors."""
    found: list[Author] = []
    places: tuple[Callable[[], Iterable[Author]], ...] = (
        lambda: _linked_authors(node),
        lambda: _meta_authors(metas, outlet),
        lambda: _marked_authors(tree),
    )
    for place in places:
        named = list(place())
        if any(is_person(author.name, outlet) for author in named):
            found = named
            break
        found = found or named
    several = len(found) > 1
    return tuple(
        {a.name.casefold(): a for a in reversed(found) if not (several and _HOST.fullmatch(a.name))}.values()
    )[::-1]


def _meta_authors(metas: Metas, outlet: str | None) -> Iterable[Author]:
    """The authors of the <meta> elements."""
    named = (split_names(value) for name in _AUTHORS for value in metas.get(name, ()))
    return (Author(part) for names in named for part in _without_its_place(names, outlet))


def _without_its_place(names: list[str], outlet: str | None) -> list[str]:
    """The outlet alone where one word each stands behind it: "Ellin Gazette, Tarn, Borland" says where it is."""
    newsroom = bool(names) and not is_person(names[0], outlet)
    placed = newsroom and all(name.istitle() and " " not in name for name in names[1:])
    return names[:1] if placed else names


def _linked_authors(node: jsonld.Node) -> Iterable[Author]:
    """The authors of the JSON-LD, with their job and description."""
    for one in jsonld.as_list(node.get("author")) or jsonld.as_list(node.get("creator")):
        role = bio = None
        if isinstance(one, dict):
            role, bio = jsonld.text_of(one.get("jobTitle")), jsonld.text_of(one.get("description"))
            names = [jsonld.text_of(name) for name in jsonld.as_list(one.get("name"))]
        else:
            names = [jsonld.text_of(one)]
        for name in names:
            for part in split_names(name):
                yield Author(part, role, bio)


def is_person(name: str, outlet: str | None) -> bool:
    """Whether a name is not the outlet's own."""
    return not outlet or (_letters(name) not in _letters(outlet) and _letters(outlet) not in _letters(name))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def split_names(value: str | None) -> list[str]:
    """The names in one statement of authors; none when it is an address, a number or a sentence."""
    if not value or "://" in value or "@" in value or "www." in value:
        return []
    bare = _PLACE_TAIL.sub(r"\1", _AGENCY_TAIL.sub("", _LEAD_IN.sub("", value.strip())))
    parts = [part.strip(" .") for part in _NAME_SPLIT.split(bare)]
    return [part for part in parts if 1 < len(part) < 80 and len(part.split()) <= 6 and not part.isdigit()]


def _marked_authors(tree: etree._Element) -> list[Author]:
    """The authors that the markup itself calls so; the whole page is looked through."""
    out: list[str] = []
    for element in tree.iter("a", "span", "div", "p", "address"):
        marks = f"{element.get('rel') or ''} {element.get('itemprop') or ''}".split()
        if "author" in marks or "author-name" in (element.get("class") or ""):
            name = words_under(element)
            if len(name.split()) <= 5 and "," not in name:
                out.extend(split_names(name))
        if len(out) >= 6:
            break
    return list(map(Author, dict.fromkeys(out))) or _author_below_title(tree)


def _author_below_title(tree: etree._Element) -> list[Author]:
    """The full name in an element soon after the page's heading that is called the author's, as blogs set it."""
    title = next(tree.iter("h1"), None)
    if title is None:
        return []
    for element in islice(dropwhile(lambda one: one is not title, tree.iter(etree.Element)), _NEAR_TITLE):
        if "author" in (element.get("class") or "").lower().split():
            link = next(element.iter("a"), None)
            shown = (words_under(link) if link is not None else "", element.text or "", words_under(element))
            names = (_LEAD_IN.sub("", " ".join(name.split())) for name in shown)
            return [Author(name) for name in names if is_full_name(name)][:1]
    return []


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
        match = re.match(r"(?!utf)[a-z]{2,3}(?![a-z])", (value or "").lower())
        if match:
            return match.group()
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
