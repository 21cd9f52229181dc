"""Sentences that tell plainly who said what, and in which the tagger left all of it.

In: a text, its paragraphs and the triples that were found.  Out: further triples, one a sentence in which no triple
stands:

* "Four boats are missing, the coast guard said on Friday": the sentence ends in a comma, a source, a verb of saying
  and at most a time; the content is the sentence up to the comma;
* "The company denied that the alarm had been switched off": it begins with a source and a plain verb of saying.
  Short ones at the end of a paragraph about something else are those that the tagger leaves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.attribute.cover import Cover
from onrecord.attribute.rules.leftovers import read_leftovers
from onrecord.attribute.triples import Part, Triple, cover_of, triple_of
from onrecord.attribute.wording.reported import find_reported
from onrecord.attribute.wording.saying import forms, words
from onrecord.text import trim

_TAIL = re.compile(
    r",\s+(?P<who>(?:[^,.;:!?—–“”\"\n]|(?<=[A-Z])\.|(?<=[MDS]r)\.|(?<=Mrs)\.){2,90}?)\s+(?P<cue>[a-z]+)"
    r"(?:\s+(?:in|on|late|early|earlier|this|last|yesterday|today)\b(?:\s+[\w-]+\.?){0,4})?[.]\s*$"
)
_TOLD = frozenset("which who that it what and but as while".split())
_LEAST_WORDS, _MOST_WORDS = 4, 80
_MOST_IN_SOURCE = 12
_VERB_ENDS = ("ed ", "id ", "s ")
"""How the verbs end that stand in plain sentences: "denied", "said", "says"."""


def find_source_last(text: str, paragraphs: Sequence[Part], triples: Sequence[Triple]) -> list[Triple]:
    """The attributions of sentences that end in "…, X said", where no triple stands, in order."""
    return read_leftovers(text, paragraphs, cover_of(triples), (",",), _source_last)


def find_source_first(text: str, paragraphs: Sequence[Part], triples: Sequence[Triple]) -> list[Triple]:
    """The attributions of sentences that begin with "X said that …", where no triple stands, in order."""
    return read_leftovers(text, paragraphs, cover_of(triples), _VERB_ENDS, _source_first)


def _source_last(text: str, sentence: Part, taken: Cover) -> Iterator[Triple]:
    """The triple of one sentence, unless its end does not read like one."""
    comma = text.rfind(",", *sentence)
    tail = _TAIL.match(text, comma, sentence[1]) if comma > 0 and not taken.meets(*sentence) else None
    if tail is None or tail["cue"] not in _telling() or not _is_source(tail["who"].split()):
        return
    content = trim(text, sentence[0], comma)
    long_enough = _LEAST_WORDS <= len(text[content.start : content.end].split()) <= _MOST_WORDS
    if long_enough and (found := triple_of(tail.span("who"), tail.span("cue"), content)):
        yield found


def _source_first(text: str, sentence: Part, taken: Cover) -> Iterator[Triple]:
    """The triple of one sentence, unless its beginning does not read like one."""
    if taken.meets(*sentence):
        return
    found = find_reported(text, *sentence)
    if found and found[0].source[0].start == sentence[0] and _tells(text, found[0]):
        yield found[0]


def _is_source(who: Sequence[str]) -> bool:
    """Whether the words are few and begin as a name or with a determiner."""
    first = who[0].lower()
    named = who[0][0].isupper() or first in words("clause", "determiners")
    return named and first not in _TOLD and len(who) <= _MOST_IN_SOURCE


def _tells(text: str, triple: Triple) -> bool:
    """Whether the verb tells of saying whatever follows, or "that" does: not "declared war", "added to it"."""
    cue, content = triple.cue[0], triple.content[0]
    verb = text[cue.start : cue.end].lower().split()[-1]
    if text.startswith("that ", content.start):
        return not verb.endswith("ing")
    return verb in _relaying() and not text.startswith("to ", content.start)


@cache
def _telling() -> frozenset[str]:
    """The finite forms of the verbs that tell of saying whatever their object."""
    return frozenset(form for form in forms("strong") if form.endswith(("s", "d")) or form == "say")


@cache
def _relaying() -> frozenset[str]:
    """The finite forms of the verbs that hand on what was said or deny it."""
    return frozenset(form for form in forms("relays") | forms("denials") if not form.endswith("ing"))
