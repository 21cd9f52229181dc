"""Years, decades and centuries that the text writes out."""

from onrecord.normalise.times import periods as p
from onrecord.normalise.times.numbers import digits_value, number_value
from onrecord.normalise.times.reader import Match, Node, Reader, dated, is_circa
from onrecord.normalise.times.scan import LETTERS, word_set
from onrecord.records import Anchor, TimeKind

_BEFORE_SHORT = frozenset("in since of summer fall spring winter late early".split())


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
        led = r.word_at(m.start("word") - 1) in ("the", "-", "early", "late", "mid")
        if not led or before in ("his", "her", "their", "my", "your", "our"):
            return None
        return dated(m, p.decade_period(190 + int(r.values[word]) // 10), Anchor.WRITTEN, r.mod(m))
    if m["y"] is not None:
        return _whole_decade(r, m)
    number, at = r.int_value(m, "dd") or 0, m.start("dd")
    quoted = r.kind_at(at - 1) == LETTERS["apos"]
    if number % 10 or number < 20 or not (quoted or m["phase"] or r.word_at(at - 1) == "the"):
        return None
    if r.word_at(m.start() - 1) in ("his", "her", "their", "my"):
        return None
    return dated(m, p.decade_period(190 + number // 10), Anchor.WRITTEN, r.mod(m))


def _whole_decade(r: Reader, m: Match) -> Node | None:
    """Such as "the 1990s", "the 470s BC"."""
    year = r.int_value(m, "y") or 0
    era = r.value(m, "era")
    if era is not None and not year % 10 and r.capital(m.end() - 1):
        return dated(m, p.decade_period(year // 10 * int(str(era))), Anchor.WRITTEN, r.mod(m))
    at = m.start("y")
    glued = r.glued(at) and r.word_at(at - 1) not in ("mid", "-", "pre", "post")
    if year < 1000 or year % 10 or glued or r.scan.starts[m.end() - 1] - r.scan.ends[at] > 1:
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
    if following[:1] == "-" and following[1:].isdecimal() and r.kind_at(m.end() + 1) != LETTERS["y"]:
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
    if not text[start - 1 : start].isspace() or r.word_at(at - 1) not in _BEFORE_SHORT:
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
    place = r.word_at(at - 1) in word_set("times", "old_year_before") or is_circa(r.scan, at)
    if year < 100 or not r.ancient or r.glued(at) or not place:
        return None
    counted = after in ("%", "°", "$") or (after.isalpha() and not r.capital(m.end()))
    if counted and after not in word_set("times", "old_year_after"):
        return None
    return dated(m, p.year_period(year), Anchor.WRITTEN, r.mod(m))


def read_second_year(r: Reader, m: Match) -> Node | None:
    """The two digits that end a range of years: the 94 of "1892-94"."""
    year, number = int(r.word_at(m.start() - 2)), r.int_value(m, "dd") or 0
    if len(r.word_at(m.start())) != 2 or number <= year % 100 or (r.scan.text[r.scan.ends[m.start()] :][:1] == "-"):
        return None
    spaced = r.scan.starts[m.start()] > r.scan.ends[m.start() - 1]
    if number <= 12 and number != year % 100 + 1 and not spaced:
        return None
    return dated(m, p.year_period(year - year % 100 + number), Anchor.WRITTEN)
