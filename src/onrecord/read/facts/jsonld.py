"""The JSON-LD of a page: its nodes, flattened and joined by @id, and the one that is the article.

Pages write JSON-LD with line breaks inside strings, trailing commas and HTML comments around it; what can be
read of it is read, and the rest is passed over.
"""

import html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

Node = dict[str, Any]

ARTICLE_TYPES = frozenset(
    """article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle reviewnewsarticle
    backgroundnewsarticle asknewsarticle advertisercontentarticle blogposting liveblogposting report
    satiricalarticle scholarlyarticle techarticle socialmediaposting""".split()
)
_MEDIA_TYPES = frozenset("videoobject audioobject podcastepisode radioepisode tvepisode".split())
_COMMENT = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$"
)
_TRAILING = re.compile(r",(\s*[}\]])")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_MOST_NODES = 5000
_DECODER = json.JSONDecoder(strict=False)


def load_nodes(scripts: Iterable[str]) -> list[Node]:
    """Every object of the scripts that says what it is, outermost first, with its @id references filled in."""
    nodes: list[Node] = []
    for script in scripts:
        for value in _values(script):
            nodes.extend(_flatten(value, _MOST_NODES - len(nodes)))
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    return [_joined(node, known) for node in nodes]


def article_node(nodes: list[Node], url: str | None) -> Node | None:
    """The node of the page's article: the one of this address if several, then the one that says most.

    Without one, the node of the only video or broadcast that the page is about.
    """
    articles = [node for node in nodes if types_of(node) & ARTICLE_TYPES and len(node) > 1]

    def rank(node: Node) -> tuple[bool, int]:
        says = sum(bool(node.get(name)) for name in ("headline", "datePublished", "author", "articleBody"))
        return bool(url) and url in (_address(node.get("url")), _address(node.get("mainEntityOfPage"))), says

    media = [] if articles else [node for node in nodes if types_of(node) & _MEDIA_TYPES and len(node) > 1]
    return max(articles if len(media) != 1 else media, key=rank, default=None)


def types_of(node: Node) -> set[str]:
    """The types of a node, lower case, without the address of their vocabulary."""
    return set(map(_bare_type, map(str, as_list(node.get("@type")))))


@lru_cache(maxsize=1000)
def _bare_type(kind: str) -> str:
    return kind.rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower()


def as_list(value: Any) -> list[Any]:
    """A value as a list: none for None, itself for a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def text_of(value: Any) -> str | None:
    """The words of a value: a string, the first of a list, or an object's name; None when it has none."""
    for one in as_list(value):
        said = one
        if isinstance(one, dict):
            said = next(filter(None, (value_of(one.get(key)) for key in ("name", "@value", "url"))), None)
        if isinstance(said, (str, int, float)) and not isinstance(said, bool):
            words = " ".join(html.unescape(str(said)).split())
            if words:
                return words
    return None


def long_text_of(value: Any) -> str | None:
    """The words of a long text, its line breaks kept; None when it has none."""
    texts = (one for one in as_list(value) if isinstance(one, str))
    lines = (" ".join(line.split()) for line in html.unescape(next(texts, "")).splitlines())
    return "\n".join(filter(None, lines)) or text_of(value)


def plain_text_of(value: Any) -> str | None:
    """The words of a value without the tags that some pages leave in them."""
    return " ".join(_TAG.sub(" ", text_of(value) or "").split()) or None


def value_of(value: Any) -> Any:
    """The first of a value's plain values."""
    return next((one for one in as_list(value) if not isinstance(one, dict)), None)


def _address(value: Any) -> str | None:
    for one in as_list(value):
        found = one.get("@id") or one.get("url") if isinstance(one, dict) else one
        if isinstance(found, str):
            return found
    return None


def _values(script: str) -> list[Any]:
    """The JSON values of one script, in order, up to the first thing that cannot be read."""
    if found := _decoded(script):
        return found
    bare = _COMMENT.sub("", _COMMENT.sub("", script))  # slow on a long script: each blank may begin an end
    return _decoded(_TRAILING.sub(r"\1", bare))


def _decoded(script: str) -> list[Any]:
    text, at, found = script.strip().rstrip(";"), 0, []
    while at < len(text):
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        found.append(value)
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1
    return found


def _flatten(value: Any, most: int) -> Iterator[Node]:
    """The objects with a type or an id inside a value, outermost first, without going into articles' lists."""
    queue = deque([value])
    seen = 0
    while queue and seen < most:
        one = queue.popleft()
        if isinstance(one, list):
            queue.extendleft(reversed(one[:most]))
        elif isinstance(one, dict):
            seen += 1
            if "@type" in one or "@id" in one:
                yield one
            queue.extend(
                one[name]
                for name in (
                    "@graph",
                    "mainEntity",
                    "mainEntityOfPage",
                    "author",
                    "image",
                    "publisher",
                    "hasPart",
                    "item",
                    "itemListElement",
                )
                if name in one
            )


def _joined(node: Node, known: dict[str, Node]) -> Node:
    """The node with each bare reference {"@id": …} replaced by what it refers to."""

    def follow(value: Any) -> Any:
        if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
            return known.get(str(value.get("@id")), value)
        return value

    return {
        name: [follow(one) for one in value] if isinstance(value, list) else follow(value)
        for name, value in node.items()
    }
