"""Whose somebody is: "her spokesman", "Goldin's father", "his lawyer".

The book of an article comes in with the words for the owner and their place, the one whom they mean goes out.
"""

import re

from onrecord.naming.fold import fold
from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.normalise.who.book import Book
from onrecord.normalise.who.entities import Entity, only
from onrecord.normalise.who.namesakes import likeliest
from onrecord.normalise.who.pronouns import GENDERS, best_candidate
from onrecord.records import SourceKind

_THEN = re.compile(r"[^,.;:“”\"\n]{3,60}, (?=[A-Z])")
"""Whose somebody is, up to the one whom the sentence is about: "his agent, ▸ Brandt slept"."""


def _named_ahead(book: Book, whose: str, at: int) -> Entity | None:
    """The person whom the sentence goes on to name: "According to ▸ his publicist, Lee died"."""
    then = _THEN.match(book.article.text, at) if book.article.text.endswith("According to ", 0, at) else None
    named = book.mentions_in(then.end(), then.end() + 1) if then else []
    one = named[0].entity if named and whose in GENDERS else None
    fits = one is not None and one.kind is SourceKind.PERSON and one.gender in (None, GENDERS[whose])
    return one if fits else None


def owner_of(book: Book, words_: str | None, at: int) -> Entity | None:
    """Whose somebody is, by a possessive pronoun or a name: "her spokesman", "Goldin's father"."""
    if not words_:
        return None
    if words_.lower() in ("his", "her", "their", "its"):
        ahead = _named_ahead(book, words_.lower(), at)
        if ahead is not None:
            return ahead
        found = best_candidate(words_.lower(), at, book.places, list(book.before(at)))[0]
        return found if found and found.proper else None
    called = likeliest(book.by_name.get(fold(words_), []), words_, book.before(at), at)
    if not called and " " in words_:
        phrase = parse_phrase(words_)
        called = book.lookup(phrase) if phrase.proper and phrase.kind is SourceKind.PERSON else []
    return only(called)
