"""What a page states beside its title, authors and days: section, publisher, addresses, picture, reviews, updates.

Each value is taken from the first place that states it: JSON-LD, then <meta>, then microdata, then the markup;
addresses from <link>, and the picture's from <meta>, where pages keep them with more care.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import unquote

from lxml import etree

from onrecord.naming.sites import original_address
from onrecord.read.facts import jsonld
from onrecord.read.facts.instants import to_instant
from onrecord.read.facts.metas import Metas, first_of, web_address, words_under
from onrecord.read.facts.microdata import microdata_nodes
from onrecord.read.facts.updates import live_updates
from onrecord.read.shapes import credit_start, is_credit
from onrecord.stated import ClaimReview, Found, Picture, Stated

_SECTIONS = ("article:section", "og:article:section", "parsely-section", "cxenseparse:section", "section")
_PUBLISHERS = ("article:publisher", "dc.publisher", "dcterms.publisher", "citation_publisher", "publisher",
               "og:site_name")  # fmt: skip
_PICTURES = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image")
_FILES = ("url", "contentUrl")
_CREDITS = ("creditText", "creator", "author", "copyrightHolder", "copyrightNotice")
_CREDIT_NAME = re.compile(r"(?:^|[\s_-])(?:credit|copyright|photographer)(?:s?$|s?[\s_-]|holder)", re.IGNORECASE)
_SIZE = re.compile(r"(?:[-_]s?\d{2,4}x\d{2,4}|-\d{3,4}-\d{2})?(?:\.[a-zA-Z]{3,4})?$")
_QUERY = re.compile(r"[?#](?!\S*https?(?:://|%3A))")
_LONGEST_ADDRESS = 4000
_LONGEST_CREDIT = 60
_LEAST_NAME = 8
_NO_SECTIONS = frozenset({"article", "articles"})
_MOST_STEPS = 10
_LONGEST_STEP = 30
_MOST_FIGURES = 50
_MOST_REVIEWS = 100


class Said(NamedTuple):
    """What a page's head says: the JSON-LD nodes, the article among them, the <meta> elements."""

    nodes: list[jsonld.Node]
    node: jsonld.Node
    metas: Metas


def canonical_address(tree: etree._Element, metas: Metas, url: str | None) -> Found | None:
    """The address under which the page wants to be known; a web archive sets its own before it."""
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            return _found("link", web_address(link.get("href"), url))
    return _found("meta", web_address(first_of(metas, ("og:url",)), url))


def _found(place: str, address: str | None) -> Found | None:
    return Found(address, place) if address else None


def read_stated(
    tree: etree._Element, said: Said, titles: Sequence[str], named: Found | None, url: str | None
) -> Stated:
    """What the page of a tree states; `url` is where it was fetched from, if that is known.

    `named` is the address under which it wants to be known, with that of a web archive before it if one keeps it.
    """
    nodes, node, metas = said
    items = microdata_nodes(tree)
    canonical = Found(original_address(named.value), named.found_in) if named else None
    base = canonical.value if canonical else url
    item = jsonld.article_node(items, base) or {}
    places = (("json-ld", nodes), ("microdata", items))
    return Stated(
        section=_name(node, item, metas, "articleSection", _SECTIONS) or _section_of_trail(places, titles),
        publisher=_name(node, item, metas, "publisher", _PUBLISHERS),
        canonical=canonical or _first(("json-ld", _address(node, ("mainEntityOfPage", "url"), url))),
        amp=_amp(tree, base, url),
        picture=_picture(tree, node, item, metas, base),
        claim_reviews=tuple(islice(_reviews(places, base), _MOST_REVIEWS)),
        updates=live_updates(tree, places, titles, url or base),
        archived=named if named != canonical else None,
    )


def _first(*stated: tuple[str, str | None]) -> Found | None:
    """The first value that is there, with its place."""
    return next((Found(value, place) for place, value in stated if value), None)


