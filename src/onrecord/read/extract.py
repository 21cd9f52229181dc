"""Which lines of an HTML page the main-content extractor takes for the article's body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree
from lxml import html as lxml_html

from onrecord.read.lines import Line, key_of

_MOST_LINES = 20_000
"""A page with more lines goes without the extractor, whose time grows faster than the page."""

_NO_TEXT = (
    "svg nav noscript iframe button select style video audio canvas embed object footer input textarea dialog link "
    "menu aside datalist fieldset picture"
).split()
"""Elements that the extractor drops, after it has looked for a dozen patterns in them and copied them twice."""


def mark_extracted(tidy: bytes, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a page, each told whether it stands in the extractor's output; `tidy` is the page's markup."""
    if len(lines) > _MOST_LINES:
        return tuple(lines)
    keys = {key_of(text) for text in _extracted_lines(tidy)}
    whole = "\n".join(keys)
    return tuple(
        replace(line, hints=replace(line.hints, extracted=True))
        if line.hints and line.key and (line.key in keys or (len(line.key) > 24 and line.key in whole))
        else line
        for line in lines
    )


def _extracted_lines(tidy: bytes) -> list[str]:
    """The lines of the extractor's output; none when it finds no article.

    It wants elements of lxml.html, over which every step takes twice as long, and so gets a tree of its own.
    """
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        tree = lxml_html.fromstring(tidy, parser=lxml_html.HTMLParser(encoding="utf-8"))
        etree.strip_elements(tree, *_NO_TEXT, with_tail=False)
        found = trafilatura.bare_extraction(
            tree, favor_precision=True, fast=True, include_comments=False, with_metadata=False
        )
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
        return []
    return (getattr(found, "text", None) or "").split("\n")
