"""Which year, and which period beside another, an expression means that leaves it open."""

import datetime as dt
import re

from onrecord.normalise.times import periods as p
from onrecord.normalise.times.grammar import expand
from onrecord.normalise.times.reader import Match, Node, Reader
from onrecord.normalise.times.scan import word_set
from onrecord.normalise.times.tense import is_stop, is_told, leads_into, tense_at
from onrecord.records import Anchor

_RECENT = 31  # days before publication in which the news of a text with many years in it happens
_MAY_HIT = word_set("times", "may_hit")
_LIST = 16  # tokens between two months of one list
_CLAUSE = 16  # tokens before a day in which the verb that it belongs to stands
_SOON = 4
"""How many months ahead a bare month may be when no verb tells: in TimeBank, AQUAINT and the news of GUM those
months come more often than the same ones of the year before (2026-11, `python -m benchmarks.times`)."""
_FAR = 10  # a bare month so far ahead is the one just over: the next would be called so
_SOON_DAYS = 60
"""A day of no year so near ahead is meant whatever the verb says ("he was summoned for Feb. 10"): in the same
sets none of ten or more months before."""
_NEAR = 120  # how many days ahead a day of no year is looked for: dividends and deadlines of TimeBank lie within
_JOINT = "<and>|<to>|<or>|<dash>|<prep>"
_SECOND = re.compile(
    expand(
        f"(?:(?:{_JOINT}|<comma><and>?)(?:<day><ordsuf>?<of>?)?(?P<m><mon>)<dot>?(?:<day><ordsuf>?)?"
        f"|(?:{_JOINT})<day><ordsuf>?)<comma>?"
        "(?:(?:<of>|<in>)?(?P<y><y>)"
        "|<of>?<the>?(?P<yrel><last>|<this>|<next>|<that><same>?|<same>)(?P<u><unit>))"
    )
)
"""A second month or day that closes with a year: "… and June 1981", "… to 17, 1981", "… to 17 of last year"."""


def year_of(r: Reader, m: Match, month: int, day: int | None = None) -> tuple[int | None, Anchor]:
    """The year that is written with a month or a day, else the one that `pick_year` finds."""
    written = r.year(m, "y")
    return pick_year(r, m, month, day) if written is None else (written, Anchor.WRITTEN)


def pick_year(r: Reader, m: Match, month: int, day: int | None) -> tuple[int | None, Anchor]:
    """The year of a month or day that names none.

    It is that of a second month or day beside it ("between May and June 1981"), and in a story the year last named.
    In the news the tense tells, and the nearness where it does not.
    """
    shared = _shared_year(r, m, month)
    if shared is not None:
        return shared, Anchor.WRITTEN
    if r.narrative and r.last is not None and r.last.year is not None and not _is_of_now(r, month, day):
        return _told_year(r, m, month), Anchor.MENTION
    if r.published is None:
        return None, Anchor.PUBLISHED
    return (_year_of_month(r, m, month) if day is None else _year_of_day(r, m, month, day)), Anchor.PUBLISHED


def _is_of_now(r: Reader, month: int, day: int | None) -> bool:
    """Whether a day of no year lies right before publication, where only a year was named before it."""
    if day is None or r.published is None or r.last is None or not is_too_coarse(r.last, "D"):
        return False
    if (r.last.year or 0) > r.published.year + 1:
        return False
    named = p.safe_day(r.published.year, month, min(day, 28))
    return named is not None and 0 <= (r.published - named).days <= _RECENT


