"""Posts that were copied as text, under their heads: "Harl Now, [04.03.2031 07:12]", or a name above "@harlnow".

So Telegram gives the messages that one marks and copies: the heads are none of the article's, each post is an
update with its own instant, and the first one's is when the text was published. Networks show a name and a handle
on lines of their own above each post, and its moment below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.read.facts.written import with_hour, written_days
from onrecord.read.lines import Line
from onrecord.read.shapes import is_full_name, looks_like_sentence
from onrecord.stated import LiveUpdate

_HEAD = re.compile(
    r"(?P<name>[^\[\]]{1,80}), \[(?P<when>\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d\d[^\[\]]{0,6})\]"
)

_HANDLE = re.compile(r"@\w{2,30}(?:@[\w.-]+)?(?: ?[·•] ?.{1,20})?")
_LONGEST_NAME = 60
_WITHIN = 4
"""The first handle stands among so many lines; one further down is a word of the article's."""


class Posts(NamedTuple):
    """The posts of a text.

    Attributes:
        heads: where in the text the lines of each head start.
        channel: the name that all of them bear; None where they bear several, or it is the author's.
        author: the person whose name they bear.
        updates: the posts, in the order of the text, where each has its moment in its head.
    """

    heads: frozenset[int]
    channel: str | None
    author: str | None
    updates: tuple[LiveUpdate, ...]


def find_posts(text: str, lines: Sequence[Line]) -> Posts | None:
    """The posts of a text that begins with the head of one; None for any other text."""
    if not lines or not _HEAD.fullmatch(lines[0].text):
        return _below_handles(lines)
    heads = [(line, match) for line in lines if (match := _HEAD.fullmatch(line.text))]
    ends = [*(line.start for line, _ in heads[1:]), len(text)]
    updates = tuple(
        LiveUpdate(_instant(match["when"]), None, text[line.end : end].strip(), "text")
        for (line, match), end in zip(heads, ends, strict=True)
    )
    names = {match["name"] for _, match in heads}
    channel = names.pop() if len(names) == 1 else None
    return Posts(frozenset(line.start for line, _ in heads), channel, None, updates)


def _below_handles(lines: Sequence[Line]) -> Posts | None:
    """The posts of a text that begins with a name and a handle below it."""
    at = [
        i
        for i, line in enumerate(lines)
        if i and _HANDLE.fullmatch(line.text) and len(lines[i - 1].text) <= _LONGEST_NAME
    ]
    if not at or at[0] >= _WITHIN or looks_like_sentence(lines[at[0] - 1].text):
        return None
    names = {lines[i - 1].text for i in at}
    name = names.pop() if len(names) == 1 else ""
    heads = frozenset(lines[place].start for i in at for place in (i - 1, i))
    return Posts(heads, None if is_full_name(name) else name or None, name if is_full_name(name) else None, ())


def _instant(when: str) -> str | None:
    """The instant of a head; a day in numbers alone that may be in either of two months is none."""
    found = next(written_days(when, month_first=None), None)
    return with_hour(when, found) if found else None
