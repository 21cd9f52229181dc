"""Periods of business news: what ended on a day, and the quarter of another year.

A quarter that "ended Sept. 29" is the calendar quarter when it lies within a week of it. A year or some months that
ended on a day are a duration with the days up to it. Only the words of the period become the expression; its day
is one of its own.
"""

import calendar
import datetime as dt
import re
from dataclasses import replace

from onrecord.normalise.times import periods as p
from onrecord.normalise.times.anchors import day_shift, related_year
from onrecord.normalise.times.extents import count_of, duration_value
from onrecord.normalise.times.grammar import expand
from onrecord.normalise.times.reader import Match, Node, Reader, dated
from onrecord.records import Anchor, TimeKind

_HALF_A_YEAR = 183
_NEAR = 7
"""How many days a quarter may end beside the calendar's: firms that count in weeks end on a Friday or Saturday."""
_ENDED = re.compile(
    expand(
        "(?P<word><ended>|<to>|<prep>)(?:<on>|<in>)?"
        "(?P<m><mon>)<dot>?(?:(?P<d><day>)(?!<y>))?(?:<comma>?(?P<y><y>))?"
    )
)
_ENDS = frozenset({"ended", "ending", "to", "through"})


def end_day(r: Reader, at: int) -> dt.date | None:
    """The day in "ended Sept. 30" or "to August" at a token: the latest up to publication.

    After "ending" it is the nearest; a month ends on its last day.
    """
    m = _ENDED.match(r.scan.kinds, at)
    if m is None or r.word_at(at) not in _ENDS:
        return None
    month, day, year = int(str(r.value(m, "m"))), r.int_value(m, "d"), r.int_value(m, "y")
    if year is None and r.published is None:
        return None
    named = year or (r.published or dt.date.min).year
    found = p.safe_day(named, month, day or calendar.monthrange(named, month)[1])
    if found is None or year is not None or r.published is None:
        return found
    away = (found - r.published).days
    latest = _HALF_A_YEAR if r.word_at(m.start("word")) == "ending" else 0
    meant = named - (away > latest) + (away < latest - 365)
    return p.safe_day(meant, month, day or calendar.monthrange(meant, month)[1])


def read_ended(r: Reader, m: Match) -> Node | None:
    """Such as "the year" before "ended March 31", "the six months" before "ended Aug. 12"."""
    end, unit = end_day(r, m.end()), str(r.value(m, "u"))
    amount, _ = count_of(r, m) if m["n"] is not None else (1.0, False)
    if end is None or amount is None or amount != int(amount) or unit not in ("Y", "Q", "M", "W"):
        return None
    if m["n"] is None and r.word_at(m.end()) not in ("ended", "ending"):
        return None
    until = p.day_period(end).until
    first = until and day_shift(until, -int(amount), unit)
    if unit == "Q" and amount == 1:
        return _quarter_to(r, m, end)
    value = duration_value(amount, unit)
    return Node(m.start(), m.end(), TimeKind.DURATION, value, first, until, Anchor.WRITTEN)


def _quarter_to(r: Reader, m: Match, end: dt.date) -> Node | None:
    """The quarter that ends on a day, by its calendar name where it has one."""
    quarter = ending_quarter(end)
    if quarter is not None:
        r.quarter = dated(m, quarter, Anchor.WRITTEN)
        return r.quarter
    until = p.day_period(end).until
    first = until and day_shift(until, -1, "Q")
    return Node(m.start(), m.end(), TimeKind.DURATION, "P1Q", first, until, Anchor.WRITTEN)


def ending_quarter(end: dt.date) -> p.Period | None:
    """The calendar quarter that ends on a day, or within a week of it; None when none does."""
    middle = end - dt.timedelta(45)
    quarter = p.quarter_period(middle.year, (middle.month + 2) // 3)
    if quarter.until is None or abs((quarter.until - end).days - 1) > _NEAR:
        return None
    return quarter


def read_quarter_of_year(r: Reader, m: Match) -> Node | None:
    """Such as "the 1988 period", "last year's quarter": the quarter just named, in that year."""
    if r.quarter is None or r.quarter.first is None:
        return None
    year, anchor = r.year(m, "y"), Anchor.WRITTEN
    if m["u"] is not None:
        if r.value(m, "u") != "Y":
            return None
        year, anchor = related_year(r, r.word(m, "rel") or "")
    return None if year is None else dated(m, quarter_in(year, r.quarter), anchor)


def quarter_in(year: int, quarter: Node) -> p.Period:
    """The same quarter of another year; a firm's own quarter keeps its distance from the calendar's."""
    years, number = int(quarter.value[:4]), quarter.value[-1]
    step = 12 * (year - years)
    days = [day and day_shift(day, step, "M") if step else day for day in (quarter.first, quarter.until)]
    return p.Period(f"{year:04d}-Q{number}", days[0], days[1], "Q")


def with_end(r: Reader, node: Node) -> Node:
    """A quarter with the days of "ended Sept. 30" after it: a firm's fourth quarter is not the calendar's."""
    end = end_day(r, node.end) if r.word_at(node.end) in ("ended", "ending") else None
    until = end and p.day_period(end).until
    first = until and day_shift(until, -1, "Q")
    return replace(node, first=first, until=until) if first and until else node
