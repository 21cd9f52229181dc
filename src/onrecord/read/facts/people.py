"""Whom a page states as its authors: its JSON-LD, its <meta> elements, or what its markup calls an author."""

import re
from collections.abc import Callable, Iterable
from itertools import chain, dropwhile, islice

from lxml import etree

from onrecord.naming.bodies import is_body_name
from onrecord.read.facts import jsonld
from onrecord.read.facts.metas import Metas, words_under
from onrecord.read.lines import key_of
from onrecord.read.shapes import is_full_name, looks_like_sentence, name_start
from onrecord.records import Author

_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
            "byl", "article:author_name", "cxenseparse:author", "citation_author",
            "twitter:misc:written by")  # fmt: skip
_LEAD_IN = re.compile(r"^(?:by|von|par|por|di|text von|written by|av)[\s:]+", re.IGNORECASE)
_NAME_SPLIT = re.compile(r"\s*(?:[;|]|,|\band\b|\bund\b|\bet\b|\bog\b|\boch\b|\b(?:AND|UND|ET|OG|OCH)\b|&)\s*")
_PLACE_TAIL = re.compile(r"(?<=\s)((?:and|und|et|og|och|&)\s[^,;|]+),\s*[^\W\d_]+$")
"""One word behind a comma after "Mira Tolland and Jan Berg": the place they write from, or whom they write for."""

_LONGEST_STATED = 5000  # characters of one statement of authors; what is longer is a text

_NEAR_TITLE = 60
"""Elements after its heading among which a page names its author; other articles' cards stand further below."""

_MOST_PIECES = 12  # of an element that may be a byline
_LONGEST_BYLINE, _LONGEST_DECK, _LONGEST_HEAD = 100, 200, 1000
_BEHIND_NAME = re.compile(r"\s*[,|•·–—(].*$")
"""What an element that is called the author's says after the name: when the article appeared, for whom it was."""

_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_AGENCY_TAIL = re.compile(
    r"\s+(?:with|mit|avec|con) (?:agencies|agenturen|agences|agencias|ap|afp|reuters|dpa)$", re.IGNORECASE
)


def stated_authors(tree: etree._Element, node: jsonld.Node, metas: Metas, outlet: str | None) -> tuple[Author, ...]:
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


def _marked_authors(tree: etree._Element) -> list[Author]:
    """The authors that the markup itself calls so; the whole page is looked through."""
    out: list[str] = []
    for element in tree.iter("a", "span", "div", "p", "address"):
        marks = f"{element.get('rel') or ''} {element.get('itemprop') or ''}".split()
        if "author" in marks or "author-name" in (element.get("class") or "") or _is_card_of_author(element):
            name = words_under(element)
            if len(name.split()) <= 5 and "," not in name:
                out.extend(split_names(name))
        if len(out) >= 6:
            break
    return list(map(Author, dict.fromkeys(out))) or _author_below_title(tree)


def _is_card_of_author(element: etree._Element) -> bool:
    """Whether an element is the name on the card of a post's author, as blogs set it; a commenter's is none."""
    if "fn" not in (element.get("class") or "").split():
        return False
    around = element.getparent()
    return around is not None and "post-author" in (around.get("class") or "")


def _author_below_title(tree: etree._Element) -> list[Author]:
    """The full name in an element soon after the page's heading that is called the author's, as blogs set it."""
    title = next(tree.iter("h1"), None)
    if title is None:
        return []
    for element in islice(dropwhile(lambda one: one is not title, tree.iter(etree.Element)), _NEAR_TITLE):
        if element.tag == "address" or "author" in (element.get("class") or "").lower().split():
            link, first = next(element.iter("a"), None), next(iter(element), None)
            parts = (words_under(one) for one in (link, first) if one is not None)
            shown = (*parts, *map(str, element.itertext()), words_under(element))
            names = (_BEHIND_NAME.sub("", _LEAD_IN.sub("", " ".join(name.split()))) for name in shown)
            found = [Author(name) for name in names if is_full_name(name)][:1]
            if found or element.tag != "address":
                return found
    return []


def byline_authors(tree: etree._Element) -> tuple[Author, ...]:
    """The full names in a byline below a page's heading, and a deck perhaps: "By Ada Holm | Harl".

    For readers that look at paragraphs alone; who sees every line of the page knows better which is the byline.
    """
    title = next(chain(tree.iter("h1"), tree.iter("h2")), None)
    below = dropwhile(lambda one: one is not title, tree.iter(etree.Element)) if title is not None else ()
    decks = 0
    for element in islice(below, 1, _NEAR_TITLE):
        said = "".join(map(str, islice(element.itertext(), _MOST_PIECES)))
        decks += element.tag == "p" and looks_like_sentence(said[:_LONGEST_HEAD])
        if decks > 1 or (element.tag == "p" and len(said) > _LONGEST_DECK):
            break
        for line in (said, *said.splitlines()) if len(said) <= _LONGEST_HEAD else ():
            words = " ".join(line.split())
            start = name_start(words) if len(words) <= _LONGEST_BYLINE else None
            names = split_names(_BEHIND_NAME.sub("", words[start:])) if start is not None else ()
            if found := tuple(Author(name) for name in names if is_full_name(name) and not is_body_name(name)):
                return found
    return ()


def is_person(name: str, outlet: str | None) -> bool:
    """Whether a name is not the outlet's own."""
    return not outlet or (key_of(name) not in key_of(outlet) and key_of(outlet) not in key_of(name))


def split_names(value: str | None) -> list[str]:
    """The names in one statement of authors; none when it is an address, a number or a text."""
    if not value or len(value) > _LONGEST_STATED or "://" in value or "@" in value or "www." in value:
        return []
    bare = _PLACE_TAIL.sub(r"\1", _AGENCY_TAIL.sub("", _LEAD_IN.sub("", " ".join(value.split()))))
    parts = [part.strip(" .") for part in _NAME_SPLIT.split(bare)]
    return [part for part in parts if 1 < len(part) < 80 and len(part.split()) <= 6 and not part.isdigit()]
