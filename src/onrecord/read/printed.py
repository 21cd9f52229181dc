"""A page that a browser has printed to a file: day, title and address stand at the edges of every sheet.

"5/14/31, 5:02 PM      Harbour wall gives way - Ellin Gazette" stands on top, the address and "1/3" below, or title
and address on top, "1 of 3" and the day below. None of it is the article's; the title and the address are. So are
those that a browser shares as one line, "Harbour wall gives way - Ellin Gazette https://…", above a text.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.read.lines import Line

_TOP = re.compile(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?:\s?[AP]M)?(?:\s{2,}(?P<title>\S.*))?", re.IGNORECASE
)
_BOTTOM = re.compile(r"(?P<url>(?:https?|file)://\S+)\s+\d{1,3}(?:/| of )\d{1,3}")
_SIDES = re.compile(r"(?P<title>\S.*?)\s{3,}(?P<url>(?:https?|file)://\S+)")
_SHARED = re.compile(r"(?P<title>\S.{10,250}?)\s(?P<url>https?://\S+)")
_FOOT = re.compile(
    r"\d{1,3} of \d{1,3}\s{3,}\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?:\s?[AP]M)?", re.IGNORECASE
)
_SITE = re.compile(r"\s+[-–—|·]\s+(?=\S+(?: \S+){0,4}$)")
_LONGEST = 1000  # characters of a title, an address and the blanks between them

_LEAST_WORDS = 4  # words that are left of a title without its last part for that to be the site's name


class Printed(NamedTuple):
    """What the edges of the sheets say.

    Attributes:
        edges: where in the text the lines at the edges start.
        title: the page's title without the site's name; None where it is cut short or there is none.
        url: the page's address; None for a file's.
    """

    edges: frozenset[int]
    title: str | None
    url: str | None


def find_printed(lines: Sequence[Line]) -> Printed | None:
    """What the edges of a printed page say; None for a text that a browser has neither printed nor shared."""
    edges = [(line.start, match) for line in lines if (match := _edge(line.text))]
    shared = _SHARED.fullmatch(lines[0].text) if len(lines) > 1 else None
    if shared and not edges and _without_site(shared["title"]) != shared["title"]:
        edges = [(lines[0].start, shared)]
    said = [match.groupdict() for _, match in edges]
    if not any("url" in one for one in said):
        return None
    tops = [one.get("title") or "" for one in said]
    title = next((title for title in tops if title and not title.endswith(("…", "..."))), None)
    url = next(
        (url for one in said if (url := one.get("url") or "").startswith("http") and not url.endswith("…")), None
    )
    return Printed(frozenset(start for start, _ in edges), _without_site(title) if title else None, url)


def _edge(text: str) -> re.Match[str] | None:
    """What a line at the edge of a sheet says; None for any other line."""
    if len(text) > _LONGEST:
        return None
    forms = (_TOP, _BOTTOM, _SIDES, _FOOT) if "://" in text else (_TOP, _FOOT)
    return next((match for form in forms if (match := form.fullmatch(text))), None)


def _without_site(title: str) -> str:
    bare = _SITE.split(title)[0]
    return bare if len(bare.split()) >= _LEAST_WORDS else title
