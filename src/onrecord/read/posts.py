"""Posts of a channel that were copied as text, each under its name and its moment: "Harl Now, [04.03.2031 07:12]".

So Telegram gives the messages that one marks and copies. The heads are none of the article's; each post is an
update with its own instant, and the first one's is when the text was published.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.read.facts.written import with_hour, written_days
from onrecord.read.lines import Line
from onrecord.stated import LiveUpdate

_HEAD = re.compile(
    r"(?P<name>[^\[\]]{1,80}), \[(?P<when>\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d\d[^\[\]]{0,6})\]"
)


class Posts(NamedTuple):
    """The posts of a text.

    Attributes:
        heads: where in the text the line of each head starts.
        channel: the name that all of them bear; None where they bear several.
        updates: the posts, in the order of the text.
    """

    heads: frozenset[int]
    channel: str | None
    updates: tuple[LiveUpdate, ...]


def find_posts(text: str, lines: Sequence[Line]) -> Posts | None:
    """The posts of a text that begins with the head of one; None for any other text."""
    if not lines or not _HEAD.fullmatch(lines[0].text):
        return None
    heads = [(line, match) for line in lines if (match := _HEAD.fullmatch(line.text))]
    ends = [*(line.start for line, _ in heads[1:]), len(text)]
    updates = tuple(
        LiveUpdate(_instant(match["when"]), None, text[line.end : end].strip(), "text")
        for (line, match), end in zip(heads, ends, strict=True)
    )
    names = {match["name"] for _, match in heads}
    return Posts(frozenset(line.start for line, _ in heads), names.pop() if len(names) == 1 else None, updates)


def _instant(when: str) -> str | None:
    """The instant of a head; a day in numbers alone that may be in either of two months is none."""
    found = next(written_days(when, month_first=None), None)
    return with_hour(when, found) if found else None
