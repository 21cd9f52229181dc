"""What the tagger leaves at a sentence's beginning: "The company denied that the alarm had been switched off".

In: a text, its paragraphs and the triples that were found.  Out: further triples for each sentence that begins with
a source and a plain verb of saying, when no triple stands in any of it.  Short sentences at the end of a paragraph
about something else are the ones that the tagger leaves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.attribute.cover import Cover
from onrecord.attribute.leftovers import cover_of, read_leftovers
from onrecord.attribute.linker import Triple
from onrecord.attribute.reported import find_reported
from onrecord.attribute.saying import forms

_HINTS = ("ed ", "id ", "s ")
"""How the verbs end that stand in plain sentences: "denied", "said", "says"."""


def find_untagged(text: str, paragraphs: Sequence[tuple[int, int]], triples: Sequence[Triple]) -> list[Triple]:
    """The attributions at sentences' beginnings that no triple covers, in order."""
    return read_leftovers(text, paragraphs, cover_of(triples), _HINTS, _read)


def _read(text: str, sentence: tuple[int, int], taken: Cover) -> Iterator[Triple]:
    """The triple of one sentence, unless its beginning does not read like one."""
    if taken.meets(*sentence):
        return
    found = find_reported(text, *sentence)
    if found and found[0].source[0].start == sentence[0] and _tells(text, found[0]):
        yield found[0]


def _tells(text: str, triple: Triple) -> bool:
    """Whether the verb tells of saying whatever follows, or "that" does: not "declared war", "added to it"."""
    cue, content = triple.cue[0], triple.content[0]
    verb = text[cue.start : cue.end].lower().split()[-1]
    if text.startswith("that ", content.start):
        return not verb.endswith("ing")
    return verb in _verbs() and not text.startswith("to ", content.start)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(form for form in forms("relays") | forms("denials") if not form.endswith("ing"))
