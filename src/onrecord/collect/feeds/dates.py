"""The dates of feeds as ISO 8601.

RFC 822 with its many slips, ISO 8601 as W3C-DTF allows it, and asctime. A zone that is not known is left out
rather than guessed; a date that cannot be read is None, and so is one that stands for none ("0001-01-01").
"""

import datetime as dt
import re
from functools import lru_cache

from onrecord.zones import zone_of

_MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
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


def instant(value: str | None) -> str | None:
    """A date of a feed as ISO 8601: a day, or an instant with its zone where it names one.

    A month or a year alone is no day, and so None.
    """
    return _instant(value.strip()[:80]) if value else None


@lru_cache(maxsize=4096)
def _instant(said: str) -> str | None:
    """The date in a short string; feeds name the same ones whenever they are fetched."""
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
        made = dt.datetime(whole, month, int(day), hour, minute, min(second, 59), tzinfo=zone_of(zone))
        return (made + dt.timedelta(days=late)).isoformat()
    except (ValueError, OverflowError):
        return None
