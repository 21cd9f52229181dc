"""Expressions that count from publication or from the mention before."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import cache

from onrecord.normalise.times import periods as p
from onrecord.normalise.times.anchors import day_shift, related
from onrecord.normalise.times.business import quarter_in
from onrecord.normalise.times.extents import count_of, duration_value, extent_start, mod_words
from onrecord.normalise.times.grammar import expand
from onrecord.normalise.times.reader import Match, Node, Reader, dated
from onrecord.normalise.times.scan import load_classes, word_set
from onrecord.normalise.times.tense import is_future, tense_at
from onrecord.records import Anchor, TimeKind


def read_deictic(r: Reader, m: Match) -> Node | None:
    """Today, yesterday, tomorrow, with a part of the day."""
    part = r.value(m, "part")
    mod = r.mod(m)
    if r.published is None:
        node = Node(m.start(), m.end(), TimeKind.DATE, "XXXX-XX-XX", anchor=Anchor.PUBLISHED, mod=mod, unit="D")
    else:
        day = p.shifted(r.published, int(str(r.value(m, "d"))), "D")
        node = dated(m, day, Anchor.PUBLISHED, mod)
    return _with_part(node, part)


def read_day_beside(r: Reader, m: Match) -> Node | None:
    """The day before yesterday, the day after tomorrow."""
    if r.value(m, "u") != "D" or r.published is None:
        return None
    step = 1 if r.word(m, "dir") == "after" else -1
    return dated(m, p.shifted(r.published, step + int(str(r.value(m, "d"))), "D"), Anchor.PUBLISHED)


def _with_part(node: Node, part: object) -> Node:
    """The same day with a part of it: 2025-02-07TNI."""
    if not part:
        return node
    return replace(node, kind=TimeKind.TIME, value=f"{node.value}T{part}")


def read_tonight(r: Reader, m: Match) -> Node | None:
    """Tonight and overnight: the night of the day of publication."""
    value = "XXXX-XX-XX" if r.published is None else r.published.isoformat()
    node = Node(m.start(), m.end(), TimeKind.TIME, f"{value}TNI", anchor=Anchor.PUBLISHED, mod=r.mod(m), unit="D")
    if r.published is None:
        return node
    day = p.day_period(r.published)
    return replace(node, first=day.first, until=day.until)


def read_part_of_day(r: Reader, m: Match) -> Node | None:
    """Such as "this morning", "last night", "that evening"."""
    rel, part = r.word(m, "rel") or "", r.value(m, "part")
    if rel in ("that", "same", "following", "next"):
        base, anchor = related(r, rel if rel != "next" else "the following", "D")
    else:
        step = "previous" if rel == "last" and part == "NI" else "this"
        base, anchor = (
            (p.shifted(r.published, -1 if step == "previous" else 0, "D"), Anchor.PUBLISHED)
            if r.published
            else (p.unknown("D"), Anchor.PUBLISHED)
        )
    return _with_part(dated(m, base, anchor, r.mod(m)), part)


def read_the_part(r: Reader, m: Match) -> Node | None:
    """The morning, the evening, after "in", "by" or "during": of the day just named, or of that of publication."""
    before, after = r.word_at(m.start() - 1), r.word_at(m.end())
    if before not in ("in", "by", "during", "throughout", "until", "through") or after in ("of", "-", "before"):
        return None
    if r.capital(m.end() - 1):
        return None
    last, anchor = r.last, Anchor.MENTION
    base = (
        last.first if last is not None and last.unit in ("D", "T") and m.start() - last.end < _NEAR_TOKENS else None
    )
    if base is None:
        base, anchor = r.published, Anchor.PUBLISHED
    period = p.unknown("D") if base is None else p.day_period(base)
    return _with_part(dated(m, period, anchor), r.value(m, "part"))


_NEAR_TOKENS = 30
"""How far a day may lie before a part of it: within about two sentences."""


def read_ago(r: Reader, m: Match) -> Node | None:
    """Such as "six months ago", "two days later": a period so far from publication or from the mention before."""
    unit = str(r.value(m, "u"))
    amount, vague = count_of(r, m)
    direction = (r.word(m, "dir") or "").split()[0]
    after = r.word_at(m.end())
    if amount is None and not vague:
        return None
    if direction in ("after", "before", "back") and after.isalpha() and after not in _CLAUSE:
        return None
    direction = {"back": "ago", "previously": "earlier"}.get(direction, direction)
    sign = 1 if direction in ("later", "after", "from") else -1
    if vague or amount is None:
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        until = p.day_period(r.published).until if direction == "ago" and r.published is not None else None
        return Node(m.start(), m.end(), TimeKind.DATE, value, until=until, anchor=Anchor.PUBLISHED, unit="")
    amount += 0.5 if m["half"] else 0
    base, anchor = r.published, Anchor.PUBLISHED
    old = r.last.year if r.last is not None and r.last.first is None and direction not in ("ago", "from") else None
    if old is not None and unit in _YEARS:
        period = p.year_period(int(old + sign * amount * _YEARS[unit]))
        return replace(dated(m, period, Anchor.MENTION), start=extent_start(r, m), mod=mod_words(r, m, ago=True))
    if direction not in ("ago", "from") and r.last is not None and r.last.first is not None:
        base, anchor = r.last.first, Anchor.MENTION
    elif direction in ("later", "after"):
        return Node(m.start(), m.end(), TimeKind.DATE, p.unknown(unit).value, anchor=Anchor.MENTION, unit=unit)
    if base is None:
        return Node(m.start(), m.end(), TimeKind.DATE, p.unknown(unit).value, anchor=anchor, unit=unit)
    period = _same_quarter(r, sign, amount, unit) or p.shifted(base, sign * amount, unit)
    period = _restated(r, m, period) or period
    if _compares(r, m):
        return replace(dated(m, period, anchor), start=m.end("approx"))
    return replace(dated(m, period, anchor), start=extent_start(r, m), mod=mod_words(r, m, ago=True))


def _compares(r: Reader, m: Match) -> bool:
    """Whether "more than" compares an amount with that of a time: "4 percent more than a year ago"."""
    before = r.word_at(m.start() - 1)
    amount = before[:1].isdecimal() or before in ("percent", "%", "cent", "points", "million", "billion", "dollars")
    return amount and r.word_at(m.start()) in ("more", "less", "fewer")


@cache
def _year_after() -> re.Pattern[str]:
    return re.compile(expand("<comma>?<in>(?P<y><y>)"))


def _restated(r: Reader, m: Match, period: p.Period) -> p.Period | None:
    """The year that is written right behind: "about 170 years later, in 1896"; None when it means another time."""
    match = _year_after().match(r.scan.kinds, m.end())
    if match is None or period.unit != "Y" or period.first is None or r.last is None or r.last.year is None:
        return None
    year = int(r.word_at(match.start("y")))
    far = abs(period.first.year - r.last.year)
    return p.year_period(year) if abs(year - period.first.year) <= max(1, far // 10) else None


_YEARS = {"Y": 1, "E": 10, "C": 100}


_CLAUSE = frozenset({"and", "but", "said", "he", "she", "that", "when"})


def _same_quarter(r: Reader, sign: int, amount: float, unit: str) -> p.Period | None:
    """The quarter a year before the quarter just named: "third-quarter profit rose from a year earlier"."""
    quarter = r.quarter
    if unit != "Y" or sign > 0 or amount != 1 or quarter is None or quarter.first is None:
        return None
    return quarter_in(int(quarter.value[:4]) - 1, quarter)


def read_ago_bare(r: Reader, m: Match) -> Node | None:
    """Such as "months ago", "years later": some time in the past or the future."""
    value = "FUTURE_REF" if r.word(m, "dir") == "later" else "PAST_REF"
    ago = r.word(m, "dir") == "ago" and r.published is not None
    until = p.day_period(r.published).until if ago and r.published else None
    return Node(m.start(), m.end(), TimeKind.DATE, value, until=until, anchor=Anchor.PUBLISHED)


_ODD_PAIRS = ("that last", "following last", "that past", "same past", "next last", "that current")


def read_related_unit(r: Reader, m: Match) -> Node | None:
    """Such as "last week", "this year", "the following month", "the end of the year"."""
    rel, unit = _relation(r, m), str(r.value(m, "u"))
    word = rel.split()[-1]
    if unit in ("TM", "TH") or rel.endswith(_ODD_PAIRS) or (word == "that" and unit not in ("Y", "M", "D", "W")):
        return None
    if unit == "D" and word in ("this", "last", "current", "latest", "coming"):
        return None
    if (unit in ("E", "C") and word in ("last", "past")) or (unit == "D" and word == "past"):
        return _past_length(r, m, unit)
    period, anchor = related(r, rel, unit)
    if unit == "WE" and rel == "this" and anchor is Anchor.PUBLISHED and _is_over(r, m):
        period = p.weekend_period(r.published - dt.timedelta(7)) if r.published else period
    node = dated(m, period, anchor, r.mod(m) or mod_words(r, m))
    return _up_to_now(r, m, node, period) if anchor is Anchor.PUBLISHED else node


def _is_over(r: Reader, m: Match) -> bool:
    """Whether a verb in the past, on a working day, makes "this weekend" the one before publication."""
    return (
        r.published is not None and r.published.isoweekday() < 6 and tense_at(r.scan, m.start(), m.end()) is False
    )


def _relation(r: Reader, m: Match) -> str:
    """The words that relate a unit: "the last", "that same"; "this" where only a phase does ("the end of")."""
    if "rel" not in m.re.groupindex:
        return "this"
    words = [r.word(m, "rel") or "", r.word(m, "rel2") or ""]
    if r.word_at(m.start()) == "the":
        words.insert(0, "the")
    return " ".join(word for word in words if word)


def _past_length(r: Reader, m: Match, unit: str) -> Node:
    """The past day, the last ten or hundred years: a duration up to the day of publication."""
    node = Node(m.start(), m.end(), TimeKind.DURATION, duration_value(1, unit), anchor=Anchor.PUBLISHED)
    if r.published is None:
        return node
    return replace(node, first=day_shift(r.published, -1, unit), until=p.day_period(r.published).until)


def _up_to_now(r: Reader, m: Match, node: Node, period: p.Period) -> Node:
    """Such that "earlier this year" ends before publication and "this week", told of as past, on its day.

    "Later this year" starts with the day of publication; "the past week" are the seven days up to it.
    """
    now, word = r.published, r.word_at(m.start())
    rel = _relation(r, m).removeprefix("the ")
    if now is not None and rel == "past" and period.unit in ("W", "M", "Y"):
        return replace(node, first=day_shift(now, -1, period.unit), until=p.day_period(now).until)
    ahead = word in ("earlier", "later")
    if (
        now is not None
        and rel == "this"
        and period.unit == "W"
        and not ahead
        and not tense_at(r.scan, m.start(), m.end())
    ):
        return replace(node, until=p.day_period(now).until)
    if now is None or period.first is None or period.until is None or not period.first < now < period.until:
        return node
    if word == "earlier":
        return replace(node, first=period.first, until=now)
    return replace(node, first=now, until=period.until) if word == "later" else node


def read_recent_units(r: Reader, m: Match) -> Node | None:
    """Such as "recent years", "the coming weeks", "these days"."""
    rel, unit = r.word(m, "rel"), str(r.value(m, "u"))
    if rel == "these":
        if unit != "D":
            return None
        return Node(m.start(), m.end(), TimeKind.DATE, "PRESENT_REF", anchor=Anchor.PUBLISHED)
    if rel == "recent" and unit in ("W", "M"):
        return Node(m.start(), m.end(), TimeKind.DURATION, duration_value(None, unit), anchor=Anchor.PUBLISHED)
    value = "PAST_REF" if rel in ("recent", "past", "last") else "FUTURE_REF"
    return Node(m.start(), m.end(), TimeKind.DATE, value, anchor=Anchor.PUBLISHED)


def read_weekday(r: Reader, m: Match) -> Node | None:
    """A weekday: the latest up to publication, or the next where the words speak of the future."""
    at = m.start("w")
    if not _is_weekday(r, m):
        return None
    number, rel = int(str(r.value(m, "w"))), r.word(m, "rel") or ""
    if "coming" in r.scan.words[m.start() : at]:
        rel = "coming"
    start = at if not rel and r.word_at(m.start()) == "the" else m.start()
    part, mod = r.value(m, "part"), r.mod(m)
    now, anchor = r.published, Anchor.PUBLISHED
    before = rel in ("previous", "preceding")
    if (r.narrative or before or rel == "following") and r.last is not None and r.last.first is not None:
        now, anchor = r.last.first, Anchor.MENTION
    if now is None:
        value = f"XXXX-WXX-{number}"
        return _with_part(Node(start, m.end(), TimeKind.DATE, value, anchor=anchor, mod=mod, unit="D"), part)
    day = p.shifted(now, _days_to(r, m, now, number, rel), "D")
    return _with_part(replace(dated(m, day, anchor, mod), start=start), part)


def _is_weekday(r: Reader, m: Match) -> bool:
    """Whether the word is a day of the week, not part of a name ("Super Tuesday"); a short one needs a place."""
    at = m.start("w")
    if r.capital(at - 1) and r.word_at(at - 1) in word_set("times", "named_weekdays"):
        return False
    if r.kind_at(at) == load_classes().letters["weekday"]:
        return True
    return r.capital(at) and _short_weekday(r, m)


def _days_to(r: Reader, m: Match, now: dt.date, number: int, rel: str) -> int:
    """How many days from `now` to the weekday that is meant."""
    back = (now.isoweekday() - number) % 7
    if rel in ("last", "previous", "preceding") and back == 0:
        return -7
    if rel in ("next", "coming", "following"):
        return 7 - back
    if m["rel2"] is not None:
        week = p.week_period(now + dt.timedelta(7 * int(str(r.value(m, "rel2")))))
        return (week.first - now).days + number - 1 if week.first else -back
    if not back or rel not in ("", "this") or r.word_at(m.start() + 1) == "past" or _is_over_already(r, m):
        return -back
    if back == 1 and not rel and not _AHEAD & {*r.scan.words[max(0, m.start() - _NEAR_VERB) : m.start()]}:
        return -1
    tense = tense_at(r.scan, m.start(), m.end())
    ahead = tense or (tense is None and (rel == "this" or back == _DAYS_IN_WEEK - 1))
    return _DAYS_IN_WEEK - back if ahead else -back


_DAYS_IN_WEEK = 7
_AHEAD = frozenset("will ll until till next".split())
"""Without one of these right before it, the weekday of yesterday is yesterday: the next one is called so."""
_NEAR_VERB = 8
"""Tokens before a weekday in which they are looked for."""


def _is_over_already(r: Reader, m: Match) -> bool:
    """Whether a weekday owns what it names, and that is nothing announced: "Tuesday's ruling"."""
    if r.word_at(m.end()) not in ("'", "’") or r.word_at(m.end() + 1) != "s":
        return False
    return not word_set("times", "announced") & {r.word_at(m.end() + 2), r.word_at(m.end() + 3)}


def _short_weekday(r: Reader, m: Match) -> bool:
    """Whether Mon, Sun, Sat, Wed … is a day here: with a full stop, after "on", or before a part of the day."""
    at = m.start("w")
    word = r.word_at(at)
    if word in ("mon", "sun", "sat", "wed"):
        return (
            r.word_at(at - 1) in ("on", "this", "last", "next", "every") and r.word_at(at + 1) in (".", ",", "at")
        ) or bool(m["part"])
    return True


def read_year_ago(r: Reader, m: Match) -> Node | None:
    """Such as "year-ago", "the year-earlier quarter"."""
    if r.value(m, "u") != "Y":
        return None
    start = m.start() if m["what"] is not None and r.word_at(m.start()) == "the" else m.start("u")
    if r.published is None:
        return Node(start, m.end(), TimeKind.DATE, "XXXX", anchor=Anchor.PUBLISHED, unit="Y")
    period = _same_quarter(r, -1, 1, "Y") or p.shifted(r.published, -1, "Y")
    return replace(dated(m, period, Anchor.PUBLISHED), start=start)


def read_year_before(r: Reader, m: Match) -> Node | None:
    """The year before, the day after: from the mention before."""
    unit, direction = str(r.value(m, "u")), r.word(m, "dir")
    after = r.word_at(m.end())
    if unit not in ("Y", "M", "W", "D") or (after.isalpha() and after not in ("and", "but", "when", "in", "said")):
        return None
    if r.last is None or r.last.first is None:
        return Node(m.start(), m.end(), TimeKind.DATE, p.unknown(unit).value, anchor=Anchor.MENTION, unit=unit)
    return dated(m, p.shifted(r.last.first, 1 if direction == "after" else -1, unit), Anchor.MENTION)


_BEFORE_THE = frozenset("in for of during over by this throughout from at on".split())


def read_the_unit(r: Reader, m: Match) -> Node | None:
    """The year, the quarter, the weekend: the one that publication falls into."""
    unit, after, before = str(r.value(m, "u")), r.word_at(m.end()), r.word_at(m.start() - 1)
    told = (
        unit == "WE" and before in ("over", "at", "on") and after in ("that", "in")
    )  # "said over the weekend that"
    if unit not in ("Y", "Q", "WE", "C") or r.published is None:
        return None
    if (after in ("of", "when", "that", "in") and not told) or (before in ("at", "on") and unit != "WE"):
        return None
    if unit == "C" or before not in _BEFORE_THE:
        return None
    if r.capital(m.start("u")) and not r.capital(m.start()):
        return None
    if unit == "Q":
        return _the_quarter(r, m)
    if unit == "WE":
        week = p.weekend_period(
            r.published
            - dt.timedelta(7 if r.published.isoweekday() < 6 and not is_future(r.scan, m.start(), m.end()) else 0)
        )
        return dated(m, week, Anchor.PUBLISHED)
    return dated(m, p.period_of(r.published, unit), Anchor.PUBLISHED)


def read_latest_period(r: Reader, m: Match) -> Node | None:
    """The latest period, where the text speaks of a quarter."""
    return None if r.quarter is None else _the_quarter(r, m)


def _the_quarter(r: Reader, m: Match) -> Node | None:
    """The quarter just named, else the latest that is over on the day of publication."""
    if r.quarter is not None and r.quarter.first is not None:
        return dated(m, quarter_in(int(r.quarter.value[:4]), r.quarter), Anchor.MENTION)
    if r.published is None:
        return None
    return dated(m, p.shifted(r.published, -1, "Q"), Anchor.PUBLISHED)


def read_reference(r: Reader, m: Match) -> Node | None:
    """Now, currently, recently, the future: no days."""
    return Node(m.start(), m.end(), TimeKind.DATE, str(r.value(m, "ref")), anchor=Anchor.PUBLISHED)


def read_the_past(r: Reader, m: Match) -> Node | None:
    """The past, after "in" and before no unit."""
    if r.word(m, "past") != "past" or r.word_at(m.start() - 1) != "in":
        return None
    return Node(m.start(), m.end(), TimeKind.DATE, "PAST_REF", anchor=Anchor.PUBLISHED)
