"""Whose somebody is: "her spokesman", "Goldin's father", "his lawyer".

The book of an article comes in with the words for the owner and their place, the one whom they mean goes out.
"""

from __future__ import annotations

from onrecord.naming.fold import fold
from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.normalise.who.book import Book
from onrecord.normalise.who.entities import Entity, only
from onrecord.normalise.who.namesakes import likeliest
from onrecord.normalise.who.pronouns import best_candidate
from onrecord.records import SourceKind


def owner_of(book: Book, words_: str | None, at: int) -> Entity | None:
    """Whose somebody is, by a possessive pronoun or a name: "her spokesman", "Goldin's father"."""
    if not words_:
        return None
    if words_.lower() in ("his", "her", "their", "its"):
        found = best_candidate(words_.lower(), at, book.places, list(book.before(at)))[0]
        return found if found and found.proper else None
    called = likeliest(book.by_name.get(fold(words_), []), words_, book.before(at), at)
    if not called and " " in words_:
        phrase = parse_phrase(words_)
        called = book.lookup(phrase) if phrase.proper and phrase.kind is SourceKind.PERSON else []
    return only(called)
