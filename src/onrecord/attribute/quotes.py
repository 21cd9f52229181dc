"""Quotation marks matched by rule.

In: a text and the (start, end) of one of its paragraphs.  Out: the quoted stretches, in order, not
overlapping, marks included.  Offsets are half-open code points of the whole text.

What holds for any input: one pass, linear time, no exception.  Only the outermost level is kept, so
marks inside a quotation belong to it.  A paragraph that opens a quotation and does not close it is
quoted to its end when the mark is curly or angular (newspapers open every paragraph of a long
quotation and close only the last); a straight mark that nothing closes is taken for an inch sign or
a slip and quotes nothing.  Single marks count only when a closing one follows: most are apostrophes.

Source: the Associated Press and Guardian style guides on running quotations.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_OPENED = re.compile(r"(?:(?<![^\n])|(?P<said>[,:])\s|[.!?]\s)(?P<mark>\")(?=\w)[^\"\n]+$")
_GOES_ON = re.compile(r"\"(?=\w)")
_CLOSED = re.compile(r"[^\"\n]*[^\s\"\n](?P<mark>\")(?!\w)")
_MARKS = re.compile("[\"“”„‟«»‘’‚‹›']")
_CLOSERS = {
    '"': '"”',
    "“": '”"',
    "‟": '”"',
    "„": "“”",
    "«": "»",
    "»": "«",
    "”": '”"',
    "‘": "’'",
    "'": "'’",
    "‚": "‘’",
    "‹": "›",
    "›": "‹",
}
_SINGLE = frozenset("‘’'‚")
_RUNS_ON = frozenset("“„‟«")
_BEFORE_OPENING = frozenset("([{-–—/:,;…")


@dataclass(frozen=True, slots=True)
class Quote:
    """One quoted stretch with its marks: half-open offsets; `closed` is False when the paragraph ends first."""

    start: int
    end: int
    closed: bool = True
    opened: bool = True

    @property
    def inner(self) -> tuple[int, int]:
        """The offsets of the words between the marks."""
        first = self.start + 1 if self.opened else self.start
        return first, max(first, self.end - 1 if self.closed else self.end)


def find_running(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Quote]:
    """The quoted stretches of paragraphs, in order; also those with straight marks that run over paragraphs.

    A straight mark that nothing closes is taken for the beginning of a quotation when the next paragraph opens with
    one too; behind ", " or ": " also when the first mark of the next paragraph can only close one.
    """
    out: list[Quote] = []
    for at, (start, end) in enumerate(paragraphs):
        quotes = list(find_quotes(text, start, end))
        out += quotes
        behind = quotes[-1].end if quotes else start
        opened = _OPENED.search(text, behind, end) if text.find('"', behind, end) >= 0 else None
        if not opened or at + 1 == len(paragraphs):
            continue
        rest = _CLOSED.match(text, *paragraphs[at + 1]) if opened["said"] else None
        if rest or _GOES_ON.match(text, *paragraphs[at + 1]):
            out.append(Quote(opened.start("mark"), end, closed=False))
        if rest:
            out.append(Quote(paragraphs[at + 1][0], rest.end("mark"), opened=False))
    return sorted(out, key=lambda quote: quote.start)


@lru_cache(maxsize=2048)  # the tagger asks for the paragraphs of a batch of articles, and the rules ask again
def find_quotes(text: str, start: int = 0, end: int | None = None) -> tuple[Quote, ...]:
    """The quoted stretches of the paragraph `text[start:end]`, in order."""
    end = len(text) if end is None else end
    marks = [match.start() for match in _MARKS.finditer(text, start, end)]
    last_single = _last_single_closer(text, marks, start, end)
    found: list[Quote] = []
    opened: int | None = None
    for at in marks:
        mark = text[at]
        if opened is None:
            if _opens(text, at, (start, end), last_single):
                opened = at
        elif mark in _CLOSERS[text[opened]] and _closes(text, at, (start, end)):
            if at - opened > 1:
                found.append(Quote(opened, at + 1))
            opened = None
        elif mark == '"' == text[opened]:
            opened = at  # a second opening straight mark: the first one was a slip
    if opened is not None and text[opened] in _RUNS_ON and end - opened > 1:
        found.append(Quote(opened, end, closed=False))
    return tuple(found)


def _opens(text: str, at: int, limits: tuple[int, int], last_single: int) -> bool:
    """Whether the mark at `at` can begin a quotation."""
    mark, (start, end) = text[at], limits
    if at + 1 >= end:
        return False
    before = text[at - 1] if at > start else " "
    free = before.isspace() or before in _BEFORE_OPENING
    if mark in _SINGLE:
        return mark != "’" and free and not text[at + 1].isspace() and at < last_single
    if mark == '"':
        return not before.isalnum()
    if mark == "”":
        return at == start and not text[at + 1].isspace()
    return free if mark in "»›" else True


def _closes(text: str, at: int, limits: tuple[int, int]) -> bool:
    """Whether the mark at `at` can end a quotation."""
    mark, (start, end) = text[at], limits
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark in _SINGLE:
        return not before.isspace() and not after.isalnum()
    if mark == '"':
        return not before.isspace() or after.isspace() or not after.isalnum()
    return True


def _last_single_closer(text: str, marks: list[int], start: int, end: int) -> int:
    """Where the last single mark stands that could close a quotation, -1 when there is none."""
    for at in reversed(marks):
        if text[at] in "’'" and _closes(text, at, (start, end)):
            return at
    return -1
