"""What the tagger leaves of "according to": "Four boats, according to the coast guard, are missing".

In: a text, its paragraphs and the triples that were found.  Out: further triples for each "according to" that
stands, with its source and its clause, in no triple.  The words are a cue in every position, so the form alone
decides: the source goes on to the next mark; the content is the clause before, what goes on behind the source, or
both.  "According to plan", "… to whether" and the like are no sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.attribute.cover import Cover
from onrecord.attribute.rules.leftovers import clause_before, clause_behind, read_leftovers
from onrecord.attribute.triples import Triple, cover_of, spans_of
from onrecord.text import trim

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
    return read_leftovers(text, paragraphs, cover_of(triples), ("according",), _read)


def _read(text: str, sentence: tuple[int, int], taken: Cover) -> Iterator[Triple]:
    """The triple of the first cue, unless a part of it is tagged already or it does not read like one."""
    cue = _CUE.search(text, *sentence)
    who = _SOURCE.match(text, cue.end(), sentence[1]) if cue else None
    if cue is None or who is None or _NO_SOURCE.match(who["who"]):
        return
    source = trim(text, *who.span("who"))
    around = _before(text, sentence, cue.start()), _behind(text, sentence, source.end)
    pieces = [piece for piece in around if piece]
    words = sum(len(text[start:end].split()) for start, end in pieces)
    ends = [at for piece in (*pieces, (cue.start(), source.end)) for at in piece]
    if _LEAST_WORDS <= words <= _MOST_WORDS and not taken.meets(min(ends), max(ends)):
        said = spans_of("content", SCORE, *pieces)
        yield Triple(spans_of("source", SCORE, source), spans_of("cue", SCORE, cue.span()), said, SCORE)


def _before(text: str, sentence: tuple[int, int], cue: int) -> tuple[int, int] | None:
    """The clause before the cue, without the comma between."""
    piece = clause_before(text, sentence[0], cue, _BREAK_BEFORE)
    end = piece.end - (piece.end > piece.start and text[piece.end - 1] == ",")
    if text[piece.start : end].endswith((" that", " that,")):
        return None  # "The Gazette reported that, according to two aides, …": what leads to it
    return (piece.start, end) if piece.start < end else None


def _behind(text: str, sentence: tuple[int, int], source: int) -> tuple[int, int] | None:
    """What goes on behind the source's comma, up to the next clause."""
    comma = _GOES_ON.match(text, source, sentence[1])
    if comma is None:
        return None
    piece = clause_behind(text, comma.end(), sentence[1], _BREAK_AFTER)
    return piece if piece.start < piece.end else None
