"""From a rule's match to a time: value, type, modifier and days.

A `Reader` goes through one text in order and keeps what earlier expressions said, so that "the next day" and,
in a narrative, "on March 3" can be read from the mention before. Resolvers return None where the words turn
out to be no time; the next rule is then tried.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from onrecord.normalise.times import periods as p
from onrecord.normalise.times.numbers import digits_value, number_value
from onrecord.normalise.times.scan import Scan, load_classes
from onrecord.normalise.times.tense import is_future
from onrecord.records import Anchor, TimeKind

Match = re.Match[str]
_LONG = {"E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "F": ("W", 2), "WE": ("W", 1)}


@dataclass(frozen=True, slots=True)
class Node:
    """A time expression over tokens [start, end) before it becomes a record."""

    start: int
    end: int
    kind: TimeKind
    value: str
    first: dt.date | None = None
    until: dt.date | None = None
    anchor: Anchor = Anchor.WRITTEN
    mod: str | None = None
    unit: str = ""
    clock: str | None = None


class Reader:
    """Resolves the matches of one text, in order.

    Attributes:
        published: the day that relative expressions count from, or None.
        narrative: the text tells of other years; bare months and days belong to the year last named.
        last: the last dated expression, for "that year" and "the next day".
    """

    def __init__(self, scan: Scan, published: dt.date | None, *, narrative: bool = False) -> None:
        self.scan, self.published, self.narrative = scan, published, narrative
        self.last: Node | None = None
        self.values = load_classes().values

    def resolve(self, rule: str, match: Match) -> Node | None:
        """The node of a match, or None when its words are no time."""
        return RESOLVERS[rule](self, match)

    def word(self, match: Match, name: str) -> str | None:
        """The words of a group, joined by blanks; None when the group is empty."""
        start, end = match.span(name) if name in match.re.groupindex else (-1, -1)
        return " ".join(self.scan.words[start:end]) if start >= 0 and end > start else None

    def value(self, match: Match, name: str) -> object:
        """The lexicon's value of the last valued word of a group; None when there is none."""
        start, end = match.span(name) if name in match.re.groupindex else (-1, -1)
        for word in reversed(self.scan.words[start:end] if start >= 0 else []):
            if self.values.get(word, "") != "":
                return self.values[word]
        return None

    def int_value(self, match: Match, name: str) -> int | None:
        """A group's number: digits, or a number word or ordinal."""
        start, end = match.span(name) if name in match.re.groupindex else (-1, -1)
        if start < 0 or start == end:
            return None
        words = self.scan.words[start:end]
        digits = digits_value(words[0])
        if digits is not None:
            return int(digits)
        total = 0
        for word in words:
            found = self.values.get(word)
            total += int(found) if isinstance(found, (int, float)) else 0
        return total or None

    def year(self, match: Match, name: str) -> int | None:
        """A written year: digits, or spoken as "nineteen ninety-six"."""
        start, end = match.span(name) if name in match.re.groupindex else (-1, -1)
        if start < 0:
            return None
        words = self.scan.words[start:end]
        if words[0].isdecimal():
            return int(words[0])
        tail = number_value(words[1:])
        head = self.values.get(words[0], 0)
        return int(head) * 100 + int(tail) if tail is not None and 10 <= head <= 20 else None

    def mod(self, match: Match, name: str = "phase") -> str | None:
        """The modifier of a phase word: early, mid, the end of, later."""
        start, end = match.span(name) if name in match.re.groupindex else (-1, -1)
        for word in self.scan.words[start:end] if start >= 0 else []:
            if word in ("earlier", "later"):
                return {"earlier": "START", "later": "END"}[word]
            if self.values.get(word) in ("START", "MID", "END"):
                return str(self.values[word])
        return None

    def capital(self, at: int) -> bool:
        """Whether a token starts with a capital letter in the text."""
        return self.scan.text[self.scan.starts[at]].isupper()

    def glued(self, at: int) -> bool:
        """Whether a token has a letter or digit right before it, as in G7 or B-52."""
        start = self.scan.starts[at]
        before = self.scan.text[max(0, start - 2) : start]
        return bool(before) and (before[-1].isalnum() or (before[-1] in "-.#&" and before[:1].isalnum()))

    def kind_at(self, at: int) -> str:
        """The class letter of a token; a break outside the text."""
        return self.scan.kinds[at] if 0 <= at < len(self.scan.kinds) else "~"

    def word_at(self, at: int) -> str:
        """A token in lower case; empty outside the text."""
        return self.scan.words[at] if 0 <= at < len(self.scan.words) else ""


def _node(match: Match, period: p.Period, anchor: Anchor, mod: str | None = None) -> Node:
    part = p.part_of(period, mod)
    return Node(
        match.start(), match.end(), TimeKind.DATE, period.value, part.first, part.until, anchor, mod, period.unit
    )


def _safe_day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _iso(r: Reader, m: Match) -> Node | None:
    year, month, day = (r.int_value(m, name) or 0 for name in ("y", "m", "d"))
    found = _safe_day(year, month, day)
    if found is None or r.glued(m.start()):
        return None
    node = _node(m, p.day_period(found), Anchor.WRITTEN)
    if m["h"] is None:
        return node
    clock = f"{r.word(m, 'h')}:{r.word(m, 'min')}"
    return replace(node, kind=TimeKind.TIME, value=f"{node.value}T{clock}")


