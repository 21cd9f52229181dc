"""The days of publication and of the last change that a plain text shows on lines of their own.

The lines around the headline are looked at: those below it, past the first paragraphs too, then those above it,
nearest first. A line says which of the two days it gives, "Updated 4 March 2031, 9:15 PM", or gives the first.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.markdown import plain
from onrecord.read.facts.written import with_hour, written_days
from onrecord.read.shapes import looks_like_sentence
from onrecord.read.words import any_of
from onrecord.records import BODY_ROLES, Block, Dated, Role

_LONGEST = 120  # characters of a line that tells when an article appeared

_PARAGRAPHS = 2  # so many paragraphs, a deck among them, may stand above the line

_BELOW, _ABOVE = 25, 12  # so many lines from the first paragraph on, and above the first headline

_HEADS = (Role.HEADLINE, Role.HEADLINE_REPEAT)
_OTHERS = BODY_ROLES - {Role.DATELINE} | {
    Role.RELATED_TEASER,
    Role.CAPTION,
    Role.CREDIT,
    Role.UNRELATED_ITEM,
    Role.AUTHOR_BIO,
}


class TextDays(NamedTuple):
    """When an article was published and last changed, as its text shows; None where it does not."""

    published: Dated | None
    modified: Dated | None


def text_days(text: str, blocks: Sequence[Block], *, month_first: bool | None = None) -> TextDays:
    """The days that the lines around a text's headline give.

    `month_first` is whether 3/4/2031 is a day in March; None when that is not known.
    """
    shown: list[tuple[bool, str]] = []
    for block in _around_headline(text, blocks):
        line = _words(text, block)
        if len(line) <= _LONGEST:
            shown += _days_of(line, month_first=month_first)
    published = next((day for changed, day in shown if not changed), None)
    modified = next((day for changed, day in shown if changed), None)
    published = published or modified or _day_in_headline(text, blocks, month_first=month_first)
    return TextDays(*(Dated(day, "text") if day else None for day in (published, modified)))


def _day_in_headline(text: str, blocks: Sequence[Block], *, month_first: bool | None) -> str | None:
    """The day that a headline ends in, as a transcript's does: "Interview with Ada Holm, May 11, 2031"."""
    head = next((_words(text, block) for block in blocks if block.role is Role.HEADLINE), "")
    found = (one for one in written_days(head, month_first=month_first) if not head[one.end :].strip(" .)"))
    return next((one.day for one in found), None)


def _around_headline(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks around the headline that may tell a day, in the order in which they are asked."""
    body = [at for at, block in enumerate(blocks) if block.role is Role.BODY]
    start = body[0] if body else len(blocks)
    heads = [at for at, block in enumerate(blocks[:start]) if block.role in _HEADS] or [start]
    end = body[_PARAGRAPHS] if len(body) > _PARAGRAPHS else len(blocks)
    within = [one for one in blocks[start : min(end, start + _BELOW)] if not looks_like_sentence(_words(text, one))]
    above = blocks[max(0, heads[0] - _ABOVE) : heads[-1]]
    for block in (*blocks[heads[-1] + 1 : start], *within, *reversed(above)):
        if block.role not in _OTHERS:
            yield block


def _days_of(line: str, *, month_first: bool | None) -> Iterator[tuple[bool, str]]:
    """The days of a line, each with whether it is that of a change."""
    after = 0
    for found in written_days(line, month_first=month_first):
        yield bool(any_of("notes").search(line[after : found.start].lower())), with_hour(line, found)
        after = found.end


def _words(text: str, block: Block) -> str:
    return plain(text[block.start : block.end])
