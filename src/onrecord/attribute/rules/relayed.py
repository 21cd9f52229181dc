"""Repairs of what "according to" relays, where the tagger took too little or too much of the sentence for it.

In: a passage and one of its triples.  Out: the triple with another source or another content, else as it was.
`repairs` says in which order.

What holds: a content grows only over words in which nothing is tagged, and stays in its sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.attribute.triples import Passage, Triple
from onrecord.attribute.wording.clauses import JOINS, end_of_clause
from onrecord.attribute.wording.saying import kind_of
from onrecord.text import split_sentences

_CUE = "according to"
_LAST_WORD = re.compile(r"[^\W\d_]+\s+$")
_STOP = re.compile(r"[a-z0-9][.!?][\"”]?\s|\n")
_REST = re.compile(r",\s+(?!(?:who|whose|whom|which)\b)(?=[a-z])")
_REST_ENDS = re.compile(r"[.;?!](?:[\"”’]|\s|$)|,\s+(?:and|but|while|though|although|which|who)\s|\n")
_CONCEDES = re.compile(r",\s+(?:though|although|but|while|whereas|and)\s", re.IGNORECASE)
_FARTHEST = 400  # characters that are looked at on one side of a source or a content


def extend_to_source(passage: Passage, triple: Triple) -> Triple:
    """“According to the Herald, | Burrows said | it is new": what somebody said is told by the Herald as well.

    So is "said" in “Burrows, according to the Herald, | said | it is new".
    """
    text = passage.text
    if len(triple.source) != 1 or len(triple.cue) != 1:
        return triple
    source, cue = triple.source[0], triple.cue[0]
    at = next((at for at, piece in enumerate(triple.content) if piece.start >= source.end), None)
    if source.end <= cue.start or at is None:
        return triple
    first = triple.content[at]
    gap = text[source.end : first.start]
    leads = text[cue.start : cue.end].startswith("According" if at == 0 else "according") and gap.startswith(", ")
    if not leads or len(gap) > _FARTHEST or _STOP.search(gap) or passage.free_until(source.end) < first.start:
        return triple
    own = replace(first, start=source.end + 2)
    return replace(triple, content=(*triple.content[:at], own, *triple.content[at + 1 :]))


def add_rest(passage: Passage, triple: Triple) -> Triple:
    """“Four boats, | according to the coast guard, | are missing": what was told goes on behind the source."""
    text = passage.text
    if len(triple.source) != 1 or len(triple.cue) != 1 or len(triple.content) != 1:
        return triple
    source, cue, content = triple.source[0], triple.cue[0], triple.content[0]
    if not text[cue.start : cue.end].lower().startswith("according to"):
        return triple
    if not content.end <= cue.start < source.start or text[content.end : cue.start].strip() not in {"", ","}:
        return triple
    rest = _REST.match(text, source.end)
    if not rest or any(mark in text[content.start : content.end] for mark in ".!?"):
        return triple
    end = _REST_ENDS.search(text, rest.end(), min(len(text), rest.end() + _FARTHEST))
    if not end or passage.free_until(rest.end()) < end.start():
        return triple
    return replace(triple, content=(content, replace(content, start=rest.end(), end=end.start())))


def drop_concession(passage: Passage, triple: Triple) -> Triple:
    """“A, according to the agency, though there was no sign of B": the agency told A alone."""
    text = passage.text
    if len(triple.content) < 2 or not _is_relayed(text, triple) or triple.content[0].end > triple.cue[0].start:
        return triple
    edge = triple.source[0].end
    if not _CONCEDES.match(text, edge):
        return triple
    return replace(triple, content=tuple(one for one in triple.content if one.start < edge))


def end_relayed(passage: Passage, triple: Triple) -> Triple:
    """“According to a poll, | half oppose it | , up three points": what leads a sentence is said of all of it."""
    text, own = passage.text, triple.content[-1]
    if not _is_relayed(text, triple) or own.start < triple.source[0].end or text[own.end : own.end + 2] != ", ":
        return triple
    end = end_of_clause(text, own.end)
    if end <= own.end or passage.free_until(own.end) < end:
        return triple
    return replace(triple, content=(*triple.content[:-1], replace(own, end=end)))


def begin_relayed(passage: Passage, triple: Triple) -> Triple:
    """“Barr urged | lawmakers to pay, | according to | guests": who urged them is relayed as well."""
    text, first = passage.text, triple.content[0]
    if not _is_relayed(text, triple) or first.start > triple.cue[0].start:
        return triple
    verb = _LAST_WORD.search(text, max(0, first.start - 30), first.start)
    if not verb or kind_of(text, *verb.span()) != "speech":
        return triple
    line = max(text.rfind("\n", 0, first.start) + 1, first.start - _FARTHEST)
    start = split_sentences(text, line, first.start)[-1].start
    if start == line and text[line - 1 : line] not in {"", "\n"}:
        return triple  # the sentence begins farther away
    if JOINS.search(text, start, first.start) or passage.free_until(start) < first.start:
        return triple
    return replace(triple, content=(replace(first, start=start), *triple.content[1:]))


def _is_relayed(text: str, triple: Triple) -> bool:
    """Whether the triple has one cue, "according to", and one source behind it."""
    if len(triple.cue) != 1 or len(triple.source) != 1 or triple.source[0].start < triple.cue[0].end:
        return False
    return text[triple.cue[0].start : triple.cue[0].end].lower() == _CUE
