"""What the tagger leaves of "according to": "Four boats, according to the coast guard, are missing".

In: a text, its paragraphs and the triples that were found.  Out: further triples for each "according to" that
stands, with its source and its clause, in no triple.  The words are a cue in every position, so the form alone
decides: the source goes on to the next mark; the content is the clause before, what goes on behind the source, or
both.  "According to plan", "… to whether" and the like are no sources.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.attribute.cover import Cover
from onrecord.attribute.linker import Triple
from onrecord.attribute.tagger import TaggedSpan
from onrecord.text import split_sentences, trim

SCORE = 0.6
_CUE = re.compile(r"\baccording\s+to\b", re.IGNORECASE)
_SOURCE = re.compile(r"\s+(?P<who>[^,.;:!?—–“”\"()\n]{2,90})")
_NO_SOURCE = re.compile(
    r"(?:plans?|schedule|tradition|custom|whether|how|which|what|who|where|when|need|needs|(?:his|her|its|their)\s+"
    r"(?:\w+\s+)?(?:wishes|needs|ability|means|own)|(?:the\s+)?(?:rules?|laws?|regulations|facts))\b",
    re.IGNORECASE,
)
_BREAK_BEFORE = re.compile(r"[;:—–“”\"]\s*|,\s+(?:and|but|while)\s+")
_GOES_ON = re.compile(r",\s+(?=[^\W\d_])")
_BREAK_AFTER = re.compile(r"[;—–“”\"]|,\s+(?:and|but|while)\s|[.?!]*\s*$")
_LEAST_WORDS, _MOST_WORDS = 3, 60


def find_according(text: str, paragraphs: Sequence[tuple[int, int]], triples: Sequence[Triple]) -> list[Triple]:
    """The attributions by "according to" that no triple covers, in order."""
    taken = Cover((span.start, span.end) for one in triples for span in (*one.source, *one.cue, *one.content))
    out = []
    for start, end in paragraphs:
        if not _CUE.search(text, start, end):
            continue
        for sentence in split_sentences(text, start, end):
            cue = _CUE.search(text, *sentence)
            if cue and (found := _read(text, sentence, cue.span(), taken)):
                out.append(found)
    return out


def _read(text: str, sentence: tuple[int, int], cue: tuple[int, int], taken: Cover) -> Triple | None:
    """The triple of one cue; None when a part of it is tagged already or does not read like one."""
    who = _SOURCE.match(text, cue[1], sentence[1])
    if who is None or _NO_SOURCE.match(who["who"]):
        return None
    source = trim(text, *who.span("who"))
    pieces = [piece for piece in (_before(text, sentence, cue[0]), _behind(text, sentence, source.end)) if piece]
    words = sum(len(text[start:end].split()) for start, end in pieces)
    ends = [at for piece in (*pieces, (cue[0], source.end)) for at in piece]
    if not _LEAST_WORDS <= words <= _MOST_WORDS or taken.meets(min(ends), max(ends)):
        return None
    content = tuple(_span("content", piece) for piece in pieces)
    return Triple((_span("source", (source.start, source.end)),), (_span("cue", cue),), content, SCORE)


def _before(text: str, sentence: tuple[int, int], cue: int) -> tuple[int, int] | None:
    """The clause before the cue, without the comma between."""
    breaks = [match.end() for match in _BREAK_BEFORE.finditer(text, sentence[0], cue)]
    piece = trim(text, max([sentence[0], *breaks]), cue)
    end = piece.end - (piece.end > piece.start and text[piece.end - 1] == ",")
    if text[piece.start : end].endswith((" that", " that,")):
        return None  # "The Gazette reported that, according to two aides, …": what leads to it
    return (piece.start, end) if piece.start < end else None


def _behind(text: str, sentence: tuple[int, int], source: int) -> tuple[int, int] | None:
    """What goes on behind the source's comma, up to the next clause."""
    comma = _GOES_ON.match(text, source, sentence[1])
    if comma is None:
        return None
    ends = _BREAK_AFTER.search(text, comma.end(), sentence[1])
    piece = trim(text, comma.end(), ends.start() if ends else sentence[1])
    return (piece.start, piece.end) if piece.start < piece.end else None


def _span(role: str, where: tuple[int, int]) -> TaggedSpan:
    return TaggedSpan(role, where[0], where[1], SCORE, SCORE)
