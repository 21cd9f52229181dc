"""Days, months, years, decades and centuries that the text writes out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from onrecord.normalise.times import periods as p
from onrecord.normalise.times.anchors import pick_year, related_year
from onrecord.normalise.times.numbers import digits_value, number_value
from onrecord.normalise.times.reader import Match, Node, Reader, dated, is_circa
from onrecord.normalise.times.scan import load_classes, word_set
from onrecord.records import Anchor, TimeKind


def read_iso(r: Reader, m: Match) -> Node | None:
    """2025-02-07, with or without a clock time."""
    year, month, day = (r.int_value(m, name) or 0 for name in ("y", "m", "d"))
    found = p.safe_day(year, month, day)
    if found is None or r.glued(m.start()):
        return None
    node = dated(m, p.day_period(found), Anchor.WRITTEN)
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
    found = p.safe_day(year, month, day)
    if found is None:
        return None
    if a != b and a <= 12 and b <= 12 and "/" in marks and year >= 1000:
        return dated(m, p.day_period(found), Anchor.WRITTEN)
    return dated(m, p.day_period(found), Anchor.WRITTEN)


def read_nine_eleven(r: Reader, m: Match) -> Node | None:
    """9/11, the day; any other pair of numbers around a slash is a share or a score."""
    if (r.word_at(m.start()), r.word_at(m.start() + 2)) != ("9", "11") or r.glued(m.start()):
        return None
    return dated(m, p.day_period(dt.date(2001, 9, 11)), Anchor.WRITTEN)


def _month_ok(r: Reader, m: Match) -> bool:
    """Whether a month that is also a word is one here: a capital, and for a short form no sentence of its own."""
    at = m.start("m")
    if not r.capital(at):
        return r.kind_at(at) == load_classes().letters["month"]
    return True


def read_date_range(r: Reader, m: Match) -> Node | None:
    """Such as "aug. 6-8": one expression from the first day to the last."""
    if not _month_ok(r, m):
        return None
    month, day, last = int(str(r.value(m, "m"))), r.int_value(m, "d") or 0, r.int_value(m, "d2") or 0
    year = r.int_value(m, "y")
    anchor = Anchor.WRITTEN
    if year is None:
        year, anchor = pick_year(r, m, month, day)
    if year is None:
        return Node(
            m.start(), m.end(), TimeKind.DATE, f"XXXX-{month:02d}-{day:02d}", unit="D", anchor=Anchor.PUBLISHED
        )
    first, end = p.safe_day(year, month, day), p.safe_day(year, month, last)
    if first is None or end is None or first >= end:
        return None
    until = p.day_period(end).until
    return Node(m.start(), m.end(), TimeKind.DATE, first.isoformat(), first, until, anchor, unit="D")


def read_date(r: Reader, m: Match) -> Node | None:
    """A day of a month, with or without a year: "Aug. 6", "6 August 2024", "Aug. 6 on 2024"."""
    if not _month_ok(r, m):
        return None
    month, day = int(str(r.value(m, "m"))), r.int_value(m, "d") or 0
    end_day = r.int_value(m, "d2")
    if not 1 <= day <= 31 or _counted(r, m, "d") or _counts_people(r, m):
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
    found = p.safe_day(year, month, day)
    if found is None:
        return None
    node = replace(dated(m, p.day_period(found), anchor, mod), start=start)
    last = p.safe_day(year, month, end_day) if end_day else None
    return replace(node, until=p.day_period(last).until) if last and last > found else node


_ATTACKS = frozenset({"attack", "attacks", "terror", "terrorist", "hijackings", "hijackers"})
"""What follows Sept. 11 when the day of 2001 is meant."""


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


def _counted(r: Reader, m: Match, name: str) -> bool:
    """Whether the day's number goes on as a percentage or a clock time: "In May 10 percent"."""
    if m.end(name) != m.end():
        return False
    after = r.word_at(m.end())
    return after in ("percent", "per", "%", "million", "billion") or (
        after == ":" and m.start(name) > m.start("m") and r.word_at(m.end() + 1).isdecimal()
    )


def _counts_people(r: Reader, m: Match) -> bool:
    """Whether the number before a month counts what the day behind it is said of: "the 19 Sept. 11 hijackers"."""
    at, month = m.start("d"), m.start("m")
    if at > month or r.word_at(at - 1) not in ("the", "all") or not r.word_at(at).isdecimal() or m.end("d") < month:
        return False
    behind = month + 1 + (r.word_at(month + 1) == ".")
    noun = r.word_at(behind + 1)
    return r.word_at(behind).isdecimal() and noun.isalpha() and noun.endswith("s") and not r.capital(behind + 1)


