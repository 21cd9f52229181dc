"""Triples that name nobody and tell nothing: "the clerk | was nominated", "known as | the Blue House".

In: a text and its triples, repaired.  Out: the triples without those.  Of a triple without a source only words of
saying or thinking, of hearsay or a quotation tell that something was said; so these go:

* a name for a thing: "also known as the Blue House", "called prorogation";
* what was done to a thing, where nothing is said of it: "He | was nominated", "41 people | are expected";
* a deed or a stand that nobody is said to take: "advocating for | new boats", "protests against | the mayor".

What holds: a triple with a source stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.attribute.linker import Triple
from onrecord.attribute.saying import kind_of, words

_NAMES = re.compile(
    r"(?:\w+\s+){0,2}(?:known|called|dubbed|named|nicknamed|termed|titled|entitled|referred\s+to)(?:\s+as)?",
)
_KNOWN = re.compile(r"\bknown\b")
_HEARSAY = re.compile(r"\b(?:reported|alleged|supposed|apparent|purported)ly\b")
_BE = re.compile(r"\b(?:is|are|was|were|been|be|being)\b|['’]s\b")
_TOPICS = frozenset(("of", "about", "to"))
_STATEMENTS = frozenset(("that", "to", "how", "why", "whether", "if"))
_MARKS = re.compile(r"[\"“”«»]")


def without_bare(text: str, triples: Sequence[Triple]) -> tuple[Triple, ...]:
    """The triples that tell something, in their order."""
    return tuple(one for one in triples if one.source or not one.cue or not _is_bare(text, one))


def _is_bare(text: str, triple: Triple) -> bool:
    """Whether a triple without a source tells nothing."""
    first, last = triple.content[0], triple.content[-1]
    cue = text[triple.cue[0].start : triple.cue[-1].end].lower()
    kind = kind_of(cue, 0, len(cue))
    said = text[first.start : last.end].partition(" ")[0].lower() in _STATEMENTS or cue.endswith(":")
    if said or _HEARSAY.search(cue) or _MARKS.search(text, first.start, last.end):
        return False
    if last.end <= triple.cue[0].start:
        return kind is None or (kind == "mind" and not _KNOWN.search(cue))
    if first.start < triple.cue[0].end:
        return False
    if _NAMES.fullmatch(cue) or _is_stand(cue):
        return True
    return kind is None and not _BE.search(cue) and cue.rpartition(" ")[2] not in _TOPICS


def _is_stand(cue: str) -> bool:
    """Whether a noun tells of a stand towards a thing that nobody takes here: "protests against" the mayor."""
    noun, _, rest = cue.partition(" ")
    return rest in words("clause", "of") - _TOPICS and noun.removesuffix("s") in words("verbs", "nouny")
