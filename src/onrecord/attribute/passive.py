"""Statements met in the passive: "A report that two divers drowned was flatly contradicted by the coast guard".

In: a text, its paragraphs and the triples that were found.  Out: further triples for each such sentence in which
nothing was found.  The verb must be one by which statements are met (denied, confirmed, challenged …), what is met
must be named by a noun of saying or begin with "that", and an agent must stand behind "by".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.attribute.cover import Cover
from onrecord.attribute.leftovers import clause_before, cover_of, read_leftovers
from onrecord.attribute.linker import Triple
from onrecord.attribute.reported import triple_of
from onrecord.attribute.saying import words
from onrecord.text import trim

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


def find_passive(text: str, paragraphs: Sequence[tuple[int, int]], triples: Sequence[Triple]) -> list[Triple]:
    """The passive statements that no triple covers, in order."""
    return read_leftovers(text, paragraphs, cover_of(triples), (" by ",), _read)


def _read(text: str, sentence: tuple[int, int], taken: Cover) -> Iterator[Triple]:
    cue = _CUE.search(text, *sentence)
    agent = _AGENT.match(text, cue.end(), sentence[1]) if cue else None
    if cue is None or agent is None or taken.meets(*sentence):
        return
    met = clause_before(text, sentence[0], cue.start(), _BREAK_BEFORE)
    if _is_statement(text[met.start : met.end].lower().split()):
        found = triple_of(trim(text, *agent.span()), trim(text, *cue.span()), met)
        if found:
            yield found


def _is_statement(met: Sequence[str]) -> bool:
    """Whether the words that are met begin with "that" or hold a noun of saying."""
    if not 0 < len(met) <= _MOST_WORDS:
        return False
    return met[0] == "that" or not words("nouns", "claims", "documents").isdisjoint(met)
