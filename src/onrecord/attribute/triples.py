"""What the tagger marks and the linker joins: tagged spans and triples, and what they cover together.

Offsets are half-open code points of the whole text.  Every package of `attribute` hands these on; none of them is
seen outside, where an `Attribution` of the article's own spans stands for a triple.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.attribute.cover import Cover

Part = tuple[int, int]
"""The half-open offsets of a paragraph, a sentence or a piece of one."""
RULE_SCORE = 0.6
"""What rules are worth that read a plain form of sentence: as much as a span that the tagger is not sure of."""


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """A stretch of words with one role: "source", "cue" or "content".

    `score` is the mean over its words of the probability of that role, `least` the lowest of them.  A `spare`
    one is not worth its price by itself and only completes what others have begun.
    """

    role: str
    start: int
    end: int
    score: float
    least: float
    spare: bool = False


@dataclass(frozen=True, slots=True)
class Triple:
    """Spans that belong together; `link` is the least probability of the links that join them."""

    source: tuple[TaggedSpan, ...]
    cue: tuple[TaggedSpan, ...]
    content: tuple[TaggedSpan, ...]
    link: float

    @property
    def spans(self) -> tuple[TaggedSpan, ...]:
        """All its spans: source, cue, content."""
        return (*self.source, *self.cue, *self.content)

    @property
    def start(self) -> int:
        """Where its first span starts."""
        return min(span.start for span in self.spans)

    @property
    def end(self) -> int:
        """Where its last span ends."""
        return max(span.end for span in self.spans)

    @property
    def score(self) -> float:
        """The least of its spans' scores and its links."""
        return min(self.link, *(span.score for span in self.spans))


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with where the spans of all its triples start, in order: what a repair of one of them may look at."""

    text: str
    starts: Sequence[int]

    def free_until(self, at: int) -> int:
        """Where the next span starts, from `at` on; the text's end when there is none."""
        place = bisect_left(self.starts, at)
        return self.starts[place] if place < len(self.starts) else len(self.text)


def cover_of(triples: Iterable[Triple]) -> Cover:
    """What the sources, cues and contents of triples cover."""
    return Cover((span.start, span.end) for one in triples for span in one.spans)


def spans_of(role: str, score: float, *parts: Part) -> tuple[TaggedSpan, ...]:
    """The parts as spans of one role that a rule found."""
    return tuple(TaggedSpan(role, start, end, score, score) for start, end in parts)


def triple_of(source: Part, cue: Part, *content: Part) -> Triple | None:
    """A triple of offsets that a rule found; None when a part is empty."""
    if any(start >= end for start, end in (source, cue, *content)):
        return None
    return Triple(
        spans_of("source", RULE_SCORE, source),
        spans_of("cue", RULE_SCORE, cue),
        spans_of("content", RULE_SCORE, *content),
        RULE_SCORE,
    )