_WORDY = frozenset({"may", "march", "mar", "dec", "jan", "sept", "apr", "jun"})


def read_month(r: Reader, m: Match) -> Node | None:
    """A month, with a year of its own, a relative one ("last March") or none."""
    month, at = int(str(r.value(m, "m"))), m.start("m")
    year, rel = r.year(m, "y") or (r.int_value(m, "y3") if r.ancient else None), r.word(m, "rel")
    if "y3" in m.re.groupindex and not r.ancient:
        return None
    word = r.word_at(at)
    if word == "mar" and r.word_at(at + 1) == "-":
        return None  # "Mar-a-Lago"
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


def read_century(r: Reader, m: Match) -> Node | None:
    """Such as "the 20th century"; before Christ with a value only."""
    n = r.int_value(m, "n") or 0
    if r.value(m, "u") not in ("C", "L") or not 1 <= n <= 30:
        return None
    named = r.word_at(m.start()) != "the" and r.capital(m.end() - 1) and r.capital(m.end())
    if r.value(m, "u") == "L" or (named and r.word_at(m.end()).isalpha()):
        return None  # "Twenty-First Century Fox"
    if r.value(m, "era") == -1:
        return Node(m.start(), m.end(), TimeKind.DATE, f"BC{n - 1:02d}", mod=r.mod(m), unit="C")
    return dated(m, p.century_period(n - 1), Anchor.WRITTEN, r.mod(m))


