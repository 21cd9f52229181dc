"""Days that have a name, and days that are counted inside a month: Easter, "the first Monday of June"."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from onrecord.lexicon import load_lexicon
from onrecord.normalise.times import periods as p
from onrecord.normalise.times.anchors import pick_year, year_of
from onrecord.normalise.times.reader import Match, Node, Reader, dated
from onrecord.records import Anchor, TimeKind

_RULES: Mapping[str, Mapping[str, int]] = load_lexicon("times")["days"]


def read_christmas(r: Reader, m: Match) -> Node | None:
    """Christmas Day and Christmas Eve; Christmas alone is a season, unless a year follows."""
    if m["eve"] is None and m.end() - m.start() < 2:
        return None
    return _fixed(r, m, 12, 24 if m["eve"] else 25, r.int_value(m, "y"))


def read_new_year(r: Reader, m: Match) -> Node | None:
    """New Year's Eve and New Year's Day."""
    if r.value(m, "u") != "Y" or not r.capital(m.start()):
        return None
    if m["eve"]:
        return _fixed(r, m, 12, 31, None)
    return _fixed(r, m, 1, 1, None) if r.value(m, "day") == "D" else None


def read_holiday(r: Reader, m: Match) -> Node | None:
    """Thanksgiving, Halloween, Easter Monday and other days that a rule gives in each year."""
    rule = str(r.value(m, "x"))
    if not r.capital(m.start("x")):
        return None
    bare = m["day"] is None and m["y"] is None and m["rel"] is None
    if bare and (rule == "easter" or (rule == "valentine" and m.end() == m.end("x"))):
        return None  # "Katie Valentine"
    shift = {"monday": 1, "friday": -2}.get(r.word(m, "day") or "", 0)
    node = _of_rule(r, m, {"easter": shift} if rule == "easter" else _RULES[rule])
    if node is None or node.first is None or r.value(m, "day") != "W":
        return node
    return dated(m, p.week_period(node.first), node.anchor)


def names_a_day(r: Reader, at: int) -> bool:
    """Whether the month at a token is part of the name of a day: "May Day"."""
    return f"{r.word_at(at)} {r.word_at(at + 1)}" in _RULES and r.capital(at + 1)


def read_named_day(r: Reader, m: Match) -> Node | None:
    """Such as "Good Friday", "Labor Day"; not what is named after one: "the Good Friday Agreement"."""
    words = (word for word in r.scan.words[m.start() : m.end("day")] if word.isalpha() and len(word) > 1)
    rule = _RULES.get(" ".join(words))
    named_after = r.capital(m.end()) and r.word_at(m.end()).isalpha()
    if rule is None or named_after or not (r.capital(m.start()) and r.capital(m.end("day") - 1)):
        return None
    return _of_rule(r, m, rule)


def _easter(year: int) -> dt.date | None:
    """Easter Sunday of the Gregorian calendar.

    Source: the anonymous computus, Nature 13 (1876), as in J. Meeus, Astronomical Algorithms.
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + ell - 7 * ((a + 11 * h + 22 * ell) // 451) + 114, 31)
    return p.safe_day(year, month, day + 1)


def _day_of(rule: Mapping[str, int], year: int) -> dt.date | None:
    """The day that a rule of the lexicon gives in a year: so far from Easter, a date, or a weekday of a month."""
    if year % rule.get("every", 1):
        return None
    if "easter" in rule:
        day = _easter(year)
    elif "day" in rule:
        day = p.safe_day(year, rule["month"], rule["day"])
    else:
        day = weekday_of_month(year, rule["month"], rule["weekday"], rule["count"])
    return day and day + dt.timedelta(rule.get("easter", 0) + rule.get("plus", 0))


def _of_rule(r: Reader, m: Match, rule: Mapping[str, int]) -> Node | None:
    """The day of a rule, in the year written or else in the one that `pick_year` finds."""
    year = r.int_value(m, "y") if "y" in m.re.groupindex else None
    owner = _year_before(r, m)
    near = _day_of(rule, year or (r.published.year if r.published else 2000))
    if near is None:
        return None
    if year is not None:
        return dated(m, p.day_period(near), Anchor.WRITTEN)
    picked, anchor = (owner.year, owner.anchor) if owner else pick_year(r, m, near.month, near.day)
    if "rel" in m.re.groupindex and r.word(m, "rel") == "last" and r.published is not None:
        picked = r.published.year - (near >= r.published)
    if picked is None:
        return Node(m.start(), m.end(), TimeKind.DATE, "XXXX-XX-XX", anchor=anchor, unit="D")
    found = _day_of(rule, picked)
    return dated(m, p.day_period(found), anchor) if found else None


def _year_before(r: Reader, m: Match) -> Node | None:
    """The year that a day right behind it falls into: "last year's Labor Day", "the 2019 Black Friday"."""
    year = r.last
    if year is None or year.unit != "Y" or not year.value.isdecimal():
        return None
    between = r.scan.words[year.end : m.start()]
    return year if between in ([], ["'", "s"], ["’", "s"]) else None


def _fixed(r: Reader, m: Match, month: int, day: int, year: int | None) -> Node:
    """A day of the calendar that a name stands for."""
    anchor = Anchor.WRITTEN
    if year is None:
        year, anchor = pick_year(r, m, month, day)
    if year is None:
        return Node(m.start(), m.end(), TimeKind.DATE, f"XXXX-{month:02d}-{day:02d}", anchor=anchor, unit="D")
    return dated(m, p.day_period(dt.date(year, month, day)), anchor)


def weekday_of_month(year: int, month: int, weekday: int, count: int) -> dt.date | None:
    """The first, second … or with -1 the last of a weekday in a month; None when there are not so many."""
    period = p.month_period(year, month)
    if period.first is None or period.until is None:
        return None
    first = period.first + dt.timedelta((weekday - period.first.isoweekday()) % 7)
    if count < 0:
        return first + dt.timedelta(((period.until - first).days - 1) // 7 * 7)
    found = first + dt.timedelta(7 * (count - 1))
    return found if found < period.until else None


def read_within_month(r: Reader, m: Match) -> Node | None:
    """Such as "the first Monday of June", "the last week of July 2024", "the week of July 8"."""
    month = _month_meant(r, m)
    if month is None or month.first is None or month.until is None:
        return None
    count = -1 if r.word(m, "n") == "last" else r.int_value(m, "n") or 0
    anchor = Anchor.WRITTEN if m["y"] is not None else Anchor.PUBLISHED
    if m["w"] is not None:
        day = weekday_of_month(month.first.year, month.first.month, int(str(r.value(m, "w"))), count)
        return dated(m, p.day_period(day), anchor) if day else None
    if r.value(m, "u") == "D":
        found = month.until - dt.timedelta(1) if count < 0 else month.first + dt.timedelta(count - 1)
        return dated(m, p.day_period(found), anchor) if found < month.until and count else None
    if r.value(m, "u") != "W" or not (count == -1 or 1 <= count <= 4):
        return None
    first = month.until - dt.timedelta(7) if count < 0 else month.first + dt.timedelta(7 * (count - 1))
    node = dated(m, month, anchor)
    return replace(node, first=first, until=first + dt.timedelta(7), unit="W")


def _month_meant(r: Reader, m: Match) -> p.Period | None:
    """The month of "of June", "of June 2024", "of next month"."""
    if m["m"] is None:
        step = r.values.get(r.word(m, "rel") or "this", 0)
        if r.value(m, "mu") != "M" or r.published is None:
            return None
        return p.shifted(r.published, int(str(step)), "M")
    month = int(str(r.value(m, "m")))
    year, _ = year_of(r, m, month)
    return None if year is None else p.month_period(year, month)


def read_week_of(r: Reader, m: Match) -> Node | None:
    """Such as "the week of July 8": the week that holds the day."""
    if r.value(m, "u") != "W":
        return None
    month, day = int(str(r.value(m, "m"))), r.int_value(m, "d") or 0
    year, anchor = year_of(r, m, month, day)
    return None if year is None else dated(m, p.week_period(dt.date(year, month, day)), anchor)
