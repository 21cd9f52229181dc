"""What the tagger leaves at a sentence's end: "Four boats are missing, the coast guard said on Friday".

In: a text, its paragraphs and the triples that were found.  Out: further triples for each sentence that ends in a
comma, a source, a verb of saying and at most a time, when no triple stands in any of it.  The content is the
sentence up to the comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.attribute.cover import Cover
from onrecord.attribute.leftovers import cover_of, read_leftovers, spans_of
from onrecord.attribute.linker import Triple
from onrecord.attribute.saying import forms, words
from onrecord.text import trim

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
    return read_leftovers(text, paragraphs, cover_of(triples), (",",), _read)


def _read(text: str, sentence: tuple[int, int], taken: Cover) -> Iterator[Triple]:
    """The triple of one sentence, unless its end does not read like one."""
    comma = text.rfind(",", *sentence)
    tail = _TAIL.match(text, comma, sentence[1]) if comma > 0 and not taken.meets(*sentence) else None
    if tail is None or tail["cue"] not in _verbs() or not _is_source(tail["who"].split()):
        return
    content = trim(text, sentence[0], comma)
    if _LEAST_WORDS <= len(text[content.start : content.end].split()) <= _MOST_WORDS:
        source, cue = spans_of("source", SCORE, tail.span("who")), spans_of("cue", SCORE, tail.span("cue"))
        yield Triple(source, cue, spans_of("content", SCORE, content), SCORE)


@cache
def _verbs() -> frozenset[str]:
    """The finite forms of the verbs that tell of saying whatever their object."""
    return frozenset(form for form in forms("strong") if form.endswith(("s", "d")) or form == "say")


def _is_source(who: Sequence[str]) -> bool:
    """Whether the words are few and begin as a name or with a determiner."""
    first = who[0].lower()
    named = who[0][0].isupper() or first in words("clause", "determiners")
    return named and first not in _TOLD and len(who) <= _MOST_IN_SOURCE
