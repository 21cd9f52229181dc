"""Durations and sets: how long, and how often."""

from dataclasses import replace

from onrecord.normalise.lexicons import load_lexicon
from onrecord.normalise.times import periods as p
from onrecord.normalise.times.anchors import day_shift
from onrecord.normalise.times.numbers import number_value
from onrecord.normalise.times.reader import Match, Node, Reader
from onrecord.normalise.times.scan import word_set
from onrecord.records import Anchor, TimeKind

_LONG = {"E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "F": ("W", 2), "WE": ("W", 1)}
_MODS = sorted(
    (
        (words.strip(), mod)
        for mod, row in load_lexicon("times")["modifiers"].items()
        if mod != "APPROX"
        for words in row.split(";")
    ),
    key=lambda one: (-len(one[0].split()), one),
)
"""The words that bound a time with their TIMEX3 modifier, the longest first."""
_HOURS = 24
_RATED = frozenset("times million billion percent thousand hundred % once twice".split())


def count_of(r: Reader, m: Match, name: str = "n") -> tuple[float | None, bool]:
    """How many units, and whether the words are vague ("several")."""
    start, end = m.span(name)
    words = r.scan.words[start:end]
    if "few" in words or "several" in words or "many" in words:
        return None, True
    words = [w for w in words if w not in ("the", "of")]
    for mark in ("to", "or"):
        if mark in words:
            words = words[: words.index(mark)]
    if len(words) > 2 and words[1] in "-–" and words[0][0].isdecimal() and words[2][0].isdecimal():
        words = words if "/" in words else words[:1]
    if "couple" in words:
        return 2, False
    return number_value(words), False


def mod_words(r: Reader, m: Match, *, ago: bool = False) -> str | None:
    """The TIMEX3 modifier of "about", "nearly", "more than", "at least" and "or so"."""
    text = r.word(m, "approx") or ""
    if "so" in m.re.groupindex and m["so"] is not None:
        return "APPROX"
    for words, mod in _MODS:
        if words in text:
            return "APPROX" if ago and words in ("nearly", "almost") else mod
    if text.split()[:1] and text.split()[0] in load_lexicon("times")["modifiers"]["APPROX"].split():
        return "APPROX"
    if "couple" in (r.word(m, "n") or ""):
        return "APPROX"
    return None


def extent_start(r: Reader, m: Match) -> int:
    """Where a duration starts: "about" and "over" qualify it but stand outside, as does "the" of an adjective.

    TimeBank, AQUAINT and GUM leave these words out more often than not; "nearly", "at least" and "more than"
    they take in.
    """
    at = m.start()
    if r.word_at(at) in word_set("times", "loose"):
        at = max(at + 1, m.end("approx"))
    adjective = r.word_at(m.start("u") - 1) in ("-", "‐", "‑")
    return at + (adjective and r.word_at(at) == "the")


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


def read_span_of_units(r: Reader, m: Match) -> Node | None:
    """Such as "the last two weeks", "the next few days": a duration, with its days where a count gives them."""
    unit, rel = str(r.value(m, "u")), r.word(m, "rel") or ""
    amount, vague = count_of(r, m)
    if amount is None and not vague:
        return None
    if rel == "first" and unit == "M":
        r.quarter = None
    mod = None if r.scan.words[m.start() : m.start() + 2] == ["over", "the"] else mod_words(r, m)
    value = duration_value(amount, unit)
    node = Node(extent_start(r, m), m.end(), TimeKind.DURATION, value, mod=mod, anchor=Anchor.PUBLISHED)
    now = r.published
    if r.narrative and r.last is not None:
        now, node = r.last.first, replace(node, anchor=Anchor.MENTION)
    if amount is None or amount != int(amount) or rel not in ("last", "past", "next", "coming", "latest"):
        return node
    if now is None:
        return node
    sign = 1 if rel in ("next", "coming") else -1
    days = -(-int(amount) // _HOURS) if unit == "TH" else int(amount)
    far = day_shift(now, sign * days, "D" if unit == "TH" else unit)
    if far is None:
        return node
    tomorrow = p.day_period(now).until
    return replace(node, first=far, until=tomorrow) if sign < 0 else replace(node, first=now, until=far)


def read_duration(r: Reader, m: Match) -> Node | None:
    """Such as "three weeks", "nearly two years", "a day and a half"."""
    unit = str(r.value(m, "u"))
    if m["old"] is not None or _is_name(r, m):
        return None
    amount, vague = count_of(r, m)
    if amount is None and not vague:
        return None
    word, first = r.word_at(m.start("u")), r.word_at(m.start("n"))
    number = first[0].isdecimal()
    if word in ("second", "quarter") and not (number and word == "second") and r.word_at(m.start("u") - 1) != "-":
        return None
    if (unit == "WE" and first in ("a", "the")) or (word.endswith("s") and r.word(m, "n") in ("a", "an")):
        return None
    if r.glued(m.start("n")) or (number and r.word_at(m.start() - 1) in ("$", "€", "£")):
        return None
    if first in ("a", "an") and m.end("n") - m.start("n") == 1 and _per(r, m):
        return None
    if m["half"] is not None and amount is not None:
        amount += 0.5
    value = duration_value(amount, unit)
    if m["n2"] is not None and amount is not None and r.word_at(m.start("n2")) not in ("a", "an"):
        second, _ = count_of(r, m, "n2")
        value = _joined(value, second, str(r.value(m, "u2"))) or value
    return Node(extent_start(r, m), _without_rate(r, m), TimeKind.DURATION, value, mod=mod_words(r, m))


def _without_rate(r: Reader, m: Match) -> int:
    """Where a duration ends: "24 hours a day" ends at its hours."""
    if m["n2"] is not None and r.word_at(m.start("n2")) in ("a", "an"):
        return m.end("u")
    return m.end()


def _is_name(r: Reader, m: Match) -> bool:
    """Whether a number and a unit are a title ("60 Minutes") or a share ("three-quarters of")."""
    unit = m.start("u")
    word = r.word_at(unit)
    if word == "quarters" and (r.word_at(unit - 1) == "-" or r.word_at(unit + 1) == "of"):
        return True
    if r.word_at(m.end()) in ("-", "‐") and r.word_at(m.end() + 1) in ("ago", "earlier", "old", "olds"):
        return True
    number = r.word_at(m.start("n"))
    if len(number) == 4 and number[0] in "12" and word == "day":
        return True
    written = r.scan.text[r.scan.starts[unit] : r.scan.ends[unit]]
    return number[0].isdecimal() and r.capital(unit) and not written.isupper()


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
    return before[:1].isdecimal() or before in _RATED


def read_bare_units(r: Reader, m: Match) -> Node | None:
    """Such as "for years", "within days": a duration of unknown length."""
    unit, before = str(r.value(m, "u")), r.word_at(m.start() - 1)
    if before not in ("for", "within") and not (
        before in ("in", "after", "over", "of", "and")
        and r.word_at(m.end()) in (".", ",", "-", ";", "of", "after", "before")
    ):
        return None
    if unit in ("TS", "Q"):
        return None
    return Node(m.start(), m.end(), TimeKind.DURATION, duration_value(None, unit))


def read_long(r: Reader, m: Match) -> Node | None:
    """Such as "year-long", "decades-long", "months-old"."""
    unit, long = str(r.value(m, "u")), r.word(m, "long")
    many = r.word_at(m.start("u")).endswith("s") or unit == "L"
    if long not in ("long", "old") or (long == "old" and not many) or r.word_at(m.start() - 1) in ("-", "‐"):
        return None
    return Node(m.start(), m.end(), TimeKind.DURATION, duration_value(None if many else 1, unit))


def read_weekdays(r: Reader, m: Match) -> Node | None:
    """Such as "Mondays", "weekends"."""
    number = int(str(r.value(m, "w")))
    value = "XXXX-WE" if number == 8 else f"XXXX-WXX-{number}"
    return Node(m.start(), m.end(), TimeKind.SET, value)


def read_weekday_parts(r: Reader, m: Match) -> Node | None:
    """Such as "Tuesday nights"."""
    value = f"XXXX-WXX-{r.value(m, 'w')}T{r.value(m, 'part')}"
    return Node(m.start(), m.end(), TimeKind.SET, value)


def read_every(r: Reader, m: Match) -> Node | None:
    """Such as "every day", "each March", "every two weeks"."""
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
            amount, _ = count_of(r, m)
            amount = 2.0 if r.word(m, "n") in ("other", "alternate") else amount
        if amount is None:
            return None
        value = "XXXX-WE" if unit == "WE" else duration_value(amount, unit)
    return Node(m.start(), m.end(), TimeKind.SET, value)


def read_frequency(r: Reader, m: Match) -> Node | None:
    """Such as "twice a week", "once every year"."""
    return Node(m.start(), m.end(), TimeKind.SET, duration_value(1, str(r.value(m, "u"))))


def read_setword(r: Reader, m: Match) -> Node | None:
    """Such as "daily", "annually"."""
    if r.capital(m.start()) and r.word_at(m.start() - 1) not in ("", ".", "\n"):
        return None
    return Node(m.start(), m.end(), TimeKind.SET, str(r.value(m, "set")))
