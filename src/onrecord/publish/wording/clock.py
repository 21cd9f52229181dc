"""Days and moments as a reader says them: "1–7 Feb 2025", "7 Feb 2025, 21:10 UTC+2".

Days come in half-open and go out with both ends inside. Months are English here, whatever the process's locale.
"""

import calendar
import datetime as dt
import re

from onrecord.calendar_days import days_on

_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def days(first: dt.date | None, until: dt.date | None) -> str | None:
    """The half-open days [first, until); None when neither end is known.

    2025-02-07 up to 2025-02-08 is "7 Feb 2025"; 2025-02-01 up to 2025-03-01 is "Feb 2025".
    """
    return stretch(first, days_on(until, -1) if until else None)


def stretch(first: dt.date | None, last: dt.date | None) -> str | None:
    """The days from the first to the last, which is inside; None is an open end, and nothing is said of two."""
    if first is None:
        return f"until {_day(last)}" if last else None
    if last is None:
        return f"since {_day(first)}"
    if last <= first:
        return _day(first)
    if (first.day, last.day) == (1, calendar.monthrange(last.year, last.month)[1]):
        return _whole_months(first, last)
    if first.year != last.year:
        return f"{_day(first)} – {_day(last)}"
    if first.month != last.month:
        return f"{first.day} {_month(first)} – {_day(last)}"
    return f"{first.day}–{_day(last)}"


def _whole_months(first: dt.date, last: dt.date) -> str:
    if (first.month, last.month) == (1, 12):
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{_month(first)} {first.year}"
    start = _month(first) if first.year == last.year else f"{_month(first)} {first.year}"
    return f"{start} – {_month(last)} {last.year}"


def _day(day: dt.date) -> str:
    return f"{day.day} {_month(day)} {day.year}"


def _month(day: dt.date) -> str:
    return _MONTHS[day.month - 1]


def moment(value: str) -> str:
    """A day or an instant (ISO 8601), in its own zone; the day alone when only a day is known.

    "2025-02-07T21:10:00+02:00" is "7 Feb 2025, 21:10 UTC+2"; a value that is neither is shown as it is.
    """
    try:
        if len(value) == 10:
            return _day(dt.date.fromisoformat(value))
        at = dt.datetime.fromisoformat(value)
    except ValueError:
        return value
    return f"{_day(at.date())}, {at:%H:%M} {_zone(at)}"


def in_words(text: str) -> str:
    """A sentence with its ISO days as a reader says them: "both hold for 7 Feb 2025"."""
    return _ISO_DAY.sub(lambda day: moment(day.group()), text)


def machine(value: str) -> str | None:
    """The value for a `datetime` attribute; None when it is not ISO 8601."""
    try:
        dt.datetime.fromisoformat(value)
    except ValueError:
        return None
    return value


def _zone(at: dt.datetime) -> str:
    offset = at.utcoffset()
    if offset is None:
        return "(zone not given)"
    minutes = int(offset.total_seconds() // 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")