def read_decade(r: Reader, m: Match) -> Node | None:
    """Such as "the 1990s", "the '90s", "the nineties"."""
    word = r.word(m, "word")
    if word is not None:
        before = r.word_at(m.start() - 1)
        if before in ("his", "her", "their", "my", "your", "our") or r.word_at(m.start("word") - 1) not in (
            "the",
            "-",
            "early",
            "late",
            "mid",
        ):
            return None
        return dated(m, p.decade_period(190 + int(r.values[word]) // 10), Anchor.WRITTEN, r.mod(m))
    if m["y"] is not None:
        return _whole_decade(r, m)
    number, at = r.int_value(m, "dd") or 0, m.start("dd")
    quoted = r.kind_at(at - 1) == load_classes().letters["apos"]
    if number % 10 or number < 20 or not (quoted or m["phase"] or r.word_at(at - 1) == "the"):
        return None
    if (
        r.word_at(m.start() - 1) in ("his", "her", "their", "my")
        or r.scan.starts[m.end() - 1] - r.scan.ends[at] > 1
    ):
        return None
    return dated(m, p.decade_period(190 + number // 10), Anchor.WRITTEN, r.mod(m))


def _whole_decade(r: Reader, m: Match) -> Node | None:
    """Such as "the 1990s", "the 470s BC"."""
    year = r.int_value(m, "y") or 0
    era = r.value(m, "era")
    if era is not None and not year % 10 and r.capital(m.end() - 1):
        return dated(m, p.decade_period(year // 10 * int(str(era))), Anchor.WRITTEN, r.mod(m))
    if (
        year < 1000
        or year % 10
        or (r.glued(m.start("y")) and r.word_at(m.start("y") - 1) not in ("mid", "-", "pre", "post"))
    ):
        return None
    if r.scan.starts[m.end() - 1] - r.scan.ends[m.start("y")] > 1:
        return None
    return dated(m, p.decade_period(year // 10), Anchor.WRITTEN, r.mod(m))


def read_year(r: Reader, m: Match) -> Node | None:
    """A year, where the digits count nothing."""
    year, at = r.year(m, "y"), m.start("y")
    if year is None or (r.word_at(at)[:1].isdecimal() and _not_a_year(r, m, year)):
        return None
    return dated(m, p.year_period(year), Anchor.WRITTEN, r.mod(m))


def _not_a_year(r: Reader, m: Match, year: int) -> bool:
    """Whether four digits count something: "1800 soldiers", "$2000", "2012 km"."""
    at = m.start("y")
    before, after = r.word_at(at - 1), r.word_at(m.end())
    glued = _goes_on(r, m, year)
    if glued is not None:
        return glued
    if r.glued(at) and before not in ("-", "–", "mid", "/", "pre", "post"):
        return True
    if before in word_set("times", "count_before") or after in word_set("times", "count_after"):
        return True
    if before in word_set("times", "weak_year_before") and not (1800 <= year <= 2050 or r.narrative):
        return True
    if before in word_set("times", "year_before") or m["phase"] or m["fiscal"] or m["era"]:
        return year % 100 == 0 and after.endswith("s") and after.isalpha() and len(after) > 3
    plural = len(after) > 3 and after.isalpha() and after.endswith("s") and not after.endswith("ss")
    return not (1900 <= year <= 2050 or (r.narrative and year >= 1000)) or (plural and not r.capital(m.end()))


def _goes_on(r: Reader, m: Match, year: int) -> bool | None:
    """Whether what is glued behind four digits makes them no year: "2012km", "1,900.5", "2019-12"; None without."""
    end = r.scan.ends[m.end("y") - 1]
    following = r.scan.text[end : end + 2]
    if following[:1].isalnum() or (following[:1] in ".,:" and following[1:].isdecimal()):
        return True
    if following[:1] == "-" and following[1:].isdecimal() and r.kind_at(m.end() + 1) != load_classes().letters["y"]:
        second = r.word_at(m.end() + 1)
        return len(second) != 2 or int(digits_value(second) or 0) <= year % 100
    return None


def read_the_year(r: Reader, m: Match) -> Node | None:
    """Such as "the year 2008", "the year two thousand"."""
    if r.value(m, "u") != "Y":
        return None
    year = r.int_value(m, "y") or number_value(r.scan.words[m.start("n") : m.end("n")])
    return dated(m, p.year_period(int(year)), Anchor.WRITTEN) if year and 1000 <= year < 2200 else None


def read_short_year(r: Reader, m: Match) -> Node | None:
    """Such as "in '98": two digits after an apostrophe."""
    number, at = r.int_value(m, "dd") or 0, m.start()
    start, text = r.scan.starts[at], r.scan.text
    if (text[start] != "’" and text[start] != "'") or not r.scan.touches(at + 1) or len(r.word_at(at + 1)) != 2:
        return None
    if (start and not text[start - 1].isspace()) or r.word_at(at - 1) not in (
        "in",
        "since",
        "of",
        "summer",
        "fall",
        "spring",
        "winter",
        "late",
        "early",
    ):
        return None
    return dated(m, p.year_period(number + (1900 if number > 30 else 2000)), Anchor.WRITTEN)


def read_era_year(r: Reader, m: Match) -> Node | None:
    """Such as "480 BC", "AD 79", and the first year of "480-479 BC"."""
    year = r.int_value(m, "y") or r.int_value(m, "y0") or 0
    at = next(m.start(name) for name in ("era", "era0", "era2") if m[name] is not None)
    before_christ = r.values[r.word_at(at)] == -1
    if not r.capital(at) or not 0 < year < (1900 if before_christ else 3000) or r.glued(m.start()):
        return None
    return dated(m, p.year_period(-year if before_christ else year), Anchor.WRITTEN, r.mod(m))


def read_old_year(r: Reader, m: Match) -> Node | None:
    """Three digits that are a year: "(c. 314 – 368)", and "in 348" in a text about such years."""
    year = r.int_value(m, "y") or 0
    at, after = m.start("y"), r.word_at(m.end())
    if year < 100 or not r.ancient or r.glued(at) or not (is_circa(r.scan, at) or _has_old_place(r, at)):
        return None
    counted = after in ("%", "°", "$") or (after.isalpha() and not r.capital(m.end()))
    if counted and after not in word_set("times", "old_year_after"):
        return None
    return dated(m, p.year_period(year), Anchor.WRITTEN, r.mod(m))


def _has_old_place(r: Reader, at: int) -> bool:
    return r.word_at(at - 1) in word_set("times", "old_year_before")


def read_second_year(r: Reader, m: Match) -> Node | None:
    """The two digits that end a range of years: the 94 of "1892-94"."""
    year, number = int(r.word_at(m.start() - 2)), r.int_value(m, "dd") or 0
    if len(r.word_at(m.start())) != 2 or number <= year % 100 or (r.scan.text[r.scan.ends[m.start()] :][:1] == "-"):
        return None
    spaced = r.scan.starts[m.start()] > r.scan.ends[m.start() - 1]
    if number <= 12 and number != year % 100 + 1 and not spaced:
        return None
    return dated(m, p.year_period(year - year % 100 + number), Anchor.WRITTEN)
