"""The blocks of a page: its lines and their roles as stretches of its text, and what some of them say.

Blocks are in order, do not overlap and hold every character that is not blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.markdown import plain
from onrecord.read.lines import Line
from onrecord.read.shapes import button_start, credit_start, is_only_name, name_start, sign_off_start
from onrecord.records import BODY_ROLES, Block, Role


def line_blocks(lines: Sequence[Line], roles: Sequence[Role]) -> Iterator[Block]:
    """The blocks of the lines; a caption's credit, a name after "By", a sign-off and a button get their own."""
    for line, role in zip(lines, roles, strict=True):
        cut, after = _cut(line.text, role)
        if cut:
            yield Block(role, line.start, line.start + len(line.text[:cut].rstrip()))
        yield Block(after, line.start + cut, line.end)


def _cut(text: str, role: Role) -> tuple[int, Role]:
    """Where a line's second block starts, and its role; 0 and the line's own role when it has but one."""
    if role is Role.CAPTION:
        cut = credit_start(text)
        return (cut, Role.CREDIT) if cut else (0, role)
    if role is Role.BYLINE:
        cut = name_start(text)
        return (cut, Role.AUTHOR_NAME) if cut and is_only_name(text[cut:]) else (0, role)
    if role is Role.BODY:
        cut = sign_off_start(text)
        if cut:
            return cut, Role.BYLINE
        cut = button_start(text)
        return (cut, Role.FURNITURE) if cut else (0, role)
    return 0, role


def body_of(text: str, blocks: Sequence[Block]) -> list[str]:
    """The paragraphs of an article."""
    return [text[block.start : block.end] for block in blocks if block.role in BODY_ROLES]


def headline_of(text: str, blocks: Sequence[Block]) -> str | None:
    """The first headline that a text shows, on one line and without the marks of Markdown."""
    shown = (text[block.start : block.end] for block in blocks if block.role is Role.HEADLINE)
    return next((plain(" ".join(words.split())) for words in shown), None)
