"""To whom an article credits its text: an agency in the dateline, the byline, a credit line or the last line.

An article comes in, a `Credit` goes out, with the words it stands on where the text has them. "KYIV (Reuters) —"
credits Reuters; so does an author of that name. A name in the brackets of a dateline in capitals is an agency
even when the lexicon does not list it, and so is one after "via" in the byline. After these come an outlet that the
feed says the item was taken from, another site's page that the page calls its canonical one, and an outlet that is
said to have reported it first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.lexicon import load_lexicon
from onrecord.naming.sites import site_of
from onrecord.records import Article, Role, Span

_PLACE = r"[^\W\d_][^()\n]{0,60}"
_DATELINE = re.compile(rf"\s*(?:{_PLACE})?\((?P<name>[^()\n]{{2,40}})\)\s*(?P<dash>[-–—]|\n|$)?")
_VIA = re.compile(r"(?:^|[\s(])(?:via|source:|credit:|from|with)\s+(?P<name>[^()\n,;|]{2,40})", re.IGNORECASE)
_THROUGH = re.compile(r"\bvia\s+(?P<name>(?:the\s+)?[A-Z][\w’'&.-]*(?:\s+[A-Z][\w’'&.-]*){0,4})")
_REPORTED_FIRST = re.compile(
    r"\b(?:first|originally)\s+(?:reported|published|broken|revealed)\s+(?:\w+day\s+)?(?:by|in|on)\s+"
    r"(?P<by>(?:the\s+)?[A-Z][\w’'&.-]*(?:\s+[A-Z][\w’'&.-]*){0,4})"
    r"|(?P<who>(?:The\s+|the\s+)?[A-Z][\w’'&.-]*(?:\s+[A-Z][\w’'&.-]*){0,4})(?:,\s+which)?\s+first\s+"
    r"(?:reported|published|broke|revealed)\b"
)
_NOT_OUTLETS = frozenset("the a an he she it they who we i police officials".split())
_LAST = re.compile(r"(?:^|\n|[.!?”\"]\s+)\W{0,3}(?P<name>[^\W\d_][\w.& /-]{1,40})\W{0,3}$")
_PART = re.compile(r"[^\W\d_][\w.&-]*(?: [\w.&-]+)*")
_HEAD = 200
_TAIL = 80
_CREDIT_ROLES = frozenset({Role.BYLINE, Role.CREDIT, Role.DATELINE, Role.AUTHOR_NAME})


@dataclass(frozen=True, slots=True)
class Credit:
    """The agency that a text is credited to; `span` is None when its authors or its outlet say so."""

    agency: str
    span: Span | None


@cache
def agencies() -> dict[str, str]:
    """The name of each agency by every name that credit lines give it, in small letters."""
    names = load_lexicon("agencies")["names"]
    return {alias: name for name, aliases in names.items() for alias in aliases.split(";")}


@lru_cache(maxsize=4096)
def agency_of(name: str | None) -> str | None:
    """The agency that a name stands for, None when it is not a known one's."""
    plain = " ".join((name or "").lower().split()).strip(" .,")
    return agencies().get(plain) or agencies().get(plain.removeprefix("the "))


def find_credit(article: Article) -> Credit | None:
    """The agency that an article credits its text to, or is itself the site of; None when it names none."""
    return next(_credits(article), None)


def _credits(article: Article) -> Iterator[Credit]:
    body = [block for block in article.body() if block.end > block.start]
    if body:
        yield from _dateline(article, body[0].start, min(body[0].end, body[0].start + _HEAD))
    yield from _credit_lines(article)
    if body:
        last = body[-1]
        found_last = _LAST.search(article.text[max(last.start, last.end - _TAIL) : last.end])
        if found_last:
            start = max(last.start, last.end - _TAIL)
            yield from _named(article, start + found_last.start("name"), start + found_last.end("name"))
    agency = agency_of(article.outlet)
    if agency is not None:
        yield Credit(agency, None)
    yield from _stated(article)
    for block in body:
        yield from _reported_first(article, block.start, block.end)


def _credit_lines(article: Article) -> Iterator[Credit]:
    """The agencies of bylines and credit lines, then those among the authors."""
    for block in article.blocks:
        if block.role in _CREDIT_ROLES and block.end - block.start <= _HEAD:
            for found in _PART.finditer(article.text, block.start, block.end):
                yield from _named(article, found.start(), found.end())
    for author in article.authors:
        agency = agency_of(author.name) or agency_of(author.role)
        if agency is not None:
            yield Credit(agency, None)


def _stated(article: Article) -> Iterator[Credit]:
    """The outlet that the feed names as the source, and the site whose page is the canonical one."""
    taken = " ".join((article.taken_from or "").split())
    if taken and taken.casefold() != (article.outlet or "").casefold():
        yield Credit(agency_of(taken) or taken, None)
    named = article.stated.canonical
    site, own = (site_of(named.value) if named else None), site_of(article.url or "")
    if site and own and site != own:
        yield Credit(site, None)


def _reported_first(article: Article, start: int, end: int) -> Iterator[Credit]:
    """The outlet of "first reported by the Harbour Gazette" and "The Harbour Gazette first reported"."""
    for found in _REPORTED_FIRST.finditer(article.text, start, end):
        at = "by" if found["by"] else "who"
        name = found[at].removeprefix("the ").removeprefix("The ").rstrip(".")
        begin = found.end(at) - len(found[at]) + found[at].index(name)
        if name.lower() not in _NOT_OUTLETS and name.casefold() != (article.outlet or "").casefold():
            yield Credit(agency_of(name) or name, article.span(begin, begin + len(name)))


def _dateline(article: Article, start: int, end: int) -> Iterator[Credit]:
    found = _DATELINE.match(article.text, start, end)
    if found is None:
        return
    name = found["name"]
    place = article.text[start : found.start("name") - 1].strip()
    capitals = place.split(",")[0].isupper() and found["dash"] is not None
    agency = agency_of(name) or (name.strip() if capitals and name[:1].isupper() else None)
    if agency is not None:
        yield Credit(agency, article.span(found.start("name"), found.end("name")))


def _named(article: Article, start: int, end: int) -> Iterator[Credit]:
    """A credit when the words name an agency, alone or after "via" and the like."""
    words = article.text[start:end]
    agency = agency_of(words)
    if agency is not None:
        yield Credit(agency, article.span(start, end))
        return
    via = _VIA.search(words)
    if via is not None and (agency := agency_of(via["name"])) is not None:
        yield Credit(agency, article.span(start + via.start("name"), start + via.end("name")))
        return
    through = _THROUGH.search(words)
    if through is not None:
        begin, until = start + through.start("name"), start + through.end("name")
        yield Credit(through["name"].removeprefix("the "), article.span(begin, until))
