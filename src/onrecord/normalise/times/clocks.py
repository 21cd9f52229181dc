"""Times of day."""

from dataclasses import replace

from onrecord.normalise.times import periods as p
from onrecord.normalise.times.numbers import digits_value
from onrecord.normalise.times.reader import Match, Node, Reader, dated, with_part
from onrecord.normalise.times.scan import word_set
from onrecord.records import Anchor


def read_clock_time(r: Reader, m: Match) -> Node | None:
    """Such as "10:35 a.m. EST", "5 o'clock": on the day just named, else on that of publication."""
    clock = _clock_value(r, m)
    if clock is None or not _has_place(r, m):
        return None
    mod = "APPROX" if m["approx"] else None
    return _clock_node(r, m, clock, mod)


def _has_place(r: Reader, m: Match) -> bool:
    """Whether bare digits stand where a time of day does: "at 22:30", not the length of a film."""
    words = r.scan.words[m.start("clock") : m.end("clock")]
    if m["zone"] is not None or any(not (word[0].isdecimal() or word == ":") for word in words):
        return True
    before = r.last is not None and r.last.end == m.start()
    return before or r.word_at(m.start() - 1) in word_set("times", "clock_before")


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
    bare = half is None and "clock" not in words
    if bare and (len(numbers) < 2 or len(numbers[1]) != 2 or r.word_at(m.end()) in (":", "%")):
        return None
    if (half and not 1 <= hour <= 12 and not minute) or hour > 24 or minute > 59:
        return None
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}"


def _clock_node(r: Reader, m: Match, clock: str, mod: str | None) -> Node:
    day, anchor = r.published, Anchor.PUBLISHED
    last = r.last if r.last is not None and r.last.unit in ("D", "T") and m.start() - r.last.end < 40 else None
    if last is not None and last.first is not None:
        day, anchor = last.first, Anchor.MENTION
    node = dated(m, p.unknown("D") if day is None else p.day_period(day), anchor, mod)
    return replace(with_part(node, clock), unit="T", clock=clock)


def read_clock_word(r: Reader, m: Match) -> Node | None:
    """Noon and midnight."""
    return _clock_node(r, m, str(r.value(m, "word")), None)


def read_zone_clock(r: Reader, m: Match) -> Node | None:
    """Four digits with a zone or "hours": "0735 GMT", "at 1830 hours"."""
    digits = r.word_at(m.start("hhmm"))
    if m["hours"] is not None and (
        r.word(m, "hours") not in ("hours", "hrs")
        or r.word_at(m.start() - 1) not in word_set("times", "clock_before")
    ):
        return None
    if len(digits) != 4 or not digits.isdecimal() or int(digits[:2]) > 24 or int(digits[2:]) > 59:
        return None
    return _clock_node(r, m, f"{digits[:2]}:{digits[2:]}", None)


def read_spoken_clock(r: Reader, m: Match) -> Node | None:
    """Half past nine, a quarter to six, twenty minutes past eight."""
    minutes = 30 if m["half"] is not None else 15 if m["q"] is not None else r.int_value(m, "n") or 0
    if (m["units"] is not None and r.value(m, "units") != "TM") or not 0 < minutes < 60:
        return None
    if (r.word(m, "dir") or r.word(m, "dir1")) not in ("past", "to"):
        return None
    return _spoken(r, m, -minutes if r.word(m, "dir") == "to" else minutes)


def read_hour_in_part(r: Reader, m: Match) -> Node | None:
    """Such as "at 4 in the morning"."""
    return _spoken(r, m, 0)


def _spoken(r: Reader, m: Match, minutes: int) -> Node | None:
    """The clock time so many minutes past a spoken hour, where a time of day can stand."""
    hour = r.int_value(m, "h") or 0
    if r.word_at(m.start() - 1) not in word_set("times", "clock_before") or not 1 <= hour <= 12:
        return None
    late = r.value(m, "part") in ("AF", "EV") or r.value(m, "ampm") == "pm"
    total = (hour % 12 + 12 * late) * 60 + minutes
    return _clock_node(r, m, f"{total // 60 % 24:02d}:{total % 60:02d}", None)
