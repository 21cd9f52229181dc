"""The day of publication, read from the text itself when nothing else gives it.

A text and the ranges of its body come in; a `Dated` with `found_in="text"` comes out, or None when the words
do not fix one day. What counts as fixing a day, in this order:

1. a label with a whole date, or a line that is a whole date, near the top: "Published: 7 Feb 2025";
2. a dateline with a whole date: "KYIV, Feb. 7, 2025 (Agency) —";
3. a day counted from publication beside a whole date: "yesterday, Feb. 6, 2025".

Anything less is no evidence: a whole date in the middle of a text may be years before publication.
"""

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.calendar_days import days_on
from onrecord.normalise.lexicons import branches
from onrecord.normalise.times import find_times
from onrecord.records import Dated, Range, TimeRef

_TOP = 1500  # characters
_DATELINE = re.compile(r"^[^\S\n]*[A-Z][\w .,'’/-]{1,50}[,(]\s*$")
_AFTER_DATELINE = re.compile(
    r"^\)?\s*(?:\([^)\n]{2,40}\)\s*|/[^/\n]{2,40}/\s*)?[,.]?\s*(?:--|[-–—:])|^\s*\([A-Z][^)\n]{1,40}\)"
)
_AFTER_DAY = re.compile(r"^\s*\([A-Z][^)\n]{1,40}\)\s*(?:--|[-–—])")
_GAP = re.compile(r"^[\s,(–—-]*(?:on|in|,)?\s*$")
_OFFSETS = {"today": 0, "yesterday": 1, "tomorrow": -1, "tonight": 0, "this morning": 0}
_LABEL = re.compile(
    rf"\b(?:{branches('times', 'words', 'appeared')})\b(?:\s+(?:on|at))?\s*[:–—|-]?\s*$", re.IGNORECASE
)
"""Up to the day on which a text appeared: "Published on: "."""


def infer_published(text: str, ranges: Sequence[Range] | None = None) -> Dated | None:
    """The day of publication that the text's own words fix.

    Args:
        text: the whole text.
        ranges: the body, in order; None for all of the text. Labels and datelines are looked for at its top.

    Returns:
        A day with `found_in="text"`, or None when the words leave more than one.
    """
    times = find_times(text, None, ranges=ranges)
    for day in (_labelled(text, times), _dateline_day(text, times), _day_beside(text, times)):
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
    """Whether an expression stands in a dateline: a place before it on its line, an agency or a dash after it.

    Without a place both follow: "Feb. 8, 2031 (KNA) -".
    """
    line_start = text.rfind("\n", max(0, time.span.start - 100), time.span.start) + 1
    before, after = text[line_start : time.span.start], text[time.span.end : time.span.end + 60]
    if not before.strip():
        return bool(_AFTER_DAY.match(after))
    return bool(_DATELINE.match(before[-60:]) and _AFTER_DATELINE.match(after))


def _dateline_day(text: str, times: Sequence[TimeRef]) -> dt.date | None:
    for time in times:
        if time.span.start > _TOP:
            return None
        day = _whole_day(time)
        if day is not None and _is_dateline(text, time):
            return day
    return None


def _day_beside(text: str, times: Sequence[TimeRef]) -> dt.date | None:
    """The day that "yesterday" or "today" beside a whole date leaves; None where two of them differ."""
    found = {
        days_on(whole, away)
        for one, two in pairwise(times)
        if _GAP.match(text[one.span.end : two.span.start])
        for relative, whole in ((one, _whole_day(two)), (two, _whole_day(one)))
        if whole and (away := _OFFSETS.get(" ".join(relative.span.text.lower().split()))) is not None
    }
    return found.pop() if len(found) == 1 else None
