"""Articles that a press database exported as text, one below the other, to Pages: Nexis and Factiva.

Both print fields above each article, its title, its paper, its day, its length, and close it with a line of their
own: "End of Document" or "Load-Date: …", "Document" and a number. What stands between is the article alone.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from onrecord.records import Page

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY = re.compile(rf"{_MONTH}\.? \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}}", re.IGNORECASE)
_FIELD = re.compile(r"(?P<name>section|length|byline|dateline|highlight): ?(?P<value>.*)", re.IGNORECASE)
_RIGHTS = re.compile(r"(?:©|\(c\)|\(?copyright)\s", re.IGNORECASE)
_PRELUDE = re.compile(r"\d+ of \d+ documents|page \d+ of \d+|document \d+ of \d+", re.IGNORECASE)
_BODY = re.compile(r"body:?", re.IGNORECASE)
_NEXIS_END = re.compile(
    r"end of document|classification|graphic|(?:load-date|graphic|language|publication-type|correction-date):.*",
    re.IGNORECASE,
)
_NEXIS_PART = re.compile(
    r"^[ \t]*(?:end of document[ \t]*$|(?=\d+ of \d+ documents[ \t]*$))", re.IGNORECASE | re.MULTILINE
)
_FACTIVA_PART = re.compile(
    r"^[ \t]*(?:AN\s+)?document [A-Z]{3,8}[A-Z0-9]{12,}[ \t]*$", re.IGNORECASE | re.MULTILINE
)
_CODED = re.compile(r"(?P<code>[A-Z]{2,3})(?:\s{2,}|\t|\s*$)(?P<value>.*)")
_TEXT_CODES = ("LP", "TD")
_LENGTH = re.compile(r"[\d,.]+ words")
_CLOCK = re.compile(r"\d{1,2}:\d\d.*")
_NAMES = re.compile(r"\s*(?:;|,|\band\b)\s*")
_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+){1,3}")
_PUBLISHER = re.compile(
    r"(?:The )?[^\W\d_a-z][\w.'’&-]*(?:(?: of(?: the)?| and| &)? [^\W\d_a-z][\w.'’&-]*){0,6}?"
    r",? (?:Inc|Ltd|Limited|LLC|PLC|plc|Corp|Company|Co|Group|Media|Press|Newspapers?|GmbH|AG|S\.?A)\.?"
)
"""Who publishes the paper, below the article: "Harl Valley Newspapers Ltd."."""

_HEAD = 40  # lines that stand above an article at most


class _Found(NamedTuple):
    """An article of an export: what stands above it, and its own lines, blank ones among them."""

    title: str
    outlet: str
    published: str
    byline: str
    body: Sequence[str]


def pages_of_export(text: str, *, where: str) -> list[Page]:
    """The articles of an export, in order; none where the text is no export of a database that is known."""
    for part, read in ((_NEXIS_PART, _nexis), (_FACTIVA_PART, _factiva)):
        if part.search(text):
            pieces = (piece.splitlines() for piece in part.split(text))
            found = [one for lines in pieces if (one := read([line.strip() for line in lines]))]
            if found:
                return [_page(one, f"{where}, article {at}") for at, one in enumerate(found, 1)]
    return []


def _page(found: _Found, where: str) -> Page:
    return Page(
        text="\n".join(found.body).strip("\n"),
        title=found.title or None,
        outlet=found.outlet or None,
        authors=tuple(name for name in _NAMES.split(_without_by(found.byline)) if _NAME.fullmatch(name)),
        published=found.published or None,
        kind="article",
        where=where,
    )


def _without_by(byline: str) -> str:
    return byline[3:] if byline[:3].lower() == "by " else byline


def _nexis(lines: Sequence[str]) -> _Found | None:
    """The article of a part of an export by Nexis: title, paper and day, or paper, day and title, then fields."""
    fields = {match["name"].lower(): (at, match["value"]) for at, match in _fields(lines[:_HEAD])}
    day = next((at for at, line in enumerate(lines[:_HEAD]) if _DAY.search(line)), None)
    if "length" not in fields or day is None:
        return None
    first = min(at for at, _ in fields.values())
    head = [at for at, line in enumerate(lines[:day]) if line and not _PRELUDE.fullmatch(line)]
    if not head:
        return None
    below = [line for line in lines[day + 1 : first] if line and not _RIGHTS.match(line)]
    title = " ".join(lines[at] for at in head[:-1]) or (below[-1] if below else "")
    marks = (at for at, line in enumerate(lines) if _BODY.fullmatch(line))
    start = next(marks, max(at for at, _ in fields.values())) + 1
    body = list(takewhile(lambda line: not _NEXIS_END.fullmatch(line), lines[start:]))
    return (
        _Found(title, lines[head[-1]], _day(lines[day]), fields.get("byline", (0, ""))[1], body) if body else None
    )


def _fields(lines: Sequence[str]) -> Iterator[tuple[int, re.Match[str]]]:
    for at, line in enumerate(lines):
        if match := _FIELD.fullmatch(line):
            yield at, match


def _factiva(lines: Sequence[str]) -> _Found | None:
    """The article of a part of an export by Factiva: title, byline, length, day, paper, rights, a line each."""
    coded = _coded(lines)
    if coded is not None:
        return coded
    length = next((at for at, line in enumerate(lines[:_HEAD]) if _LENGTH.fullmatch(line)), None)
    if length is None:
        return None
    rest = [at for at in range(length + 1, min(len(lines), _HEAD)) if lines[at]]
    rights = next((at for at in rest if _RIGHTS.match(lines[at])), None)
    papers = [lines[at] for at in rest[1:] if not _CLOCK.fullmatch(lines[at])]
    if rights is None or not papers or not _DAY.search(lines[rest[0]]):
        return None
    above = [line for line in lines[:length] if line]
    signed = len(above) > 1 and all(map(_NAME.fullmatch, _NAMES.split(_without_by(above[-1]))))
    byline = above.pop() if signed else ""
    title = max(above[-2:], key=len, default="")
    return _Found(title, papers[0], _day(lines[rest[0]]), byline, _without_publisher(lines[rights + 1 :]))


def _without_publisher(body: Sequence[str]) -> Sequence[str]:
    """The lines of an article without the last, where that stands apart and is a company's name."""
    last = max((at for at, line in enumerate(body) if line), default=0)
    apart = last > 1 and not body[last - 1]
    return body[:last] if apart and _PUBLISHER.fullmatch(body[last]) else body


def _coded(lines: Sequence[str]) -> _Found | None:
    """The article of a part whose fields have codes: HD its title, SN its paper, PD its day, LP and TD its text."""
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        match = _CODED.fullmatch(line)
        code = match["code"] if match else code
        fields.setdefault(code, []).append(match["value"] if match else line)
    if not {"HD", "SN", "PD"} <= fields.keys():
        return None
    title, paper, day, byline = (" ".join(fields.get(name, [""])).strip() for name in ("HD", "SN", "PD", "BY"))
    body = "\n".join("\n".join(fields.get(name, [])).strip("\n") + "\n" for name in _TEXT_CODES)
    return _Found(title, paper, _day(day), byline, body.splitlines())


def _day(line: str) -> str:
    match = _DAY.search(line)
    return match[0] if match else ""
