"""What the tagger leaves at a sentence's end: "Four boats are missing, the coast guard said on Friday".

In: a text, its paragraphs and the triples that were found.  Out: further triples for each sentence that ends in a
comma, a source, a verb of saying and at most a time, when no triple stands in any of it.  The content is the
sentence up to the comma.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.attribute.cover import Cover
from onrecord.attribute.linker import Triple
from onrecord.attribute.saying import forms, words
from onrecord.attribute.tagger import TaggedSpan
from onrecord.text import split_sentences, trim

SCORE = 0.6
_TAIL = re.compile(
    r",\s+(?P<who>(?:[^,.;:!?—–“”\"\n]|(?<=[A-Z])\.|(?<=[MDS]r)\.|(?<=Mrs)\.){2,90}?)\s+(?P<cue>[a-z]+)"
    r"(?:\s+(?:in|on|late|early|earlier|this|last|yesterday|today)\b(?:\s+[\w-]+\.?){0,4})?[.]\s*$"
)
_TOLD = frozenset("which who that it what and but as while".split())
_LEAST_WORDS, _MOST_WORDS = 4, 80
_MOST_IN_SOURCE = 12


def find_tailed(text: str, paragraphs: Sequence[tuple[int, int]], triples: Sequence[Triple]) -> list[Triple]:
    """The attributions at sentences' ends that no triple covers, in order."""
    taken = Cover((span.start, span.end) for one in triples for span in (*one.source, *one.cue, *one.content))
    sentences = (one for paragraph in paragraphs for one in split_sentences(text, *paragraph))
    read = (_read(text, sentence) for sentence in sentences if not taken.meets(*sentence))
    return [found for found in read if found]


def _read(text: str, sentence: tuple[int, int]) -> Triple | None:
    """The triple of one sentence; None when its end does not read like one."""
    comma = text.rfind(",", *sentence)
    tail = _TAIL.match(text, comma, sentence[1]) if comma > 0 else None
    if tail is None or tail["cue"] not in _verbs():
        return None
    source = tail["who"].split()
    if len(source) > _MOST_IN_SOURCE or source[0].lower() in _TOLD or not _names(source):
        return None
    content = trim(text, sentence[0], comma)
    if not _LEAST_WORDS <= len(text[content.start : content.end].split()) <= _MOST_WORDS:
        return None
    spans = (_span("source", tail.span("who")), _span("cue", tail.span("cue")))
    return Triple(spans[:1], spans[1:], (_span("content", (content.start, content.end)),), SCORE)


@cache
def _verbs() -> frozenset[str]:
    """The finite forms of the verbs that tell of saying whatever their object."""
    return frozenset(form for form in forms("strong") if form.endswith(("s", "d")) or form == "say")


def _names(source: Sequence[str]) -> bool:
    """Whether the words begin as a name or with a determiner."""
    return source[0][0].isupper() or source[0].lower() in words("clause", "determiners")


def _span(role: str, where: tuple[int, int]) -> TaggedSpan:
    return TaggedSpan(role, where[0], where[1], SCORE, SCORE)
