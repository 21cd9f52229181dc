"""The fields that an archive of the press prints around an article: "BYLINE: Mira Tolland", "Length: 212 words".

LexisNexis and Nexis Uni give every document so, in capitals with the body below "BODY:", or with the title on top
and the body below "Body". None of the fields is the article's; they say who wrote it and in which section it stood.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.read.facts.people import split_names
from onrecord.read.lines import Line
from onrecord.read.shapes import is_full_name, looks_like_headline

_FIELD = re.compile(
    r"(?P<name>byline|section|length|dateline|headline|highlight|load-date|language|publication-type|document-type"
    r"|subject|industry|geographic|organization|company|person):\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\d[\d,]* words", re.IGNORECASE)
_FURTHEST = 12
"""Lines above the first field: what the document is of, when it appeared, its title, whose the rights are."""

_MOST = 12
"""Lines from the first field to the one that says that the body begins."""


class ArchiveHead(NamedTuple):
    """What the fields say; None and () where they do not.

    Attributes:
        starts: where in the text the lines of the fields start.
    """

    starts: frozenset[int]
    title: str | None
    authors: tuple[str, ...]
    section: str | None


def archive_head(lines: Sequence[Line]) -> ArchiveHead | None:
    """The fields around an article that an archive gave; None for any other text."""
    found = {at: match for at, line in enumerate(lines) if (match := _FIELD.fullmatch(line.text))}
    first = min(found, default=len(lines))
    bodies = (at for at in range(first, min(first + _MOST, len(lines))) if lines[at].text in ("Body", "BODY:"))
    body = next(bodies, -1)
    said = {match["name"].lower(): match["value"] for match in reversed(found.values())}
    if body < 0 or first > _FURTHEST or not _LENGTH.fullmatch(said.get("length", "")):
        return None
    starts = frozenset(lines[at].start for at in (*found, *range(first, body + 1)))
    on_top = lines[body].text == "Body" and first > 0 and looks_like_headline(lines[0].text)
    title = said.get("headline") or (lines[0].text if on_top else None)
    authors = tuple(filter(is_full_name, split_names(said.get("byline"))))
    section = said.get("section", "").partition(";")[0].strip()
    return ArchiveHead(starts, title, authors, section or None)
