"""The phrase beside a cue that must be its source, for attributions that came without one.

Only what stands right before the cue ("…, and a Coast Guard spokesperson confirmed") is taken, and only when it
names a person or a body, or ends in a word for somebody who speaks; nothing where a source belongs behind the cue.
"""

import re

from onrecord.normalise.lexicons import any_words, passive, words
from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.normalise.tokens import plain
from onrecord.records import Article, Attribution, Range, SourceKind, Span

_BACK, _AHEAD = 90, 80
_BEFORE = re.compile(
    r"(?:(?:[Aa]n?|[Tt]he|[Oo]ne|[Tt]wo|[Ss]everal)\s+)?(?:[\w.-]+(?:['’]s)?\s+){0,6}?"
    r"[\w.-]+(?:\s\([A-Z][\w.]+\))?(?=\s+(?:also\s+|later\s+|has\s+|have\s+|had\s+)?$)"
)
_APPOSED = re.compile(
    r"(?:(?:[A-Z][\w.'’-]+|al-\w+)\s+){1,4}[A-Z][\w.'’-]+,\s+((?:the|an?|its|his|her|then)\s[^,;:“”\"]{3,70}),\s+$"
)
_CLAUSE = re.compile(r"(?:[,;:“”\"]|\b(?:and|but|that|while|as|when|because|after|before|which)\b)\s*")
_NO_SUBJECT = re.compile(rf"\b(?:according to|by|from|{passive('hearing')})$")
"""The end of a cue before which no source stands: "according to", and "was told", whose subject hears it."""
_JOINED = re.compile(r"\b(?:and|but)\s+(?:also\s+|later\s+|\w+ly\s+)?$")
_NO_START = frozenset(
    "of in on at for to from by with as than into over under about among amongst amid despite".split()
)
_DETERMINERS = frozenset("the a an one two three four five some several many most".split())
_NUMBERS = frozenset("they two three four five both some many most several others".split())


def missing_source(article: Article, attribution: Attribution) -> Span | None:
    """The source of an attribution that has none, or None when the words beside the cue are none."""
    cue = attribution.cue[-1]
    sentence = article.sentence_at(cue.start) or Range(cue.start, cue.end)
    start = attribution.cue[0].start
    noun = cue.text.lower() in any_words(("saying", "nouns", "told"), ("saying", "nouns", "only"))
    if noun or _NO_SUBJECT.search(cue.text.lower()) or article.text.startswith(" by ", cue.end):
        return None
    span = phrase_before(article, start)
    if span is None and _JOINED.search(article.text, sentence.start, start):
        span = _longest(article, sentence.start, start)
    if span is None or any(s.start < span.end and span.start < s.end for s in attribution.content):
        return None
    return span


def phrase_before(article: Article, end: int) -> Span | None:
    """The name or the words for somebody who speaks that end right before `end`, in the same sentence."""
    sentence = article.sentence_at(end) or Range(end, end)
    apposed = _APPOSED.search(article.text, max(sentence.start, end - 2 * _BACK), end)
    if apposed:
        return _speaker(article, apposed.start(), apposed.end(1))
    start = max(sentence.start, end - _BACK)
    text = article.text[start:end]
    cuts = [match.end() for match in _CLAUSE.finditer(text)]
    begin = cuts[-1] if cuts else 0
    match = _BEFORE.match(text, begin)
    if not match or (not cuts and start > sentence.start):
        return None
    return _speaker(article, start + match.start(), start + match.end())


def _longest(article: Article, start: int, stop: int) -> Span | None:
    """The longest opening of a sentence that is somebody who speaks, before a word in lower case."""
    tokens = list(re.finditer(r"\S+", article.text[start : min(stop, start + _AHEAD)]))
    for last in range(min(len(tokens) - 1, 7), 0, -1):
        following = tokens[last].group()
        found = _speaker(article, start, start + tokens[last - 1].end()) if following[:1].islower() else None
        if found is not None:
            return found
    return None


def _speaker(article: Article, start: int, end: int) -> Span | None:
    """The span, when its words are a name or end in a word for somebody who speaks."""
    return article.span(start, end) if is_speaker(article.text[start:end]) else None


def is_speaker(text: str) -> bool:
    """Whether words are the name of a person or a body, or end in a word for somebody who speaks."""
    phrase = parse_phrase(text)
    first = text.split(" ", 1)[0].lower()
    if phrase.pronoun or first in _NO_START:
        return False
    if first in words("people", "openers", "words") and first not in _DETERMINERS:
        return False
    if phrase.proper:
        titled = phrase.role is not None and text.count(",") == 1
        return (
            phrase.kind is not SourceKind.PERSON
            or titled
            or all(token[:1].isupper() or phrase.role for token in text.split())
        )
    head = plain(text.rsplit(maxsplit=1)[-1])
    people = any_words(("roles", "office", "heads"), ("roles", "unnamed", "plural"))
    known = head in people or head in any_words(
        ("roles", "organisation", "nominal"), ("roles", "document", "heads")
    )
    return (known and head not in _NUMBERS) or (head.endswith("s") and head[:-1] in people)
