"""The times of an article; those in the entries of a live blog count from the entry's own day.

A live blog runs over midnight and is kept for days, so "this morning" in an entry is the morning of that entry,
and "the next day" is not counted from a day that another entry names.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from onrecord.normalise.lexicons import branches
from onrecord.normalise.times import find_times
from onrecord.records import Anchor, Article, Range, TimeRef

_HEADING = re.compile(
    rf"^(?:{branches('times', 'pattern', 'weekdays')}),? "
    r"(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?:?$",
    re.MULTILINE,
)
"""A line that is nothing but a day, above the entries of a live blog that was kept as text."""


def find_article_times(article: Article, ranges: Sequence[Range]) -> tuple[TimeRef, ...]:
    """The times of the body's blocks, in the order of the text, by the day of publication and the dated entries."""
    if not article.stated.updates:
        return _under_headings(article, ranges)
    parts: defaultdict[int | None, list[Range]] = defaultdict(list)
    for one in ranges:
        update = article.update_at(one.start)
        parts[update.start if update else None].append(one)
    found = [time for at, part in parts.items() for time in _find_in(article, at, part)]
    return tuple(sorted(found, key=lambda time: (time.span.start, time.span.end)))


def _under_headings(article: Article, ranges: Sequence[Range]) -> tuple[TimeRef, ...]:
    """The times of a text whose lines may be headed by days: what stands under one counts from it."""
    now = day_of_telling(article)
    starts = [match.span() for match in _HEADING.finditer(article.text)]
    days = [time.first for span in starts for time in find_times(article.text, now, ranges=[Range(*span)])[:1]]
    if not starts or len(days) < len(starts):
        return find_times(article.text, now, ranges=ranges)
    parts: defaultdict[int, list[Range]] = defaultdict(list)
    for one in ranges:
        parts[bisect_right(starts, (one.start, len(article.text)))].append(one)
    found = [
        replace(time, anchor=Anchor.UPDATE) if at and time.anchor is Anchor.PUBLISHED else time
        for at, part in parts.items()
        for time in find_times(article.text, days[at - 1] if at else now, ranges=part)
    ]
    return tuple(sorted(found, key=lambda time: (time.span.start, time.span.end)))


def _find_in(article: Article, at: int | None, ranges: Sequence[Range]) -> tuple[TimeRef, ...]:
    """The times of one entry, or of what stands in none where `at` is None."""
    times = find_times(article.text, day_of_telling(article, at), ranges=ranges)
    if at is None:
        return times
    return tuple(replace(t, anchor=Anchor.UPDATE) if t.anchor is Anchor.PUBLISHED else t for t in times)


def day_of_telling(article: Article, offset: int | None = None) -> dt.date | None:
    """The day from which words count: that of the entry at `offset`, else that of publication; None for neither."""
    update = article.update_at(offset) if offset is not None else None
    if update is not None and update.published is not None:
        try:
            return dt.date.fromisoformat(update.published[:10])
        except ValueError:
            return None
    return article.published.day if article.published else None
