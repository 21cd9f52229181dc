"""What a cue and another span have to do with each other, in numbers that a person can read.

In: the tagged spans of one text with its paragraphs.  Out: for each cue and each content or source
near it (same paragraph or the next one on either side, at most eight on either side of the cue) one
row of `FEATURES`, as floats.  The same rows train the linker and feed it.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from onrecord.attribute.tagging.tokenizer import split_words
from onrecord.attribute.triples import TaggedSpan
from onrecord.text import split_sentences

NEAREST = 8
FEATURES = (
    "words between, the other first",
    "words between, the cue first",
    "touching",
    "paragraphs apart",
    "sentences apart",
    "cues between",
    "contents between",
    "sources between",
    "another cue is nearer on the far side",
    "comma between",
    "full stop between",
    "quotation mark between",
    "conjunction between",
    "relative pronoun between",
    "other begins with a quotation mark",
    "other ends with a quotation mark",
    "other begins with a capital",
    "other begins with that or to",
    "other ends its sentence",
    "other begins its sentence",
    "cue begins its sentence",
    "cue ends its sentence",
    "cue is according to",
    "cue holds say or tell",
    "cue begins with to or ends in -ing",
    "cue words",
    "other words",
    "gap from cue to the next span on its left",
    "gap from cue to the next span on its right",
    "role on the left of the cue",
    "role on the right of the cue",
    "cue score",
    "other score",
)
_SAY = re.compile(r"\b(?:say|says|said|saying|tells?|told|telling)\b", re.IGNORECASE)
_BETWEEN = (
    re.compile(","),
    re.compile('["“”«»]'),
    re.compile(r"\b(?:and|but|or|while|as|because|after)\b", re.IGNORECASE),
    re.compile(r"\b(?:who|which|whom|whose|where)\b", re.IGNORECASE),
)
_WIDEST = 400  # characters between two spans that are looked at
_CONJUNCTIONS = frozenset({"", "that", "to", "and", "but"})
_OPENING, _CLOSING = frozenset("\"“„«‘'"), frozenset("\"”»’'")
_ROLE = {"source": 1.0, "cue": 2.0, "content": 3.0}


@dataclass(frozen=True, slots=True)
class Placed:
    """A tagged span with the numbers of its first and last word, its sentences and its paragraph."""

    span: TaggedSpan
    first: int
    last: int
    sentence: int
    last_sentence: int
    paragraph: int
    begins: bool
    ends: bool


class Scene:
    """The spans of one text in order, each with its place in words, sentences and paragraphs."""

    def __init__(self, text: str, paragraphs: Sequence[tuple[int, int]], spans: Sequence[TaggedSpan]) -> None:
        self.text = text
        sentences = [s for start, end in paragraphs for s in split_sentences(text, start, end)]
        words = [w for start, end in paragraphs for w in split_words(text, start, end)]
        self._word_starts = [start for start, _ in words]
        self._sentence_starts = [s.start for s in sentences]
        self._sentence_ends = [s.end for s in sentences]
        self._paragraph_starts = [start for start, _ in paragraphs]
        self.placed = [self._place(span) for span in sorted(spans, key=lambda s: (s.start, s.end))]
        self.roles = {
            role: [at for at, one in enumerate(self.placed) if one.span.role == role]
            for role in ("source", "cue", "content")
        }
        self._counts = [
            list(accumulate((one.span.role == role for one in self.placed), initial=0))
            for role in ("cue", "content", "source")
        ]
        reach = (paragraphs[0][0], paragraphs[-1][1]) if paragraphs and self.placed else (0, 0)
        self._marks = [_starts(pattern, text, *reach) for pattern in _BETWEEN]
        self._nearest = {-1: self._gaps(-1), 1: self._gaps(1)}
        self._following: dict[int, list[int]] = {}
        self._own: dict[int, list[float]] = {}
        self._cue: dict[int, tuple[list[float], list[float]]] = {}

    def _place(self, span: TaggedSpan) -> Placed:
        sentence = max(0, bisect_right(self._sentence_starts, span.start) - 1)
        last_sentence = max(0, bisect_right(self._sentence_starts, span.end - 1) - 1)
        text = self.text
        begins = ends = False
        if self._sentence_starts:
            lead, tail = self._sentence_starts[sentence], self._sentence_ends[last_sentence]
            begins = not any(map(str.isalnum, text[lead : min(span.start, lead + 40)]))
            ends = not any(map(str.isalnum, text[span.end : min(tail, span.end + 40)]))
        return Placed(
            span,
            bisect_right(self._word_starts, span.start) - 1,
            bisect_right(self._word_starts, span.end - 1) - 1,
            sentence,
            last_sentence,
            bisect_right(self._paragraph_starts, span.start) - 1,
            begins,
            ends,
        )

    def candidates(self, role: str) -> list[tuple[int, int]]:
        """Pairs (cue, other) of span numbers that are near enough to belong together."""
        out: list[tuple[int, int]] = []
        others = self.roles[role]
        for cue in self.roles["cue"]:
            at = bisect_right(others, cue)
            near = others[max(0, at - NEAREST) : at + NEAREST]
            paragraph = self.placed[cue].paragraph
            out += [(cue, other) for other in near if abs(self.placed[other].paragraph - paragraph) <= 1]
        return out

    def is_empty(self, content: int) -> bool:
        """Whether a content is nothing but a conjunction ("said that, according to the police, …")."""
        span = self.placed[content].span
        return self.text[span.start : span.end].strip(" ,“\"'").lower() in _CONJUNCTIONS

    def row(self, cue: int, other: int) -> list[float]:
        """The features of a cue and another span, in the order of `FEATURES`."""
        own, of_cue = self._own.get(other), self._cue.get(cue)
        if own is None:
            own = self._own[other] = self._of_other(other)
        if of_cue is None:
            of_cue = self._cue[cue] = self._of_cue(cue)
        o = self.placed[other]
        words = float(min(60, o.last - o.first + 1))
        return [*self._between(cue, other), *own, *of_cue[0], words, *of_cue[1], o.span.score]

    def _between(self, cue: int, other: int) -> list[float]:
        first = other < cue
        low, high = (other, cue) if first else (cue, other)
        left, right = self.placed[low], self.placed[high]
        gap = right.first - left.last - 1
        end = min(right.span.start, left.span.end + _WIDEST)
        following = self._following.get(low)
        if following is None:
            following = self._following[low] = [_next(starts, left.span.end) for starts in self._marks]
        comma, mark, joining, relative = following
        cues, contents, sources = self._counts
        return [  # bare truth values and whole numbers: a table makes floats of them, and quicker
            gap if first else -1,
            -1 if first else gap,
            gap == 0,
            right.paragraph - left.paragraph,
            right.sentence - left.last_sentence,
            cues[high] - cues[low + 1],
            contents[high] - contents[low + 1],
            sources[high] - sources[low + 1],
            0 <= self._nearest[-1 if first else 1][other] < gap,
            comma < end,
            left.last_sentence != right.sentence,
            mark < end,
            joining < end,
            relative < end,
        ]

    def _gaps(self, side: int) -> list[int]:
        """For each span the words to the next cue of its paragraph on one side (-1: its left); -1 for none."""
        out = [-1] * len(self.placed)
        cue: Placed | None = None
        for at in range(len(self.placed))[::-side]:
            here = self.placed[at]
            if cue is not None and cue.paragraph == here.paragraph:
                out[at] = here.first - cue.last - 1 if side < 0 else cue.first - here.last - 1
            if here.span.role == "cue":
                cue = here
        return out

    def _of_other(self, other: int) -> list[float]:
        o = self.placed[other]
        words = self.text[o.span.start : o.span.end]
        lead = words[:5].lower()
        return [
            float(words[0] in _OPENING),
            float(words[-1] in _CLOSING or words[-2:-1] in _CLOSING),
            float(words.lstrip("\"“'‘«")[:1].isupper()),
            float(lead.startswith(("that ", "to "))),
            float(o.ends),
            float(o.begins),
        ]

    def _of_cue(self, cue: int) -> tuple[list[float], list[float]]:
        """What the cue alone says: before and behind the number of the other's words."""
        c = self.placed[cue]
        words = self.text[c.span.start : c.span.end].lower()
        left, right = self._beside(cue, -1), self._beside(cue, 1)
        before = [
            float(c.begins),
            float(c.ends),
            float(words.startswith("according")),
            float(_SAY.search(words) is not None),
            float(words.startswith("to ") or words.endswith("ing")),
            float(c.last - c.first + 1),
        ]
        behind = [
            float(c.first - left.last - 1) if left else 60.0,
            float(right.first - c.last - 1) if right else 60.0,
            _ROLE[left.span.role] if left else 0.0,
            _ROLE[right.span.role] if right else 0.0,
            c.span.score,
        ]
        return before, behind

    def _beside(self, at: int, side: int) -> Placed | None:
        """The next span to one side of a span, when it is in the same paragraph."""
        if 0 <= at + side < len(self.placed):
            one = self.placed[at + side]
            if one.paragraph == self.placed[at].paragraph:
                return one
        return None


def _starts(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[int]:
    return [match.start() for match in pattern.finditer(text, start, end)] if start < end else []


def _next(starts: Sequence[int], start: int) -> int:
    """The first of the positions from `start` on; one beyond any text when there is none."""
    at = bisect_left(starts, start)
    return starts[at] if at < len(starts) else sys.maxsize
