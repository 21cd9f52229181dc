"""Days counted on and back, at the ends of the calendar too: a page may give 0001-01-01 or 9999-12-31."""

import datetime as dt

_LAST = dt.date.max.toordinal()


def days_on(day: dt.date, count: int) -> dt.date | None:
    """The day `count` days on, or back below zero; None outside the years 1 to 9999."""
    at = day.toordinal() + count
    return dt.date.fromordinal(at) if 1 <= at <= _LAST else None
