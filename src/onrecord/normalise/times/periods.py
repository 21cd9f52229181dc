"""Periods of the calendar: a TIMEX3 value with the half-open days that it names.

Days outside the years 1 to 9999 have a value and no days. Conventions: weeks start on Monday; a season is
three whole months (winter runs from December into the next year); an early part of a month is its 1st to
10th day, the middle its 11th to 20th; of a decade the early part is its first five years, the late part its
last five; of anything else the parts are thirds.
"""

import datetime as dt
from typing import NamedTuple

_DAY = dt.timedelta(1)
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX", "E": "XXX", "C": "XX"}
_YEARS = {"Y": 1, "E": 10, "C": 100, "L": 1000}
_DAYS = {"D": 1, "W": 7, "F": 14, "WE": 7}


class Period(NamedTuple):
    """A stretch of whole days at one granularity; `first` and `until` are None where no day is fixed."""

    value: str
    first: dt.date | None
    until: dt.date | None
    unit: str


def safe_day(year: int, month: int = 1, day: int = 1) -> dt.date | None:
    """A day of the calendar, or None where there is none such."""
    try:
        return dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None


def unknown(unit: str) -> Period:
    """A period of which only the granularity is known."""
    return Period(_UNKNOWN.get(unit, "XXXX-XX-XX"), None, None, unit)


def day_period(day: dt.date) -> Period:
    """One day."""
    return Period(day.isoformat(), day, day + _DAY if day < dt.date.max else None, "D")


