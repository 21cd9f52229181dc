"""The times of an article; those in the entries of a live blog count from the entry's own day.

A live blog runs over midnight and is kept for days, so "this morning" in an entry is the morning of that entry,
and "the next day" is not counted from a day that another entry names.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from onrecord.normalise.times import find_times
from onrecord.records import Anchor, Article, Range, TimeRef


def find_article_times(article: Article, ranges: Sequence[Range]) -> tuple[TimeRef, ...]:
    """The times of some ranges of an article, in the order of the text.

    Args:
        article: the article, with its day of publication and its dated entries.
        ranges: the body's blocks, in order.
    """
    if not article.stated.updates:
        return find_times(article.text, day_of_telling(article), ranges=ranges)
    parts: defaultdict[int | None, list[Range]] = defaultdict(list)
    for one in ranges:
        update = article.update_at(one.start)
        parts[update.start if update else None].append(one)
    found = [time for at, part in parts.items() for time in _find_in(article, at, part)]
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
