"""Hearsay by rule: "The convoy reportedly left the city", "The rebels are said to hold the bridge".

In: a text, its paragraphs and the triples that were found.  Out: further triples without a source: the text
does not say who told it, only that it is told.  A clause counts when it stands in no triple's cue or content,
since within a content it is its source who passes the hearsay on.  The content is the clause in two pieces,
before the words of hearsay and behind them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.attribute.cover import Cover
from onrecord.attribute.linker import Triple
from onrecord.attribute.tagger import TaggedSpan
from onrecord.text import split_sentences, trim

SCORE = 0.5
_CUE = re.compile(
    r"\breportedly\b|\b(?:is|are|was|were)\s+(?:widely\s+|also\s+)?"
    r"(?:believed|thought|said|reported|rumou?red|understood|alleged)(?=\s+to\s+(?:have|be|hold)\b)",
    re.IGNORECASE,
)
_BREAK_BEFORE = re.compile(r"[;:—–“”\"]\s*|,\s+(?:and|but|while|which|who)\s+|\s(?:and|but|because|after|that)\s")
_BREAK_AFTER = re.compile(r"[;—–“”\"]|,\s|[.?!]*\s*$")
_MOST_WORDS = 20


def find_hearsay(text: str, paragraphs: Sequence[tuple[int, int]], triples: Sequence[Triple]) -> list[Triple]:
    """The hearsay that no triple covers, in order."""
    taken = Cover((span.start, span.end) for one in triples for span in (*one.source, *one.cue, *one.content))
    out = []
    for start, end in paragraphs:
        lowered = text[start:end].lower()
        if "reportedly" not in lowered and " to " not in lowered:
            continue
        for sentence in split_sentences(text, start, end):
            match = _CUE.search(text, *sentence)
            if match and (content := _content(text, sentence, match.span(), taken)):
                out.append(Triple((), (_span("cue", match.span()),), content, SCORE))
    return out


def _content(text: str, sentence: tuple[int, int], cue: tuple[int, int], taken: Cover) -> tuple[TaggedSpan, ...]:
    """The clause around the cue; nothing when it is tagged already or does not read like one."""
    breaks = [match.end() for match in _BREAK_BEFORE.finditer(text, sentence[0], cue[0])]
    before = trim(text, max([sentence[0], *breaks]), cue[0])
    ends = _BREAK_AFTER.search(text, cue[1], sentence[1])
    after = trim(text, cue[1], ends.start() if ends else sentence[1])
    if taken.meets(before.start, after.end):
        return ()
    if after.start >= after.end or not 0 < len(text[before.start : before.end].split()) <= _MOST_WORDS:
        return ()
    return (_span("content", before), _span("content", after))


def _span(role: str, where: tuple[int, int]) -> TaggedSpan:
    return TaggedSpan(role, where[0], where[1], SCORE, SCORE)
