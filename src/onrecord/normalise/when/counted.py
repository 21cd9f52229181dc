"""A day that is counted from a happening of the story: "12 days into the crisis", "two days after the quake".

The words near a cue come in with the days that the story has named before them. What goes out is the day they count
to, or None. The happening's day is that of the last sentence before that gives one whole day and tells either of
the thing that is named or, for "into", of how something begins.
"""

import datetime as dt
import re
from collections.abc import Sequence

from onrecord.calendar_days import days_on
from onrecord.normalise.lexicons import words
from onrecord.normalise.times.numbers import number_value
from onrecord.records import Anchor, Article, TimeKind, TimeRef

_COUNTED = re.compile(
    r"\b(?P<count>\d{1,3}|[A-Za-z]+|the)\s+(?P<unit>day|week)s?\s+(?P<how>into|after|of)\s+"
    r"(?:the|its|his|her|their|that)\s+(?:[\w-]+\s+)?"
    r"(?P<what>[a-z]+)(?=\s*(?:[,.;:—–]|$|\s(?:when|that|and|in|at|on|of|as|with|to|for|began|ended|broke|struck)\b))"
)
_UNIT = re.compile(r"(?:day|week)s?\s+(?:into|after|of)\b")
"""What no count is without; beginning with a letter, it is looked for much quicker."""
_COUNTED_OFF = re.compile(r"\b(?P<count>\w+)\s+(?P<unit>day|week)s?\s+(?P<how>after|before)\s+(?:the\s+)?$")
_WORD = re.compile(r"[a-z]+")
_FARTHEST = 3000  # characters back to the happening's day
_LONGEST = 60  # characters that the words of a count may take


def counted_from(article: Article, start: int, end: int, earlier: Sequence[TimeRef]) -> TimeRef | None:
    """The day that words of `article.text[start:end]` count to, from one of the times before them.

    The earlier times come in order; those of the same sentence are not counted from.
    """
    found = _COUNTED.search(article.text, start, end) if _UNIT.search(article.text, start, end) else None
    days = _days(found) if found and found.end() - found.start() <= _LONGEST else None
    sentence = article.sentence_at(start)
    if found is None or days is None or sentence is None:
        return None
    signs = {found["what"]} | (words("times", "words", "begins") if found["how"] == "into" else set())
    for time in reversed([one for one in earlier if one.span.end <= sentence.start]):
        if found.start() - time.span.end > _FARTHEST:
            return None
        day = _whole_day(time)
        if day is not None and _tells(article, time, signs):
            return _day(article, found, days_on(day, days))
    return None


def counted_off(article: Article, start: int, end: int, times: Sequence[TimeRef]) -> TimeRef | None:
    """The day of who speaks right behind a count from the day before it: "… on Friday, a day after | she asked"."""
    found = _COUNTED_OFF.search(article.text, start, end)
    days = _days(found) if found else None
    named = [one for one in times if found and start <= one.span.start and one.span.end <= found.start()]
    day = _whole_day(named[-1]) if named else None
    if found is None or days is None or day is None:
        return None
    return _day(article, found, days_on(day, days if found["how"] == "before" else -days))


def _day(article: Article, found: re.Match[str], first: dt.date | None) -> TimeRef | None:
    if first is None:
        return None
    span = article.span(found.start(), found.start() + len(found.group().rstrip()))
    return TimeRef(span, TimeKind.DATE, first.isoformat(), first, days_on(first, 1), Anchor.MENTION)


def _days(found: re.Match[str]) -> int | None:
    """How many days are counted: "the day after" is one, "the day of" none."""
    if found["count"].lower() == "the":
        return {"after": 1, "of": 0}.get(found["how"]) if found["unit"] == "day" else None
    count = 1 if found["count"].lower() in ("a", "one") else number_value([found["count"].lower()])
    if count is None or found["how"] == "of":
        return None
    return int(count) * (7 if found["unit"] == "week" else 1)


def _whole_day(time: TimeRef) -> dt.date | None:
    whole = time.first is not None and time.until is not None and (time.until - time.first).days == 1
    return time.first if whole else None


def _tells(article: Article, time: TimeRef, signs: set[str] | frozenset[str]) -> bool:
    """Whether the sentence of a time holds one of some words."""
    sentence = article.sentence_at(time.span.start)
    return sentence is not None and not signs.isdisjoint(
        _WORD.findall(article.text[sentence.start : sentence.end].lower())
    )
