"""Statements met in the passive: "A report that two divers drowned was flatly contradicted by the coast guard".

In: a text, its paragraphs and the triples that were found.  Out: further triples for each such sentence in which
nothing was found.  The verb must be one by which statements are met (denied, confirmed, challenged …), what is met
must be named by a noun of saying or begin with "that", and an agent must stand behind "by".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.attribute.cover import Cover
from onrecord.attribute.linker import Triple
from onrecord.attribute.reported import triple_of
from onrecord.attribute.saying import words
from onrecord.text import split_sentences, trim

_CUE = re.compile(
    r"\b(?:was|were|is|are|has\s+been|have\s+been|had\s+been)\s+(?:\w+ly\s+)?"
    r"(?:denied|rejected|dismissed|disputed|challenged|contested|contradicted|questioned|refuted|rebutted|debunked"
    r"|confirmed|acknowledged|corroborated|endorsed|echoed|repeated|brushed\s+aside|waved\s+away|laughed\s+off"
    r"|played\s+down|shot\s+down)(?:\s+as\s+[^,.;:\n]{2,40}?)?\s+(?:\w+\s+)?by\s+",
    re.IGNORECASE,
)
_AGENT = re.compile(
    r"[^,.;:!?—–“”\"()\n]{2,80}?(?=[,.;:!?—–“”\"()\n]|\s(?:who|after|when|on|in|at|but|and\s+the)\s|$)"
)
_BREAK_BEFORE = re.compile(r"[;:—–“”\"]\s*|,\s+(?:and|but|while)\s+")
_MOST_WORDS = 16
_NAMED = 5  # words among which the noun of saying stands


def find_passive(text: str, paragraphs: Sequence[tuple[int, int]], triples: Sequence[Triple]) -> list[Triple]:
    """The passive statements that no triple covers, in order."""
    taken = Cover((span.start, span.end) for one in triples for span in (*one.source, *one.cue, *one.content))
    out = []
    for start, end in paragraphs:
        if " by " not in text[start:end]:
            continue
        for sentence in split_sentences(text, start, end):
            cue = _CUE.search(text, *sentence)
            if cue and not taken.meets(*sentence) and (found := _read(text, sentence, cue)):
                out.append(found)
    return out


def _read(text: str, sentence: tuple[int, int], cue: re.Match[str]) -> Triple | None:
    agent = _AGENT.match(text, cue.end(), sentence[1])
    breaks = [match.end() for match in _BREAK_BEFORE.finditer(text, sentence[0], cue.start())]
    met = trim(text, max([sentence[0], *breaks]), cue.start())
    own = text[met.start : met.end].lower().split()
    if agent is None or not 0 < len(own) <= _MOST_WORDS:
        return None
    if (
        own[0] != "that"
        and words("nouns", "claims").isdisjoint(own)
        and words("nouns", "documents").isdisjoint(own)
    ):
        return None
    said = trim(text, *cue.span())
    return triple_of(trim(text, *agent.span()), (said.start, said.end), (met.start, met.end))
