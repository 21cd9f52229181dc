"""The day of an article that its address or its page shows, where nothing in the markup states it.

An address with a day in it comes first, then a day beside the headline, below it before above, then one in an
element that is called after dates or that gives an hour with it; without a heading, the only day that stands alone.
A page that shows none of these has no day: the first day in the running text, or a year at its foot, would more
often be another's. A day of a change counts where no other is shown.
"""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from onrecord.read.facts.instants import to_instant
from onrecord.read.facts.written import WrittenDay, day_of, with_hour, written_days
from onrecord.read.words import any_of, numbered, word_list

_BELOW, _ABOVE = 40, 25
"""Elements after the headline and before it that may show its day; other articles' cards stand further away.

Of 239 pages whose stated days were taken out 213 are read right so and 8 wrong.
"""

_LONGEST = 100  # characters of a piece of text that may be a line with a date, as opposed to a paragraph

_LONGEST_PLACE = 3
_UNREAD = frozenset({"script", "style", "noscript", "template"})
_CLOCK = re.compile(r"(?<![\d.:])(?:[01]?\d|2[0-3])[:.][0-5]\d(?![\d.:])")
_CALLED_SO = re.compile(r"date|time|publish|posted|byline|meta|stamp|created|updated|datum", re.IGNORECASE)
_IN_ADDRESS = re.compile(
    r"(?<![^/_.-])(?P<year>(?:19|20)\d\d)(?P<between>[/_-]?)"
    r"(?P<month>0[1-9]|1[0-2]|[1-9](?=[/_-])|[a-z]{3}(?=[/_-]))(?P=between)"
    r"(?P<day>0[1-9]|[12]\d|3[01]|[1-9])(?![^/_.-])",
    re.IGNORECASE,
)


def shown_day(tree: etree._Element, url: str | None) -> str | None:
    """The day that a page shows of its article, or the instant of a <time> beside the headline; else None."""
    shown = _near_headline(tree)
    if named := _day_in(url or ""):
        return next((finer for finer in shown if finer.startswith(f"{named}T")), named)
    return next(shown, None) or _called_so(tree) or _alone(tree)


def _day_in(url: str) -> str | None:
    """The day that an address holds: /2024/04/26/, /2024/apr/26/, -2024-04-26."""
    path = url.split("://", 1)[-1].partition("/")[2]
    for found in _IN_ADDRESS.finditer(path):
        month = found["month"].lower()
        number = int(month) if month.isdigit() else numbered("month_names").get(month)
        if number and (day := day_of(found["year"], number, found["day"])):
            return day
    return None


def _near_headline(tree: etree._Element) -> Iterator[str]:
    """The days and instants near the first headline: those below as they come, then those above, nearest first."""
    elements = list(_read_elements(tree))
    at = next((i for i, element in enumerate(elements) if element.tag == "h1"), None)
    if at is None:
        return
    month_first = _month_first(tree)
    changed: list[str] = []
    for element in (*elements[at : at + _BELOW], *reversed(elements[max(0, at - _ABOVE) : at])):
        days = [*_dates_of(element, month_first)]
        if days and _is_of_change(element):
            changed += days
        else:
            yield from days
    yield from changed


def _is_of_change(element: etree._Element) -> bool:
    """Whether the words right before an element, or those that it begins with, tell of a change: "Updated: "."""
    around, before = element.getparent(), element.getprevious()
    lead = before.tail if before is not None else around.text if around is not None else None
    said = ((lead or "").split()[-1:], (element.text or "").split()[:1])
    return any(any_of("notes").search(" ".join(words).lower()) for words in said)


def _called_so(tree: etree._Element) -> str | None:
    """The first day in an element that is called after dates, or with an hour beside it."""
    month_first = _month_first(tree)
    for element in _read_elements(tree):
        called = element.tag == "time" or _CALLED_SO.search(
            f"{element.get('class') or ''} {element.get('id') or ''}"
        )
        if called or any(map(_CLOCK.search, _pieces(element))):
            for day in _dates_of(element, month_first):
                return day
    return None


def _alone(tree: etree._Element) -> str | None:
    """The only day that stands alone, or behind a place, on a page without a heading."""
    if next(tree.iter("h1"), None) is not None:
        return None
    pieces = (piece for element in _read_elements(tree) for piece in _pieces(element))
    written = ((piece, found) for piece in pieces for found in written_days(piece, month_first=None))
    days = {found.day for piece, found in written if _is_alone(piece, found)}
    return days.pop() if len(days) == 1 else None


def _is_alone(piece: str, found: WrittenDay) -> bool:
    """Whether only a place or a word stands before a day: "Ellin, 4 March 2031", "Posted 4 May 2031"."""
    before, after = piece[: found.start].strip(), piece[found.end :].strip(" .")
    placed = before.endswith(",") and before.count(" ") < _LONGEST_PLACE
    return not after and (not before or placed or before.lower().strip(" :") in word_list("day_heads"))


def _read_elements(tree: etree._Element) -> Iterator[etree._Element]:
    return (element for element in tree.iter(etree.Element) if element.tag not in _UNREAD)


def _dates_of(element: etree._Element, month_first: bool | None) -> Iterator[str]:
    """What a <time> states, else the days in an element's own short pieces of text."""
    stated = to_instant(element.get("datetime")) if element.tag == "time" else None
    if stated:
        yield stated
        return
    for piece in _pieces(element):
        yield from (with_hour(piece, found) for found in written_days(piece, month_first=month_first))


def _pieces(element: etree._Element) -> Iterator[str]:
    """An element's own pieces of text that may be a line with a date."""
    pieces: Iterable[str | None] = (element.text, *(child.tail for child in element))
    for piece in pieces:
        if piece and len(piece) < _LONGEST and any(map(str.isdigit, piece)):
            yield piece


def _month_first(tree: etree._Element) -> bool | None:
    """Whether a page writes the month before the day in numbers; None when its language leaves it open."""
    language = (tree.get("lang") or "").lower()
    return True if language == "en-us" else None if language in ("", "en") else False
