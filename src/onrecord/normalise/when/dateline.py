"""The day of publication, read from the text itself when nothing else gives it.

A text and the ranges of its body come in; a `Dated` with `found_in="text"` comes out, or None when the words
do not fix one day. What counts as fixing a day, in this order:

1. a label with a whole date, or a line that is a whole date, near the top: "Published: 7 Feb 2025";
2. a dateline with a whole date: "KYIV, Feb. 7, 2025 (Agency) —";
3. a relative expression beside a whole date, which leaves few days for publication: "yesterday, Feb. 6, 2025"
   leaves one, "six months ago, on Aug. 6, 2024" about a month. A dateline or the latest day named in the past
   tense inside those days is then taken: an article is published on the last day it tells of.

Anything less is no evidence: a whole date in the middle of a text may be years before publication.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.normalise.times import find_times
from onrecord.normalise.times.numbers import number_value
from onrecord.normalise.times.periods import shifted
from onrecord.normalise.times.scan import load_classes
from onrecord.normalise.times.tense import is_future_at
from onrecord.records import Dated, Range, TimeRef

_LABEL = re.compile(
    r"(?i)\b(?:published|posted|updated|issued|date|dated|released)\b(?:\s+(?:on|at))?\s*[:–—|-]?\s*$"
)
_TOP = 1500
_DATELINE = re.compile(r"^[^\S\n]*[A-Z][\w .,'’/-]{1,50}[,(]\s*$")
_AFTER_DATELINE = re.compile(r"^\)?\s*(?:\([^)\n]{2,40}\)\s*)?[,.]?\s*(?:--|[-–—:])|^\s*\([A-Z][^)\n]{1,40}\)")
_GAP = re.compile(r"^[\s,(–—-]*(?:on|in|,)?\s*$")
_AGO = re.compile(
    r"(?i)^(?:about|around|nearly|almost|exactly|just|some|roughly)?\s*(.+?)[\s-]+(day|week|month|year)s?\s+ago$"
)
_OFFSETS = {"today": 0, "yesterday": 1, "tomorrow": -1, "tonight": 0, "this morning": 0}
_SLACK = {"D": 0, "W": 4, "M": 16, "Y": 183}
_MOST_DAYS = 62


def infer_published(text: str, ranges: Sequence[Range] | None = None) -> Dated | None:
    """The day of publication that the text's own words fix.

    Args:
        text: the whole text.
        ranges: the body, in order; None for all of the text. Labels and datelines are looked for at its top.

    Returns:
        A day with `found_in="text"`, or None when the words leave more than one.
    """
    times = find_times(text, None, ranges=ranges)
    for day in (_labelled(text, times), _dateline_day(text, times), _from_chains(text, times)):
        if day is not None:
            return Dated(day.isoformat(), "text")
    return None


def _whole_day(time: TimeRef) -> dt.date | None:
    """The day of an expression that writes day, month and year."""
    if time.first is None or time.until is None or time.until - time.first != dt.timedelta(1):
        return None
    return time.first


def _labelled(text: str, times: Sequence[TimeRef]) -> dt.date | None:
    """A whole date after a label, or alone on its line, near the top."""
    for time in times:
        day = _whole_day(time)
        if day is None or time.span.start > _TOP:
            continue
        line_start = text.rfind("\n", max(0, time.span.start - 100), time.span.start) + 1
        before = text[line_start : time.span.start]
        line_end = text.find("\n", time.span.end, time.span.end + 60)
        after = text[time.span.end : line_end if line_end >= 0 else time.span.end + 60]
        if _LABEL.search(before[-40:]) or (not before.strip() and len(after.strip(" .|,")) < 12 and "\n" in text):
            return day
    return None


def _is_dateline(text: str, time: TimeRef) -> bool:
    """Whether an expression stands in a dateline: a place before it on its line, an agency or a dash after it."""
    line_start = text.rfind("\n", max(0, time.span.start - 100), time.span.start) + 1
    before = text[line_start : time.span.start]
    return bool(_DATELINE.match(before[-60:]) and _AFTER_DATELINE.match(text[time.span.end : time.span.end + 60]))


def _dateline_day(text: str, times: Sequence[TimeRef]) -> dt.date | None:
    for time in times:
        if time.span.start > _TOP:
            return None
        day = _whole_day(time)
        if day is not None and _is_dateline(text, time):
            return day
    return None


def _from_chains(text: str, times: Sequence[TimeRef]) -> dt.date | None:
    """The day that relative expressions beside whole dates leave, alone or with the days named in the text."""
    window = _window(text, times)
    if window is None:
        return None
    first, last = window
    if first == last:
        return first
    if (last - first).days > _MOST_DAYS:
        return None
    named = [(time, day) for time in times for day in _in_window(time, first, last)]
    for time, day in named:
        if _is_dateline(text, time):
            return day
    past = [day for time, day in named if not is_future_at(text, time.span.start, time.span.end)]
    return max(past, default=None)


def _window(text: str, times: Sequence[TimeRef]) -> tuple[dt.date, dt.date] | None:
    """The first and the last day on which the text can have been published; None without evidence."""
    first, last = dt.date.min, dt.date.max
    for one, two in pairwise(times):
        if not _GAP.match(text[one.span.end : two.span.start]):
            continue
        for relative, whole in ((one, two), (two, one)):
            found = _days_left(relative, _whole_day(whole))
            if found is not None:
                first, last = max(first, found[0]), min(last, found[1])
    return (first, last) if dt.date.min < first <= last else None


def _days_left(relative: TimeRef, whole: dt.date | None) -> tuple[dt.date, dt.date] | None:
    """The days that are so far from a whole date as a relative expression says."""
    if whole is None:
        return None
    words = " ".join(relative.span.text.lower().split())
    if words in _OFFSETS:
        day = whole + dt.timedelta(_OFFSETS[words])
        return day, day
    match = _AGO.match(words)
    if match is None:
        return None
    count = number_value(match[1].replace("-", " - ").split())
    unit = str(load_classes().values[match[2]])
    if count is None or not 0 < count < 200:
        return None
    middle = _same_day_later(whole, int(count), unit)
    if middle is None:
        return None
    slack = dt.timedelta(_SLACK[unit])
    return max(whole, middle - slack), middle + slack


def _same_day_later(day: dt.date, count: int, unit: str) -> dt.date | None:
    """A day some units later, on the same day of the month where there is one."""
    if unit in ("D", "W"):
        later = shifted(day, count * (7 if unit == "W" else 1), "D")
        return later.first
    period = shifted(day, count if unit == "M" else count * 12, "M")
    if period.first is None or period.until is None:
        return None
    return min(period.first + dt.timedelta(day.day - 1), period.until - dt.timedelta(1))


def _in_window(time: TimeRef, first: dt.date, last: dt.date) -> list[dt.date]:
    """The days of the window that an expression names: a whole date, or a month and day of no year."""
    whole = _whole_day(time)
    if whole is not None:
        return [whole] if first <= whole <= last else []
    match = re.match(r"XXXX-(\d\d)-(\d\d)$", time.value)
    if match is None:
        return []
    found = []
    for year in {first.year, last.year}:
        try:
            day = dt.date(year, int(match[1]), int(match[2]))
        except ValueError:
            continue
        if first <= day <= last:
            found.append(day)
    return found
