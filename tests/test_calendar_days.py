"""Days counted on and back, at the ends of the calendar too."""

import datetime as dt

import pytest

from onrecord.calendar_days import days_on

ROWS = [
    ("2031-02-27", 2, "2031-03-01"),
    ("2031-03-01", -1, "2031-02-28"),
    ("2031-03-01", 0, "2031-03-01"),
    ("9999-12-30", 1, "9999-12-31"),
    ("9999-12-31", 1, None),
    ("0001-01-02", -1, "0001-01-01"),
    ("0001-01-01", -1, None),
    ("2031-03-01", 10**12, None),
]


@pytest.mark.parametrize(("day", "count", "found"), ROWS)
def test_a_day_outside_the_calendar_is_none(day, count, found):
    assert days_on(dt.date.fromisoformat(day), count) == (dt.date.fromisoformat(found) if found else None)
