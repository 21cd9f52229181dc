"""Whom the sentence before is about that leads in what is said: "Quill's neighbour was blunter. “No,” ▸ she said".

The book of an article comes in with an attribution whose source is "he" or "she"; the person goes out who is the
subject of the sentence that leads it in, or None where that sentence stands in another paragraph, has
quoted words or a source of its own, or goes on about somebody by a pronoun.
"""

import re

from onrecord.normalise.lexicons import any_words, branches
from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.normalise.who.book import Book
from onrecord.normalise.who.carrying import lone_name_opening
from onrecord.normalise.who.entities import Entity
from onrecord.normalise.who.owners import owner_of
from onrecord.normalise.who.pointing import pointed_at
from onrecord.normalise.who.pronouns import Candidate, best_candidate
from onrecord.records import Attribution, Range
from onrecord.text import OF_ONE

_QUOTES = frozenset('“”"«»')
_PRONOUN = re.compile(r"\b(?:he|him|his|she|her|hers|they|them)\b", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:asked|asks|questions?)\b")
_FIRST_WORDS = 40  # characters from a sentence's start to the name that is its subject, at most
_SOMEBODY = re.compile(
    r"(?:An?|One|The|Another|His|Her|Their|[A-Z][\w-]+['’]s)\s(?:[\w’'-]+\s){0,3}?(?P<head>[a-z-]+)"
    r"(?=,|\s(?:is|was|has|had|who|will|would|could|did|from|in|at|with|near|by|outside|\w+ed|\w+ing|"
    rf"{branches('roles', 'phrase', 'doing')})\b)"
)
"""Somebody without a name as the subject that opens a sentence, up to the noun."""
_PEOPLE = any_words(("people", "kin", "m"), ("people", "kin", "f"), ("roles", "unnamed", "singular"))
"""Nouns for a single person."""


def leads_in(book: Book, pronoun: str, attribution: Attribution) -> Entity | None:
    """The subject of the sentence that leads an attribution's quotation in, where the pronoun fits it."""
    before = _sentence_before(book, attribution)
    if before is None or any(one.source for one in book.mentions_in(before.start, before.end)):
        return None
    subject = _subject(book, before)
    if subject is None:
        return lone_name_opening(book, pronoun, before)
    if _PRONOUN.search(book.article.text, subject.end, before.end):
        return None
    return best_candidate(pronoun, attribution.source[0].start, book.places, [subject])[0]


def _sentence_before(book: Book, attribution: Attribution) -> Range | None:
    """The sentence right before a quotation or a pronoun that opens one, in the same paragraph and without quotes.

    Before a pronoun it opens the paragraph: "A few doors on, Tim Lee was sweeping. ▸ He said it was over."
    """
    article, source = book.article, attribution.source[0]
    opens = min([source, *attribution.content[:1]])
    if opens is not source and not any(opens.start <= one.start <= opens.start + 1 for one in attribution.quoted):
        return None
    at = book.places.sentence(opens.start)
    if at < 1 or article.text[article.sentences[at].start : opens.start].strip(" “\"‘'"):
        return None
    before = article.sentences[at - 1]
    told = article.text[before.start : before.end]
    apart = "\n" in article.text[before.start : opens.start]
    late = opens is source and article.text[max(0, before.start - 1) : before.start] not in ("", "\n")
    return None if apart or late or not _QUOTES.isdisjoint(told) or _ASKED.search(told) else before


def _subject(book: Book, sentence: Range) -> Candidate | None:
    """Who opens a sentence, by name or by a noun for somebody."""
    text = book.article.text
    somebody = _SOMEBODY.match(text, sentence.start, sentence.end)
    named = book.mentions_in(sentence.start, sentence.start + _FIRST_WORDS)
    if somebody and somebody["head"] in _PEOPLE and all(one.end < somebody.end() for one in named[:1]):
        return Candidate(*somebody.span(), _without_name(book, somebody.group(), somebody.start()))
    first = next((one for one in named if not text.startswith(OF_ONE, one.end)), None)
    return first if first is not None and book.places.is_subject(first) else None


def _without_name(book: Book, text: str, at: int) -> Entity:
    """Whom words for somebody mean, or a new source of these words."""
    phrase = parse_phrase(text)
    return pointed_at(book, phrase, at) or book.unresolved(phrase, text, at, owner_of(book, phrase.owner, at))
