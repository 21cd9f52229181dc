"""Lists that an article's page sets in or below it and that are none of its own: sources, most read articles.

The roles of the lines come in as far as they are known (None where not) and are changed in place.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.read.lines import TEXT, Line, Roles
from onrecord.read.words import word_list
from onrecord.records import Role

_LONGEST_HEAD = 40
_NUMBER = re.compile(r"\W?(?P<number>\d{1,3})(?:[.)\]]+(?:\s|(?=[A-Z])|$)|\s|$)")
_WORK = re.compile(r"\bdoi\b|https?://|\b(?:19|20)\d\d\b|\bet al\b|\bpp?\. ?\d", re.IGNORECASE)
"""What the entry of a list of sources has: a year, an address, pages."""

_BRACKETED = re.compile(r"\[\d{1,3}\]\s*\S")
_LEAST = 2
_LEAST_UNHEADED = 3
"""So many sources without a heading are a list; one or two are footnotes, which people take for the article's."""


def mark_listed(lines: Sequence[Line], roles: Roles) -> None:
    """Take lists of sources and of most read articles out of the article, with their headings."""
    for at, line in enumerate(lines):
        head = line.text.lower().strip(" *+:#") if len(line.text) <= _LONGEST_HEAD else ""
        if head in word_list("ranking_heads"):
            _take(at, [*_numbered(lines, at + 1)], roles, Role.RELATED_TITLE)
        elif head in word_list("reference_heads"):
            _take(at, [*_works(lines, at + 1)], roles, Role.FURNITURE)
    first = next((at for at, line in enumerate(lines) if line.text.startswith("[1]")), len(lines))
    entries = [at for at in _numbered(lines, first) if _BRACKETED.match(lines[at].text)]
    _take(first, entries if len(entries) >= _LEAST_UNHEADED else (), roles, Role.FURNITURE)


def _take(head: int, entries: Sequence[int], roles: Roles, role: Role) -> None:
    """Give the entries of a list a role where there are some; its heading and numbers are none of the article's."""
    taken = frozenset(entries)
    for at in range(head, entries[-1] + 1) if len(entries) >= _LEAST else ():
        roles[at] = role if at in taken else None if roles[at] in TEXT else roles[at]


def _numbered(lines: Sequence[Line], start: int) -> Iterator[int]:
    """The places of lines that are numbered from 1 on, each right below the one before or below its words."""
    number, at = 1, start
    while at < len(lines) and (match := _NUMBER.match(lines[at].text)) and int(match["number"]) == number:
        alone = match.end() == len(lines[at].text)
        if at + alone < len(lines):
            yield at + alone
        number, at = number + 1, at + 1 + alone


def _works(lines: Sequence[Line], start: int) -> Iterator[int]:
    """The places of lines that each tell a work, up to the first that does not."""
    for at in range(start, len(lines)):
        if not _WORK.search(lines[at].text):
            return
        yield at
