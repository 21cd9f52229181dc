"""The dates of feeds as ISO 8601.

RFC 822 with its many slips, ISO 8601 as W3C-DTF allows it, and asctime. A zone that is not known is left out
rather than guessed; a date that cannot be read is None, and so is one that stands for none ("0001-01-01").
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

_MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_HOURS = {
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 1, "bst": 1, "ist": None, "cet": 1, "cest": 2, "eet": 2,
    "eest": 3, "msk": 3, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "jst": 9, "kst": 9, "hkt": 8, "sgt": 8, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
}  # fmt: skip
"""Zones by name; those that name two zones are None."""

_RFC = re.compile(
    r"(?:[^\W\d]{2,12}\.?,?\s*)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{2,4})"
    r"(?:,?\s+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?)?\s*(.*)",
    re.DOTALL,
)
_ASCTIME = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?"
    r"(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*([A-Za-z]{1,5})?\s*(\d{4})?"
)
_ISO = re.compile(
    r"(\d{4})-?(\d{2})?-?(\d{2})?"
    r"(?:[Tt ]\s*(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?)?\s*(\S.*)?",
    re.DOTALL,
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
"""Years beyond which a date is a program's word for none, as in the dates of pages."""
_OFFSET = re.compile(r"(?:GMT|UTC)?\s*([+-])(\d{1,2}):?(\d{2})?\b")


@lru_cache(maxsize=4096)
def instant(value: str | None) -> str | None:
    """A date of a feed as ISO 8601: a day, or an instant with its zone where it names one.

    A month or a year alone is no day, and so None.
    """
    said = (value or "").strip()[:80]
    if not said:
        return None
    match = _ISO.fullmatch(said)
    if match is not None:
        year, month, day, *clock, zone = match.groups()
        return _made(year, int(month), day, clock, zone) if month and day else None
    match = _RFC.fullmatch(said)
    if match is not None:
        day, name, year, *clock, zone = match.groups()
        return _made(year, _MONTHS.get(name[:3].lower()), day, clock, zone)
    match = _ASCTIME.fullmatch(said)
    if match is not None:
        name, day, before, *clock, zone, after = match.groups()
        return _made(before or after, _MONTHS.get(name[:3].lower()), day, clock, zone)
    return None


def _made(year: str | None, month: int | None, day: str, clock: list[str | None], zone: str | None) -> str | None:
    if year is None or month is None:
        return None
    whole = int(year) if len(year) > 2 else int(year) + (2000 if int(year) < 70 else 1900)
    if not _FIRST_YEAR <= whole <= _LAST_YEAR:
        return None
    hour, minute, second = (int(part or 0) for part in clock)
    try:
        if clock[0] is None:
            return dt.date(whole, month, int(day)).isoformat()
        late, hour = (1, 0) if hour == 24 else (0, hour)
        made = dt.datetime(whole, month, int(day), hour, minute, min(second, 59), tzinfo=_zone(zone))
        return (made + dt.timedelta(days=late)).isoformat()
    except (ValueError, OverflowError):
        return None


def _zone(said: str | None) -> dt.tzinfo | None:
    if not said:
        return None
    match = _OFFSET.match(said)
    if match is not None:
        sign, hours, minutes = match.groups()
        off = dt.timedelta(hours=int(hours), minutes=int(minutes or 0))
        if off >= dt.timedelta(hours=24) or said.startswith("-0000"):
            return None
        return dt.timezone(-off if sign == "-" else off)
    hours_off = _HOURS.get(said.split()[0].strip("()").lower())
    return None if hours_off is None else dt.timezone(dt.timedelta(hours=hours_off))
