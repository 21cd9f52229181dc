"""Sentences that tell plainly who said what, and in which the tagger left all of it.

In: a text, its paragraphs and the triples that were found.  Out: further triples, one a sentence in which no triple
stands and that begins with a source and a plain verb of saying: "The company denied that the alarm had been off".
Short ones at the end of a paragraph about something else are those that the tagger leaves.
"""

from collections.abc import Iterator, Sequence

from onrecord.attribute.cover import Cover
from onrecord.attribute.rules.leftovers import read_leftovers
from onrecord.attribute.triples import Part, Triple, cover_of
from onrecord.attribute.wording.reported import find_reported
from onrecord.attribute.wording.saying import forms

_LEAST_WORDS = 3
_VERB_ENDS = ("ed ", "id ", "s ")  # how the verbs end that stand in plain sentences: "denied", "said", "says"
_RELAYING = frozenset(form for form in forms("relays") | forms("denials") if not form.endswith("ing"))
"""The finite forms of the verbs that hand on what was said or deny it."""


def find_source_first(text: str, paragraphs: Sequence[Part], triples: Sequence[Triple]) -> list[Triple]:
    """The attributions of sentences that begin with "X said that …", where no triple stands, in order."""
    return read_leftovers(text, paragraphs, cover_of(triples), _VERB_ENDS, _source_first)


def _source_first(text: str, sentence: Part, taken: Cover) -> Iterator[Triple]:
    """The triple of one sentence, unless its beginning does not read like one."""
    if taken.meets(*sentence):
        return
    found = find_reported(text, *sentence)
    if found and found[0].source[0].start == sentence[0] and _is_long(text, found[0]) and _tells(text, found[0]):
        yield found[0]


def _is_long(text: str, triple: Triple) -> bool:
    """Whether enough is told, or denied: "denied that", but not "told the Gazette" or "said No" before a number."""
    cue, content = triple.cue[0], triple.content[0]
    if text[cue.start : cue.end].lower().split()[-1] in forms("denials"):
        return True
    return len(text[content.start : content.end].split()) >= _LEAST_WORDS


def _tells(text: str, triple: Triple) -> bool:
    """Whether the verb tells of saying whatever follows, or "that" does: not "declared war", "added to it"."""
    cue, content = triple.cue[0], triple.content[0]
    verb = text[cue.start : cue.end].lower().split()[-1]
    if text.startswith("that ", content.start):
        return not verb.endswith("ing")
    return verb in _RELAYING and not text.startswith("to ", content.start)