def _numeric(r: Reader, m: Match) -> Node | None:
    a, b, year = (r.int_value(m, name) or 0 for name in ("a", "b", "y"))
    marks = {r.word_at(m.start() + 1), r.word_at(m.start() + 3)}
    if r.glued(m.start()) or len(marks) > 1 or (year < 100 and "/" not in marks):
        return None
    year += (2000 if year < 50 else 1900) if year < 100 else 0
    month, day = (b, a) if "." in marks or a > 12 else (a, b)
    found = _safe_day(year, month, day)
    if found is None:
        return None
    if a != b and a <= 12 and b <= 12 and "/" in marks and year >= 1000:
        return _node(m, p.day_period(found), Anchor.WRITTEN)
    return _node(m, p.day_period(found), Anchor.WRITTEN)


def _nine_eleven(r: Reader, m: Match) -> Node | None:
    if (r.word_at(m.start()), r.word_at(m.start() + 2)) != ("9", "11") or r.glued(m.start()):
        return None
    return _node(m, p.day_period(dt.date(2001, 9, 11)), Anchor.WRITTEN)


def _month_ok(r: Reader, m: Match) -> bool:
    """Whether a month that is also a word is one here: a capital, and for a short form no sentence of its own."""
    at = m.start("m")
    if not r.capital(at):
        return r.kind_at(at) in (load_classes().letters["month"],)
    return True


def _date_range(r: Reader, m: Match) -> Node | None:
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
    first, end = _safe_day(year, month, day), _safe_day(year, month, last)
    if first is None or end is None or first >= end:
        return None
    until = p.day_period(end).until
    return Node(m.start(), m.end(), TimeKind.DATE, first.isoformat(), first, until, anchor, unit="D")


def pick_year(r: Reader, m: Match, month: int, day: int | None) -> tuple[int | None, Anchor]:
    """The year of a month or day that names none.

    In a narrative it is the year last named. In the news it is the one that makes the day the latest on or
    before publication, or with words of the future around it the first on or after.
    """
    if r.narrative and r.last is not None and r.last.first is not None:
        return r.last.first.year, Anchor.MENTION
    if r.published is None:
        return None, Anchor.PUBLISHED
    now = r.published
    future = is_future(r.scan, m.start(), m.end())
    if day is None:
        if future:
            return now.year + (month < now.month), Anchor.PUBLISHED
        return now.year - (month > now.month), Anchor.PUBLISHED
    if future:
        late = (month, day) < (now.month, now.day)
        return now.year + (late and _months_back(now, month) > 1), Anchor.PUBLISHED
    early = _safe_day(now.year, month, min(day, 28))
    ahead = early is not None and early > now + dt.timedelta(1)
    return now.year - ahead, Anchor.PUBLISHED


def _months_back(now: dt.date, month: int) -> int:
    return (now.month - month) % 12


def _date(r: Reader, m: Match) -> Node | None:
    if not _month_ok(r, m):
        return None
    month, day = int(str(r.value(m, "m"))), r.int_value(m, "d") or 0
    end_day = r.int_value(m, "d2")
    if not 1 <= day <= 31 or _counted(r, m, "d"):
        return None
    year, anchor = r.year(m, "y"), Anchor.WRITTEN
    if year is None and m["y"] is not None:
        year = r.int_value(m, "y")
    if year is None:
        year, anchor = pick_year(r, m, month, day)
    mod = r.mod(m)
    if year is None:
        value = f"XXXX-{month:02d}-{day:02d}"
        return Node(m.start(), m.end(), TimeKind.DATE, value, unit="D", anchor=anchor, mod=mod)
    found = _safe_day(year, month, day)
    if found is None:
        return None
    node = _node(m, p.day_period(found), anchor, mod)
    last = _safe_day(year, month, end_day) if end_day else None
    return replace(node, until=p.day_period(last).until) if last and last > found else node


def _counted(r: Reader, m: Match, name: str) -> bool:
    """Whether the day's number goes on as a percentage or a clock time: "In May 10 percent"."""
    if m.end(name) != m.end():
        return False
    after = r.word_at(m.end())
    return after in ("percent", "per", "%", "million", "billion") or (after == ":" and m.start(name) > m.start("m"))


def _month(r: Reader, m: Match) -> Node | None:
    month, at = int(str(r.value(m, "m"))), m.start("m")
    year, rel = r.year(m, "y"), r.word(m, "rel")
    word = r.word_at(at)
    if not _month_ok(r, m) or (word in _WORDY and not (year or m["phase"] or rel or _month_place(r, at))):
        return None
    if m["yrel"] is not None and r.value(m, "u") != "Y":
        return None
    mod, anchor = r.mod(m), Anchor.WRITTEN
    if year is None and m["yrel"] is not None:
        base, anchor = related(r, r.word(m, "yrel") or "", "Y")
        year = base.first.year if base.first else None
    elif year is None:
        year, anchor = _month_year(r, m, month)
    if year is None:
        return Node(m.start(), m.end(), TimeKind.DATE, f"XXXX-{month:02d}", anchor=anchor, mod=mod, unit="M")
    return _node(m, p.month_period(year, month), anchor, mod)


_WORDY = frozenset({"may", "march", "mar", "dec", "jan", "sept", "apr", "jun"})
_MONTH_BEFORE = frozenset(
    "in of since by until till from to through during and between for last next this every each early late mid or".split()
)


def _month_place(r: Reader, at: int) -> bool:
    """Whether a doubtful month stands where months stand: "in May", "from March"."""
    return r.word_at(at - 1) in _MONTH_BEFORE


