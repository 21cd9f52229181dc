"""The microdata of a page as nodes of the shape that JSON-LD has, so that one reader serves both."""

from itertools import islice

from lxml import etree

from onrecord.read.facts.jsonld import Node

_MOST = 5000
_MOST_PIECES = 2000
_MARKED = etree.XPath("//@itemscope/.. | //@itemprop/..")
_VALUES = {"meta": "content", "a": "href", "link": "href", "img": "src", "time": "datetime", "data": "value"}


def microdata_nodes(tree: etree._Element) -> list[Node]:
    """Every item of the page that has a type, outermost first; a property's item stands under its name too."""
    items: dict[etree._Element, Node] = {}
    for element in islice(_marked(tree), _MOST):
        node: Node | None = None
        if element.get("itemscope") is not None:
            node = items[element] = {"@type": (element.get("itemtype") or "").split()}
        names = (element.get("itemprop") or "").split()
        owner = next((items[one] for one in element.iterancestors() if one in items), None) if names else None
        if owner is not None:
            value = _value(element) if node is None else node
            for name in names:
                owner.setdefault(name, []).append(value)
    return [node for node in items.values() if node["@type"]]


def _marked(tree: etree._Element) -> list[etree._Element]:
    found = _MARKED(tree)
    return [one for one in found if isinstance(one, etree._Element)] if isinstance(found, list) else []


def _value(element: etree._Element) -> str:
    """What an element gives as the value of its property: an attribute, else its words."""
    stated = element.get("content") or element.get(_VALUES.get(str(element.tag), "content"))
    return stated or " ".join(" ".join(map(str, islice(element.itertext(), _MOST_PIECES))).split())
