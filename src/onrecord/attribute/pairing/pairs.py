"""What a cue and another span have to do with each other, in numbers that a person can read.

In: the tagged spans of one text with its paragraphs.  Out: for each cue and each content or source
near it (same paragraph or the next one on either side, at most eight on either side of the cue) one
row of `FEATURES`, as floats.  The same rows train the linker and feed it.  What a span tells by itself is read once
(`Scene.numbers`); its pairs are compared for many texts at once (`PairRows`).
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.triples import TaggedSpan
from onrecord.text import split_sentences
from onrecord.wordpiece import split_words

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
_OF_OTHER, _OF_CUE = FEATURES[14:20], (*FEATURES[20:26], *FEATURES[27:31])
_COUNTED, _MARKS = ("cues", "contents", "sources"), ("comma", "quotation mark", "conjunction", "relative pronoun")
_NUMBERS = (
    *("first", "last", "paragraph", "sentence", "last sentence", "start", "end"),
    *(f"{role} {where}" for where in ("before", "through") for role in _COUNTED),
    *("gap on the left", "gap on the right"),
    *(f"next {mark}" for mark in _MARKS),
    *_OF_OTHER,
    *_OF_CUE,
    "score",
)
"""What `Scene.numbers` holds of a span."""
_NO_OTHER, _NO_CUE = (0,) * len(_OF_OTHER), (0,) * len(_OF_CUE)
_WIDEST = 400  # characters between two spans that are looked at
_CONJUNCTIONS = frozenset({"", "that", "to", "and", "but"})
_OPENING, _CLOSING = frozenset("\"“„«‘'"), frozenset("\"”»’'")
_ROLE = {"source": 1.0, "cue": 2.0, "content": 3.0}


class Placed(NamedTuple):
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
        self._gaps_left, self._gaps_right = self._gaps(-1), self._gaps(1)

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

    def numbers(self) -> list[list[float]]:
        """What each span brings to the rows of its pairs, in the order of `_NUMBERS`: one list a span."""
        counts = zip(*self._counts, strict=True)
        before = next(counts)
        out = []
        for at, (placed, through) in enumerate(zip(self.placed, counts, strict=True)):
            span = placed.span
            following = [_next(starts, span.end) for starts in self._marks]
            own = [*_NO_OTHER, *self._of_cue(at)] if span.role == "cue" else [*self._of_other(at), *_NO_CUE]
            gaps = self._gaps_left[at], self._gaps_right[at]
            out.append([*_place_of(placed), *before, *through, *gaps, *following, *own, span.score])
            before = through
        return out

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
            words[0] in _OPENING,
            words[-1] in _CLOSING or words[-2:-1] in _CLOSING,
            words.lstrip("\"“'‘«")[:1].isupper(),
            lead.startswith(("that ", "to ")),
            o.ends,
            o.begins,
        ]

    def _of_cue(self, cue: int) -> list[float]:
        """What the cue alone says."""
        c = self.placed[cue]
        words = self.text[c.span.start : c.span.end].lower()
        left, right = self._beside(cue, -1), self._beside(cue, 1)
        return [
            c.begins,
            c.ends,
            words.startswith("according"),
            _SAY.search(words) is not None,
            words.startswith("to ") or words.endswith("ing"),
            c.last - c.first + 1,
            c.first - left.last - 1 if left else 60,
            right.first - c.last - 1 if right else 60,
            _ROLE[left.span.role] if left else 0,
            _ROLE[right.span.role] if right else 0,
        ]

    def _beside(self, at: int, side: int) -> Placed | None:
        """The next span to one side of a span, when it is in the same paragraph."""
        if 0 <= at + side < len(self.placed):
            one = self.placed[at + side]
            if one.paragraph == self.placed[at].paragraph:
                return one
        return None


class PairRows:
    """The rows of the pairs of many texts: all their spans stand in one table, so a few operations compare them."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self._firsts = list(accumulate((len(scene.placed) for scene in scenes), initial=0))[:-1]
        rows = [row for scene in scenes for row in scene.numbers()]
        self._columns = dict(zip(_NUMBERS, np.array(rows, np.float64).T, strict=True)) if rows else {}

    def of(self, pairs: Sequence[Sequence[tuple[int, int]]]) -> NDArray[np.float64]:
        """The features of the pairs (cue, other) of each scene, one after the other: float64[n, len(FEATURES)]."""
        both = np.array([pair for own in pairs for pair in own], np.intp).reshape(-1, 2)
        if not len(both):
            return np.empty((0, len(FEATURES)))
        cues, others = (both + np.repeat(self._firsts, [len(own) for own in pairs])[:, None]).T
        before = others < cues
        low, high = np.where(before, others, cues), np.where(before, cues, others)
        get = self._columns
        left_end, left_sentence = get["end"][low], get["last sentence"][low]
        right_sentence = get["sentence"][high]
        gap = get["first"][high] - get["last"][low] - 1
        reach = np.minimum(get["start"][high], left_end + _WIDEST)
        nearer = np.where(before, get["gap on the left"][others], get["gap on the right"][others])
        return np.column_stack(
            [
                np.where(before, gap, -1),
                np.where(before, -1, gap),
                gap == 0,
                get["paragraph"][high] - get["paragraph"][low],
                right_sentence - left_sentence,
                *(get[f"{role} before"][high] - get[f"{role} through"][low] for role in _COUNTED),
                (nearer >= 0) & (nearer < gap),
                get["next comma"][low] < reach,
                left_sentence != right_sentence,
                *(get[f"next {mark}"][low] < reach for mark in _MARKS[1:]),
                *(get[name][others] for name in _OF_OTHER),
                *(get[name][cues] for name in _OF_CUE[:6]),
                np.minimum(60, get["last"][others] - get["first"][others] + 1),
                *(get[name][cues] for name in (*_OF_CUE[6:], "score")),
                get["score"][others],
            ]
        )


def _place_of(placed: Placed) -> tuple[int, ...]:
    span = placed.span
    words, sentences = (placed.first, placed.last), (placed.sentence, placed.last_sentence)
    return *words, placed.paragraph, *sentences, span.start, span.end


def _starts(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[int]:
    return [match.start() for match in pattern.finditer(text, start, end)] if start < end else []


def _next(starts: Sequence[int], start: int) -> int:
    """The first of the positions from `start` on; one beyond any text when there is none."""
    at = bisect_left(starts, start)
    return starts[at] if at < len(starts) else sys.maxsize
