"""The sources found so far in one article: by name, by role, and in the order of the text.

Names, titles and appositions are kept and looked up here: a full name is itself, a last name the one person who
bears it, a short name the one body that it can be. What could be two is neither.
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from operator import attrgetter

from onrecord.naming.fold import fold
from onrecord.normalise.phrases.nominals import Phrase
from onrecord.normalise.phrases.titles import role_words
from onrecord.normalise.tokens import without_suffix
from onrecord.normalise.who.bodies import can_be_short, holds_words, is_initialism
from onrecord.normalise.who.entities import (
    Entity,
    is_fuller,
    is_lone,
    is_titled,
    key_of,
    may_be,
    only,
    only_given,
    owns,
    same_sort,
    spelled_alike,
    take_bodies,
    without_courtesy,
)
from onrecord.normalise.who.namesakes import likeliest
from onrecord.normalise.who.pronouns import Candidate, Places
from onrecord.normalise.who.writing import Writing
from onrecord.records import Article, Range, SourceKind, Span

MOST_BACK = 300
"""How many mentions back words may point; it keeps the work linear in articles of any length."""
_ALIKE, _LEAST_ALIKE = 0.9, 5
"""How alike a misspelt last name must be, and its least length (GUM news, development: Mauer/Maurer is .91)."""
_GIVEN_LAST = re.compile(r"[A-Z][a-z]+-[a-z]+")  # a given name behind the family's: "Doreen Pang ▸ Sau-lan"
_START = attrgetter("start")


def _parts_alone(name: str) -> tuple[str, ...]:
    """The parts of a person's name by which alone the text may call them: the last, the first, a family's."""
    parts = without_suffix(name).split()
    family = parts[-2:-1] if len(parts) > 2 and _GIVEN_LAST.fullmatch(parts[-1]) else []
    return (parts[-1], *parts[: len(parts) > 1], *family)


class Book:
    """The sources found so far, by name, by role and in the order of the text.

    `bodies` are the folded words that the text tells to be names of bodies, `names` all words of its names,
    `quoted` the stretches of quoted words in the order of the text, `carried` the place up to which pronouns of the
    running text are noted, `grouped` the one up to which groups that open a sentence are.
    """

    def __init__(self, article: Article, outlet: str | None) -> None:
        self.article = article
        self.places = Places(article)
        self.writing = Writing(article.text)
        self.entities: list[Entity] = []
        self.by_name: dict[str, list[Entity]] = {}
        self.mentions: dict[tuple[int, int], Entity] = {}
        self.candidates: list[Candidate] = []
        self.by_role: dict[str, list[Entity]] = {}
        self.bodies: frozenset[str] = frozenset()
        self.names: frozenset[str] = frozenset()
        self.quoted: Sequence[Range] = ()
        self.carried = self.grouped = 0
        self.outlet = self._add_outlet(outlet) if outlet else None

    def _add_outlet(self, outlet: str) -> Entity:
        entity = Entity(outlet, SourceKind.OUTLET)
        self.entities.append(entity)
        self._key(outlet, entity)
        return entity

    def _key(self, name: str, entity: Entity) -> None:
        holders = self.by_name.setdefault(key_of(name), [])
        if entity not in holders:
            holders.append(entity)

    def spelt(self, text: str) -> str:
        """A lone name in capitals as the text writes it elsewhere: "TRUMP", where it has "Trump"."""
        small = text[:1] + text[1:].lower()
        return small if text.isupper() and len(text) >= _LEAST_ALIKE - 1 and small in self.names else text

    def mention(self, span: Span, entity: Entity, *, source: bool = False) -> None:
        """Keep that these words name this entity."""
        self.mentions[span.start, span.end] = entity
        quoted = self.is_quoted(span.start)
        insort(self.candidates, Candidate(span.start, span.end, entity, source, quoted), key=_START)

    def carry(self, start: int, end: int, entity: Entity) -> None:
        """Keep that a pronoun of the running text refers to this entity, for the pronouns behind it."""
        insort(self.candidates, Candidate(start, end, entity), key=_START)

    def is_quoted(self, at: int) -> bool:
        """Whether a place stands in words that somebody is quoted with."""
        index = bisect_right(self.quoted, at, key=_START) - 1
        return index >= 0 and at < self.quoted[index].end

    def named(self, phrase: Phrase, at: int, *, new: bool) -> Entity | None:
        """The entity of a proper name: a known one, or a new one when `new`; None when several would do."""
        found = self.lookup(phrase)
        if len(found) > 1 and " " not in phrase.name:
            found = likeliest(found, phrase.name, self.before(at), at)
        if (
            len(found) == 1
            and " " not in phrase.name
            and at < found[0].introduced
            and self.writing.is_relative(found[0].name)
        ):
            found = []  # "Verrin" is somebody else before "the president's son, Eric" is named in full
        if len(found) == 1:
            return self.merge(found[0], phrase, at)
        if len(found) > 1 or not new:
            return None
        if phrase.kind is SourceKind.PERSON and not phrase.role and fold(phrase.name) in self.bodies:
            phrase = replace(phrase, kind=SourceKind.ORGANISATION, gender=None)
        return self.add(phrase, at)

    def add(self, phrase: Phrase, at: int) -> Entity:
        """A new entity of a proper name."""
        entity = Entity(phrase.name, phrase.kind, introduced=at, proper=True)
        self.entities.append(entity)
        return self.merge(entity, phrase, at)

    def lookup(self, phrase: Phrase) -> list[Entity]:
        """Those known so far whom a proper name can mean."""
        key = key_of(phrase.name)
        exact = self.by_name.get(key, [])
        exact = exact if " " in key or is_titled(phrase) else without_courtesy(exact)
        if phrase.kind is not SourceKind.PERSON:
            return (
                exact if phrase.name.isupper() and " " not in key and len(exact) == 1 else same_sort(exact, phrase)
            )
        full = [e for e in exact if e.kind is not SourceKind.PERSON or key_of(e.name) == key]
        pool = full or [e for e in exact if may_be(e, phrase)]
        if len(pool) > 1 and phrase.role and " " not in key:
            pool = [e for e in pool if e.roles & role_words(phrase.role)] or pool
        if not pool and " " in key:
            last = self.by_name.get(fold(without_suffix(phrase.name)).rpartition(" ")[2], [])
            pool = [e for e in last if spelled_alike(key, fold(e.name)) or fold(e.name).endswith(f" {key}")]
            pool = pool or [e for e in last if is_lone(e, phrase)]
        return pool

    def merge(self, entity: Entity, phrase: Phrase, at: int) -> Entity:
        """Add what a phrase says to an entity; a fuller name replaces a shorter one."""
        if phrase.kind is SourceKind.PERSON and is_fuller(phrase.name, entity.name):
            entity.name = phrase.name
        if phrase.role and (not entity.role or phrase.role.endswith(f" {entity.role}")):
            entity.role = phrase.role
        titles = " ".join(phrase.words) if phrase.kind is SourceKind.PERSON else ""
        self.appoint(entity, role_words(f"{phrase.role or ''} {titles}"))
        if phrase.kind is not SourceKind.PERSON:
            entity.words |= phrase.words
            if phrase.name == f"The {entity.name}":
                entity.name = phrase.name
            if entity.kind is SourceKind.PERSON and " " in phrase.name:
                entity.kind = phrase.kind
        take_bodies(entity, phrase, at)
        if not (only_given(phrase) and " " in entity.name and entity.surname == fold(phrase.name)):
            entity.gender = entity.gender or phrase.gender  # "Reid" alone does not make a man of Olva Reid
        self._key(phrase.name, entity)
        for alias in phrase.aliases:
            self._key(alias, entity)
        if entity.kind is SourceKind.PERSON:
            for name in _parts_alone(entity.name):
                self._key(name, entity)
        return entity

    def appoint(self, entity: Entity, posts: Collection[str]) -> None:
        """Take note of the words for posts that an entity has."""
        new_roles = frozenset(posts) - entity.roles
        entity.roles |= new_roles
        for word in sorted(new_roles):
            self.by_role.setdefault(word, []).append(entity)

    def mentioned(self, start: int, end: int, *, source: bool = False) -> Entity | None:
        """The entity that is named last in a stretch, or that is the last source there.

        A source that ends with a name is its whole: "Ada Lee and ▸ Bo Quill".
        """
        for index in range(bisect_left(self.candidates, end, key=_START) - 1, -1, -1):
            candidate = self.candidates[index]
            if candidate.start < start:
                return None
            if candidate.source or not source:
                around = self.candidates[max(0, index - 2) : index] if not source else []
                return next((c.entity for c in around if c.source and c.end == candidate.end), candidate.entity)
        return None

    def first_mentioned(self, start: int, end: int) -> Entity | None:
        """The entity that is named first in a stretch."""
        first = bisect_left(self.candidates, start, key=_START)
        return next((c.entity for c in self.candidates[first : first + 1] if c.start < end), None)

    def mentions_in(self, start: int, end: int) -> list[Candidate]:
        """The mentions in a stretch, in the order of the text."""
        first, last = (bisect_left(self.candidates, at, key=_START) for at in (start, end))
        return self.candidates[first:last]

    def misspelt(self, phrase: Phrase) -> Entity | None:
        """The one introduced person whose last name a lone, unknown name spells almost: Maurer, Mauer."""
        key = key_of(phrase.name)
        if phrase.kind is not SourceKind.PERSON or " " in key or len(key) < _LEAST_ALIKE or key in self.by_name:
            return None
        people = [e for e in self.entities[:MOST_BACK] if e.kind is SourceKind.PERSON and e.surname[:1] == key[:1]]
        alike = [e for e in people if SequenceMatcher(None, key, e.surname, autojunk=False).ratio() >= _ALIKE]
        return only([e for e in alike if may_be(e, phrase)])

    def shortened(self, name: str, at: int = 0) -> Entity | None:
        """The one body named so far whose longer name begins or holds an unknown short one: al-Qassam Brigades.

        Of several it is the one that spoke last before `at`.
        """
        key = key_of(name)
        if key in self.by_name or not key:
            return None
        parts = key.split() if can_be_short(name) else []
        letters = name.isupper() and " " not in name
        if not parts and not letters:
            return None
        bodies = [
            e
            for e in self.entities[:MOST_BACK]
            if e.proper
            and e.kind in (SourceKind.ORGANISATION, SourceKind.GROUP, SourceKind.OUTLET)
            and ((parts and holds_words(e.name, parts)) or (letters and is_initialism(name, e.name)))
            and " and " not in e.name
            and not owns(name, e.name)
        ]
        spoke = (c.entity for c in self.before(at) if c.source and c.entity in bodies) if len(bodies) > 1 else ()
        return next(iter(spoke), None) or only(bodies)

    def before(self, at: int) -> Iterator[Candidate]:
        """The mentions before a place, the nearest first, as far back as words point."""
        end = bisect_left(self.candidates, at, key=_START)
        for index in range(end - 1, max(-1, end - 1 - MOST_BACK), -1):
            yield self.candidates[index]

    def unresolved(self, phrase: Phrase, text: str, at: int, owner: Entity | None = None) -> Entity:
        """The words themselves as a source, when they name nobody that the article introduced."""
        kind = phrase.kind
        if phrase.pronoun:
            kind = SourceKind.GROUP if phrase.plural else SourceKind.UNNAMED
        name = f"{owner.name}'s {phrase.name}" if owner else phrase.name or text
        for entity in self.by_name.get(fold(name), []) if not phrase.pronoun else []:
            if entity.kind is kind and not phrase.proper:
                return entity
        entity = Entity(
            name,
            kind,
            speaks_for=phrase.speaks_for,
            affiliation=phrase.affiliation,
            gender=phrase.gender,
            plural=phrase.plural,
            proper=phrase.proper and kind is not SourceKind.GROUP,
            head=phrase.head,
            words=phrase.words,
            introduced=at,
            appointed=at,
            joined=at,
        )
        self.entities.append(entity)
        if not phrase.pronoun:
            self._key(name, entity)
        return entity
