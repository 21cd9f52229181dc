"""The titles of a page: those that it states for its article, and that which a browser's tab shows.

The name of the site stands behind many: "Ferry runs aground | The Tarn Gazette".
"""

import re
from collections.abc import Iterable

from lxml import etree

from onrecord.naming.mastheads import is_masthead
from onrecord.read.facts import jsonld
from onrecord.read.facts.metas import Metas, first_of, words_under
from onrecord.read.lines import key_of

TITLE_BREAK = re.compile(r"\s+[-–—|·•»:]\s+")
"""What parts a title from the name of its site, and both from that of a section."""

_LONGEST = 200
_LEAST_NAME = 5
_LEAST_BLANKS = 2
_FILE = re.compile(r"[^/]{1,120}\.(?:pdf|docx?|odt|rtf|txt)|\S+\.html?", re.IGNORECASE)
"""The name of a file, which a page made of a document has for a title."""


def page_titles(tree: etree._Element, node: jsonld.Node, metas: Metas) -> Iterable[str | None]:
    """The page's names for its article, the most trusted first."""
    element = next(tree.iter("title"), None)
    tab = " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""
    first = [words_under(h1) for h1 in tree.iter("h1")]
    behind, heads = _behind_site(tab, first, tree), first or _named_on_tab(tab, tree)
    headline = jsonld.text_of(node.get("headline"))
    shown = first_of(metas, ("og:title", "twitter:title"))
    yield headline
    yield _without_site(shown, heads)
    if behind:
        yield behind
        return
    yield from heads
    yield _without_site(tab, heads) if not _FILE.fullmatch(tab) else None


def _named_on_tab(tab: str, tree: etree._Element) -> list[str]:
    """The lower heading of a page without an <h1> that is one side of its tab: "Ellin Water - Dam repaired"."""
    starts, ends = {len(tab)}, {0}
    for cut in TITLE_BREAK.finditer(tab):
        starts.add(cut.start())
        ends.add(cut.end())
    found = [
        one
        for one in _lower_heads(tree)
        if (tab.startswith(one) and len(one) in starts) or (tab.endswith(one) and len(tab) - len(one) in ends)
    ]
    return [max(found, key=len)] if found else []


def _lower_heads(tree: etree._Element) -> dict[str, None]:
    """The words of a page's lower headings, each once in their order."""
    return dict.fromkeys(filter(None, map(words_under, tree.iter("h2", "h3"))))


def _behind_site(tab: str, heads: Iterable[str], tree: etree._Element) -> str | None:
    """What stands beside the name of the site on the tab, where a heading of the page is that name.

    Blogs and some papers set their name as the heading and that of the article as one below it; some offices set
    that of a section, which the tab does not have.
    """
    *before, last = TITLE_BREAK.split(tab)
    tail = key_of(last) if before else ""
    below = _lower_heads(tree)
    begun = [
        one for one in below if tab.startswith(one) and (TITLE_BREAK.match(tab, len(one)) or _is_all(tab, one))
    ]
    sides: list[str] = []
    for head in dict.fromkeys(filter(key_of, heads)):
        if tab.startswith(head):
            sides.append(tab[len(head) :].lstrip(" -–—|·•»:"))
        if len(tail) >= _LEAST_NAME and key_of(head).startswith(tail):
            sides.append(tab[: tab.rindex(last)].rstrip(" -–—|·•»:"))
        if begun and key_of(head) not in key_of(tab):
            sides.append(min(begun, key=len))
    return next((side for side in sides if side in below), None)


def _is_all(tab: str, heading: str) -> bool:
    """Whether a heading of some words is all that stands on the tab."""
    return heading == tab and tab.count(" ") >= _LEAST_BLANKS


def _without_site(title: str | None, heads: list[str]) -> str | None:
    """A title without the name of the site at its end, when the page's heading shows that it is none of it."""
    if not title:
        return None
    ends = {cut.start() for cut in TITLE_BREAK.finditer(title)}
    return max((head for head in heads if len(head) in ends and title.startswith(head)), key=len, default=title)


def without_outlet(title: str, outlet: str | None) -> str:
    """A title without the outlet's whole name at its end or its beginning: "Dam breaks - Ellin Gazette"."""
    parts, name = TITLE_BREAK.split(title), key_of(outlet or "")
    if len(parts) > 1 and name and key_of(parts[-1]) == name:
        return title[: title.rindex(parts[-1])].rstrip(" -–—|·•»:")
    begun = len(parts) > 1 and name and key_of(parts[0]) == name
    return title[len(parts[0]) :].lstrip(" -–—|·•»:") if begun else title


def tab_titles(first: str) -> tuple[str, ...]:
    """What stands before each dash or bar of a text's first line and is no newspaper's name, the longest first."""
    cuts = [*TITLE_BREAK.finditer(first)] if len(first) <= _LONGEST else []
    parts = (first[: cut.start()].strip() for cut in reversed(cuts))
    return tuple(part for part in parts if part and not is_masthead(part))