def _year_of_month(r: Reader, m: Match, month: int) -> int:
    """The year that makes a month the latest up to publication, or with words of the future the next."""
    now = r.published or dt.date.min
    before = now.year - (month > now.month)
    nouns = {r.word_at(m.end()), r.word_at(m.end() + 1)}
    if _is_attribute(r, m) and not nouns & word_set("times", "announced"):
        return before
    if (month - now.month) % 12 >= _FAR:
        return before
    tense = tense_at(r.scan, m.start(), m.end())
    if tense is None and _goes_on(r, m):
        return now.year + (month < now.month)
    away = (month - now.month) % 12
    into = leads_into(r.scan, m.start()) and not is_told(r.scan, m.start()) and away <= 6
    soon = (tense is None and 0 < away <= _SOON) or (away == 1 and not _is_told_beside(r, m))
    soon = soon and not _opens(r, m) and not (tense is None and _struck(r, m))
    if 0 < away <= _SOON and _owns_announced(r, m):
        return now.year + (month < now.month)
    ahead = tense or soon or (into and r.word_at(m.end()) != ",")
    return now.year + (month < now.month) if ahead else before


def _year_of_day(r: Reader, m: Match, month: int, day: int) -> int:
    """The year that makes a day the latest up to publication, or with words of the future the first after it.

    A day up to four months ahead needs a verb in the past to be last year's: "payable Dec. 15" in October is this
    December.
    """
    now = r.published or dt.date.min
    ahead = p.safe_day(now.year, month, min(day, 28)) or now
    if r.word_at(m.start() - 1) in ("ended", "dated"):
        return now.year - (ahead > now)
    tense = leads_into(r.scan, m.start()) or tense_at(r.scan, m.start(), m.end())
    if ahead <= now:
        away = (ahead.replace(year=now.year + 1) - now).days
        return now.year + ((bool(tense) and away < _NEAR) or (tense is None and away <= _SOON_DAYS))
    away = (ahead - now).days
    over = tense is False and (away > _SOON_DAYS or _is_unforeseen(r, m))
    return now.year - over - (tense is None and away >= _NEAR)


def _struck(r: Reader, m: Match) -> bool:
    """Whether a month is that of something unforeseen: "a quake hit Tarn in February", not "is to hit" it."""
    places = range(max(0, m.start() - _CLAUSE), m.start())
    hit = any(r.scan.words[at] == "hit" and r.word_at(at - 1) not in _MAY_HIT for at in places)
    return hit and not any(is_stop(r.scan, at) for at in range(m.start() - 2, m.start()))


def _is_unforeseen(r: Reader, m: Match) -> bool:
    """Whether a day is that of something unforeseen, which cannot be to come: "it struck on Sept. 17"."""
    words = r.scan.words[max(0, m.start() - _CLAUSE) : m.start()]
    return words[-1:] == ["on"] and not word_set("times", "unforeseen").isdisjoint(words)


def _is_told_beside(r: Reader, m: Match) -> bool:
    """Whether a verb of the past rules a month: "the tax rose … in March", "it opened in March"."""
    return is_told(r.scan, m.start()) or r.word_at(m.start() - 2).endswith("ed")


def _goes_on(r: Reader, m: Match) -> bool:
    """Whether a month ahead was named shortly before in the sentence: "in November, in December, in January"."""
    last, now = r.last, r.published
    if last is None or last.first is None or now is None or last.unit != "M" or last.first <= now:
        return False
    return m.start() - last.end < _LIST and not any(is_stop(r.scan, at) for at in range(last.end, m.start()))


def _owns_announced(r: Reader, m: Match) -> bool:
    """Whether what a month owns is something announced: "November's mid-term elections"."""
    if r.word_at(m.end() + 1) != "s" or r.word_at(m.end()) not in ("'", "’"):
        return False
    return not word_set("times", "announced").isdisjoint(r.scan.words[m.end() + 2 : m.end() + 7])


def _opens(r: Reader, m: Match) -> bool:
    """Whether a month opens a sentence, as in a story: "In January, …"."""
    return is_stop(r.scan, m.start() - 2) and r.word_at(m.end()) == ","


def _is_attribute(r: Reader, m: Match) -> bool:
    """Whether a month stands before a noun: "under a June agreement"."""
    before = r.word_at(m.start() - 1)
    return before in ("a", "an", "the", "its", "his", "her", "their", "s") and r.word_at(m.end()).isalpha()


