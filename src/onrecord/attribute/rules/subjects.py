"""Attributions without a source whose clause has a plain subject: "The count of 2019 | found | fewer than 200".

In: a text and its triples.  Out: the triples; where one has no source although its cue is a finite verb of saying,
its source is the verb's subject, told by `clauses`, without an aside that begins with "which" or "who".

What holds: only the sentence of such a cue is looked at; a subject in which something is tagged is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.triples import TaggedSpan, Triple, cover_of
from onrecord.attribute.wording.clauses import Clause, Stretch, stretch_of
from onrecord.attribute.wording.saying import kind_of, passive, words
from onrecord.text import split_sentences

_HEARD = re.compile(passive("hearing"), re.IGNORECASE)
_FARTHEST = 300  # characters on either side of a cue in which its sentence is looked for


def add_subjects(text: str, triples: Sequence[Triple]) -> tuple[Triple, ...]:
    """The triples, in their order."""
    bare = [at for at, one in enumerate(triples) if _lacks_source(text, one)]
    if not bare:
        return tuple(triples)
    taken = cover_of(triples)
    out = list(triples)
    for at in bare:
        source = _subject(text, out[at].cue[0])
        if source and not taken.meets(source.start, source.end):
            out[at] = replace(out[at], source=(source,))
    return tuple(out)


def _lacks_source(text: str, triple: Triple) -> bool:
    """Whether a triple has a cue that tells of saying and what is said behind it, but no source."""
    if triple.source or len(triple.cue) != 1 or triple.content[0].start < triple.cue[0].end:
        return False
    start, end = triple.cue[0].start, triple.cue[0].end
    if text[start:end].rpartition(" ")[2] in words("clause", "prepositions"):
        return False  # "questions about" is no verb
    if _HEARD.fullmatch(text, start, end):
        return False  # the subject of "was again told" hears it
    return kind_of(text, start, end) == "speech"


def _subject(text: str, cue: TaggedSpan) -> TaggedSpan | None:
    """The subject of the verb in a cue, as a source."""
    start = max(text.rfind("\n", 0, cue.start) + 1, cue.start - _FARTHEST)
    end = text.find("\n", cue.end)
    limit = min(len(text) if end < 0 else end, cue.end + _FARTHEST)
    sentence = next((one for one in split_sentences(text, start, limit) if one.start <= cue.start < one.end), None)
    if sentence is None:
        return None
    stretch = stretch_of(text, *sentence)
    for clause in stretch.clauses:
        if cue.start <= stretch.spans[clause.verb][0] < cue.end:
            return None if clause.passive else _source(stretch, clause, cue)
    return None


def _source(stretch: Stretch, clause: Clause, cue: TaggedSpan) -> TaggedSpan | None:
    """The words of a clause's subject up to an aside; None when the cue reaches into them."""
    aside = (
        at
        for at in range(clause.first + 1, clause.last)
        if stretch.words[at] in words("clause", "relative") and stretch.parted(at) == ","
    )
    last = next(aside, clause.last)
    start, end = stretch.spans[clause.first][0], stretch.spans[last - 1][1]
    return TaggedSpan("source", start, end, cue.score, cue.least) if end <= cue.start else None
