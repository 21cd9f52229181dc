"""Days and longer units beside publication or the mention before: "yesterday", "last week", "the quarter"."""

import datetime as dt
from dataclasses import replace

from onrecord.normalise.times import periods as p
from onrecord.normalise.times.anchors import day_shift, related
from onrecord.normalise.times.business import quarter_in
from onrecord.normalise.times.extents import duration_value, mod_words
from onrecord.normalise.times.reader import Match, Node, Reader, dated, with_part
from onrecord.normalise.times.scan import word_set
from onrecord.normalise.times.tense import is_future, tense_at
from onrecord.records import Anchor, TimeKind

_NEAR_TOKENS = 60  # how far a day may lie before a part of it: within about two long sentences
_SUNDAY = 7
_ODD_PAIRS = ("that last", "following last", "that past", "same past", "next last", "that current")
_BEFORE_THE = word_set("times", "before_the")


def read_deictic(r: Reader, m: Match) -> Node | None:
    """Today, yesterday, tomorrow, with a part of the day."""
    named = r.capital(m.start()) and r.capital(m.start() - 1)
    if named and r.word_at(m.start() - 1) in word_set("times", "papers"):
        return None

    day = p.shifted(r.published, int(str(r.value(m, "d"))), "D") if r.published else p.unknown("D")
    return with_part(dated(m, day, Anchor.PUBLISHED, r.mod(m)), r.value(m, "part"))


def read_day_beside(r: Reader, m: Match) -> Node | None:
    """The day before yesterday, the day after tomorrow."""
    if r.value(m, "u") != "D" or r.published is None:
        return None
    step = 1 if r.word(m, "dir") == "after" else -1
    return dated(m, p.shifted(r.published, step + int(str(r.value(m, "d"))), "D"), Anchor.PUBLISHED)


def read_tonight(r: Reader, m: Match) -> Node | None:
    """Tonight and overnight: the night of the day of publication."""
    day = p.day_period(r.published) if r.published else p.unknown("D")
    return with_part(dated(m, day, Anchor.PUBLISHED, r.mod(m)), "NI")


def read_part_of_day(r: Reader, m: Match) -> Node | None:
    """Such as "this morning", "last night", "that evening"."""
    rel, part = r.word(m, "rel") or "", r.value(m, "part")
    if rel in ("that", "same", "following", "next"):
        base, anchor = related(r, rel if rel != "next" else "the following", "D")
    else:
        days = -1 if rel == "last" and part == "NI" else 0
        base, anchor = p.shifted(r.published, days, "D") if r.published else p.unknown("D"), Anchor.PUBLISHED
    return with_part(dated(m, base, anchor, r.mod(m)), part)


def read_the_part(r: Reader, m: Match) -> Node | None:
    """The morning, the evening, after "in", "by" or "during": of the day just named, or of that of publication."""
    before, after = r.word_at(m.start() - 1), r.word_at(m.end())
    if before not in ("in", "by", "during", "throughout", "until", "through") or after in ("of", "-", "before"):
        return None
    if r.capital(m.end() - 1):
        return None
    base, anchor, last = r.published, Anchor.PUBLISHED, r.last
    near = last is not None and last.unit in ("D", "T") and m.start() - last.end < _NEAR_TOKENS
    if near and last is not None and last.first is not None:
        base, anchor = last.first, Anchor.MENTION
    period = p.unknown("D") if base is None else p.day_period(base)
    return with_part(dated(m, period, anchor), r.value(m, "part"))


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
    if unit in ("E", "C") and word in ("next", "coming") and r.published is not None:
        ahead = Node(m.start(), m.end(), TimeKind.DURATION, duration_value(1, unit), anchor=Anchor.PUBLISHED)
        return ahead if r.narrative else replace(ahead, first=r.published, until=day_shift(r.published, 1, unit))
    period, anchor = related(r, rel, unit)
    if unit == "WE" and rel == "this" and anchor is Anchor.PUBLISHED and _is_over(r, m):
        period = p.weekend_period(r.published - dt.timedelta(7)) if r.published else period
    if unit == "W" and rel == "last" and anchor is Anchor.PUBLISHED and r.published is not None:
        period = p.week_before(r.published) if r.published.isoweekday() == _SUNDAY else period
    node = dated(m, period, anchor, r.mod(m) or mod_words(r, m))
    return _up_to_now(r, m, node, period) if anchor is Anchor.PUBLISHED else node


def _is_over(r: Reader, m: Match) -> bool:
    """Whether a verb in the past, on a working day, makes "this weekend" the one before publication."""
    workday = r.published is not None and r.published.isoweekday() < 6
    return workday and tense_at(r.scan, m.start(), m.end()) is False


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

    "Later this year" starts with the day of publication; "the past week" are the seven days up to it, of which a
    Sunday's share none but the first with the week of the calendar before.
    """
    now, word = r.published, r.word_at(m.start())
    rel = _relation(r, m).removeprefix("the ")
    if now is not None and rel == "past" and period.unit in ("W", "M", "Y"):
        first = day_shift(now, -1, period.unit)
        sunday = first is not None and period.unit == "W" and now.isoweekday() == _SUNDAY
        value = f"{first}/{now}" if sunday else node.value
        return replace(node, value=value, first=first, until=p.day_period(now).until)
    bare = rel == "this" and period.unit == "W" and word not in ("earlier", "later")
    if now is not None and bare and not tense_at(r.scan, m.start(), m.end()):
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


def read_the_unit(r: Reader, m: Match) -> Node | None:
    """The year, the quarter, the weekend: the one that publication falls into."""
    unit, after, before = str(r.value(m, "u")), r.word_at(m.end()), r.word_at(m.start() - 1)
    # "said over the weekend that": what comes after it is what was said, not which weekend
    told = unit == "WE" and before in ("over", "at", "on") and after in ("that", "in")
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
        over = r.published.isoweekday() < 6 and not is_future(r.scan, m.start(), m.end())
        return dated(m, p.weekend_period(r.published - dt.timedelta(7 if over else 0)), Anchor.PUBLISHED)
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
