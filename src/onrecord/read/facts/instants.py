"""The many ways in which pages write an instant become ISO 8601."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from onrecord.read.facts.written import with_hour, written_days

_COMPACT_ZONE = re.compile(r"([+-]\d{2})(\d{2})$")
_FRACTION = re.compile(r"(\.\d{1,6})\d*")
_ISO_START = re.compile(r"\d{4}-\d{2}-\d{2}")
_MILLISECONDS = 10**11
_HALF = re.compile(r"\d\s?[ap]\.?\s?m\b", re.IGNORECASE)
"""A half of the day, which neither ISO 8601 nor mail headers know."""
_WEEKDAY = re.compile(r"(?:[^\W\d]{2,12}\.?,?\s+)?")
_LONGEST = 60  # characters that a day with its hour has at most


def to_instant(value: str | None) -> str | None:
    """A day ("2025-02-07") or an instant ("2025-02-07T09:30:00+02:00"); None when it cannot be told."""
    if not value:
        return None
    text = value.strip()
    told = None if _HALF.search(text) else _iso(text) or _epoch(text) or _mail(text)
    found = told or _written(text)
    if found is None or not 1900 <= int(found[:4]) <= 2200:
        return None
    return found


def _iso(text: str) -> str | None:
    if not _ISO_START.match(text) and not re.match(r"\d{8}(T|$)", text):
        return None
    tidy = _FRACTION.sub(r"\1", text.replace(" UTC", "Z").replace(" GMT", "Z").replace(" Z", "Z"))
    tidy = re.sub(r"(?<!\s)\s+([+-]\d\d:?\d\d)$", r"\1", tidy)
    for form in (tidy, _COMPACT_ZONE.sub(r"\1:\2", tidy), tidy[:19], tidy[:16], tidy[:10]):
        try:
            instant = dt.datetime.fromisoformat(form)
        except ValueError:
            continue
        return instant.isoformat() if len(form) > 10 else instant.date().isoformat()
    return None


def _epoch(text: str) -> str | None:
    if not re.fullmatch(r"\d{9,13}", text):
        return None
    seconds = int(text)
    seconds = seconds // 1000 if seconds >= _MILLISECONDS else seconds
    return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat()


def _mail(text: str) -> str | None:
    """An instant as mail headers write it."""
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _written(text: str) -> str | None:
    """A day as people and spreadsheets write it, with the hour behind it; 3/4/2025 is in March."""
    found = next(written_days(text[:_LONGEST], month_first=True), None)
    return with_hour(text[:_LONGEST], found) if found and _WEEKDAY.fullmatch(text[: found.start]) else None
