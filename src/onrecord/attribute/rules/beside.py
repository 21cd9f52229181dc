"""Quotations that the linker left, although who said them stands right behind: "“We object!” Ana Holt cried out".

In: the draft of a text.  Out: the draft, each such quotation in the triple of the words behind it, or in one of its
own where these are in none.  A comma within the marks leads on to who spoke; so does a mark of asking or calling,
unless these words go on with what else was said.

What holds: linear time, and the triples keep their numbers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.attribute.cover import Cover
from onrecord.attribute.draft import Draft
from onrecord.attribute.triples import RULE_SCORE, TaggedSpan, Triple

_MARKS = frozenset('"“')
_LEADS_ON = re.compile(r"[,!?][\"”]\s?$")
_CALLS = re.compile(r"[!?][\"”]\s?$")
_TOUCH = 3  # characters between the source and the cue that belong together


def join_beside(draft: Draft) -> Draft:
    """The draft with the quotations that stand right before their source and their cue."""
    triples = list(draft.triples)
    numbers = {cue.start: at for at, one in enumerate(triples) for cue in one.cue}
    told = Cover((span.start, span.end) for one in triples for span in one.content)
    for said, source, cue in _beside(draft.text, draft.tagged):
        at = numbers.get(cue.start)
        if told.meets(said.start, said.end):
            continue
        if at is None:
            triples.append(Triple((source,), (cue,), (said,), min(RULE_SCORE, said.score)))
        elif source in triples[at].source:
            triples[at] = _with(draft.text, triples[at], said)
    return replace(draft, triples=tuple(triples))


def _beside(text: str, tagged: Sequence[TaggedSpan]) -> Iterator[tuple[TaggedSpan, TaggedSpan, TaggedSpan]]:
    """Each quotation with the source and the cue that touch it and one another, in the same line."""
    for said, one, other in zip(tagged, tagged[1:], tagged[2:], strict=False):
        if said.role != "content" or {one.role, other.role} != {"source", "cue"}:
            continue
        quoted = text[said.start] in _MARKS and _LEADS_ON.search(text, said.start, one.start) is not None
        source, cue = (one, other) if one.role == "source" else (other, one)
        if quoted and other.start - one.end <= _TOUCH:
            yield said, source, cue


def _with(text: str, triple: Triple, said: TaggedSpan) -> Triple:
    """A triple with a quotation before it; what its cue holds besides was no statement, unless it is quoted too."""
    quoted = tuple(one for one in triple.content if text[one.start] in _MARKS)
    if not quoted and _CALLS.search(text, said.start, triple.start):
        return triple
    return replace(triple, content=(said, *quoted))
