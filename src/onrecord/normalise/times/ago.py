"""So much before or after another time: "six months ago", "two days later", "the year-earlier quarter"."""

import re
from dataclasses import replace

from onrecord.normalise.times import periods as p
from onrecord.normalise.times.business import quarter_in
from onrecord.normalise.times.extents import count_of, extent_start, mod_words
from onrecord.normalise.times.grammar import expand
from onrecord.normalise.times.reader import Match, Node, Reader, dated
from onrecord.records import Anchor, TimeKind

_YEAR_AFTER = re.compile(expand("<comma>?<in>(?P<y><y>)"))
_YEARS = {"Y": 1, "E": 10, "C": 100}
_CLAUSE = frozenset({"and", "but", "said", "he", "she", "that", "when"})


def read_ago(r: Reader, m: Match) -> Node | None:
    """Such as "six months ago", "two days later": a period so far from publication or from the mention before."""
    unit = str(r.value(m, "u"))
    amount, vague = count_of(r, m)
    direction = (r.word(m, "dir") or "").split()[0]
    after = r.word_at(m.end())
    if amount is None and not vague:
        return None
    named = after.isalpha() and after not in _CLAUSE
    numbered = r.word_at(m.end() + (after in ("that", "the")))[:1].isdecimal()  # "30 years after that 1986 survey"
    if direction in ("after", "before", "back") and (named or numbered):
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
        base, anchor = None, Anchor.MENTION
    if base is None:
        return dated(m, p.unknown(unit), anchor)
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


def _restated(r: Reader, m: Match, period: p.Period) -> p.Period | None:
    """The year that is written right behind: "about 170 years later, in 1896"; None when it means another time."""
    match = _YEAR_AFTER.match(r.scan.kinds, m.end())
    if match is None or period.unit != "Y" or period.first is None or r.last is None or r.last.year is None:
        return None
    year = int(r.word_at(match.start("y")))
    far = abs(period.first.year - r.last.year)
    return p.year_period(year) if abs(year - period.first.year) <= max(1, far // 10) else None


def _same_quarter(r: Reader, sign: int, amount: float, unit: str) -> p.Period | None:
    """The quarter a year before the quarter just named: "third-quarter profit rose from a year earlier"."""
    quarter = r.quarter
    if unit != "Y" or sign > 0 or amount != 1 or quarter is None or quarter.first is None:
        return None
    return quarter_in(int(quarter.value[:4]) - 1, quarter)


def read_ago_bare(r: Reader, m: Match) -> Node | None:
    """Such as "months ago", "years later": some time in the past or the future."""
    value = "FUTURE_REF" if r.word(m, "dir") == "later" else "PAST_REF"
    ago = r.word(m, "dir") == "ago"
    until = p.day_period(r.published).until if ago and r.published else None
    return Node(m.start(), m.end(), TimeKind.DATE, value, until=until, anchor=Anchor.PUBLISHED)


def read_year_ago(r: Reader, m: Match) -> Node | None:
    """Such as "year-ago", "the year-earlier quarter"."""
    if r.value(m, "u") != "Y":
        return None
    start = m.start() if m["what"] is not None and r.word_at(m.start()) == "the" else m.start("u")
    period = p.unknown("Y")
    if r.published is not None:
        period = _same_quarter(r, -1, 1, "Y") or p.shifted(r.published, -1, "Y")
    return replace(dated(m, period, Anchor.PUBLISHED), start=start)


def read_year_before(r: Reader, m: Match) -> Node | None:
    """The year before, the day after: from the mention before."""
    unit, direction = str(r.value(m, "u")), r.word(m, "dir")
    after = r.word_at(m.end())
    if unit not in ("Y", "M", "W", "D") or (after.isalpha() and after not in ("and", "but", "when", "in", "said")):
        return None
    if r.last is None or r.last.first is None:
        return dated(m, p.unknown(unit), Anchor.MENTION)
    return dated(m, p.shifted(r.last.first, 1 if direction == "after" else -1, unit), Anchor.MENTION)
