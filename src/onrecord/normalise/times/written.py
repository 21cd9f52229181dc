"""Days and months that the text writes out."""

import datetime as dt
from dataclasses import replace

from onrecord.normalise.times import periods as p
from onrecord.normalise.times.anchors import pick_year, related_year, year_of
from onrecord.normalise.times.named_days import names_a_day
from onrecord.normalise.times.reader import Match, Node, Reader, dated
from onrecord.normalise.times.scan import LETTERS, word_set
from onrecord.records import Anchor, TimeKind

_ATTACKS = frozenset({"attack", "attacks", "terror", "terrorist", "hijackings", "hijackers"})
"""What follows Sept. 11 when the day of 2001 is meant."""
_WORDY = frozenset({"may", "march", "mar", "dec", "jan", "sept", "apr", "jun"})


def read_iso(r: Reader, m: Match) -> Node | None:
    """2025-02-07, with or without a clock time."""
    year, month, day = (r.int_value(m, name) or 0 for name in ("y", "m", "d"))
    if r.glued(m.start()):
        return None
    node = dated(m, p.day_period(dt.date(year, month, day)), Anchor.WRITTEN)
    if m["h"] is None:
        return node
    clock = f"{r.word(m, 'h')}:{r.word(m, 'min')}"
    return replace(node, kind=TimeKind.TIME, value=f"{node.value}T{clock}")


def read_numeric(r: Reader, m: Match) -> Node | None:
    """7/2/2025 and 7.2.2025: month first with slashes where it can be, day first with points."""
    a, b, year = (r.int_value(m, name) or 0 for name in ("a", "b", "y"))
    marks = {r.word_at(m.start() + 1), r.word_at(m.start() + 3)}
    if r.glued(m.start()) or len(marks) > 1 or (year < 100 and "/" not in marks):
        return None
    year += (2000 if year < 50 else 1900) if year < 100 else 0
    month, day = (b, a) if "." in marks or a > 12 else (a, b)
    return dated(m, p.day_period(dt.date(year, month, day)), Anchor.WRITTEN)


def read_nine_eleven(r: Reader, m: Match) -> Node | None:
    """9/11, the day; any other pair of numbers around a slash is a share or a score."""
    if (r.word_at(m.start()), r.word_at(m.start() + 2)) != ("9", "11") or r.glued(m.start()):
        return None
    return dated(m, p.day_period(dt.date(2001, 9, 11)), Anchor.WRITTEN)


def _month_ok(r: Reader, m: Match) -> bool:
    """Whether a month that is also a word is one here: a capital, and for a short form no sentence of its own."""
    at = m.start("m")
    return r.capital(at) or r.kind_at(at) == LETTERS["month"]


def read_date_range(r: Reader, m: Match) -> Node | None:
    """Such as "aug. 6-8": one expression from the first day to the last."""
    if not _month_ok(r, m):
        return None
    month, day, last = int(str(r.value(m, "m"))), r.int_value(m, "d") or 0, r.int_value(m, "d2") or 0
    year, anchor = year_of(r, m, month, day)
    if year is None:
        value = f"XXXX-{month:02d}-{day:02d}"
        return Node(m.start(), m.end(), TimeKind.DATE, value, unit="D", anchor=anchor)
    first, end = dt.date(year, month, day), dt.date(year, month, last)
    return None if first >= end else replace(dated(m, p.day_period(first), anchor), until=p.day_period(end).until)


def read_date(r: Reader, m: Match) -> Node | None:
    """A day of a month, with or without a year: "Aug. 6", "6 August 2024", "Aug. 6 on 2024"."""
    if not _month_ok(r, m):
        return None
    month, day = int(str(r.value(m, "m"))), r.int_value(m, "d") or 0
    end_day = r.int_value(m, "d2")
    if not 1 <= day <= 31 or _counted(r, m):
        return None
    year, anchor = r.year(m, "y"), Anchor.WRITTEN
    if year is None:
        year = r.int_value(m, "y")
    if "yrel" in m.re.groupindex:
        year, anchor = related_year(r, r.word(m, "yrel") or "") if r.value(m, "u") == "Y" else (None, anchor)
        if year is None:
            return None
    if year is None and (month, day) == (9, 11) and r.word_at(m.end()) in _ATTACKS:
        year = 2001
    if year is None:
        year, anchor = pick_year(r, m, month, day)
        year = _year_of_weekday(r, m, year, month, day)
    mod = r.mod(m)
    start = m.start() + (r.word_at(m.start()) == "the")
    if year is None:
        value = f"XXXX-{month:02d}-{day:02d}"
        return Node(start, m.end(), TimeKind.DATE, value, unit="D", anchor=anchor, mod=mod)
    found = dt.date(year, month, day)
    node = replace(dated(m, p.day_period(found), anchor, mod), start=start)
    last = p.safe_day(year, month, end_day) if end_day else None
    return replace(node, until=p.day_period(last).until) if last and last > found else node


