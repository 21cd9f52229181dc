"""The blocks of a page: its lines and their roles as stretches of its text, and what some of them say.

Blocks are in order, do not overlap and hold every character that is not blank.
"""

from collections.abc import Iterator, Sequence

from onrecord.markdown import plain
from onrecord.read.lines import Line
from onrecord.read.shapes import (
    button_start,
    caption_start,
    credit_start,
    is_only_name,
    list_head,
    name_start,
    pointer_start,
    sign_off_start,
)
from onrecord.records import BODY_ROLES, Block, Role


def line_blocks(lines: Sequence[Line], roles: Sequence[Role]) -> Iterator[Block]:
    """The blocks of the lines; a credit, a name after "By", a sign-off, a pointer, a button get their own.

    So does the head of a list that its first point runs on from, and the picture's caption before it.
    """
    for line, role in zip(lines, roles, strict=True):
        head = list_head(line.text) if role in (Role.BODY, Role.CAPTION) else None
        before = line.text[: head[0]].rstrip() if head else ""
        if head is None or (role is Role.CAPTION and not credit_start(before)):
            yield from _pieces(line.text, role, line.start, line.end)
            continue
        if before:
            yield from _pieces(
                before, Role.CAPTION if credit_start(before) else role, line.start, line.start + len(before)
            )
        yield Block(Role.FURNITURE, line.start + head[0], line.start + head[1])
        rest = line.text[head[1] :].lstrip()
        yield from _pieces(rest, Role.BODY, line.start + len(line.text) - len(rest), line.end)


def _pieces(text: str, role: Role, start: int, end: int) -> Iterator[Block]:
    """The blocks of a line, or of what one holds beside the head of a list."""
    cut, after = _cut(text, role)
    captioned = caption_start(text) if role is Role.CAPTION else None
    if captioned:
        cut, role, after = captioned, Role.CREDIT, Role.CAPTION
    if cut:
        yield Block(role, start, start + len(text[:cut].rstrip()))
    yield Block(after, start + cut, end)


def _cut(text: str, role: Role) -> tuple[int, Role]:
    """Where a line's second block starts, and its role; 0 and the line's own role when it has but one."""
    if role is Role.CAPTION:
        cut = credit_start(text)
        return (cut, Role.CREDIT) if cut else (0, role)
    if role is Role.BYLINE:
        cut = name_start(text)
        return (cut, Role.AUTHOR_NAME) if cut and is_only_name(text[cut:]) else (0, role)
    ends = ((sign_off_start, Role.BYLINE), (pointer_start, Role.RELATED_TITLE), (button_start, Role.FURNITURE))
    for starts, after in ends if role is Role.BODY else ():
        cut = starts(text)
        if cut:
            return cut, after
    return 0, role


def body_of(text: str, blocks: Sequence[Block]) -> list[str]:
    """The paragraphs of an article."""
    return [text[block.start : block.end] for block in blocks if block.role in BODY_ROLES]


def headline_of(text: str, blocks: Sequence[Block]) -> str | None:
    """The first headline that a text shows, on one line and without the marks of Markdown."""
    shown = (text[block.start : block.end] for block in blocks if block.role is Role.HEADLINE)
    return next((plain(" ".join(words.split())) for words in shown), None)
