"""The <meta> elements of a page, the words of others, and the web addresses that it gives."""

import html
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from lxml import etree

Metas = dict[str, list[str]]


def read_metas(tree: etree._Element) -> Metas:
    """The contents of the <meta> elements by lower-case name, in page order."""
    out: Metas = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = meta.get("content")
        if name and content and not content.isspace():
            plain = html.unescape(content) if "&" in content else content
            out.setdefault(name.strip().lower(), []).append(" ".join(plain.split()))
    return out


def words_under(element: etree._Element) -> str:
    """The words of an element and of all in it, in one line."""
    return " ".join(" ".join(map(str, element.itertext())).split())


def first_of(metas: Metas, names: Iterable[str]) -> str | None:
    """What the first of the names that the page uses says."""
    return next((metas[name][0] for name in names if name in metas), None)


def web_address(value: str | None, base: str | None) -> str | None:
    """An absolute http(s) address, or None."""
    if not value or not value.strip():
        return None
    try:
        address = urljoin(base or "", value.strip())
        return address if urlsplit(address).scheme in ("http", "https") else None
    except ValueError:
        return None
