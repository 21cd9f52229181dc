"""Posts that were copied as text, under their heads: "Harl Now, [04.03.2031 07:12]", or a name above "@harlnow".

So Telegram gives the messages that one marks and copies, and WhatsApp those of a chat that is exported, each head
on the line of its words: the heads are none of the article's, each post is an update with its own instant, and the
first one's is when the text was published. Networks show a name and a handle on lines of their own above each post,
and its moment below; other programs give the moment of each post alone, below the channel's name.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.read.facts.written import WrittenDay, day_of, with_hour
from onrecord.read.lines import Line, key_of
from onrecord.read.shapes import is_full_name, looks_like_sentence
from onrecord.records import Role
from onrecord.stated import LiveUpdate

_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?\s?m\b\.?)?"
_WHEN = rf"(?P<when>\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}},? {_CLOCK})"
_COPIED = re.compile(rf"(?P<name>[^\[\]]{{1,80}}), \[{_WHEN}[^\[\]]{{0,6}}\]", re.IGNORECASE)
_SHOWN = re.compile(
    rf"(?P<name>[^\[\]:]{{1,60}}?)(?:\s[—–-]\s{_WHEN}|(?:\s{{2,}}|\t)(?P<clock>{_CLOCK}))", re.IGNORECASE
)
_EXPORTED = re.compile(rf"\u200e?(?:\[{_WHEN}\] |{_WHEN.replace('when', 'bare')} - )\u200e?", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d+)([./-])(\d+)[./-](\d+)")
_MONTHS = 12

_MOMENT = re.compile(_WHEN, re.IGNORECASE)
_LEAST_BELOW_NAME = 3
"""So many moments stand below a line that may be a channel's name or an article's title; on top, two will do."""

_MOST_OF_SHORT = 2  # lines of the longest post where less than half of them have a sentence

_HANDLE = re.compile(r"@\w{2,30}(?:@[\w.-]+)?(?: ?[·•] ?.{1,20})?")
_LONGEST_NAME = 60
_LONGEST_HEAD = 120
_LEAST_SHOWN = 2  # so many lines look like heads where a name and a moment could stand above an article, too

_WITHIN = 4  # the first handle stands among so many lines; one further down is a word of the article's

_OTHERS = (Role.HEADLINE, Role.RELATED_TITLE, Role.RELATED_TEASER, Role.UNRELATED_ITEM)
"""What a post's first line may seem to be, as it stands by itself."""


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


class _Head(NamedTuple):
    """The line above a post: whose it is, None for a note of the program's, and the words that say when."""

    line: Line
    name: str | None
    when: str


