"""A weekday by itself: which one is meant, by what stands beside it and by the tense of its clause."""

import datetime as dt
import re
from dataclasses import replace

from onrecord.normalise.times import periods as p
from onrecord.normalise.times.anchors import is_too_coarse
from onrecord.normalise.times.grammar import expand
from onrecord.normalise.times.reader import Match, Node, Reader, dated, with_part
from onrecord.normalise.times.scan import LETTERS, word_set
from onrecord.normalise.times.tense import tense_at
from onrecord.records import Anchor, TimeKind

_DATE_BEHIND = re.compile(expand("<comma>?<mon><dot>?<dom>"))
_DAYS_IN_WEEK = 7
_AHEAD = word_set("times", "ahead")
"""Without one of these right before it, the weekday of yesterday is yesterday: the next one is called so."""
_NEAR_VERB = 8  # tokens before a weekday in which they are looked for


def read_weekday(r: Reader, m: Match) -> Node | None:
    """A weekday: the latest up to publication, or the next where the words speak of the future."""
    at = m.start("w")
    if not _is_weekday(r, m):
        return None
    if m["rel"] is not None and _is_dated(r, m):
        return None  # "this Sunday, March 15, 2020"
    number, rel = int(str(r.value(m, "w"))), r.word(m, "rel") or ""
    if "coming" in r.scan.words[m.start() : at]:
        rel = "coming"
    start = at if not rel and r.word_at(m.start()) == "the" else m.start()
    part, mod = r.value(m, "part"), r.mod(m)
    now, anchor = r.published, Anchor.PUBLISHED
    before = rel in ("previous", "preceding")
    from_story = r.narrative and r.last is not None and not is_too_coarse(r.last, "D")
    if (from_story or before or rel == "following") and r.last is not None and r.last.first is not None:
        now, anchor = r.last.first, Anchor.MENTION
    if now is None:
        value = f"XXXX-WXX-{number}"
        return with_part(Node(start, m.end(), TimeKind.DATE, value, anchor=anchor, mod=mod, unit="D"), part)
    day = p.shifted(now, _days_to(r, m, now, number, rel), "D")
    return with_part(replace(dated(m, day, anchor, mod), start=start), part)


def _is_weekday(r: Reader, m: Match) -> bool:
    """Whether the word is a day of the week, not part of a name ("Super Tuesday"); a short one needs a place."""
    at = m.start("w")
    if r.capital(at - 1) and r.word_at(at - 1) in word_set("times", "named_weekdays"):
        return False
    if r.kind_at(at) == LETTERS["weekday"]:
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


def _is_over_already(r: Reader, m: Match) -> bool:
    """Whether a weekday owns what it names, and that is nothing announced: "Tuesday's ruling"."""
    if r.word_at(m.end()) not in ("'", "’") or r.word_at(m.end() + 1) != "s":
        return False
    return not word_set("times", "announced") & {r.word_at(m.end() + 2), r.word_at(m.end() + 3)}


def _is_dated(r: Reader, m: Match) -> bool:
    """Whether the date of the weekday stands right behind it."""
    found = _DATE_BEHIND.match(r.scan.kinds, m.end())
    return found is not None and r.word_at(found.end() - 1)[:1].isdecimal()


def _short_weekday(r: Reader, m: Match) -> bool:
    """Whether Mon, Sun, Sat, Wed … is a day here: with a full stop, after "on", or before a part of the day."""
    at = m.start("w")
    word = r.word_at(at)
    led = r.word_at(at - 1) in ("on", "this", "last", "next", "every") and r.word_at(at + 1) in (".", ",", "at")
    return led or bool(m["part"]) or word not in ("mon", "sun", "sat", "wed")
