"""Turns of phrase that say whose words stand beside them and hold no verb of saying.

In: a text, its paragraphs and the triples that were found.  Out: further triples for each such sentence in which
nothing was found:

* "As council leader Ada Marten has it, nobody reads the minutes";
* '"Never again," was how Marten put it';
* 'The winger, who scored twice, was like, "Get me the ball"';
* "In Marten's words, …", "In the view of the union, …", "To Marten's mind, …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.attribute.cover import Cover
from onrecord.attribute.rules.leftovers import read_leftovers
from onrecord.attribute.triples import Part, Triple, cover_of, triple_of
from onrecord.attribute.wording.saying import words
from onrecord.text import trim

_WHO = r"(?P<who>(?:[\w.'’&-]+\s){0,5}?[\w.'’&-]+?)"
_NOUNS = r"(?:words|view|opinion|telling|account|version|reading|estimation|judge?ment|eyes|mind)"
_AS = re.compile(
    rf"\b[Aa]s\s{_WHO}\s(?P<cue>(?:has|had|tells|told|sees|saw|puts|put)\s(?:it|things))(?=[,:.]\s|[,:.]?$)"
)
_LIKE = re.compile(
    rf"{_WHO}(?:,\s[^,.“”\"\n]{{1,60}},)?\s(?P<cue>(?:was|were|is|are)\s(?:all\s|just\s)?like|goes|went)[,:]\s"
    r"(?P<said>[“\"][^“”\"\n]{2,600}[.!?…,][”\"])"
)
_HOW = re.compile(
    rf"(?P<said>[“\"][^“”\"\n]{{4,600}}[,.!?…][”\"]),?\s(?P<cue>(?:was|is)\show)\s{_WHO}\s"
    r"(?:put|puts|described|describes|summed|sums|phrased|saw|sees|explained)\s(?:it|things|that|the|his|her|their)\b"
)
_IN = re.compile(rf"(?:In|To)\s{_WHO}['’]s?\s(?:own\s)?(?P<cue>{_NOUNS})(?=,?\s)")
_OF = re.compile(rf"In\s(?P<cue>the\s{_NOUNS}\sof)\s{_WHO},\s")
_HINTS = (
    *(f" {verb} it" for verb in ("has", "had", "tells", "told", "sees", "saw", "puts", "put")),
    *(f" {word}{mark} " for word in ("like", "goes", "went") for mark in ",:"),
    *(f"s {noun}" for noun in ("words", "own words", "view", "opinion", "telling", "account", "version", "mind")),
    *(f" {noun} of " for noun in ("words", "view", "opinion", "eyes")),
    " how ",
)
_CLOSED = frozenset("it that this what which there here".split())


def find_phrased(text: str, paragraphs: Sequence[Part], triples: Sequence[Triple]) -> list[Triple]:
    """The attributions of such turns of phrase, in order."""
    return read_leftovers(text, paragraphs, cover_of(triples), _HINTS, _phrased)


def _phrased(text: str, sentence: Part, taken: Cover) -> Iterator[Triple]:
    if taken.meets(*sentence):
        return
    found = _as(text, sentence) or _before_or_behind(text, sentence) or _in(text, sentence)
    if found is not None:
        yield found


def _as(text: str, sentence: Part) -> Triple | None:
    match = _AS.search(text, *sentence)
    if match is None or not _speaks(match["who"]):
        return None
    before, behind = trim(text, sentence[0], match.start()), _rest(text, match.end(), sentence[1])
    own = [(start, end - text[start:end].endswith(",")) for start, end in (before, behind) if start < end]
    return triple_of(match.span("who"), match.span("cue"), *own) if own else None


def _before_or_behind(text: str, sentence: Part) -> Triple | None:
    """What is quoted before "was how Marten put it" or behind "Marten was like"."""
    match = _HOW.match(text, *sentence) or _LIKE.match(text, *sentence)
    if match is None or not _speaks(match["who"]):
        return None
    return triple_of(match.span("who"), match.span("cue"), match.span("said"))


def _in(text: str, sentence: Part) -> Triple | None:
    match = _IN.match(text, *sentence) or _OF.match(text, *sentence)
    if match is None or not _speaks(match["who"]):
        return None
    said = _rest(text, match.end(), sentence[1])
    return triple_of(match.span("who"), match.span("cue"), said) if said[1] - said[0] > 1 else None


def _speaks(who: str) -> bool:
    """Whether words can be somebody: a name, "the mayor" or "she"."""
    first = who.split(" ", 1)[0].lower()
    return first not in _CLOSED and first not in words("clause", "prepositions", "opens", "be")


def _rest(text: str, start: int, end: int) -> Part:
    """What a sentence goes on with, without the marks at its edges."""
    while start < end and text[start] in " ,:":
        start += 1
    own = trim(text, start, end)
    return own[0], own[1] - text[own[0] : own[1]].endswith(".")
