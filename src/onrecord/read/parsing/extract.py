"""Which lines of an HTML page the main-content extractor takes for the article's body."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from onrecord.read.lines import Line, key_of
from onrecord.read.parsing.html import copy_as_html

_MOST_LINES = 20_000
"""A page with more lines goes without the extractor, whose time grows faster than the page."""

_NO_TEXT = (
    "svg nav noscript iframe button select style video audio canvas embed object footer input textarea dialog link "
    "menu aside datalist fieldset picture"
).split()
"""Elements that the extractor drops, after it has looked for a dozen patterns in them and copied them twice."""

_NO_PART = "meta title label legend time map img".split()
"""Further ones; an element that holds no more than one of them does not count as empty before they go."""


def mark_extracted(tree: etree._Element, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a page, each told whether it stands in the extractor's output; the tree stays as it is."""
    if len(lines) > _MOST_LINES:
        return tuple(lines)
    keys = {key_of(text) for text in _extracted_lines(tree)}
    whole = "\n".join(keys)
    return tuple(
        line._replace(hints=line.hints._replace(extracted=True))
        if line.hints and line.key and (line.key in keys or (len(line.key) > 24 and line.key in whole))
        else line
        for line in lines
    )


def _extracted_lines(tree: etree._Element) -> list[str]:
    """The lines of the extractor's output; none when it finds no article.

    It gets a copy, which it cuts up.
    """
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        own = copy_as_html(tree)
        etree.strip_elements(own, *_NO_TEXT, with_tail=False)
        _drop_empty(own)
        etree.strip_elements(own, *_NO_PART, with_tail=False)
        found = trafilatura.bare_extraction(
            own, favor_precision=True, fast=True, include_comments=False, with_metadata=False
        )
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
        return []
    return (getattr(found, "text", None) or "").split("\n")


def _drop_empty(tree: etree._Element) -> None:
    """Take the <div>s without words and elements out, the inner ones first: places for advertisements, spacers."""
    for element in reversed(list(tree.iter("div"))):
        if len(element) or (element.text and not element.text.isspace()):
            continue
        parent, before = element.getparent(), element.getprevious()
        if parent is None:
            continue
        if element.tail and before is not None:
            before.tail = (before.tail or "") + element.tail
        elif element.tail:
            parent.text = (parent.text or "") + element.tail
        parent.remove(element)
