"""Answers in two words: "The zoo disputed that, saying the gate was shut", "Her sister denied it and left".

In: a text, its paragraphs and the triples that were found.  Out: further triples, one an answer in whose cue and
content nothing was found.  The tagger leaves them where what is answered is a pronoun and a second verb goes on.
What stands before the verb is who answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.attribute.cover import Cover
from onrecord.attribute.rules.leftovers import clause_behind, read_leftovers
from onrecord.attribute.triples import Part, Triple, triple_of
from onrecord.attribute.wording.clauses import subject_before

_GOES_ON = r"(?=\s*[,.;:—–]|\s+(?:and|but|on|in|at|saying|when|as|too|through|outright|again)\b)"
# "it" is what is denied; what is rejected is a bill as well.
_THEM = r"(?:that|this|it|them|both|all\s+of\s+(?:that|this|it|them))"
_CUE = re.compile(
    r"\b(?P<cue>(?:(?:has|have|had|flatly|strongly|also|later)\s+){0,2}"
    rf"(?:(?:denie[sd]|deny|dispute[sd]?|refute[sd]?|confirm(?:ed|s)?|contradict(?:ed|s)?)(?=\s+{_THEM}{_GOES_ON})"
    rf"|(?:contest(?:ed|s)?|reject(?:ed|s)?|dismiss(?:ed|es)?)(?=\s+(?:that|this){_GOES_ON})"
    rf"|contradict(?:ed|s)?(?=\s+(?:him|her){_GOES_ON})))\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.;:!?—–“”\"()\n]|,\s|\s(?:and|but|though|although|when|after|before|saying|adding|while)\s|$")
_HINTS = (" deni", " deny", " dispute", " refute", " confirm", " contradict", " contest", " reject", " dismiss")


def find_answers(text: str, paragraphs: Sequence[Part], triples: Sequence[Triple]) -> list[Triple]:
    """The answers that no triple covers, in order."""
    taken = Cover((span.start, span.end) for triple in triples for span in (*triple.cue, *triple.content))
    return read_leftovers(text, paragraphs, taken, _HINTS, _read)


def _read(text: str, sentence: Part, taken: Cover) -> Iterator[Triple]:
    for cue in _CUE.finditer(text, *sentence):
        content = clause_behind(text, cue.end(), sentence[1], _ENDS)
        if taken.meets(cue.start(), content.end):
            continue
        source = subject_before(text, sentence[0], cue.start())
        found = triple_of(source, cue.span("cue"), content) if source else None
        if found:
            yield found