def _year_of_weekday(r: Reader, m: Match, year: int | None, month: int, day: int) -> int | None:
    """The year in which the day falls on the weekday beside it: the one picked, or the nearest that fits."""
    number = r.value(m, "w") if "w" in m.re.groupindex and m["w"] is not None else None
    if year is None or number is None:
        return year
    for offset in (0, -1, 1, -2, -3, -4, -5, -6):
        found = p.safe_day(year + offset, month, day)
        if found is not None and found.isoweekday() == number:
            return year + offset
    return year


def _counted(r: Reader, m: Match) -> bool:
    """Whether the day's number goes on as a percentage or a clock time: "In May 10 percent"."""
    if m.end("d") != m.end():
        return False
    after = r.word_at(m.end())
    clock = after == ":" and r.word_at(m.end() + 1).isdecimal()
    return clock or after in ("percent", "per", "%", "million", "billion")


def read_month(r: Reader, m: Match) -> Node | None:
    """A month, with a year of its own, a relative one ("last March") or none."""
    month, at = int(str(r.value(m, "m"))), m.start("m")
    year, rel = r.year(m, "y") or (r.int_value(m, "y3") if r.ancient else None), r.word(m, "rel")
    if "y3" in m.re.groupindex and not r.ancient:
        return None
    word = r.word_at(at)
    if (word == "mar" and r.word_at(at + 1) == "-") or names_a_day(r, at):
        return None  # "Mar-a-Lago", "May Day"
    if _is_bare_short(r, m, at) and not (year or rel or m["phase"]):
        return None
    if not _month_ok(r, m) or (word in _WORDY and not (year or m["phase"] or rel or _month_place(r, at))):
        return None
    if r.word(m, "yrel") and r.value(m, "u") != "Y":
        return None
    mod, anchor = r.mod(m), Anchor.WRITTEN
    if year is None and r.word(m, "yrel"):
        year, anchor = related_year(r, r.word(m, "yrel") or "")
    elif year is None:
        year, anchor = _month_year(r, m, month)
    if year is None:
        return Node(m.start(), m.end(), TimeKind.DATE, f"XXXX-{month:02d}", anchor=anchor, mod=mod, unit="M")
    return dated(m, p.month_period(year, month), anchor, mod)


def _is_bare_short(r: Reader, m: Match, at: int) -> bool:
    """Whether a short month has no full stop and no place for a month: "Jan Kavan"."""
    word = r.word_at(at)
    if len(word) > 3 or word == "may" or r.word_at(m.end() - 1) == ".":
        return False
    return not _month_place(r, at) or r.capital(m.end())


def _month_place(r: Reader, at: int) -> bool:
    """Whether a doubtful month stands where months stand: "in May", "from March"."""
    return r.word_at(at - 1) in word_set("times", "month_before")


def _month_year(r: Reader, m: Match, month: int) -> tuple[int | None, Anchor]:
    """The year of a bare month, or of "last March", "next May"; the month just over is called "last month"."""
    rel = (r.word(m, "rel") or "").split()[-1:]
    now = r.published
    if not rel or rel[0] in ("this", "that", "same") or now is None:
        if rel == ["this"] and now is not None:
            return now.year, Anchor.PUBLISHED
        return pick_year(r, m, month, None)
    if rel[0] in ("next", "coming"):
        return now.year + (month <= now.month), Anchor.PUBLISHED
    if rel[0] == "following" and r.last is not None and r.last.year is not None:
        return r.last.year + (month <= (r.last.month or 0)), Anchor.MENTION
    just_over = month == now.month - 1
    return now.year - (month >= now.month or just_over), Anchor.PUBLISHED