def _name(node: jsonld.Node, item: jsonld.Node, metas: Metas, key: str, names: Iterable[str]) -> Found | None:
    """A name that the page states; an address where a name should stand is none."""
    said = [("json-ld", jsonld.text_of(node.get(key)))]
    said += [("meta", value) for name in names for value in metas.get(name, ())[:1]]
    said += [("microdata", jsonld.text_of(item.get(key)))]
    return _first(*((place, value) for place, value in said if value and "://" not in value))


def _section_of_trail(places: Iterable[tuple[str, list[jsonld.Node]]], titles: Sequence[str]) -> Found | None:
    """The last step of the page's breadcrumbs that is neither the front page nor the article itself."""
    for place, nodes in places:
        for node in nodes:
            if "breadcrumblist" not in jsonld.types_of(node):
                continue
            listed = jsonld.as_list(node.get("itemListElement"))[:_MOST_STEPS]
            steps = [_step(one) for one in listed if isinstance(one, dict)][1:]
            short = (step for step in steps if step and len(step) <= _LONGEST_STEP)
            named = [step for step in short if step not in titles and step.casefold() not in _NO_SECTIONS]
            if named and "://" not in named[-1]:
                return Found(named[-1], place)
    return None


def _step(one: jsonld.Node) -> str | None:
    return jsonld.plain_text_of(one.get("name")) or jsonld.plain_text_of(one.get("item"))


def _address(
    node: jsonld.Node, keys: Iterable[str], base: str | None, names: Iterable[str] = ("url", "@id")
) -> str | None:
    """The first web address among some properties of a node; `names` are where their own objects give it."""
    for key in keys:
        for one in jsonld.as_list(node.get(key)):
            given = [jsonld.value_of(one.get(name)) for name in names] if isinstance(one, dict) else [one]
            found = (web_address(value, base) for value in given if isinstance(value, str))
            address = next(filter(None, found), None)
            if address:
                return address
    return None


def _amp(tree: etree._Element, base: str | None, url: str | None) -> Found | None:
    """The address of the page's AMP version: a link's, or its own where the page is that version."""
    for link in tree.iter("link"):
        if "amphtml" in (link.get("rel") or "").lower().split():
            return _first(("link", web_address(link.get("href"), base)))
    own = {"amp", "⚡"} & set(map(str, tree.keys()))
    return _first(("html", web_address(url, None))) if own else None


def _picture(
    tree: etree._Element, node: jsonld.Node, item: jsonld.Node, metas: Metas, base: str | None
) -> Picture | None:
    """The lead picture; its words come from the JSON-LD, the microdata or the figure that shows it."""
    address = _first(
        ("meta", web_address(first_of(metas, _PICTURES), base)),
        ("json-ld", _address(node, ("image",), base, _FILES)),
        ("microdata", _address(item, ("image",), base, _FILES)),
    )
    figure = _figure_of(tree, address.value) if address else _own_figure(tree)
    if address is None and figure is not None:
        address = _first(("html", next((web_address(img.get("src"), base) for img in figure.iter("img")), None)))
    if address is None:
        return None
    caption, credit = _words_of_figure(figure) if figure is not None else (None, None)
    return _told_apart(
        address,
        _first(("json-ld", _said(node, ("caption",))), ("microdata", _said(item, ("caption",))), ("html", caption)),
        _first(("json-ld", _said(node, _CREDITS)), ("microdata", _said(item, _CREDITS)), ("html", credit)),
    )


def _told_apart(address: Found, caption: Found | None, credit: Found | None) -> Picture:
    """The picture; a credit that pages write into the caption is taken out of it."""
    if caption is None or credit is not None:
        return Picture(address, caption, credit)
    words, place = caption.value, caption.found_in
    cut = credit_start(words)
    if cut is None and len(words) <= _LONGEST_CREDIT and is_credit(words):
        cut = 0
    if cut is None:
        return Picture(address, caption)
    return Picture(address, _first((place, words[:cut].strip())), _first((place, words[cut:].strip())))


