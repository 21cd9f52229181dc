"""Days with their year as pages and texts write them, and the hour beside: "Friday, 7 Feb 2025, 9.15 pm GMT"."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.read.words import numbered
from onrecord.zones import zone_of

_HOUR = (
    r"(?<![\d.:/-])(?P<hour>[01]?\d|2[0-3])"
    r"(?:[:.h] ?(?P<minute>[0-5]\d)(?::[0-5]\d)?|(?P<whole>[0-5]\d)(?= ?(?:GMT|UTC)\b))?(?![\d./-])"
    r"\s?(?P<half>[ap]\.?\s?m\b\.?)?(?: ?(?:Uhr|hrs)\b)?"
    r"(?: ?\(?(?P<zone>(?:GMT|UTC)? ?[+-]\d{1,2}(?::?\d\d)?\b|[A-Z]{2,4}\b|Z\b))?"
)
_BETWEEN = r"T?[\s,;|·•–—-]{0,4}(?:(?:at|um|on|kl\.?|à|a las|alle|ore|klo|às|om)\b\s?)?"
_AFTER = re.compile(rf"{_BETWEEN}{_HOUR}", re.IGNORECASE)
_BEFORE = re.compile(rf"{_HOUR}\)?{_BETWEEN}(?:[^\W\d]{{2,12}}\.?,?\s)?$", re.IGNORECASE)
_FURTHEST = 40
_WEEKDAY = re.compile(r"([a-z]{3,9})\.?,?\s+$", re.IGNORECASE)
_SPAN = re.compile(r"\s*(?:[-–—]|to|until)\s*", re.IGNORECASE)


class WrittenDay(NamedTuple):
    """A day that a text writes: where its words start and end, and the day as ISO 8601."""

    start: int
    end: int
    day: str


def written_days(text: str, *, month_first: bool | None) -> Iterator[WrittenDay]:
    """The days that a piece of a page writes with their year, in order, but for the two of a span of days.

    `month_first` is whether 3/4/2024 is a day in March; None leaves out those that may be in either month, where no
    weekday stands before them.
    """
    held: WrittenDay | None = None
    for day in _each_day(text, month_first=month_first):
        if held is not None and _SPAN.fullmatch(text, held.end, day.start):
            held = None
            continue
        if held is not None:
            yield held
        held = day
    if held is not None:
        yield held


def _each_day(text: str, *, month_first: bool | None) -> Iterator[WrittenDay]:
    for found in _written().finditer(text):
        group = {name[:-1]: value for name, value in found.groupdict().items() if value}
        if "one" in group:
            first, second = int(group["one"]), int(group["two"])
            is_open = first != second and max(first, second) <= 12 and month_first is None
            american, other = day_of(group["year"], first, second), day_of(group["year"], second, first)
            if is_open:
                made = _on_weekday(text[max(0, found.start() - _FURTHEST) : found.start()], american, other)
            else:
                made = american if second > 12 or (month_first and first <= 12) else other
        else:
            month = int(group["month"]) if "month" in group else numbered("month_names")[group["name"].lower()]
            made = day_of(group["year"], month, group["day"])
        if made:
            yield WrittenDay(*found.span(), made)


def _on_weekday(before: str, *days: str | None) -> str | None:
    """The one of some days that falls on the weekday that stands right before it; None where none or several do."""
    named = _WEEKDAY.search(before)
    number = numbered("weekdays").get(named[1].lower()) if named else None
    fitting = [day for day in days if day and dt.date.fromisoformat(day).isoweekday() == number]
    return fitting[0] if len(fitting) == 1 else None


def day_of(year: str, month: int, day: str | int) -> str | None:
    """The day, or None where the calendar has none such; a year of two digits is one of this century."""
    try:
        return dt.date(int(year) if len(year) == 4 else 2000 + int(year), month, int(day)).isoformat()
    except ValueError:
        return None


def with_hour(text: str, found: WrittenDay) -> str:
    """The day with the hour that stands beside it in its text, in the zone that is named there; else the day."""
    for match in (
        _AFTER.match(text, found.end),
        _BEFORE.search(text[max(0, found.start - _FURTHEST) : found.start]),
    ):
        if match is not None and (clock := _clock(match)):
            return f"{found.day}T{clock}"
    return found.day


def _clock(match: re.Match[str]) -> str | None:
    """A time of day as ISO 8601; None for a number alone, which is no hour."""
    half = (match["half"] or "")[:1].lower()
    minutes = match["minute"] or match["whole"]
    hour = int(match["hour"])
    if not (minutes or half) or (half and not 1 <= hour <= 12):
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return dt.time(hour, int(minutes or 0), tzinfo=zone_of(match["zone"])).isoformat()


@cache
def _written() -> re.Pattern[str]:
    """A day with its year as pages write it; the digit behind a group's name is the number of the form."""
    names = "|".join(sorted(map(re.escape, numbered("month_names")), key=len, reverse=True))
    year = r"(?:19|20)\d\d"
    forms = (
        rf"\b(?P<name1>{names})\b\.?,?\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year1>{year})(?!\d)",
        rf"\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?[\s-]+(?:de\s+|of\s+)?(?P<name2>{names})\b\.?,?[\s-]+"
        rf"(?:de\s+)?(?P<year2>{year})(?!\d)",
        rf"\b(?P<year3>{year})[-/.](?P<month3>0?[1-9]|1[0-2])[-/.](?P<day3>[0-3]\d)(?!\d)",
        r"(?<![\d./])(?P<day4>\d{1,2})\.\s?(?P<month4>\d{1,2})\.\s?(?P<year4>(?:19|20)?\d\d)(?!\d|\.\w)\.?",
        rf"(?<![\d./])(?P<one5>\d{{1,2}})[/-](?P<two5>\d{{1,2}})[/-](?P<year5>{year})(?!\d)",
        rf"(?P<year6>{year})年(?P<month6>\d{{1,2}})月(?P<day6>\d{{1,2}})日",
    )
    return re.compile("|".join(forms), re.IGNORECASE)
