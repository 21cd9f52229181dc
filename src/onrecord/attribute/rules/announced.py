"""Words that a sentence plainly leads to although the tagger left all of it.

In: a text, its paragraphs and the triples that were found.  Out: a further triple for each sentence such as 'The
Herald opened its report this way: "The dam broke."' in which nothing was found: a name begins it, a colon leads to
a whole quotation, of the next paragraph too, and a word between them tells of words ("report", "replied", "way").
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.attribute.cover import Cover
from onrecord.attribute.rules.leftovers import read_leftovers
from onrecord.attribute.triples import Part, Triple, cover_of, spans_of
from onrecord.attribute.wording.saying import kinds, words
from onrecord.text import trim

SCORE = 0.6
_WHO = r"(?P<who>(?:(?:The|An?)\s)?(?:[A-Z][\w.'’&-]*\s){1,5}(?<!\.\s)|(?:He|She|They)\s)"
_LED = re.compile(
    _WHO + r"(?P<cue>[a-z][^.:;!?,“”\"\n]{2,90}?)(?:\sthat)?:\s+"
    r"(?P<said>“[^“”\n]{15,2000}[.!?…]”|\"[^\"\n]{15,2000}[.!?…]\")"
)
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_MOST_IN_CUE = 10
_NEAR = 40  # characters behind a name


def find_announced(text: str, paragraphs: Sequence[Part], triples: Sequence[Triple]) -> list[Triple]:
    """The attributions of sentences that plainly lead to words, in order."""
    return read_leftovers(text, paragraphs, cover_of(triples), (":",), _quoted)


def _quoted(text: str, sentence: Part, taken: Cover) -> Iterator[Triple]:
    """The quotation behind a colon; it may go on behind the sentence."""
    match = _LED.match(text, sentence[0])
    if match is None or not _is_who(match) or taken.meets(*match.span()):
        return
    cue = match["cue"].lower().split()
    if len(cue) <= _MOST_IN_CUE and _leads(cue) and match["said"][1].isupper():
        yield _triple(text, match)


def _leads(cue: Sequence[str]) -> bool:
    """Whether the words tell of words, and it is not another clause that does: "had a sign that read"."""
    told = not kinds().keys().isdisjoint(cue) or not words("nouns", "leads", "claims", "carried").isdisjoint(cue)
    return told and words("clause", "opens").isdisjoint(cue)


def _is_who(match: re.Match[str]) -> bool:
    """Whether a name stands there, not "When" or "In Velden", and all of it: not "Rebel leader Brandt"."""
    own, behind = match["who"].lower().split(), match.string[match.end("who") : match.end("who") + _NEAR].split()
    closed = words("clause", "opens", "prepositions")
    named = own[0] not in closed | words("clause", "in_the_talk") and own[-1] not in words("clause", "determiners")
    apart = closed | words("clause", "determiners", "before_verb")
    capitals = [at for at, word in enumerate(behind[:3]) if word[0].isupper() and word.strip(",") not in _DAYS]
    goes_on = any(apart.isdisjoint(behind[:at]) for at in capitals)
    return named and behind[0] not in closed and not goes_on


def _triple(text: str, match: re.Match[str]) -> Triple:
    source, (start, end) = trim(text, *match.span("who")), trim(text, *match.span("said"))
    said = spans_of("content", SCORE, (start, end - (text[end - 1] == ".")))
    return Triple(spans_of("source", SCORE, source), spans_of("cue", SCORE, match.span("cue")), said, SCORE)