def _shared_year(r: Reader, m: Match, month: int) -> int | None:
    """The year that stands behind the second of two months or days: "between May and June 1981"."""
    second = _SECOND.match(r.scan.kinds, m.end())
    if second is None or (second["m"] is None and "d" not in m.re.groupindex):
        return None
    later = month > int(str(r.value(second, "m"))) if second["m"] else 0
    if second["y"]:
        return int(r.word_at(second.start("y"))) - later
    year = related_year(r, r.word(second, "yrel") or "")[0] if r.value(second, "u") == "Y" else None
    return None if year is None else year - later


def _told_year(r: Reader, m: Match, month: int) -> int:
    """The year of a bare month in a story: that of the mention before, or the next when the year has turned.

    It has not turned while the next years that the text writes out are no later; when they are the year of before,
    the mention before was an aside.
    """
    last = r.last
    if last is None or last.year is None:
        return 0
    turned = last.month is not None and month + 6 < last.month
    ahead = r.years_ahead(m.end())
    if len(ahead) > 1 and r.year_before is not None and {*ahead} == {r.year_before} and r.year_before < last.year:
        return r.year_before
    return last.year + (turned and (not ahead or max(ahead) > last.year))


def related_year(r: Reader, rel: str) -> tuple[int | None, Anchor]:
    """The year that "last", "this", "the following" … name."""
    period, anchor = related(r, rel, "Y")
    if period.first is not None:
        return period.first.year, anchor
    return (-int(period.value[2:]), anchor) if period.value.startswith("BC") else (None, anchor)


def related(r: Reader, rel: str, unit: str) -> tuple[p.Period, Anchor]:
    """The period that "last", "this", "the following" … and a unit name.

    "last", "this" and "next" count from publication; "the following", "that", "the same" and "the previous"
    from the mention before.
    """
    words = rel.split()
    word = words[-1] if words else "this"
    from_mention = not {"following", "that", "same", "previous", "preceding"}.isdisjoint(words)
    from_mention = from_mention or ("the" in words and word == "next" and unit == "D")
    base, anchor = r.published, Anchor.PUBLISHED
    if from_mention or (r.narrative and r.last is not None and not is_too_coarse(r.last, unit)):
        base = r.last.first if r.last is not None else (None if from_mention else base)
        anchor = Anchor.MENTION
        if base is None and word == "previous":
            base, anchor = r.published, Anchor.PUBLISHED
    if unit == "D" and anchor is Anchor.MENTION and r.last is not None and r.last.unit == "Y":
        base = None  # "the same day" after "the 2016 election" is no day of that year
    step = r.values.get(word, 0)
    step = step if isinstance(step, int) else 0
    if base is None:
        year = r.last.year if r.last is not None and anchor is Anchor.MENTION and unit == "Y" else None
        return (p.year_period(year + step) if year is not None and year + step < 0 else p.unknown(unit)), anchor
    return p.shifted(base, step, unit if unit != "S" else "Y"), anchor


def is_too_coarse(last: Node, unit: str) -> bool:
    """Whether a year or more of a story tells nothing of which week is meant: "this week" after "the 1850s"."""
    return last.unit in ("Y", "E", "C") and unit in ("D", "W", "WE", "M")


def day_shift(day: dt.date, count: int, unit: str) -> dt.date | None:
    """The same day of another month or year, or some days on; None outside the calendar."""
    if unit in ("Y", "M", "Q", "E", "C", "L"):
        months = count * {"Y": 12, "M": 1, "Q": 3, "E": 120, "C": 1200, "L": 12000}[unit]
        at = day.year * 12 + day.month - 1 + months
        return p.safe_day(at // 12, at % 12 + 1, min(day.day, 28))
    days = count * {"D": 1, "W": 7, "F": 14, "WE": 7}.get(unit, 0)
    at = day.toordinal() + days
    return dt.date.fromordinal(at) if days and 1 <= at <= dt.date.max.toordinal() else None
