"""What the objects around an article in a page's scripts say of it: who wrote it, and when it was published.

The innermost object that says something is the article's own; those around it may be the site's.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from onrecord.read.facts.instants import to_instant
from onrecord.read.facts.page import PageFacts
from onrecord.read.facts.people import split_names
from onrecord.records import Author, Dated

_PUBLISHED = re.compile(
    r"(?:date|time|first)?_?publish(?:ed)?_?(?:at|on|date|time|date_?time)?|pub_?date|publication_?date",
    re.IGNORECASE,
)
_AUTHORS = re.compile(r"authors?|bylines?|writers?", re.IGNORECASE)
_NAMES = ("name", "fullName", "displayName", "full_name", "display_name")
_NO_NAME = re.compile(r"[\d_<>&]")
"""What the key of an author has, as "5f2c-a1" or "ada_holm", and markup."""

Objects = Sequence[Mapping[str, Any]]


def with_held(facts: PageFacts, around: Objects) -> PageFacts:
    """What a page states, with the authors and the day that its scripts hold where it states none.

    `around` are the objects around the article, the innermost first.
    """
    authors = next(filter(None, (tuple(map(Author, dict.fromkeys(_names(one)))) for one in around)), ())
    days = filter(None, map(_day, around))
    published = facts.published or next((Dated(day, "html") for day in days), None)
    return replace(facts, authors=facts.authors or authors, published=published)


def _day(holder: Mapping[str, Any]) -> str | None:
    """The instant at which an object says that it was published."""
    told = (value for name, value in holder.items() if _PUBLISHED.fullmatch(name) and isinstance(value, str))
    return next(filter(None, map(to_instant, told)), None)


def _names(holder: Mapping[str, Any]) -> Iterator[str]:
    """The names of those whom an object calls its authors."""
    for name, value in holder.items():
        if not _AUTHORS.fullmatch(name):
            continue
        for one in value if isinstance(value, list) else [value]:
            told = next(filter(None, map(one.get, _NAMES)), None) if isinstance(one, dict) else one
            if isinstance(told, str) and not (told.islower() or _NO_NAME.search(told)):
                yield from split_names(told)
