"""Text that a mailer has quoted: ">" before every line, two for a mail inside a mail.

The text is read with blanks in the place of its marks, so that places in it stay what they are. A few quoted lines
below an article are an answer to it and keep theirs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.records import Article, Block, Role

_MARKS = re.compile(r"^[ \t]*>[> \t]*", re.MULTILINE)
_QUOTED = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_BETWEEN = re.compile(r"\S(?:[^\r\n]*\S)?")
_MOSTLY = 0.6
"""The share of a text's characters that stand in quoted lines where it is a quoted text; notes may stand above."""


def unquoted(text: str) -> str:
    """The text, as long as it is, with blanks for the marks of its quoted lines where most of it is quoted."""
    quoted = sum(len(line[0]) for line in _QUOTED.finditer(text)) if ">" in text else 0
    seen = _MARKS.sub(lambda marks: " " * len(marks[0]), text) if quoted > _MOSTLY * len(text) else text
    return seen if seen.strip() else text


def with_marks(article: Article, text: str) -> Article:
    """An article read without the marks of its text as one of that text, the marks in blocks of their own."""
    if article.text == text:
        return article
    return replace(article, text=text, blocks=tuple(_with_marks(article.blocks, text)))


def _with_marks(blocks: Sequence[Block], text: str) -> Iterator[Block]:
    """The blocks in order, with those of the marks between them."""
    after = 0
    for block in (*blocks, Block(Role.FURNITURE, len(text), len(text))):
        yield from (Block(Role.FURNITURE, *mark.span()) for mark in _BETWEEN.finditer(text, after, block.start))
        after = block.end
        if block.start < block.end:
            yield block