def _said(node: jsonld.Node, keys: Iterable[str]) -> str | None:
    """What a node's first image says under the first of the keys that says anything."""
    image: Any = next(iter(jsonld.as_list(node.get("image"))), None)
    if not isinstance(image, dict):
        return None
    said = (jsonld.text_of(image.get(key)) for key in keys)
    return next((words for words in said if words and "://" not in words), None)


def _figure_of(tree: etree._Element, address: str) -> etree._Element | None:
    """The figure that shows the picture of an address, known by the name of its file."""
    named = _file_name(address[:_LONGEST_ADDRESS])
    if named is None:
        return None
    for figure in islice(tree.iter("figure"), _MOST_FIGURES):
        for image in figure.iter("img", "source", "amp-img"):
            if any(named in unquote(str(value)[:_LONGEST_ADDRESS]) for value in image.values()):
                return figure
    return None


def _file_name(address: str) -> str | None:
    """The name of a picture's file without its ending and size; its path when the name is one that many have."""
    path = unquote(_QUERY.split(address)[0]).partition("&")[0].partition("://")[2].partition("/")[2]
    name = _SIZE.sub("", path.rpartition("/")[2])
    return name if len(name) >= _LEAST_NAME and not name.isalpha() else path or None


def _own_figure(tree: etree._Element) -> etree._Element | None:
    """The first figure of the article that has a picture and words."""
    for part in tree.iter("article", "main"):
        figure = next(part.iter("figure"), None)
        if figure is not None and figure.find(".//img") is not None and figure.find(".//figcaption") is not None:
            return figure
    return None


def _words_of_figure(figure: etree._Element) -> tuple[str | None, str | None]:
    """The caption and the credit of a figure."""
    shown = next(figure.iter("figcaption"), None)
    whole = words_under(shown) if shown is not None else ""
    credit = ""
    for element in figure.iter("span", "cite", "small", "p", "div"):
        named = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        if element.tag == "cite" or _CREDIT_NAME.search(named):
            credit = words_under(element)
            break
    caption = " ".join(whole.replace(credit, " ", 1).split()) if credit else whole
    return caption or None, credit or None


def _reviews(places: Iterable[tuple[str, list[jsonld.Node]]], base: str | None) -> Iterator[ClaimReview]:
    """The verdicts that the page states, each claim once."""
    known: set[str] = set()
    for place, nodes in places:
        for node in nodes:
            claim = (
                jsonld.plain_text_of(node.get("claimReviewed")) if "claimreview" in jsonld.types_of(node) else None
            )
            if not claim or claim in known:
                continue
            known.add(claim)
            yield ClaimReview(
                claim=claim,
                claimed_by=_claimant(node),
                rating=_rating(node),
                reviewed_by=jsonld.text_of(node.get("author")) or jsonld.text_of(node.get("publisher")),
                url=_address(node, ("url",), base),
                published=to_instant(jsonld.text_of(node.get("datePublished"))),
                found_in=place,
            )


def _claimant(node: jsonld.Node) -> str | None:
    """Who made the claim that a review is about."""
    reviewed = (one for one in jsonld.as_list(node.get("itemReviewed")) if isinstance(one, dict))
    return next(filter(None, (jsonld.text_of(one.get("author")) for one in reviewed)), None)


def _rating(node: jsonld.Node) -> str | None:
    """The verdict in words, else as a figure with the best there is: "2 of 5"."""
    for one in jsonld.as_list(node.get("reviewRating")):
        if not isinstance(one, dict):
            continue
        said = jsonld.plain_text_of(one.get("alternateName")) or jsonld.plain_text_of(one.get("name"))
        value, best = jsonld.text_of(one.get("ratingValue")), jsonld.text_of(one.get("bestRating"))
        rating = said or (f"{value} of {best}" if value and best else value)
        if rating:
            return rating
    return None
