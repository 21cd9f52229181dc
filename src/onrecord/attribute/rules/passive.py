"""Statements in the passive: "A report that two divers drowned was flatly contradicted by the coast guard".

In: a text, its paragraphs and the triples that were found.  Out: further triples for each such sentence in which
nothing was found.  The verb must be one by which statements are met (denied, confirmed, challenged …), what is met
must be named by a noun of saying or begin with "that", and an agent must stand behind "by".

"The League, which is considered a gang by Sarn and Velden, …" tells as well what those hold it to be; only the
words from "considered" on must be free there, and they alone are the content where "which" stands before.
Where nobody was found to hold it, and only what is held so, the rest is added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.attribute.cover import Cover
from onrecord.attribute.rules.leftovers import clause_before, read_leftovers
from onrecord.attribute.triples import RULE_SCORE, Triple, cover_of, spans_of, triple_of
from onrecord.attribute.wording.saying import words
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
_NAME = r"(?:the\s)?(?:(?:[A-Z]\.)+|[A-Z][\w'’&-]*)(?:\s(?:of\s(?:the\s)?)?(?:(?:[A-Z]\.)+|[A-Z][\w'’&-]*)){0,5}"
_GROUP = r"(?:the|some|many|most|both|several|his|her|its|their)(?:\s[a-z][\w'’-]*){0,3}?"
_HELD = re.compile(
    r"\b(?:is|are|was|were|been)\s+(?:\w+ly\s+)?"
    r"(?:considered|deemed|labell?ed|branded|regarded|seen|viewed|described)\s+"
    r"(?P<what>(?:as\s+)?(?:an?|the)\s[^,.;:!?—–“”\"()\n]{3,80}?)\s+by\s+"
    rf"(?P<who>(?:{_NAME}(?:,\s{_NAME}){{0,4}}(?:,?\sand\s{_NAME})?|{_GROUP}))"
    r"(?=[,;:!?)—–“”\"]|\.?\s*$|\.\s|\s(?:who|after|when|but|for|and|because|since|in|on|at)\s)"
)
_MOST_WORDS = 16


def find_passive(text: str, paragraphs: Sequence[tuple[int, int]], triples: Sequence[Triple]) -> list[Triple]:
    """The passive statements that no triple covers, in order."""
    taken = cover_of(triples)
    met = read_leftovers(text, paragraphs, taken, (" by ",), _read)
    return [*met, *read_leftovers(text, paragraphs, cover_of([*triples, *met]), (" by ",), _held)]


def mend_passive(text: str, triples: Sequence[Triple]) -> tuple[Triple, ...]:
    """The triples; one that has only "The League | is considered" with what it is held to be, and by whom."""
    bare = [at for at, one in enumerate(triples) if not one.source and len(one.cue) == 1]
    found = {at: held for at in bare if (held := _HELD.match(text, triples[at].cue[0].start))}
    taken = cover_of(one for at, one in enumerate(triples) if at not in found) if found else None
    return tuple(_completed(one, found.get(at), taken) for at, one in enumerate(triples))


def _completed(triple: Triple, held: re.Match[str] | None, taken: Cover | None) -> Triple:
    if held is None or taken is None or taken.meets(*held.span()):
        return triple
    cue, own = triple.cue[0], triple.content[0]
    if len(triple.content) > 1 and triple.content[1].start < cue.end:
        return triple
    cue = replace(cue, end=max(cue.end, held.start("what") - 1))
    if cue.end >= held.end("what") or cue.start < own.start < cue.end:
        return triple
    said = replace(own, start=cue.end + 1, end=held.end("what"))
    subject = own.end <= cue.start and held.string[own.start : own.end].lower() not in words("clause", "relative")
    return replace(
        triple,
        source=(replace(cue, role="source", start=held.start("who"), end=held.end("who")),),
        cue=(cue,),
        content=(own, said) if subject else (said,),
    )


def _held(text: str, sentence: tuple[int, int], taken: Cover) -> Iterator[Triple]:
    """What the agents of "considered", "seen as" hold something to be."""
    held = _HELD.search(text, *sentence)
    if held is None or taken.meets(*held.span()):
        return
    before = clause_before(text, sentence[0], held.start(), _BREAK_BEFORE)
    subject = text[before.start : before.end].lower().split()
    cue = trim(text, held.start(), held.start("what"))
    found = triple_of(held.span("who"), cue, held.span("what"))
    if found is None or not subject:
        return
    if subject[-1] in words("clause", "relative"):
        yield found
    elif len(subject) <= _MOST_WORDS and not taken.meets(before.start, before.end):
        yield replace(found, content=(*spans_of("content", RULE_SCORE, before), *found.content))


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
