"""The day at which a figure is placed that holds for some days."""

import datetime as dt

from onrecord.calendar_days import days_on

_LONG = dt.timedelta(days=31)
"""A stretch of more days is no day: of "2,975 in 2017" nobody means the first of January."""


def day_held(holds: tuple[str | None, str | None] | None, said: str | None) -> str | None:
    """The first of the days that a figure holds for; the day it was said where it is of no days.

    Of a long stretch, and of one without a beginning, it is the last day that was over when the figure was given.

    `holds` are half-open days in ISO 8601, None is an open end; `said` is the day on which the figure was given.
    """
    first, until = holds or (None, None)
    over = days_on(dt.date.fromisoformat(until), -1) if until else None
    last = over.isoformat() if over else None
    if first is None:
        return last or said
    if last is None or dt.date.fromisoformat(last) - dt.date.fromisoformat(first) <= _LONG:
        return first
    return min(last, said[:10]) if said and said[:10] >= first else last