def part_heads(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a text; where it is a chat that was exported, each head apart from the words behind it."""
    if not lines or not _EXPORTED.match(lines[0].text):
        return tuple(lines)
    return tuple(part for line in lines for part in _parted(line))


def _parted(line: Line) -> Iterator[Line]:
    match = _EXPORTED.match(line.text)
    colon = line.text.find(": ", match.end(), match.end() + _LONGEST_NAME) if match else -1
    if colon < 0:
        yield line
        return
    start = line.start + colon + 2
    text = line.text[colon + 2 :].lstrip("\u200e ")
    yield Line(line.text[: colon + 1], line.start, start - 1, line.gap, key_of(line.text[:colon]))
    if text:
        yield Line(text, line.end - len(text), line.end, 0, key_of(text))


def find_posts(text: str, lines: Sequence[Line]) -> Posts | None:
    """The posts of a text that begins with the head of one; None for any other text."""
    if (below := _below_moments(text, lines)) is not None:
        return below
    first = _head_of(lines[0]) if lines else None
    heads = [head for line in lines if (head := _head_of(line))] if first else []
    if first is None or (len(heads) < _LEAST_SHOWN and not _COPIED.fullmatch(first.line.text)):
        return _below_handles(lines)
    updates = _updates(text, heads)
    names = {head.name for head in heads if head.name}
    name = names.pop() if len(names) == 1 else None
    author = name if name and is_full_name(name) and not _COPIED.fullmatch(first.line.text) else None
    return Posts(frozenset(head.line.start for head in heads), None if author else name, author, updates)


def _updates(text: str, heads: Sequence[_Head]) -> tuple[LiveUpdate, ...]:
    """What stands below each head, up to the next, but for notes of the program's."""
    ends = [*(head.line.start for head in heads[1:]), len(text)]
    month_first = _months_come_first(heads)
    return tuple(
        LiveUpdate(_instant(head.when, month_first=month_first), None, words, "text")
        for head, end in zip(heads, ends, strict=True)
        if head.name is not None and (words := text[head.line.end : end].strip())
    )


def _below_moments(text: str, lines: Sequence[Line]) -> Posts | None:
    """The posts of a text that begins with the moment of one, or with a channel's name and such a moment.

    An article shows its own moment below its title, and those of others further down: most of its lines stand
    below the first.
    """
    at = [i for i, line in enumerate(lines) if _MOMENT.fullmatch(line.text)]
    if not at or at[0] > 1 or len(at) < (_LEAST_BELOW_NAME if at[0] else _LEAST_SHOWN):
        return None
    named = at[0] == 1
    if named and (len(lines[0].text) > _LONGEST_NAME or looks_like_sentence(lines[0].text)):
        return None
    below = [lines[i + 1 : end] for i, end in pairwise([*at, len(lines)])]
    if named and 2 * len(below[0]) > sum(map(len, below)):
        return None
    told = sum(any(looks_like_sentence(line.text) for line in post) for post in below)
    if 2 * told < len(below) and max(map(len, below)) > _MOST_OF_SHORT:
        return None
    heads = [_Head(lines[i], "", lines[i].text) for i in at]
    starts = frozenset(line.start for line in (*(lines[:1] if named else ()), *(head.line for head in heads)))
    return Posts(starts, lines[0].text if named else None, None, _updates(text, heads))


def mark_told(posts: Posts | None, lines: Sequence[Line], roles: Sequence[Role]) -> list[Role]:
    """The roles of a text's lines: what stands right below the head of one of several posts is told by it."""
    if posts is None or len(posts.updates) < _LEAST_SHOWN:
        return list(roles)
    below = [False, *(line.start in posts.heads for line in lines)]
    return [Role.BODY if told and role in _OTHERS else role for told, role in zip(below, roles, strict=False)]


def _head_of(line: Line) -> _Head | None:
    """The head that a line is; None for any other line."""
    if match := _COPIED.fullmatch(line.text):
        return _Head(line, match["name"], match["when"])
    if match := _EXPORTED.match(line.text):
        named = line.text.endswith(":")
        return _Head(line, line.text[match.end() : -1] if named else None, match["when"] or match["bare"])
    match = _SHOWN.fullmatch(line.text) if len(line.text) <= _LONGEST_HEAD else None
    return _Head(line, match["name"], match["when"] or match["clock"]) if match else None


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


def _months_come_first(heads: Sequence[_Head]) -> bool | None:
    """Whether 3/4/2031 is a day in March in these heads, by those that can be read one way; None where none can."""
    pairs = [(int(match[1]), int(match[3])) for head in heads if (match := _NUMBERS.match(head.when))]
    if any(second > _MONTHS for first, second in pairs if first <= _MONTHS):
        return True
    return False if any(_MONTHS < first < 32 for first, _ in pairs) else None


def _instant(when: str, *, month_first: bool | None) -> str | None:
    """The instant of a head; None where it has no day, or one in numbers that may be in either of two months."""
    match = _NUMBERS.match(when)
    if match is None:
        return None
    first, mark, second, third = match.groups()
    if len(first) > 2:
        day = day_of(first, int(second), third)
    elif mark == "." or month_first is False or first == second:
        day = day_of(third, int(second), first)
    else:
        day = day_of(third, int(first), second) if month_first else None
    return with_hour(when, WrittenDay(0, match.end(), day)) if day else None
