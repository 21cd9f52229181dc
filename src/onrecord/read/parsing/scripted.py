"""The article that a page holds as values for its scripts, when it shows none itself.

Pages that are built in the browser come with their words in JSON: in linked data (`articleBody`), in a script of
type application/json (`__NEXT_DATA__` and its like), or in one that assigns an object to a name. There the
article is the list of texts of one kind that holds the most prose: `article.body[].text` of some page, of which
the indexes are no part of the kind. In comes the markup as it was, out go paragraphs and the objects around them;
nothing is run.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any, NamedTuple

from onrecord.read import shapes
from onrecord.read.parsing.html import html_lines, parse_html

Way = tuple[str | int, ...]

_SCRIPT = re.compile(r"<script\b([^<>]{0,2000})>", re.IGNORECASE)
_END = re.compile(r"</script", re.IGNORECASE)
_JSON = re.compile(r"\btype\s*=\s*[\"']?application/json", re.IGNORECASE)
_ASSIGNED = re.compile(r"\s*(?:window|self|globalThis|var|let|const)\b[^={}]{1,100}=\s*(?=[{\[])")
_TAG = re.compile(r"</?(?:p|br|div|li|ul|h[1-6]|blockquote)\b[^<>]{0,2000}>", re.IGNORECASE)
_INLINE = frozenset(("children", "spans", "runs", "marks", "inlines", "nodes", "content"))
"""The names of lists whose texts are pieces of one paragraph, where they stand in a list of paragraphs."""

_OTHERS = re.compile(
    r"relat|recommend|teaser|promo|comment|newsletter|seo|meta|descri|caption|alt$|bio|author|footer|menu|nav"
    r"|trend|popular|latest|more|cookie|consent|legal|privacy|translation|locale|message|error|config",
    re.IGNORECASE,
)
_MOST_CHARACTERS = 5_000_000
_MOST_VALUES = 200_000
_MOST_STEPS = 60  # how deep a value is looked into; articles as trees of nodes are some twenty steps down

_LEAST_CHARACTERS = 200
_LEAST_SENTENCES = 2
_DECODER = json.JSONDecoder(strict=False)


class Scripted(NamedTuple):
    """The article in a page's scripts: its paragraphs, and the objects around the first, the innermost first."""

    paragraphs: tuple[str, ...] = ()
    around: tuple[dict[str, Any], ...] = ()


def scripted_article(markup: str) -> Scripted:
    """The article in a page's scripts, without paragraphs when none holds one."""
    groups: defaultdict[Way, list[str]] = defaultdict(list)
    values: dict[Way, Any] = {}
    for value in _values(markup):
        for kind, text in _paragraphs(value):
            groups[kind].append(text)
            values.setdefault(kind, value)
    found = {
        kind: tuple(part for text in texts for part in text_paragraphs(text)) for kind, texts in groups.items()
    }
    best = max(found, key=lambda kind: _prose(found[kind]), default=())
    paragraphs = found.get(best, ())
    sentences = sum(map(shapes.looks_like_sentence, paragraphs))
    if _prose(paragraphs) < _LEAST_CHARACTERS or sentences < _LEAST_SENTENCES:
        return Scripted()
    return Scripted(paragraphs, tuple(_objects(values[best], best))[::-1])


def _objects(value: Any, kind: Way) -> Iterator[dict[str, Any]]:
    """The objects on the way to the first text of a kind, the outermost first."""
    for step in (*kind, ""):
        if isinstance(value, dict):
            yield value
            value = value.get(str(step))
        else:
            value = value[0] if isinstance(value, list) and value else None


def text_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text that may be HTML itself, or have its characters written as HTML does."""
    if _TAG.search(text):
        tree = parse_html(text)
        return tuple(line.text for line in html_lines(tree)[1]) if tree is not None else ()
    return tuple(filter(None, (" ".join(line.split()) for line in unescape(text).splitlines())))


def _prose(paragraphs: tuple[str, ...]) -> int:
    return sum(len(text) for text in paragraphs if shapes.looks_like_sentence(text))


def _values(markup: str) -> Iterator[Any]:
    """The JSON values of a page's scripts."""
    room = _MOST_CHARACTERS
    for opening in _SCRIPT.finditer(markup):
        if room <= 0:
            return
        at = opening.end()
        if not _JSON.search(opening[1]):
            assigned = _ASSIGNED.match(markup, at)
            if assigned is None:
                continue
            at = assigned.end()
        closing = _END.search(markup, at)
        script = markup[at : closing.start() if closing else len(markup)][:room]
        room -= len(script)
        try:
            yield _DECODER.raw_decode(script.lstrip())[0]
        except (ValueError, RecursionError):
            continue


def _paragraphs(value: Any) -> Iterator[tuple[Way, str]]:
    """The texts of a value, each with its kind; the pieces of a paragraph are joined."""
    pieces: dict[tuple[Way, Way], list[str]] = {}
    for way, text in _texts(value):
        kind: Way = tuple("" if isinstance(step, int) else step for step in way)
        pieces.setdefault((kind, _paragraph(way)), []).append(text)
    for (kind, _), texts in pieces.items():
        yield kind, "".join(texts)


def _paragraph(way: Way) -> Way:
    """The way to the paragraph that a text is a piece of; its own way when it is a paragraph itself."""
    indexes = [at for at, step in enumerate(way) if isinstance(step, int)]
    if len(indexes) > 1 and way[indexes[-1] - 1] in _INLINE:
        return way[: indexes[-2] + 1]
    return way


def _texts(value: Any) -> Iterator[tuple[Way, str]]:
    """The strings of a value in its order, each with the way to it, but not those too deep or named as others."""
    stack: list[tuple[Way, Any]] = [((), value)]
    for _ in range(_MOST_VALUES):
        if not stack:
            return
        way, one = stack.pop()
        if isinstance(one, str):
            yield way, one
        elif len(way) < _MOST_STEPS:
            stack += [((*way, step), part) for step, part in _steps(one)][::-1]


def _steps(value: Any) -> Iterable[tuple[str | int, Any]]:
    """What a list or an object holds, by index or by name, but for what is named as something else."""
    if isinstance(value, list):
        return enumerate(value)
    if isinstance(value, dict):
        return ((name, part) for name, part in value.items() if not _OTHERS.search(name))
    return ()
