"""Whether a line says when: a date, a time of day, how long the article takes to read."""

import re
from functools import cache, lru_cache

from onrecord.read.shapes.prose import KEPT
from onrecord.read.words import word_list

_CLOCK = re.compile(r"\d(?<!\w.)\d?[:.h]\d\d\b")  # a digit comes first, so that `re` skips to the next one
_AGO = re.compile(
    r"(?<!\d)\d{1,3} ?(?:m|h|d|min|mins|minutes?|hrs?|hours?|days?|weeks?|months?|years?) ago\b"
    r"|\bvor \d+ \w+|\bhace \d+ \w+|\bil y a \d+",
    re.IGNORECASE,
)
_MOMENT = re.compile(r"\b(?:19|20)\d\d\b.{0,12}\b\d{1,2}[:.h]\d\d\b|\b\d{1,2}[:.h]\d\d\b.{0,12}\b(?:19|20)\d\d\b")
_DATELINE = re.compile(r"(?:\w+,? )?(?:\d{1,2}(?:st|nd|rd|th|\.)? \w+|\w+\.? \d{1,2}(?:st|nd|rd|th)?),? \d{4}")


@lru_cache(maxsize=KEPT)
def is_read_time(text: str) -> bool:
    """Whether a line says how long the article takes to read, alone or after its date."""
    return len(text) < 70 and bool(_read_time().search(text.lower()))


def read_minutes(text: str) -> int | None:
    """The minutes of a read-time line."""
    match = _read_time().search(text.lower()) if len(text) < 70 else None
    return int(match["stated"] or match["counted"] or match["most"]) if match else None


@cache
def _read_time() -> re.Pattern[str]:
    """The pattern of "5 min read", "Reading time: 5 minutes" and their like in other languages."""
    units = "|".join(map(re.escape, word_list("read_time")))
    heads = (
        r"read(?:ing)? time|lesezeit|lesedauer|temps de lecture|tempo di lettura|tempo de leitura|tiempo de lectura"
        r"|leestijd|lästid|læsetid"
    )
    tails = r"read|read time|lesezeit|de lecture|di lettura|de lectura|de leitura|läsning|lesetid"
    date = r"(?:[\w .,:/]{0,30}(?:19|20)\d\d(?:[, ]+\d{1,2}[:.]\d\d)?\s*[|·•/,–—-]\s*)?"
    return re.compile(
        rf"^{date}(?:\W*(?:estimated )?(?:{heads})\W*(?:ca\.? )?(?P<stated>\d{{1,3}})(?: ?(?:{units}))?\W*"
        rf"|\W*(?P<counted>\d{{1,3}})[- ](?:min(?:uten?|utes?)?\.?[- ](?:{tails}))\W*"
        r"|\d{1,3} ?[-–] ?(?P<most>\d{1,3}) minutes)$"
    )


def has_clock(text: str) -> bool:
    """Whether a line has a time of day, as lines that tell when an article appeared do."""
    return bool(_CLOCK.search(text))


def says_ago(text: str) -> bool:
    """Whether a line says how long ago something was written."""
    return bool(_AGO.search(text))


def is_moment(text: str) -> bool:
    """Whether a line has a year and a time of day close to each other."""
    return bool(_MOMENT.search(text))


def is_dateline(text: str) -> bool:
    """Whether a line is a date and nothing else."""
    return len(text) < 50 and bool(_DATELINE.fullmatch(text))