def months_period(value: str, year: int, month: int, months: int, unit: str) -> Period:
    """Some whole months from the first of one; `month` may lie outside 1 to 12."""
    first = safe_day(year + (month - 1) // 12, (month - 1) % 12 + 1)
    last = month - 1 + months
    until = safe_day(year + last // 12, last % 12 + 1)
    return Period(value, first, until, unit) if first and until else Period(value, None, None, unit)


def month_period(year: int, month: int) -> Period:
    """One month; `month` may lie outside 1 to 12 and then falls into another year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return months_period(f"{_year_value(year)}-{month:02d}", year, month, 1, "M")


def year_period(year: int) -> Period:
    """One year; -480 is the year 480 before Christ, which has a value and no days."""
    return months_period(_year_value(year), year, 1, 12, "Y")


def _year_value(year: int) -> str:
    """A year as TIMEX3 writes it: 0079, and BC0480 for -480."""
    return f"{year:04d}" if year >= 0 else f"BC{-year:04d}"


def quarter_period(year: int, quarter: int) -> Period:
    """A calendar quarter, 1 to 4; others fall into other years."""
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    return months_period(f"{year:04d}-Q{quarter}", year, 3 * quarter - 2, 3, "Q")


def half_period(year: int, half: int) -> Period:
    """The first or the second half of a year."""
    return months_period(f"{year:04d}-H{half}", year, 6 * half - 5, 6, "H")


def season_period(year: int, season: str) -> Period:
    """A season by its TIMEX3 code; winter starts in December of `year`."""
    return months_period(f"{_year_value(year)}-{season}", year, SEASONS[season], 3, "S")


def decade_period(decade: int) -> Period:
    """The ten years from `decade` * 10; below zero the decades before Christ, -47 the 470s."""
    if decade < 0:
        return Period(f"BC{-decade:03d}", None, None, "E")
    return months_period(f"{decade:03d}", decade * 10, 1, 120, "E")


def century_period(century: int) -> Period:
    """The hundred years from `century` * 100: the 20th century is 19."""
    return months_period(f"{century:02d}", century * 100, 1, 1200, "C")


def week_period(day: dt.date) -> Period:
    """The week, Monday to Sunday, of a day."""
    year, week, weekday = day.isocalendar()
    monday = day.toordinal() - weekday + 1
    if monday < 1 or monday + 7 > dt.date.max.toordinal():
        return unknown("W")
    first = dt.date.fromordinal(monday)
    return Period(f"{year:04d}-W{week:02d}", first, dt.date.fromordinal(monday + 7), "W")


def week_before(sunday: dt.date) -> Period:
    """The seven days before a Sunday, which its paper calls "last week": no week of the calendar.

    The value is the first and the last of them as ISO 8601 writes an interval: "2025-02-02/2025-02-08".

    Source: of 36 articles of Sundays in `data/batch` and `data/ukraine-war`, 14 tell by "last week" of an event
    whose day is known; it is among these in all 14 (2026-11-26).
    """
    week = week_period(sunday)
    if week.first is None:
        return week
    first = week.first - _DAY
    return Period(f"{first.isoformat()}/{(sunday - _DAY).isoformat()}", first, sunday, "W")


def weekend_period(day: dt.date) -> Period:
    """The Saturday and Sunday of a day's week."""
    week = week_period(day)
    if week.first is None or week.until is None:
        return unknown("W")
    return Period(f"{week.value}-WE", week.until - 2 * _DAY, week.until, "WE")


def period_of(day: dt.date, unit: str) -> Period:
    """The period of a granularity that holds a day."""
    makers = {
        "D": lambda: day_period(day),
        "W": lambda: week_period(day),
        "F": lambda: week_period(day),
        "WE": lambda: weekend_period(day),
        "M": lambda: month_period(day.year, day.month),
        "Q": lambda: quarter_period(day.year, (day.month + 2) // 3),
        "Y": lambda: year_period(day.year),
        "E": lambda: decade_period(day.year // 10),
        "C": lambda: century_period(day.year // 100),
    }
    return makers.get(unit, makers["D"])()


def shifted(day: dt.date, count: float, unit: str) -> Period:
    """The period that lies `count` units from a day, at the granularity of the unit.

    Half a unit is counted in the next smaller one: half a year is six months.
    """
    if count != int(count):
        count, unit = {
            "C": (count * 100, "Y"),
            "E": (count * 10, "Y"),
            "Y": (count * 12, "M"),
            "M": (count * 30, "D"),
            "W": (count * 7, "D"),
        }.get(unit, (count, unit))
    number = int(count)
    if abs(number) > 12_000_000:
        return unknown(unit)
    if unit in ("M", "Q"):
        months = number * (1 if unit == "M" else 3)
        at = month_period(day.year, day.month + months)
        if unit == "M" or at.first is None:
            return at
        return period_of(at.first, "Q")
    if unit in _YEARS:
        return year_period(day.year + number * _YEARS[unit])  # ten years back from a year are that year
    days = number * _DAYS[unit] if unit in _DAYS else int(number / {"TH": 24, "TM": 1440}.get(unit, 86400))
    at_day = day.toordinal() + days
    if not 1 <= at_day < dt.date.max.toordinal():
        return unknown(unit)
    return period_of(dt.date.fromordinal(at_day), unit if unit in _DAYS else "D")


def part_of(period: Period, mod: str | None) -> Period:
    """The days of a period's early, middle or late part; the value stays."""
    first, until = period.first, period.until
    if mod not in ("START", "MID", "END") or first is None or until is None or period.unit == "D":
        return period
    if period.unit == "M":
        cut = (first, first.replace(day=11), first.replace(day=21), until)
    elif period.unit == "E":
        middle = safe_day(first.year + 5) or until
        cut = (first, middle, middle, until)
        if mod == "MID":
            cut = (first, safe_day(first.year + 4) or first, safe_day(first.year + 7) or until, until)
    elif period.unit in ("Y", "C", "S", "Q", "H"):
        cut = _thirds_of_months(first, until)
    else:
        third = (until - first) / 3
        cut = (first, first + third, until - third, until)
    at = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}[mod]
    low, high = cut[at[0]], cut[at[1]]
    return period._replace(first=low, until=high) if low < high else period


def _thirds_of_months(first: dt.date, until: dt.date) -> tuple[dt.date, dt.date, dt.date, dt.date]:
    """A stretch of whole months cut into thirds at month ends; one month is not cut."""
    months = (until.year - first.year) * 12 + until.month - first.month
    one = months_period("", first.year, first.month, months // 3, "").until or until
    two = months_period("", first.year, first.month, months - months // 3, "").until or until
    return first, one, two, until
