"""Repairs of what "according to" relays, where the tagger took too little of the sentence for it.

In: a passage and one of its triples.  Out: the triple, its content grown over the clause, else as it was.

What holds: a content grows only over words in which nothing is tagged, and stays in its sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.attribute.triples import Passage, Triple
from onrecord.attribute.wording.saying import kind_of
from onrecord.text import split_sentences

_CUE = "according to"
_BREAK = re.compile(r"[;“”\"]|,\s+(?:and|but|while|though|although|whereas)\s")
_LAST_WORD = re.compile(r"[^\W\d_]+\s+$")
_FARTHEST = 400  # characters of a clause that are looked at on one side of a content


def end_relayed(passage: Passage, triple: Triple) -> Triple:
    """“According to a poll, | half oppose it | , up three points": what leads a sentence is said of all of it."""
    text, own = passage.text, triple.content[-1]
    if not _is_relayed(text, triple) or own.start < triple.source[0].end or text[own.end : own.end + 2] != ", ":
        return triple
    limit = _line_end(text, own.end)
    sentence = next(iter(split_sentences(text, own.end, limit)), None)
    if sentence is None:
        return triple
    stop = _BREAK.search(text, own.end, sentence.end)
    end = stop.start() if stop else sentence.end - (text[sentence.end - 1] in ".!?")
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
    if _BREAK.search(text, start, first.start) or passage.free_until(start) < first.start:
        return triple
    return replace(triple, content=(replace(first, start=start), *triple.content[1:]))


def _is_relayed(text: str, triple: Triple) -> bool:
    """Whether the triple has one cue, "according to", and one source behind it."""
    if len(triple.cue) != 1 or len(triple.source) != 1 or triple.source[0].start < triple.cue[0].end:
        return False
    return text[triple.cue[0].start : triple.cue[0].end].lower() == _CUE


def _line_end(text: str, at: int) -> int:
    """Where the line ends, or how far it is looked at."""
    end = text.find("\n", at, at + _FARTHEST)
    return min(len(text), at + _FARTHEST) if end < 0 else end