def _month_year(r: Reader, m: Match, month: int) -> tuple[int | None, Anchor]:
    """The year of a bare month, or of "last March", "next May"."""
    rel = (r.word(m, "rel") or "").split()[-1:]
    now = r.published
    if not rel or rel[0] in ("this", "that", "same") or now is None:
        if rel == ["this"] and now is not None:
            return now.year, Anchor.PUBLISHED
        return pick_year(r, m, month, None)
    if rel[0] in ("next", "coming"):
        return now.year + (month <= now.month), Anchor.PUBLISHED
    if rel[0] == "following" and r.last is not None and r.last.first is not None:
        return r.last.first.year + (month <= r.last.first.month), Anchor.MENTION
    return now.year - (month >= now.month), Anchor.PUBLISHED


def related(r: Reader, rel: str, unit: str) -> tuple[p.Period, Anchor]:
    """The period that "last", "this", "the following" … and a unit name.

    "last", "this" and "next" count from publication; "the following", "that", "the same" and "the previous"
    from the mention before.
    """
    words = rel.split()
    word = words[-1] if words else "this"
    from_mention = bool({"following", "that", "same", "previous", "preceding"} & set(words)) or (
        "the" in words and word == "next" and unit == "D"
    )
    base, anchor = r.published, Anchor.PUBLISHED
    if from_mention or (r.narrative and r.last is not None):
        base = r.last.first if r.last is not None else (None if from_mention else base)
        anchor = Anchor.MENTION
        if base is None and word in ("previous",):
            base, anchor = r.published, Anchor.PUBLISHED
    if base is None:
        return p.unknown(unit), anchor
    step = r.values.get(word, 0)
    return p.shifted(base, step if isinstance(step, int) else 0, unit if unit != "S" else "Y"), anchor


def _quarter(r: Reader, m: Match) -> Node | None:
    groups = m.re.groupindex
    n = r.int_value(m, "n") or (r.int_value(m, "n2") if "n2" in groups else None) or 0
    half = "q" in groups and r.word(m, "q") == "half"
    if not 1 <= n <= (2 if half else 4):
        return None
    if "n2" in groups:
        gap = r.scan.starts[m.start() + 1] - r.scan.ends[m.start()]
        if gap or r.glued(m.start()):
            return None
    for name in ("u", "u0"):
        if name in groups and m[name] is not None and r.value(m, name) != "Y":
            return None
    year, anchor = r.year(m, "y") or r.year(m, "y0"), Anchor.WRITTEN
    rel = r.word(m, "yrel") or r.word(m, "yrel0")
    if half and not (year or rel):
        return None
    if year is None and rel:
        base, anchor = related(r, "this" if rel == "the" else rel, "Y")
        year = base.first.year if base.first else None
    elif year is None and r.published is not None:
        year, anchor = _quarter_year(r, m, n), Anchor.PUBLISHED
    mod = r.mod(m)
    if year is None:
        value = f"XXXX-{'H' if half else 'Q'}{n}"
        return Node(m.start(), m.end(), TimeKind.DATE, value, anchor=Anchor.PUBLISHED, mod=mod, unit="Q")
    return _node(m, p.half_period(year, n) if half else p.quarter_period(year, n), anchor, mod)


def _quarter_year(r: Reader, m: Match, n: int) -> int:
    """The year of a bare quarter: the latest that has begun, or with a future around it the next."""
    now = r.published or dt.date.min
    if n * 3 - 2 > now.month and not is_future(r.scan, m.start(), m.end()):
        return now.year - 1
    return now.year


def _century(r: Reader, m: Match) -> Node | None:
    n = r.int_value(m, "n") or 0
    if r.value(m, "u") not in ("C", "L") or not 1 <= n <= 30:
        return None
    if r.value(m, "u") == "L":
        return None
    if r.value(m, "era") == -1:
        return Node(m.start(), m.end(), TimeKind.DATE, f"BC{n - 1:02d}", mod=r.mod(m), unit="C")
    return _node(m, p.century_period(n - 1), Anchor.WRITTEN, r.mod(m))


