"""Disclaimers by rule: "The Gazette could not verify these claims", "The figure could not be verified".

In: a text, its paragraphs and the triples that were found.  Out: further triples for disclaimers that
stand in no triple's cue or content (within a content it is the source who speaks, not the outlet).
They are rare in the training data and matter more than most sentences of an article, so the tagger
alone must not decide.  In the active voice the words before the cue are the source and those after it
the content; in the passive the words before it are the content and there is no source: the outlet
speaks without naming itself.  A clause is taken from the comma, dash or conjunction before.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.attribute.cover import Cover
from onrecord.attribute.rules.leftovers import clause_behind, read_leftovers
from onrecord.attribute.triples import Triple, spans_of
from onrecord.text import trim

SCORE = 0.7
_HOW = r"(?:(?:independently|immediately|yet|fully)\s+){0,3}"
_NOT = r"(?:could|can|has|have|had|was|were|is|are)\s?(?:not|n['’]t)\s+" + _HOW
_CONFIRM = (  # what was told by others; of its own plans somebody says "could not confirm the date"
    r"confirm(?=\s+(?:these|those|this|that|either|both|the)\s+(?:\w+\s+){0,2}"
    r"(?:reports?|claims?|accounts?|allegations?|accusations?|figures?|numbers?|tolls?)\b)"
)
_ACTIVE = re.compile(
    rf"\b(?:{_NOT}(?:(?:been\s+)?able\s+to\s+)?|(?:was|were|is|are)\s+unable\s+to\s+){_HOW}"
    rf"(?:verify|corroborate|authenticate|independently\s+confirm|{_CONFIRM})\b(?:\s+independently)?"
    r"|\b(?:had|has|have)\s+no\s+(?:way|means)\s+(?:of\s+|to\s+)(?:independently\s+)?"
    r"(?:check|verify|confirm|corroborat|authenticat)(?:e|ing)?\b"
    r"|\b(?:has|have|had)\s+(?:yet\s+to|not\s+yet)\s+(?:say|said|comment(?:ed)?\s+on|confirm(?:ed)?|respond(?:ed)?\s+to"
    r"|explain(?:ed)?|disclosed?|release(?:d)?\s+details\s+of)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    rf"\b{_NOT}be(?:en)?\s+(?:{_HOW}(?:verified|corroborated|authenticated|established|ascertained)"
    r"|independently\s+confirmed)\b"
    r"(?:\s+independently)?",
    re.IGNORECASE,
)
_BREAK_BEFORE = re.compile(r"[,;:—–“”\"]\s*|\s-\s|\b(?:but|and|though|although|while|which|that)\s+", re.IGNORECASE)
_END = r"(?:[.?!][\"”»]*|(?<![.?!\"”»])[\"”»]+|(?<![.?!\"”»\s]))\s*$"  # tried once for each run of marks or blanks
_BREAK_AFTER = re.compile(rf"[,;:—–]|{_END}|\s-\s|\s(?:but|and|though|although|while)\s", re.IGNORECASE)
_MOST_WORDS = 12
_HINTS = ("verif", "corrobor", "authenticat", "confirm", "yet", "check", "ascertain", "could not be established")
_CHECKS = "check verify confirm corroborat authenticat".split()
WORDS = frozenset(f"{check}{ending}" for check in _CHECKS for ending in ("", "e", "ing")) | frozenset(
    "yet verified corroborated authenticated established ascertained confirmed".split()
)
"""Words without one of which, in small letters, a sentence holds no disclaimer."""


def find_disclaimers(text: str, paragraphs: Sequence[tuple[int, int]], triples: Sequence[Triple]) -> list[Triple]:
    """The disclaimers that no triple covers, in order."""
    taken = Cover((span.start, span.end) for triple in triples for span in (*triple.cue, *triple.content))
    return read_leftovers(text, paragraphs, taken, _HINTS, _read)


def _read(text: str, sentence: tuple[int, int], taken: Cover) -> Iterator[Triple]:
    for pattern in (_ACTIVE, _PASSIVE):
        cue = pattern.search(text, *sentence)
        if cue and not taken.meets(*cue.span()):
            yield from _triples(text, sentence, cue.span(), active=pattern is _ACTIVE)


def _triples(text: str, sentence: tuple[int, int], cue: tuple[int, int], *, active: bool) -> Iterator[Triple]:
    before, after = _before(text, sentence[0], cue[0]), clause_behind(text, cue[1], sentence[1], _BREAK_AFTER)
    content = after if active else before
    if content[0] < content[1] and (before[0] < before[1] or not active):
        source = spans_of("source", SCORE, before) if active else ()
        yield Triple(source, spans_of("cue", SCORE, cue), spans_of("content", SCORE, content), SCORE)


def _before(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause's words before the cue; empty when they are too many for a subject."""
    breaks = [match.end() for match in _BREAK_BEFORE.finditer(text, start, end)]
    found = trim(text, max([start, *(at for at in breaks if at < end)]), end)
    return found if len(text[found.start : found.end].split()) <= _MOST_WORDS else (end, end)
