"""Line breaks inside paragraphs, for the stages that read sentences.

Wrapped text and cut-up scrapes have paragraphs of several lines, a mailer's marks of quotation before each. What
looks for claims reads an article whose breaks are blanks, in the same places; then every span takes its words from
the article as it is.
"""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from onrecord.records import Article, Reading, Span

_BREAK = re.compile(r"[\r\n]+(?:[ \t]*>[> \t]*)?")


def without_breaks(article: Article) -> Article:
    """The article with a blank for each line break inside a block; itself when there is none."""
    broken = [block for block in article.blocks if "\n" in article.text[block.start : block.end]]
    if not broken:
        return article
    out, done = [], 0
    for block in broken:
        inside = _BREAK.sub(lambda found: " " * len(found[0]), article.text[block.start : block.end])
        out += [article.text[done : block.start], inside]
        done = block.end
    return replace(article, text="".join([*out, article.text[done:]]))


def with_breaks(reading: Reading, article: Article) -> Reading:
    """The reading of an article without breaks as one of the article as it is."""
    if reading.article is article:
        return reading
    found: Reading = _respanned(replace(reading, article=article), article.text)
    return found


def _respanned(value: Any, text: str) -> Any:
    """A record, or a tuple of some, whose spans have the words of a text."""
    if isinstance(value, Span):
        return Span.of(text, value.start, value.end)
    if type(value) is tuple:
        return tuple(_respanned(one, text) for one in value)
    if isinstance(value, Article) or not is_dataclass(value):
        return value
    record: Any = value
    found = {field.name: getattr(record, field.name) for field in fields(record)}
    changed = {name: new for name, old in found.items() if (new := _respanned(old, text)) != old}
    return replace(record, **changed) if changed else record