def _decade(r: Reader, m: Match) -> Node | None:
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
        return _node(m, p.decade_period(190 + int(r.values[word]) // 10), Anchor.WRITTEN, r.mod(m))
    if m["y"] is not None:
        year = r.int_value(m, "y") or 0
        if year % 10 or r.glued(m.start("y")) and r.word_at(m.start("y") - 1) not in ("mid", "-", "pre", "post"):
            return None
        if r.scan.starts[m.end() - 1] - r.scan.ends[m.start("y")] > 1:
            return None
        return _node(m, p.decade_period(year // 10), Anchor.WRITTEN, r.mod(m))
    number, at = r.int_value(m, "dd") or 0, m.start("dd")
    quoted = r.kind_at(at - 1) == load_classes().letters["apos"]
    if number % 10 or number < 20 or not (quoted or m["phase"] or r.word_at(at - 1) == "the"):
        return None
    if (
        r.word_at(m.start() - 1) in ("his", "her", "their", "my")
        or r.scan.starts[m.end() - 1] - r.scan.ends[at] > 1
    ):
        return None
    return _node(m, p.decade_period(190 + number // 10), Anchor.WRITTEN, r.mod(m))


def _deictic(r: Reader, m: Match) -> Node | None:
    part = r.value(m, "part")
    mod = r.mod(m)
    if r.published is None:
        node = Node(m.start(), m.end(), TimeKind.DATE, "XXXX-XX-XX", anchor=Anchor.PUBLISHED, mod=mod, unit="D")
    else:
        day = p.shifted(r.published, int(str(r.value(m, "d"))), "D")
        node = _node(m, day, Anchor.PUBLISHED, mod)
    return _with_part(node, part)


def _with_part(node: Node, part: object) -> Node:
    """The same day with a part of it: 2025-02-07TNI."""
    if not part:
        return node
    return replace(node, kind=TimeKind.TIME, value=f"{node.value}T{part}")


def _tonight(r: Reader, m: Match) -> Node | None:
    value = "XXXX-XX-XX" if r.published is None else r.published.isoformat()
    node = Node(m.start(), m.end(), TimeKind.TIME, f"{value}TNI", anchor=Anchor.PUBLISHED, mod=r.mod(m), unit="D")
    if r.published is None:
        return node
    day = p.day_period(r.published)
    return replace(node, first=day.first, until=day.until)


def _part_of_day(r: Reader, m: Match) -> Node | None:
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
    return _with_part(_node(m, base, anchor, r.mod(m)), part)


def _amount(r: Reader, m: Match, name: str = "n") -> tuple[float | None, bool]:
    """How many units, and whether the words are vague ("several")."""
    start, end = m.span(name)
    words = r.scan.words[start:end]
    if "few" in words or "several" in words or "many" in words:
        return None, True
    words = [w for w in words if w not in ("the", "of")]
    for mark in ("to", "or"):
        if mark in words:
            words = words[words.index(mark) + 1 :] if mark == "to" else words[: words.index("or")]
    if (
        len(words) > 2
        and words[0][0].isdecimal()
        and words[1] in "-–"
        and words[2][0].isdecimal()
        and "/" not in words
    ):
        words = words[:1]
    if "couple" in words:
        return 2, False
    return number_value(words), False


def _mod_words(r: Reader, m: Match, *, ago: bool = False) -> str | None:
    """The TIMEX3 modifier of "about", "nearly", "more than", "at least", "or so" …"""
    text = r.word(m, "approx") or ""
    if "so" in m.re.groupindex and m["so"] is not None:
        return "APPROX"
    table = {
        "no more than": "EQUAL_OR_LESS",
        "no less than": "EQUAL_OR_MORE",
        "more than": "MORE_THAN",
        "less than": "LESS_THAN",
        "at least": "EQUAL_OR_MORE",
        "at most": "EQUAL_OR_LESS",
        "up to": "EQUAL_OR_LESS",
        "within": "EQUAL_OR_LESS",
        "over": "MORE_THAN",
        "nearly": "LESS_THAN",
        "almost": "LESS_THAN",
        "as little as": "EQUAL_OR_MORE",
    }
    for words, mod in table.items():
        if words in text:
            return "APPROX" if ago and words in ("nearly", "almost") else mod
    if text and text.split()[0] in ("about", "around", "approximately", "roughly"):
        return "APPROX"
    if "couple" in (r.word(m, "n") or ""):
        return "APPROX"
    return None


def _ago(r: Reader, m: Match) -> Node | None:
    unit = str(r.value(m, "u"))
    amount, vague = _amount(r, m)
    direction = (r.word(m, "dir") or "").split()[0]
    after = r.word_at(m.end())
    if amount is None and not vague:
        return None
    if direction in ("after", "before") and after.isalpha() and after not in ("and", "but", "said", "he", "she"):
        return None
    sign = 1 if direction in ("later", "after", "from") else -1
    if vague or amount is None:
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Node(m.start(), m.end(), TimeKind.DATE, value, anchor=Anchor.PUBLISHED, unit="")
    amount += 0.5 if m["half"] else 0
    base, anchor = r.published, Anchor.PUBLISHED
    if direction not in ("ago", "from") and r.last is not None and r.last.first is not None:
        base, anchor = r.last.first, Anchor.MENTION
    elif direction in ("later", "after"):
        return Node(m.start(), m.end(), TimeKind.DATE, p.unknown(unit).value, anchor=Anchor.MENTION, unit=unit)
    if base is None:
        return Node(m.start(), m.end(), TimeKind.DATE, p.unknown(unit).value, anchor=anchor, unit=unit)
    return replace(_node(m, p.shifted(base, sign * amount, unit), anchor), mod=_mod_words(r, m, ago=True))


def _ago_bare(r: Reader, m: Match) -> Node | None:
    value = "FUTURE_REF" if r.word(m, "dir") == "later" else "PAST_REF"
    return Node(m.start(), m.end(), TimeKind.DATE, value, anchor=Anchor.PUBLISHED)


def duration_value(amount: float | None, unit: str) -> str:
    """The TIMEX3 value of a duration: P3W, PT5H, PXY; a half is written in the next smaller unit."""
    unit, factor = _LONG.get(unit, (unit, 1))
    mark, letter = ("PT", unit[1:]) if unit.startswith("T") else ("P", unit)
    if amount is None:
        return f"{mark}X{letter}"
    amount *= factor
    if amount == int(amount):
        return f"{mark}{int(amount)}{letter}"
    smaller = {"Y": ("M", 12), "TH": ("M", 60), "TM": ("S", 60), "D": ("H", 24)}.get(unit)
    if smaller and amount * 2 == int(amount * 2):
        rest = f"{int((amount - int(amount)) * smaller[1])}{smaller[0]}"
        whole = f"{int(amount)}{letter}" if amount >= 1 else ""
        return f"{mark}{whole}{'T' if unit == 'D' else ''}{rest}"
    return f"{mark}{amount:g}{letter}"


def _span_of_units(r: Reader, m: Match) -> Node | None:
    unit, rel = str(r.value(m, "u")), r.word(m, "rel") or ""
    amount, vague = _amount(r, m)
    if amount is None and not vague:
        return None
    node = Node(
        m.start(),
        m.end(),
        TimeKind.DURATION,
        duration_value(amount, unit),
        mod=_mod_words(r, m),
        anchor=Anchor.PUBLISHED,
        unit="",
    )
    now = r.published
    if (
        now is None
        or amount is None
        or amount != int(amount)
        or rel not in ("last", "past", "next", "coming", "latest")
    ):
        return node
    sign = 1 if rel in ("next", "coming") else -1
    far = day_shift(now, sign * int(amount), unit)
    if far is None:
        return node
    tomorrow = p.day_period(now).until
    return replace(node, first=far, until=tomorrow) if sign < 0 else replace(node, first=now, until=far)


def day_shift(day: dt.date, count: int, unit: str) -> dt.date | None:
    """The same day of another month or year, or some days on; None outside the calendar."""
    if unit in ("Y", "M", "Q", "E", "C", "L"):
        months = count * {"Y": 12, "M": 1, "Q": 3, "E": 120, "C": 1200, "L": 12000}[unit]
        at = day.year * 12 + day.month - 1 + months
        if not 12 <= at < 9999 * 12:
            return None
        return (
            _safe_day(at // 12, at % 12 + 1, min(day.day, 28))
            if day.day > 28
            else _safe_day(at // 12, at % 12 + 1, day.day)
        )
    days = count * {"D": 1, "W": 7, "F": 14, "WE": 7}.get(unit, 0)
    at = day.toordinal() + days
    return dt.date.fromordinal(at) if days and 1 <= at <= dt.date.max.toordinal() else None


def _related_unit(r: Reader, m: Match) -> Node | None:
    rel = (r.word(m, "rel") if "rel" in m.re.groupindex else None) or "this"
    unit = str(r.value(m, "u"))
    if "rel" in m.re.groupindex and m["rel2"] is not None:
        rel = f"{rel} {r.word(m, 'rel2')}"
    if r.word_at(m.start()) == "the":
        rel = f"the {rel}"
    if unit in ("TM", "TH"):
        return None
    if rel.split()[-1] == "that" and unit not in ("Y", "M", "D", "W"):
        return None
    if rel.endswith(("past", "last")) and rel.startswith("the") and unit in ("C", "E") and r.published is not None:
        pass
    period, anchor = related(r, rel, unit)
    if unit == "D" and rel.split()[-1] in ("this", "last", "past", "current", "latest", "coming"):
        return None
    mod = r.mod(m) or _mod_words(r, m)
    node = _node(m, period, anchor, mod)
    if r.mod(m) == "END" and r.word_at(m.start()) == "later" and r.published is not None:
        return (
            replace(node, first=r.published, until=period.until, mod="END")
            if period.until and r.published < period.until and anchor is Anchor.PUBLISHED
            else node
        )
    return node


def _recent_units(r: Reader, m: Match) -> Node | None:
    rel, unit = r.word(m, "rel"), str(r.value(m, "u"))
    if rel == "these":
        if unit != "D":
            return None
        return Node(m.start(), m.end(), TimeKind.DATE, "PRESENT_REF", anchor=Anchor.PUBLISHED)
    if rel in ("recent", "past", "last"):
        return Node(m.start(), m.end(), TimeKind.DATE, "PAST_REF", anchor=Anchor.PUBLISHED)
    return Node(m.start(), m.end(), TimeKind.DATE, "FUTURE_REF", anchor=Anchor.PUBLISHED)


def _season(r: Reader, m: Match) -> Node | None:
    season, at = str(r.value(m, "s")), m.start("s")
    rel, year = r.word(m, "rel") or "", r.year(m, "y")
    word = r.word_at(at)
    sure = bool(rel.replace("the", "").strip() or year or m["yrel"])
    if (
        word in ("fall", "spring")
        and not sure
        and not (
            rel == "the"
            and r.word_at(m.start() - 1) in ("in", "by", "during", "until", "for", "this")
            and r.kind_at(m.end()) != load_classes().letters["of"]
        )
        and not m["phase"]
    ):
        return None
    if (
        not sure
        and word in ("summer", "winter", "autumn")
        and not (
            rel or m["phase"] or r.word_at(at - 1) in ("in", "by", "since", "until", "during", "every", "each")
        )
    ):
        return None
    if r.word_at(m.end()) in ("olympics", "games", "olympic") or (m["yrel"] and r.value(m, "u") != "Y"):
        return None
    mod, anchor = r.mod(m), Anchor.WRITTEN
    if year is None:
        base, anchor = _season_base(r, m, season, rel)
        year = base
    if year is None:
        return Node(m.start(), m.end(), TimeKind.DATE, f"XXXX-{season}", anchor=anchor, mod=mod, unit="S")
    return _node(m, p.season_period(year, season), anchor, mod)


def _season_base(r: Reader, m: Match, season: str, rel: str) -> tuple[int | None, Anchor]:
    """The year of a season that names none."""
    if m["yrel"] is not None:
        base, anchor = related(r, r.word(m, "yrel") or "", "Y")
        return (base.first.year if base.first else None), anchor
    if (
        (r.narrative or "that" in rel or "same" in rel or "following" in rel)
        and r.last is not None
        and r.last.first is not None
    ):
        begin = p.SEASONS[season]
        later = "following" in rel and begin <= r.last.first.month
        return r.last.first.year + later, Anchor.MENTION
    now = r.published
    if now is None:
        return None, Anchor.PUBLISHED
    begin = p.SEASONS[season]
    year = now.year if begin <= now.month else now.year - 1
    ended = p.season_period(year, season).until
    running = ended is not None and now < ended
    if "next" in rel or "coming" in rel:
        return year + 1, Anchor.PUBLISHED
    if "last" in rel and running:
        return year - 1, Anchor.PUBLISHED
    if "this" in rel and not running and "past" not in rel:
        return now.year, Anchor.PUBLISHED
    if not rel.strip("the ") and is_future(r.scan, m.start(), m.end()) and not running:
        return year + 1, Anchor.PUBLISHED
    return year, Anchor.PUBLISHED


def _weekday(r: Reader, m: Match) -> Node | None:
    at = m.start("w")
    if not r.capital(at):
        if r.kind_at(at) != load_classes().letters["weekday"]:
            return None
    elif r.kind_at(at) != load_classes().letters["weekday"] and not _short_weekday(r, m):
        return None
    number, rel = int(str(r.value(m, "w"))), r.word(m, "rel") or ""
    part, mod = r.value(m, "part"), r.mod(m)
    now, anchor = r.published, Anchor.PUBLISHED
    if (r.narrative or rel == "following") and r.last is not None and r.last.first is not None:
        now, anchor = r.last.first, Anchor.MENTION
    if now is None:
        node = Node(m.start(), m.end(), TimeKind.DATE, f"XXXX-WXX-{number}", anchor=anchor, mod=mod, unit="D")
        return _with_part(node, part)
    back = (now.isoweekday() - number) % 7
    offset = -back
    if rel == "last" and back == 0:
        offset = -7
    elif rel in ("next", "coming", "following"):
        offset = 7 - back
    elif m["rel2"] is not None:
        week = p.week_period(now + dt.timedelta(7 * int(str(r.value(m, "rel2")))))
        offset = (week.first - now).days + number - 1 if week.first else offset
    elif (
        back
        and (rel == "this" and r.word_at(m.start() + 1) != "past" or not rel)
        and is_future(r.scan, m.start(), m.end())
    ):
        offset = 7 - back
    return _with_part(_node(m, p.shifted(now, offset, "D"), anchor, mod), part)


def _short_weekday(r: Reader, m: Match) -> bool:
    """Whether Mon, Sun, Sat, Wed … is a day here: with a full stop, after "on", or before a part of the day."""
    at = m.start("w")
    word = r.word_at(at)
    if word in ("mon", "sun", "sat", "wed"):
        return (
            r.word_at(at - 1) in ("on", "this", "last", "next", "every")
            and r.word_at(at + 1) in (".", ",", "at")
            or bool(m["part"])
        )
    return True


def _weekdays(r: Reader, m: Match) -> Node | None:
    number = int(str(r.value(m, "w")))
    value = "XXXX-WXX-WE" if number == 8 else f"XXXX-WXX-{number}"
    return Node(m.start(), m.end(), TimeKind.SET, value)


def _weekday_parts(r: Reader, m: Match) -> Node | None:
    value = f"XXXX-WXX-{r.value(m, 'w')}T{r.value(m, 'part')}"
    return Node(m.start(), m.end(), TimeKind.SET, value)


def _every(r: Reader, m: Match) -> Node | None:
    if m["w"] is not None:
        value = f"XXXX-WXX-{r.value(m, 'w')}"
    elif m["m"] is not None:
        value = f"XXXX-{int(str(r.value(m, 'm'))):02d}"
    elif m["s"] is not None:
        value = f"XXXX-{r.value(m, 's')}"
    elif m["part"] is not None:
        value = f"XXXX-XX-XXT{r.value(m, 'part')}"
    else:
        unit = str(r.value(m, "u"))
        amount: float | None = 1.0
        if m["n"] is not None:
            amount, _ = _amount(r, m)
            amount = 2.0 if r.word(m, "n") in ("other", "alternate") else amount
        if amount is None:
            return None
        value = "XXXX-WXX-WE" if unit == "WE" else duration_value(amount, unit)
    return Node(m.start(), m.end(), TimeKind.SET, value)


def _frequency(r: Reader, m: Match) -> Node | None:
    return Node(m.start(), m.end(), TimeKind.SET, duration_value(1, str(r.value(m, "u"))))


def _setword(r: Reader, m: Match) -> Node | None:
    if r.capital(m.start()) and r.word_at(m.start() - 1) not in ("", ".", "\n"):
        return None
    return Node(m.start(), m.end(), TimeKind.SET, str(r.value(m, "set")))


def _clock_time(r: Reader, m: Match) -> Node | None:
    clock = _clock_value(r, m)
    if clock is None:
        return None
    mod = "APPROX" if m["approx"] else None
    return _clock_node(r, m, clock, mod)


def _clock_value(r: Reader, m: Match) -> str | None:
    """The hour and minute of a clock time, on 24 hours: "10:35 a.m." is 10:35."""
    start, end = m.span("clock")
    words = r.scan.words[start:end]
    if r.glued(start):
        return None
    half = next((r.values[w] for w in words if w in r.values and r.values[w] in ("am", "pm")), None)
    numbers = [w for w in words if w[0].isdecimal()]
    if "clock" in words:
        hour, minute = int(digits_value(words[0]) or r.values.get(words[0], 0)), 0
    elif "." in numbers[0]:
        left, _, right = numbers[0].partition(".")
        hour, minute = int(left), int(right[:2]) if len(right) == 2 else 99
    else:
        hour, minute = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0
    if (
        half is None
        and "clock" not in words
        and (len(numbers) < 2 or len(numbers[1]) != 2 or r.word_at(m.end()) in (":", "%"))
    ):
        return None
    if half and not 1 <= hour <= 12 and not (hour < 24 and minute):
        return None
    if hour > 24 or minute > 59:
        return None
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}"


def _clock_node(r: Reader, m: Match, clock: str, mod: str | None) -> Node:
    node = Node(
        m.start(),
        m.end(),
        TimeKind.TIME,
        f"XXXX-XX-XXT{clock}",
        anchor=Anchor.PUBLISHED,
        mod=mod,
        unit="T",
        clock=clock,
    )
    base = r.last if r.last is not None and r.last.unit in ("D", "T") and m.start() - r.last.end < 40 else None
    if base is not None and base.first is not None:
        day = base.first
        return replace(
            node,
            value=f"{day.isoformat()}T{clock}",
            first=day,
            until=p.day_period(day).until,
            anchor=Anchor.MENTION,
        )
    if r.published is None:
        return node
    return replace(
        node, value=f"{r.published.isoformat()}T{clock}", first=r.published, until=p.day_period(r.published).until
    )


def _clock_word(r: Reader, m: Match) -> Node | None:
    return _clock_node(r, m, str(r.value(m, "word")), None)


def _year_ago(r: Reader, m: Match) -> Node | None:
    if r.value(m, "u") != "Y":
        return None
    if r.published is None:
        return Node(m.start(), m.end(), TimeKind.DATE, "XXXX", anchor=Anchor.PUBLISHED, unit="Y")
    return _node(m, p.shifted(r.published, -1, "Y"), Anchor.PUBLISHED)


def _year_before(r: Reader, m: Match) -> Node | None:
    """The year before, the day after: from the mention before."""
    unit, direction = str(r.value(m, "u")), r.word(m, "dir")
    after = r.word_at(m.end())
    if unit not in ("Y", "M", "W", "D") or (after.isalpha() and after not in ("and", "but", "when", "in", "said")):
        return None
    if r.last is None or r.last.first is None:
        return Node(m.start(), m.end(), TimeKind.DATE, p.unknown(unit).value, anchor=Anchor.MENTION, unit=unit)
    return _node(m, p.shifted(r.last.first, 1 if direction == "after" else -1, unit), Anchor.MENTION)


def _duration(r: Reader, m: Match) -> Node | None:
    unit = str(r.value(m, "u"))
    if m["old"] is not None:
        return None
    amount, vague = _amount(r, m)
    if amount is None and not vague:
        return None
    word, first = r.word_at(m.start("u")), r.word_at(m.start("n"))
    if (
        word in ("second", "quarter")
        and not (first[0].isdecimal() and word == "second")
        and r.word_at(m.start("u") - 1) != "-"
    ):
        return None
    if unit == "WE" and first in ("a", "the"):
        return None
    if r.glued(m.start("n")) or (
        amount is not None and first[0].isdecimal() and r.word_at(m.start() - 1) in ("$", "€", "£")
    ):
        return None
    if first in ("a", "an") and m.end("n") - m.start("n") == 1 and _per(r, m):
        return None
    if m["half"] is not None and amount is not None:
        amount += 0.5
    value = duration_value(amount, unit)
    if m["n2"] is not None and amount is not None:
        second, _ = _amount(r, m, "n2")
        value = _joined(value, second, str(r.value(m, "u2"))) or value
    return Node(m.start(), m.end(), TimeKind.DURATION, value, mod=_mod_words(r, m))


def _joined(value: str, amount: float | None, unit: str) -> str | None:
    """Two parts of one duration: two years and three months is P2Y3M."""
    if amount is None:
        return None
    second = duration_value(amount, unit)
    if "T" in value and "T" in second:
        return value + second[2:]
    return value + second[1:]


def _per(r: Reader, m: Match) -> bool:
    """Whether "a year" is a rate: "500 a year", "$3 a day"."""
    before = r.word_at(m.start() - 1)
    return before[:1].isdecimal() or before in (
        "times",
        "million",
        "billion",
        "percent",
        "thousand",
        "hundred",
        "%",
        "once",
        "twice",
    )


_SPAN_PREP = frozenset("for in over within of after than during and".split())


def _bare_units(r: Reader, m: Match) -> Node | None:
    unit, before = str(r.value(m, "u")), r.word_at(m.start() - 1)
    if before not in ("for", "within") and not (
        before in ("in", "after", "over", "of", "and")
        and r.word_at(m.end()) in (".", ",", "-", ";", "of", "after", "before")
    ):
        return None
    if unit in ("TS", "Q"):
        return None
    return Node(m.start(), m.end(), TimeKind.DURATION, duration_value(None, unit))


_YEAR_BEFORE = frozenset(
    "in since by until till from to through during and between of for late early mid the after before around circa c ( , - – — / or last january february march april may june july august september october november december spring summer autumn fall winter ca as than , ;".split()
)
_NOT_YEAR_BEFORE = frozenset(
    "about some least than nearly over another almost approximately roughly only exactly those these all no page room route flight number no. $ € £ % # + × =".split()
)


def _year(r: Reader, m: Match) -> Node | None:
    year, at = r.year(m, "y"), m.start("y")
    if year is None or (r.word_at(at)[:1].isdecimal() and _not_a_year(r, m, year)):
        return None
    if r.value(m, "era") == -1:
        return Node(m.start(), m.end(), TimeKind.DATE, f"BC{year:04d}", mod=r.mod(m), unit="Y")
    return _node(m, p.year_period(year), Anchor.WRITTEN, r.mod(m))


def _not_a_year(r: Reader, m: Match, year: int) -> bool:
    """Whether four digits count something: "1800 soldiers", "$2000", "2012 km"."""
    at = m.start("y")
    before, after = r.word_at(at - 1), r.word_at(m.end())
    text, end = r.scan.text, r.scan.ends[m.end("y") - 1]
    following = text[end : end + 2]
    if following[:1].isalnum() or (following[:1] in ".,:" and following[1:].isdecimal()):
        return True
    if r.glued(at) and before not in ("-", "–", "mid", "/", "pre", "post"):
        return True
    if before in _NOT_YEAR_BEFORE or after in (
        "percent",
        "%",
        "per",
        "°",
        "km",
        "miles",
        "people",
        "metres",
        "meters",
        "feet",
        "tons",
        "tonnes",
    ):
        return True
    if before in _YEAR_BEFORE or m["phase"] or m["fiscal"] or m["era"]:
        return year % 100 == 0 and after.endswith("s") and after.isalpha() and len(after) > 3
    plural = len(after) > 3 and after.isalpha() and after.endswith("s") and not after.endswith("ss")
    return not 1900 <= year <= 2050 or (plural and not r.capital(m.end()))


def _short_year(r: Reader, m: Match) -> Node | None:
    number, at = r.int_value(m, "dd") or 0, m.start()
    start, text = r.scan.starts[at], r.scan.text
    if (
        text[start] != "’"
        and text[start] != "'"
        or r.scan.starts[at + 1] != r.scan.ends[at]
        or len(r.word_at(at + 1)) != 2
    ):
        return None
    if (
        start
        and not text[start - 1].isspace()
        or r.word_at(at - 1) not in ("in", "since", "of", "summer", "fall", "spring", "winter", "late", "early")
    ):
        return None
    return _node(m, p.year_period(number + (1900 if number > 30 else 2000)), Anchor.WRITTEN)


def _era_year(r: Reader, m: Match) -> Node | None:
    year = r.int_value(m, "y") or r.int_value(m, "y0") or 0
    era = r.value(m, "era") or r.value(m, "era0")
    at = m.start("era") if m["era"] is not None else m.start("era0")
    if not r.capital(at) or not 0 < year < 3000:
        return None
    if era == -1:
        return Node(m.start(), m.end(), TimeKind.DATE, f"BC{year:04d}", unit="Y")
    return _node(m, p.year_period(year), Anchor.WRITTEN)


def _the_unit(r: Reader, m: Match) -> Node | None:
    """The year, the quarter, the weekend: the one that publication falls into."""
    unit, after = str(r.value(m, "u")), r.word_at(m.end())
    if unit not in ("Y", "Q", "WE", "C") or after in ("of", "when", "that", "in") or r.published is None:
        return None
    if unit == "C" or r.word_at(m.start() - 1) not in (
        "in",
        "for",
        "of",
        "during",
        "over",
        "by",
        "this",
        "throughout",
        "from",
    ):
        return None
    if unit == "WE":
        week = p.weekend_period(
            r.published
            - dt.timedelta(7 if r.published.isoweekday() < 5 and not is_future(r.scan, m.start(), m.end()) else 0)
        )
        return _node(m, week, Anchor.PUBLISHED)
    return _node(m, p.period_of(r.published, unit), Anchor.PUBLISHED)


def _reference(r: Reader, m: Match) -> Node | None:
    value = str(r.value(m, "ref"))
    if (
        value == "PRESENT_REF"
        and r.word_at(m.start() - 1) in ("until", "till", "from")
        and r.word(m, "ref") == "now"
    ):
        pass
    return Node(m.start(), m.end(), TimeKind.DATE, value, anchor=Anchor.PUBLISHED)


def _year_end(r: Reader, m: Match) -> Node | None:
    if r.value(m, "u") != "Y" or r.word_at(m.end() - 1) != "end" or r.published is None:
        return None
    day = dt.date(r.published.year, 12, 31)
    return _node(m, p.day_period(day), Anchor.PUBLISHED)


def _christmas(r: Reader, m: Match) -> Node | None:
    if m["eve"] is None and m.end() - m.start() < 2:
        return None
    return _fixed(r, m, 12, 24 if m["eve"] else 25, r.int_value(m, "y"))


def _new_year(r: Reader, m: Match) -> Node | None:
    if r.value(m, "u") != "Y" or not r.capital(m.start()):
        return None
    if m["eve"]:
        return _fixed(r, m, 12, 31, None)
    return _fixed(r, m, 1, 1, None) if r.value(m, "day") == "D" else None


def _holiday(r: Reader, m: Match) -> Node | None:
    fixed = str(r.value(m, "x"))
    if not r.capital(m.start("x")) or fixed == "easter":
        return None
    year = r.int_value(m, "y")
    if fixed == "thanksgiving":
        base = year or pick_year(r, m, 11, 25)[0]
        if base is None:
            return Node(m.start(), m.end(), TimeKind.DATE, "XXXX-11-WXX-4", anchor=Anchor.PUBLISHED, unit="D")
        first = dt.date(base, 11, 1).isoweekday()
        return _fixed(r, m, 11, 22 + (4 - first) % 7, base)
    return _fixed(r, m, int(fixed[2:4]), int(fixed[5:7]), year)


def _fixed(r: Reader, m: Match, month: int, day: int, year: int | None) -> Node:
    """A day of the calendar that a name stands for."""
    anchor = Anchor.WRITTEN
    if year is None:
        year, anchor = pick_year(r, m, month, day)
    if year is None:
        return Node(m.start(), m.end(), TimeKind.DATE, f"XXXX-{month:02d}-{day:02d}", anchor=anchor, unit="D")
    return _node(m, p.day_period(dt.date(year, month, day)), anchor)


RESOLVERS: dict[str, Callable[[Reader, Match], Node | None]] = {
    name[1:]: value
    for name, value in list(globals().items())
    if name.startswith("_")
    and callable(value)
    and name[1:]
    in (
        "iso numeric nine_eleven date_range date month quarter century decade deictic tonight part_of_day ago ago_bare "
        "span_of_units related_unit recent_units season weekday weekdays weekday_parts every frequency setword clock_time "
        "clock_word year_before year_ago duration bare_units year short_year era_year the_unit reference year_end christmas "
        "new_year holiday"
    ).split()
}
