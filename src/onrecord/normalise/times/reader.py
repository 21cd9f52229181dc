"""What resolvers share: the words of a match, and what the text said before."""

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from onrecord.normalise.times import periods as p
from onrecord.normalise.times.numbers import digits_value, number_value
from onrecord.normalise.times.scan import LETTERS, VALUES, Scan
from onrecord.records import Anchor, TimeKind

Match = re.Match[str]
_BEFORE_CHRIST = re.compile(r"BC(\d{4})(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Node:
    """A time expression over tokens [start, end) before it becomes a record."""

    start: int
    end: int
    kind: TimeKind
    value: str
    first: dt.date | None = None
    until: dt.date | None = None
    anchor: Anchor = Anchor.WRITTEN
    mod: str | None = None
    unit: str = ""
    clock: str | None = None

    @property
    def year(self) -> int | None:
        """The year that the expression falls into, below zero before Christ; None when there is none."""
        if self.first is not None:
            return self.first.year
        match = _BEFORE_CHRIST.match(self.value)
        return -int(match[1]) if match else None

    @property
    def month(self) -> int | None:
        """The month that it begins in, where it names one."""
        if self.first is not None:
            return self.first.month if self.unit in ("D", "M", "T") else None
        match = _BEFORE_CHRIST.match(self.value)
        return int(match[2]) if match and match[2] else None


class Reader:
    """Resolves the matches of one text, in order.

    Attributes:
        published: the day that relative expressions count from, or None.
        narrative: the text tells of other years; bare months and days belong to the year last named.
        last: the last dated expression, for "that year" and "the next day".
        year_before: the year of the dated expressions before it, when it was another.
        quarter: the last quarter that was named, for "a year earlier" in business news.
        ancient: the text tells of the first thousand years or of those before Christ.
    """

    def __init__(self, scan: Scan, published: dt.date | None, *, narrative: bool = False) -> None:
        self.scan, self.published, self.narrative = scan, published, narrative
        self.ancient = narrative and is_ancient(scan)
        self._years = scan.places("y") if narrative else []
        self.last: Node | None = None
        self.quarter: Node | None = None
        self.year_before: int | None = None
        self.values = VALUES

    def lead_on(self, node: Node) -> None:
        """Make an expression the one that later ones count from."""
        if self.last is not None and self.last.year != node.year:
            self.year_before = self.last.year
        self.last = node

    def years_ahead(self, at: int) -> tuple[int, ...]:
        """The next two years that the text writes out after a token; none when the text tells no story."""
        place = bisect_right(self._years, at)
        return tuple(int(self.scan.words[token]) for token in self._years[place : place + 2])

    def word(self, match: Match, name: str) -> str | None:
        """The words of a group, joined by blanks; None when the group is empty."""
        start, end = _tokens_of(match, name)
        return " ".join(self.scan.words[start:end]) if start >= 0 and end > start else None

    def value(self, match: Match, name: str) -> object:
        """The lexicon's value of the last valued word of a group; None when there is none."""
        start, end = _tokens_of(match, name)
        for word in reversed(self.scan.words[start:end] if start >= 0 else []):
            if self.values.get(word, "") != "":
                return self.values[word]
        return None

    def int_value(self, match: Match, name: str) -> int | None:
        """A group's number: digits, or a number word or ordinal."""
        start, end = _tokens_of(match, name)
        if start < 0 or start == end:
            return None
        words = self.scan.words[start:end]
        digits = digits_value(words[0])
        if digits is not None:
            return int(digits)
        total = 0
        for word in words:
            found = self.values.get(word)
            total += int(found) if isinstance(found, (int, float)) else 0
        return total or None

    def year(self, match: Match, name: str) -> int | None:
        """A written year: digits, or spoken as "nineteen ninety-six"."""
        start, end = _tokens_of(match, name)
        if start < 0:
            return None
        words = self.scan.words[start:end]
        if words[0].isdecimal():
            return -int(words[0]) if self.values.get(words[-1]) == -1 else int(words[0])
        tail = number_value(words[1:])
        head = self.values.get(words[0], 0)
        return int(head) * 100 + int(tail) if tail is not None and 10 <= head <= 20 else None

    def mod(self, match: Match) -> str | None:
        """The modifier of a phase word: early, mid, the end of; "earlier in 1689" names no part of the year."""
        start, end = _tokens_of(match, "phase")
        for word in self.scan.words[start:end] if start >= 0 else []:
            if self.values.get(word) in ("START", "MID", "END"):
                return str(self.values[word])
        return None

    def capital(self, at: int) -> bool:
        """Whether a token starts with a capital letter in the text."""
        if not 0 <= at < len(self.scan.words):
            return False
        start = self.scan.starts[at]
        return self.scan.text[start : start + 1].isupper()

    def glued(self, at: int) -> bool:
        """Whether a token has a letter or digit right before it, as in G7 or B-52."""
        start = self.scan.starts[at]
        before = self.scan.text[max(0, start - 2) : start]
        return bool(before) and (before[-1].isalnum() or (before[-1] in "-.#&" and before[:1].isalnum()))

    def kind_at(self, at: int) -> str:
        """The class letter of a token; a break outside the text."""
        return self.scan.kinds[at] if 0 <= at < len(self.scan.kinds) else "~"

    def word_at(self, at: int) -> str:
        """A token in lower case; empty outside the text."""
        return self.scan.word(at)


def is_circa(scan: Scan, at: int) -> bool:
    """Whether a token stands after "c.", "ca." or "circa"."""
    before = scan.words[max(0, at - 2) : at]
    return before[-1:] in (["circa"], ["ca"]) or before in (["c", "."], ["ca", "."])


def _is_dated(scan: Scan, at: int) -> bool:
    """Whether an era has a number or a century beside it: "480 BC", and no "AD" of an advertisement."""
    beside = (*scan.words[max(0, at - 1) : at], *scan.words[at + 1 : at + 2])
    return any(word[:1].isdecimal() or word.startswith("centur") for word in beside)


def is_ancient(scan: Scan) -> bool:
    """Whether a text tells of the first thousand years or of those before them: "480 BC", "c. 314"."""
    old = any(_is_dated(scan, at) for at in scan.places("era")) or any(
        is_circa(scan, at) for at in scan.places("n3")
    )
    return bool(old) and scan.kinds.count(LETTERS["y"]) < 2 * scan.kinds.count(LETTERS["n3"])


def dated(match: Match, period: p.Period, anchor: Anchor, mod: str | None = None) -> Node:
    """The node of a period, with the days of the part that a modifier names."""
    part = p.part_of(period, mod)
    return Node(
        match.start(), match.end(), TimeKind.DATE, period.value, part.first, part.until, anchor, mod, period.unit
    )


def with_part(node: Node, part: object) -> Node:
    """The same day with a part of it: 2025-02-07TNI."""
    if not part:
        return node
    return replace(node, kind=TimeKind.TIME, value=f"{node.value}T{part}")


def _tokens_of(match: Match, name: str) -> tuple[int, int]:
    """The tokens of a group; -1 to -1 where the pattern has no such group or nothing stands in it."""
    return match.span(name) if name in match.re.groupindex else (-1, -1)
