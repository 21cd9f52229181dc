"""The name of the outlet that a page bears, when no metadata states it.

A page's <title> often ends in the name of its site, and as often in the rest of a headline. A tail counts as the
name only when something else on the page bears it out: the address is made of its letters, or a link to the front
page, a header, a footer or a copyright line says the same.
"""

import re
from collections.abc import Iterator
from typing import cast
from urllib.parse import urlsplit

from lxml import etree

from onrecord.naming.sites import split_address
from onrecord.read.facts.titles import TITLE_BREAK

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?)?[\s,]*([^.|©]{3,60})", re.IGNORECASE
)
_LONGEST = 50
_LEAST_LETTERS = 4
_MOST_LINKS = 3000
_LONGEST_ADDRESS = 150
_FEET = etree.XPath("//*[self::footer or self::address][not(ancestor::footer or ancestor::address)]")
"""The feet of a page, without those that stand in another one."""
_YEARS = re.compile(r"\s(?:19|20)\d\d\b.*$")


def outlet_shown(tree: etree._Element, url: str | None) -> str | None:
    """The name of the site that the page's title ends or begins with, if the page bears it out elsewhere."""
    parts = split_address(url or "")
    host = (parts.hostname or "") if parts else ""
    shown: frozenset[str] | None = None
    for name in _candidates(tree):
        letters = letters_of(name)
        if len(letters) < _LEAST_LETTERS:
            continue
        if _is_label(letters, host):
            return name
        shown = frozenset(map(letters_of, _signs(tree))) if shown is None else shown
        if letters in shown:
            return name
    return None


def _candidates(tree: etree._Element) -> Iterator[str]:
    """The last and the first part of the <title>; all of it where it has one, as old sites have on every page."""
    element = next(tree.iter("title"), None)
    title = " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""
    parts = TITLE_BREAK.split(title)
    for name in (parts[-1], parts[0]):
        if 0 < len(name) <= _LONGEST and "." not in name.strip("."):
            yield name


def _is_label(letters: str, host: str) -> bool:
    """Whether a name is one of a host's labels, with or without "the"."""
    labels = map(letters_of, host.split(".")[:-1])
    return any(letters in (label, label.removeprefix("the")) for label in labels)


def _signs(tree: etree._Element) -> Iterator[str]:
    """What links to the front page, headers, footers and copyright lines say."""
    for number, link in enumerate(tree.iter("a")):
        if number > _MOST_LINKS:
            break
        if _is_front(link.get("href") or ""):
            yield "".join(map(str, link.itertext()))
            yield link.get("title") or ""
            yield from (image.get("alt") or "" for image in link.iter("img"))
    for element in tree.iter("footer", "div", "p", "span", "small", "font", "address"):
        text = element.text or ""
        if "©" in text or "opyright" in text or "(c)" in text:
            match = _COPYRIGHT.search(text)
            yield _YEARS.sub("", match[1]) if match else ""
    for foot in cast("list[etree._Element]", _FEET(tree)):
        for element in foot.iter("footer", "address", "p", "div", "span", "strong"):
            yield re.split(r"[,|]", (element.text or "")[:_LONGEST_ADDRESS], maxsplit=1)[0]


def _is_front(address: str) -> bool:
    """Whether an address is a site's front page."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return parts.path == "/" and not parts.query and not parts.fragment and parts.scheme in ("", "http", "https")


def letters_of(text: str) -> str:
    """The letters of a name without case, blanks and a leading article."""
    bare = re.sub(r"^\s*the\s+", "", text.casefold())
    return "".join(filter(str.isalnum, bare))
