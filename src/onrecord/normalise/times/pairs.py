"""Two days or two months that share what is written once: "3 to 8 May", "May 4, 5 and 6", "May and June 1981"."""

import datetime as dt
from dataclasses import replace

from onrecord.normalise.times import periods as p
from onrecord.normalise.times.anchors import year_of
from onrecord.normalise.times.reader import Match, Node, Reader, dated
from onrecord.normalise.times.scan import LETTERS, word_set

_JOINTS = frozenset({"and", "to", "or", "through", "until", "-", "–"})


def read_first_of_pair(r: Reader, m: Match) -> Node | None:
    """The 3 of "from 3 to 8 May": the month and the year stand behind the second."""
    before = r.word_at(m.start() - 1)
    month, day = int(str(r.value(m, "m"))), r.int_value(m, "d") or 0
    if before not in word_set("times", "pair_before") or r.glued(m.start()) or not r.capital(m.start("m")):
        return None
    if day >= (r.int_value(m, "d2") or 0):
        return None
    year, anchor = year_of(r, m, month, day)
    return None if year is None else dated(m, p.day_period(dt.date(year, month, day)), anchor)


def _joined(r: Reader, m: Match) -> bool:
    """Whether a day goes on from the one before: "4 and 5", or "4, 5" where the list goes on."""
    joint, after = r.word_at(m.start() - 1), r.word_at(m.end())
    if joint == ",":
        return after in {",", "and", "or"} and r.word_at(m.end() + 1).isdigit()
    return joint in _JOINTS


def read_second_of_pair(r: Reader, m: Match) -> Node | None:
    """The 5 of "May 4 and 5": a later day of the month just named, where nothing is counted."""
    last, day = r.last, r.int_value(m, "d") or 0
    if last is None or last.first is None or last.unit != "D" or last.end != m.start() - 1:
        return None
    if m["u"] is not None and r.value(m, "u") != "Y":
        return None
    months = {LETTERS[name] for name in ("month", "month_short", "month_word")}
    listed = r.word_at(last.start).isdigit() and last.end == last.start + 1  # the 17 of "May 16, 17 and 18"
    if not _joined(r, m) or not (listed or months & {*r.scan.kinds[last.start : last.end]}):
        return None
    after = r.word_at(m.end())
    if after.isalpha() and after not in word_set("times", "pair_after"):
        return None
    found = p.safe_day(r.int_value(m, "y") or last.first.year, last.first.month, day)
    if found is None or (found <= last.first and m["y"] is None):
        return None
    return replace(dated(m, p.day_period(found), last.anchor), start=m.start())
