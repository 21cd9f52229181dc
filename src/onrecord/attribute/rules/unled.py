"""Whole sentences in quotation marks to which nothing leads but a sentence about somebody.

In: a text, its paragraphs and the triples that were found.  Out: further triples: 'Marten shook her head. "Nobody
told me."', 'She was blunt. "The pool is lost."' The short sentence before a quotation that stands in the same
paragraph and in nobody's words tells who speaks: its subject, a name or a pronoun, and what it tells is the cue.

What holds: linear time; nothing is read where the sentence or the quotation holds something found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.attribute.cover import Cover
from onrecord.attribute.triples import Part, Triple, cover_of, triple_of
from onrecord.attribute.wording.saying import words
from onrecord.text import split_sentences

_SCORE = 0.5
_OPENS = re.compile(
    r"[.?!…]\s(?P<said>“[A-Z][^“”\n]{8,1200}[.?!…]”|\"[A-Z][^\"\n]{8,1200}[.?!…]\")(?=\s+[A-Z“\"]|\s*$)",
    re.MULTILINE,
)
_SUBJECT = re.compile(
    r"(?P<who>(?:He|She)|(?:The\s)?[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3})\s(?P<cue>(?:also\s|only\s|just\s|then\s)?"
    r"(?P<verb>[a-z]+)(?:\s[^,;:“”\"\n]*)?)"
)
_BACK = 160
"""Characters before a quotation in which the sentence about its speaker begins."""
_MOST_WORDS = 7


def find_unled(text: str, paragraphs: Sequence[Part], triples: Sequence[Triple]) -> list[Triple]:
    """The quotations to which a sentence about somebody leads, in order."""
    taken = cover_of(triples)
    return [found for start, end in paragraphs for found in _paragraph(text, start, end, taken)]


def _paragraph(text: str, start: int, end: int, taken: Cover) -> Iterator[Triple]:
    for match in _OPENS.finditer(text, start, end):
        if taken.meets(*match.span("said")):
            continue
        begin = max(start, match.start() - _BACK)
        sentence = split_sentences(text, begin, match.start() + 1)[-1]
        whole = sentence.start > begin or begin == start
        subject = _SUBJECT.fullmatch(text, sentence.start, match.start()) if whole else None
        if subject and not taken.meets(*sentence) and _leads(subject):
            found = triple_of(subject.span("who"), subject.span("cue"), match.span("said"), score=_SCORE)
            if found is not None:
                yield found


def _leads(subject: re.Match[str]) -> bool:
    """Whether a short sentence is about somebody, and no question, place or time opens it."""
    first = subject["who"].split(" ", 1)[0].lower()
    if len(subject["cue"].split()) > _MOST_WORDS or first in words("clause", "opens", "prepositions") | _THINGS:
        return False
    verb = subject["verb"]
    return verb.endswith(("ed", "s")) or verb in _PAST


_THINGS = frozenset("it this that there here what one".split())
_PAST = frozenset("was is were had shook held threw grew kept broke thought knew took felt went".split())
