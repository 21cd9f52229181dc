"""The zone that is written behind an hour: "GMT", "+02:00", "EST"; one that is not known is none."""

import datetime as dt
import re

_HOURS = {
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 1, "bst": 1, "ist": None, "cet": 1, "cest": 2, "eet": 2,
    "eest": 3, "msk": 3, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "jst": 9, "kst": 9, "hkt": 8, "sgt": 8, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
}  # fmt: skip
"""Zones by name; those that name two zones are None."""

_OFFSET = re.compile(r"(?:GMT|UTC)?\s*([+-])(\d{1,2}):?(\d{2})?\b")


def zone_of(said: str | None) -> dt.tzinfo | None:
    """The zone that some words begin with; None where they name none, or two."""
    if not said or not said.strip():
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
