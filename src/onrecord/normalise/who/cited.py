"""Whom a source cites beside its verb: "The Gazette reported on Monday, citing two officials, that the bank …".

The article and an attribution come in, the words for who is cited go out. Only somebody or a document can be cited
here, no reason: "The bank left, citing ▸ high costs". Linear in what lies between a source and its verb.
"""

import re

from onrecord.normalise.lexicons import any_words, branches
from onrecord.normalise.phrases.affiliation import is_people
from onrecord.normalise.phrases.nominals import Phrase
from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.records import Article, Attribution, SourceKind, Span

_WHOM = r"(?P<whom>(?:[^,;:.\n“”\"]|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr))\.|(?<=\b(?:Mrs|Gen|Col|Sen))\.){3,120})"
_CITES = re.compile(
    rf"\b(?:(?:[Cc]it|[Qq]uot)ing|(?:which|who)\s(?:has\s|had\s)?(?:cited|cites|quoted|quotes))\s{_WHOM}"
)
_DAYS = (
    r"(?:(?:on|late|early|last|earlier|this)\s){0,3}"
    rf"(?:{branches('times', 'pattern', 'weekdays')}|week|month|today|yesterday)"
)
_BEHIND = re.compile(rf"[\s,]*(?:{_DAYS}(?:\s(?:morning|afternoon|evening|night))?)?[\s,]*")
"""What may stand between a verb and whom it cites: ", ", " on Monday, "."""
_AHEAD = re.compile(r",\s(?:[a-z-]+\s){0,2}")
_HELPING = re.compile(r",?\s(?:(?!and\b|but\b|or\b)[a-z]+\s){0,3}")
"""Between whom somebody cites and the verb; none of "The firm closed, citing the union, ▸ and said"."""
_REACH = 240  # characters around a source and its verb in which words on whom it cites stand
_BODIES = frozenset((SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.OFFICE, SourceKind.GROUP))


def cited_by(article: Article, attribution: Attribution) -> Span | None:
    """The words for whom the source of an attribution cites; None where it cites nobody.

    Who is cited "as saying" something is heard with words of their own.
    """
    if not attribution.source or not attribution.cue:
        return None
    source, cue = attribution.source[0], attribution.cue[0]
    sentence = article.sentence_at(source.start)
    if sentence is None or not sentence.start <= cue.start < sentence.end:
        return None
    first = max(sentence.start, min(source.start, cue.start) - _REACH)
    last = min(sentence.end, max(source.end, cue.end) + _REACH)
    for found in _CITES.finditer(article.text, first, last):
        if _is_beside(article.text, found, source, cue) and " as saying" not in found["whom"]:
            whom = article.span(*found.span("whom"))
            return whom if _can_be_cited(parse_phrase(whom.text)) else None
    return None


def _is_beside(text: str, cites: re.Match[str], source: Span, cue: Span) -> bool:
    """Whether words on whom somebody cites stand before, between or behind a source and its verb."""
    if cites.end() <= min(source.start, cue.start):
        return _AHEAD.fullmatch(text, cites.end(), source.start) is not None
    if source.end <= cites.start() and cites.end() <= cue.start:
        return _HELPING.fullmatch(text, cites.end(), cue.start) is not None
    behind = max(source.end, cue.end)
    return behind <= cites.start() and _BEHIND.fullmatch(text, behind, cites.start()) is not None


def _can_be_cited(phrase: Phrase) -> bool:
    """Whether words are for somebody or for a document, and for no reason."""
    documents = any_words(("roles", "document", "heads"), ("roles", "document", "issued"))
    body = phrase.kind in _BODIES and (phrase.proper or bool(phrase.head))
    named = phrase.proper and phrase.kind is SourceKind.PERSON
    return body or named or is_people(phrase.head) or phrase.head in documents
