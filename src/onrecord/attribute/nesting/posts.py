"""Posts that a page shows in full: "The bridge is closed. — Ada Marten (@adamarten) March 12, 2026".

In: the draft of a text.  Out: the draft with one more triple a post, without a cue: who signed it is its source,
the words before the dash are its content, and what was found in them stands inside where it would count there.  A
name with a handle and a day at a paragraph's end is the form in which pages show posts of the large networks.
Breaks within a post are wider than those around it; the paragraphs before such a gap belong to it as well.

What holds: linear time; a signature that the tagger took for a source stays as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.cover import Cover
from onrecord.attribute.draft import Draft
from onrecord.attribute.nesting.inner import is_sure
from onrecord.attribute.triples import RULE_SCORE, Part, Triple, spans_of
from onrecord.text import trim

_SIGNED = re.compile(
    r"\s*[—–―]\s*(?P<name>[^\W\d_][^\n()—–―]{1,60}?)\s*\(@\w{1,30}\)\s+"
    r"(?:[^\W\d_]+\.?\s+\d{1,2},\s+\d{4}|\d{1,2}\s+[^\W\d_]+\.?,?\s+\d{4})\s*$"
)
_LINK = re.compile(r"(?:\s*(?:https?://|pic\.twitter\.com/|t\.co/)\S+)+\s*$")
_LONGEST = 160  # characters of a signature
_LEAST_WORDS = 2
_MOST_PARAGRAPHS = 6


def add_posts(draft: Draft) -> Draft:
    """The draft with its posts, and inside them what was found in their words."""
    if "(@" not in draft.text:
        return draft
    text, triples, inside = draft.text, list(draft.triples), dict(draft.inside)
    sources = Cover((span.start, span.end) for one in triples for span in one.source)
    order = sorted((one.start, at) for at, one in enumerate(triples))
    dropped: set[int] = set()
    for at, (start, end) in enumerate(draft.paragraphs):
        signed = _SIGNED.search(text, max(start, end - _LONGEST), end)
        if signed is None or sources.meets(*signed.span("name")):
            continue
        pieces = _pieces(text, draft.paragraphs, at, signed.start())
        if not pieces:
            continue
        for place in range(bisect_right(order, (pieces[0][0], -1)), len(order)):
            held = order[place][1]
            if triples[held].end > pieces[-1][1]:
                break
            inside.setdefault(held, len(triples))
            if inside[held] == len(triples) and not is_sure(text, triples[held]):
                dropped.add(held)
        said = spans_of("content", RULE_SCORE, *pieces)
        triples.append(Triple(spans_of("source", RULE_SCORE, signed.span("name")), (), said, RULE_SCORE))
    return replace(draft, triples=tuple(triples), inside=inside).without(dropped)


def _pieces(text: str, paragraphs: Sequence[Part], at: int, end: int) -> list[Part]:
    """What is said in a post whose signature begins at `end`, one piece a paragraph; none for a bare link."""
    after = _breaks(text, paragraphs, at + 1) or 2
    first = at
    while first > 0 and at - first < _MOST_PARAGRAPHS and _breaks(text, paragraphs, first) > after:
        first -= 1
    parts = [*paragraphs[first:at], (paragraphs[at][0], end)]
    pieces = [trim(text, start, _before_link(text, start, stop)) for start, stop in parts]
    words = sum(len(text[one.start : one.end].split()) for one in pieces)
    return [one for one in pieces if one.start < one.end] if words >= _LEAST_WORDS else []


def _before_link(text: str, start: int, end: int) -> int:
    link = _LINK.search(text, start, end)
    return link.start() if link else end


def _breaks(text: str, paragraphs: Sequence[Part], at: int) -> int:
    """How many line breaks stand before a paragraph; 0 before the first and behind the last."""
    return text.count("\n", paragraphs[at - 1][1], paragraphs[at][0]) if 0 < at < len(paragraphs) else 0
