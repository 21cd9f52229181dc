"""Who is quoted by somebody else: "The mayor was quoted on Friday by local media as saying that the dam was safe".

In: a passage and one of its triples.  Out: the triple with the mayor as its source, where the media that quote her
were taken for it or nobody was, and with what she said alone; else as it was.  The media are nobody's source then:
they only carry her words, as an outlet does that quotes her itself.

What holds: linear time, and spans stay in their sentence.
"""

import re
from dataclasses import replace

from onrecord.attribute.triples import Passage, TaggedSpan, Triple

_AS = (
    r"as\s(?:saying|telling\s(?:\w+\s){0,3}?\w+(?=\sthat\s)|telling\s\w+|adding|stating|admitting|warning"
    r"|claiming)\b"
)
_GAP = r"[^.,;:!?\"“”()\n]{0,80}?"
_PASSIVE = re.compile(
    rf"(?P<cue>(?:is|are|was|were|been|being)\s(?:\w+\s)?(?:quoted|cited))\b(?P<gap>{_GAP})\s(?P<as>{_AS})"
    r"(?:\sby(?:\s[\w’'-]+){1,5}?(?=\sthat\b|[.,;:]|\son\s|$))?[:,]?\s*"
)
_ACTIVE = re.compile(rf"(?P<who>{_GAP})\s(?P<as>{_AS})")
_QUOTES = frozenset(("quoted", "quotes", "cited", "cites", "quoting", "citing"))
_ASIDE = re.compile(r",\s(?:as\s)?(?:quoted|cited)\s(?:by|in)\s$")
_LONGEST_ASIDE = 20  # characters
_BEGINS = re.compile(r"[.!?;:]\s+|[“”\"]\s*|\n")
_FARTHEST = 200  # characters
_MOST_WORDS = 16


def take_quoted(passage: Passage, triple: Triple) -> Triple:
    """The triple with who is quoted as its source, and what they said as its content."""
    text = passage.text
    if len(triple.source) > 1 or len(triple.cue) != 1:
        return triple
    cue = triple.cue[0]
    if not triple.source:
        return _passive(text, triple, cue)
    source = triple.source[0]
    aside = _ASIDE.search(text, max(0, source.start - _LONGEST_ASIDE), source.start)
    if aside and source.end <= cue.start:
        speaker = _before(text, aside.start(), source)
        return replace(triple, source=(speaker,)) if speaker else triple
    if source.start < cue.start:
        return _active(text, triple, cue)
    return _passive(text, triple, cue)


def _passive(text: str, triple: Triple, cue: TaggedSpan) -> Triple:
    """“The mayor | was quoted by | local media | as saying that …": the media stand behind the cue, if at all."""
    told = _PASSIVE.search(text, cue.start, cue.end + _FARTHEST)
    if told is None or told.start() >= cue.end:
        return triple
    speaker = _before(text, told.start(), replace(cue, role="source"))
    if speaker is None:
        return triple
    said = [replace(one, start=max(one.start, told.end())) for one in triple.content if one.end > told.end()]
    said = said or [one for one in triple.content if one.end <= speaker.start]
    parts = (told.span("cue"), told.span("as")) if told["gap"].strip() else ((told.start(), told.end("as")),)
    cues = tuple(replace(cue, start=start, end=end) for start, end in parts)
    return replace(triple, source=(speaker,), cue=cues, content=tuple(said)) if said else triple


def _active(text: str, triple: Triple, cue: TaggedSpan) -> Triple:
    """“The dam is safe, | Halyard | quoted | the mayor as saying": behind what she said."""
    told, last = _ACTIVE.match(text, cue.end + 1, cue.end + _FARTHEST), triple.content[-1]
    if told is None or text[cue.start : cue.end].rpartition(" ")[2] not in _QUOTES:
        return triple
    before = tuple(one for one in triple.content if one.end <= triple.source[0].start)
    if not before or last.start > told.end() or last.end > told.end():
        return triple
    return replace(
        triple,
        source=(replace(triple.source[0], start=told.start("who"), end=told.end("who")),),
        cue=(cue, replace(cue, start=told.start("as"), end=told.end())),
        content=before,
    )


def _before(text: str, end: int, source: TaggedSpan) -> TaggedSpan | None:
    """The words of the sentence before a place, as a source; None when they are too many to name anybody."""
    floor = max(0, end - _FARTHEST)
    start = max((one.end() for one in _BEGINS.finditer(text, floor, end)), default=0 if floor == 0 else end)
    while start < end and text[end - 1] in " ,":
        end -= 1
    if not 0 < len(text[start:end].split()) <= _MOST_WORDS:
        return None
    return replace(source, start=start, end=end)
