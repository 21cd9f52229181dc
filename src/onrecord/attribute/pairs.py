"""What a cue and another span have to do with each other, in numbers that a person can read.

In: the tagged spans of one text with its paragraphs.  Out: for each cue and each content or source
near it (same paragraph or the next one on either side, at most eight on either side of the cue) one
row of `FEATURES`, as floats.  The same rows train the linker and feed it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.attribute.tagger import TaggedSpan
from onrecord.attribute.tokenizer import split_words
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
_RELATIVE = re.compile(r"\b(?:who|which|whom|whose|where)\b", re.IGNORECASE)
_JOINING = re.compile(r"\b(?:and|but|or|while|as|because|after)\b", re.IGNORECASE)
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

    def _place(self, span: TaggedSpan) -> Placed:
        sentence = max(0, bisect_right(self._sentence_starts, span.start) - 1)
        last_sentence = max(0, bisect_right(self._sentence_starts, span.end - 1) - 1)
        text = self.text
        begins = ends = False
        if self._sentence_starts:
            begins = not any(map(str.isalnum, text[self._sentence_starts[sentence] : span.start][:40]))
            ends = not any(map(str.isalnum, text[span.end : self._sentence_ends[last_sentence]][:40]))
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
        return [*self._between(cue, other), *self._of_other(other), *self._of_cue(cue, other)]

    def _between(self, cue: int, other: int) -> list[float]:
        c, o = self.placed[cue], self.placed[other]
        low, high = (other, cue) if other < cue else (cue, other)
        left, right = self.placed[low], self.placed[high]
        gap = right.first - left.last - 1
        between = [self.placed[at].span.role for at in range(low + 1, high)]
        words = self.text[left.span.end : right.span.start][:400]
        side = -1 if other < cue else 1
        nearer = self._neighbour(other, side)
        return [
            float(gap) if other < cue else -1.0,
            float(gap) if cue < other else -1.0,
            float(gap == 0),
            float(right.paragraph - left.paragraph),
            float(right.sentence - left.last_sentence),
            float(between.count("cue")),
            float(between.count("content")),
            float(between.count("source")),
            float(0 <= nearer < max(gap, 0)),
            float("," in words),
            float(c.last_sentence != o.sentence if cue < other else o.last_sentence != c.sentence),
            float(any(mark in words for mark in '"“”«»')),
            float(_JOINING.search(words) is not None),
            float(_RELATIVE.search(words) is not None),
        ]

    def _neighbour(self, other: int, side: int) -> int:
        """Words from span `other` to the next cue on its far side (`side` -1: on its left); -1 for none."""
        at = other + side
        while 0 <= at < len(self.placed):
            one = self.placed[at]
            if one.span.role == "cue":
                here = self.placed[other]
                if one.paragraph != here.paragraph:
                    return -1
                return here.first - one.last - 1 if side < 0 else one.first - here.last - 1
            at += side
        return -1

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

    def _of_cue(self, cue: int, other: int) -> list[float]:
        c, o = self.placed[cue], self.placed[other]
        words = self.text[c.span.start : c.span.end].lower()
        left, right = self._beside(cue, -1), self._beside(cue, 1)
        return [
            float(c.begins),
            float(c.ends),
            float(words.startswith("according")),
            float(_SAY.search(words) is not None),
            float(words.startswith("to ") or words.endswith("ing")),
            float(c.last - c.first + 1),
            float(min(60, o.last - o.first + 1)),
            float(c.first - left.last - 1) if left else 60.0,
            float(right.first - c.last - 1) if right else 60.0,
            _ROLE[left.span.role] if left else 0.0,
            _ROLE[right.span.role] if right else 0.0,
            c.span.score,
            o.span.score,
        ]

    def _beside(self, at: int, side: int) -> Placed | None:
        """The next span to one side of a span, when it is in the same paragraph."""
        if 0 <= at + side < len(self.placed):
            one = self.placed[at + side]
            if one.paragraph == self.placed[at].paragraph:
                return one
        return None
