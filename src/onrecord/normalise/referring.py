"""Whom an attribution's source words mean.

A full name is itself, a last name the one person who bears it, an office its holder, a pronoun the best compatible
mention; words that mean nobody known stand for themselves.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.normalise.book import Book
from onrecord.normalise.entities import Entity
from onrecord.normalise.issuers import issuer_of
from onrecord.normalise.lexicons import words
from onrecord.normalise.names import Phrase, parse_phrase
from onrecord.normalise.pointing import owner_of, pointed_at
from onrecord.normalise.pronouns import GENDERS, best_candidate
from onrecord.normalise.subjects import phrase_before
from onrecord.records import Attribution, SourceKind

_SURE = 0.5
"""By how much a pronoun's best mention must lead for the pronoun to tell its gender."""


def resolve_source(book: Book, attribution: Attribution, speaker: Entity | None = None) -> tuple[Entity, bool]:
    """The entity of an attribution's source words, and whether it is sure.

    `speaker` is the one in whose words the attribution stands, for "I" and "we".
    """
    first = max(attribution.source, key=lambda span: span.end - span.start)
    text = first.text
    phrase = parse_phrase(text)
    entity = _refer(book, phrase, attribution, speaker)
    sure = entity is not None
    if entity is None:
        entity = book.unresolved(phrase, text, first.start, _possessor(book, phrase, first.start))
        sure = not phrase.pronoun and not phrase.definite
    book.mention(first, entity, source=True)
    return entity, sure


def _refer(book: Book, phrase: Phrase, attribution: Attribution, speaker: Entity | None) -> Entity | None:
    at = attribution.source[0].start
    if phrase.pronoun in ("i", "we"):
        return speaker
    if phrase.pronoun:
        before = list(book.before(at))
        said = () if phrase.pronoun in ("it", "they") and not attribution.quoted else attribution.content
        found, lead = best_candidate(phrase.pronoun, at, book.article, before, said)
        if found is not None and found.gender is None and lead >= _SURE:
            found.gender = GENDERS.get(phrase.pronoun)
        return found or (_antecedent(book, attribution, at) if phrase.pronoun in ("who", "which") else None)
    if phrase.proper:
        full = _with_last_name(book, phrase, at)
        return book.misspelt(full) or book.shortened(full) or book.named(full, at, new=True)
    issued = phrase.head in words("roles", "document", "issued")
    return (issuer_of(book, phrase, at) if issued else None) or pointed_at(book, phrase, at)


def _possessor(book: Book, phrase: Phrase, at: int) -> Entity | None:
    """Whose somebody or something is that the words name for the first time; of a report, who published it."""
    if phrase.owner or phrase.head not in words("roles", "document", "heads") or len(phrase.words) > 1:
        return owner_of(book, phrase.owner, at)
    issuer = issuer_of(book, phrase, at)
    return issuer if issuer and issuer.proper else None


def _with_last_name(book: Book, phrase: Phrase, at: int) -> Phrase:
    """A relative's given name with the family's last name: "Goldin's father, Simcha"."""
    kin = frozenset((phrase.role or "").split()) & words("people", "kin", "family")
    if not kin or " " in phrase.name or phrase.kind is not SourceKind.PERSON:
        return phrase
    owner = owner_of(book, phrase.owner, at)
    if owner is None or owner.kind is not SourceKind.PERSON:
        return phrase
    return replace(phrase, name=f"{phrase.name} {owner.name.split()[-1]}", owner=None)


def _antecedent(book: Book, attribution: Attribution, at: int) -> Entity | None:
    """The phrase right before a relative pronoun: "lawmakers who said …"."""
    span = phrase_before(book.article, at)
    if span is None:
        return None
    phrase = parse_phrase(span.text)
    return _refer(book, phrase, attribution, None) or book.unresolved(phrase, span.text, at)
