"""The sources found so far in one article: by name, by role, and in the order of the text.

Names, titles and appositions introduce people and bodies; then source phrases are looked up here: a full name is
itself, a last name the one person who bears it, an office its holder, a pronoun the best compatible mention.
What could be two is neither.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from onrecord.naming.fold import fold
from onrecord.normalise.bodies import holds_words, is_called, is_initialism, is_place, is_public, same_place
from onrecord.normalise.issuers import issuer_of
from onrecord.normalise.lexicons import families, words
from onrecord.normalise.names import Phrase, parse_phrase
from onrecord.normalise.pronouns import GENDERS, Candidate, best_candidate
from onrecord.normalise.subjects import phrase_before
from onrecord.normalise.titles import role_words
from onrecord.normalise.tokens import is_address, is_given
from onrecord.records import Article, Attribution, SourceKind, Span

_MOST = 300
"""How many mentions back words may point; it keeps the work linear in articles of any length."""


_SURE = 0.5
"""By how much a pronoun's best mention must lead for the pronoun to tell its gender."""
_OPENING = re.compile(r"The ([a-z]+)\b")
_NEAR = 250
"""Characters between a body that spoke and a loose word for it."""
_BACK = 2000
"""Characters back in which a group may have been told of in more words."""
_MODIFIERS = (
    r"(?:(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]everal|[A-Z][\w.’'-]+|[a-z]+-[a-z]+|local|foreign|senior|military|government)\s+)"
    r"{1,4}"
)
_ALIKE, _LEAST_ALIKE = 0.9, 5
"""How alike a misspelt last name must be, and its least length (GUM news, development: Mauer/Maurer is .91)."""


@dataclass(slots=True, eq=False)
class Entity:
    """A source while the article is being read.

    `appointed` is where the text says whom it speaks for, `joined` where it says to which body it belongs.
    """

    name: str
    kind: SourceKind
    role: str | None = None
    speaks_for: str | None = None
    affiliation: str | None = None
    gender: str | None = None
    plural: bool = False
    proper: bool = True
    head: str = ""
    words: frozenset[str] = frozenset()
    roles: set[str] = field(default_factory=set)
    introduced: int = 0
    appointed: int = 0
    joined: int = 0
    speaks: bool = False

    @property
    def surname(self) -> str:
        """The last word of the name, folded; family names that stand first are keys too (see `Book`)."""
        return fold(self.name).rpartition(" ")[2]


def _key_of(name: str) -> str:
    """The key of a name: folded, without an article."""
    return fold(name.removeprefix("The ").removeprefix("the "))


def _start(candidate: Candidate[Entity]) -> int:
    return candidate.start


class Book:
    """The sources found so far, by name, by role and in the order of the text."""

    def __init__(self, article: Article, outlet: str | None) -> None:
        self.article = article
        self.entities: list[Entity] = []
        self.by_name: dict[str, list[Entity]] = {}
        self.mentions: dict[tuple[int, int], Entity] = {}
        self.candidates: list[Candidate[Entity]] = []
        self.by_role: dict[str, list[Entity]] = {}
        self.outlet = self._add_outlet(outlet) if outlet else None

    # ------------------------------------------------------------------ names
    def _add_outlet(self, outlet: str) -> Entity:
        entity = Entity(outlet, SourceKind.OUTLET)
        self.entities.append(entity)
        self._key(outlet, entity)
        return entity

    def _key(self, name: str, entity: Entity) -> None:
        holders = self.by_name.setdefault(_key_of(name), [])
        if entity not in holders:
            holders.append(entity)

    def introduce(self, span: Span, alone: Collection[str] = ()) -> None:
        """Take note of a name that the scan of the body found.

        Args:
            span: the name with its title.
            alone: the folded words that stand alone as a name somewhere in the body.
        """
        if " " not in span.text:
            known = self.by_name.get(fold(span.text), []) or self._shorter(span.text)
            if len(known) == 1:
                self.mention(span, known[0])
            return
        phrase = parse_phrase(span.text)
        if not phrase.proper or phrase.kind is SourceKind.GROUP:
            return
        entity = self.named(phrase, span.start, new=_introduces(phrase, alone))
        if entity:
            self.mention(span, entity)

    def _shorter(self, word: str) -> list[Entity]:
        """The body named so far that a lone word is the short name of: al-Qassam, the al-Qassam Brigades."""
        if not word[-1:].isalpha() or word.lower() in words("people", "openers", "words"):
            return []
        found = self._shortened(Phrase(word, SourceKind.ORGANISATION))
        return [found] if found else []

    def point_back(self) -> None:
        """Note where a sentence of the body opens with a word for a body named before: "The office did not …"."""
        text = self.article.text
        heads = words("roles", "organisation", "nominal") | words("roles", "organisation", "company")
        for sentence in self.article.sentences:
            opening = _OPENING.match(text, sentence.start, sentence.end)
            if opening and opening.group(1) in heads:
                span = self.article.span(opening.start(), opening.end())
                entity = self._nominal(parse_phrase(span.text), span.start)
                if entity:
                    self.mention(span, entity)

    def mention(self, span: Span, entity: Entity, *, source: bool = False) -> None:
        """Keep that these words name this entity."""
        self.mentions[span.start, span.end] = entity
        insort(self.candidates, Candidate(span.start, span.end, entity, source), key=_start)

    def named(self, phrase: Phrase, at: int, *, new: bool) -> Entity | None:
        """The entity of a proper name: a known one, or a new one when `new`; None when several would do."""
        found = self._lookup(phrase)
        if len(found) == 1:
            return self._merge(found[0], phrase, at)
        if len(found) > 1 or not new:
            return None
        entity = Entity(phrase.name, phrase.kind, introduced=at, proper=True)
        self.entities.append(entity)
        return self._merge(entity, phrase, at)

    def _lookup(self, phrase: Phrase) -> list[Entity]:
        key = _key_of(phrase.name)
        exact = self.by_name.get(key, [])
        if phrase.kind is not SourceKind.PERSON:
            return (
                exact if phrase.name.isupper() and " " not in key and len(exact) == 1 else _same_sort(exact, phrase)
            )
        full = [e for e in exact if e.kind is not SourceKind.PERSON or _key_of(e.name) == key]
        pool = full or [e for e in exact if _may_be(e, phrase)]
        if not pool and " " in key:
            pool = [e for e in self.by_name.get(key.rpartition(" ")[2], []) if _spelled_alike(key, fold(e.name))]
        return pool

    def _merge(self, entity: Entity, phrase: Phrase, at: int) -> Entity:
        """Add what a phrase says to an entity; a fuller name replaces a shorter one."""
        if phrase.kind is SourceKind.PERSON and len(phrase.name.split()) > len(entity.name.split()):
            entity.name = phrase.name
        if phrase.role and (not entity.role or phrase.role.endswith(f" {entity.role}")):
            entity.role = phrase.role
        self._appoint(entity, phrase)
        if phrase.kind is not SourceKind.PERSON:
            entity.words |= phrase.words
            if phrase.name == f"The {entity.name}":
                entity.name = phrase.name
            if entity.kind is SourceKind.PERSON and " " in phrase.name:
                entity.kind = phrase.kind
        _take_bodies(entity, phrase, at)
        entity.gender = entity.gender or phrase.gender
        self._key(phrase.name, entity)
        for alias in phrase.aliases:
            self._key(alias, entity)
        if entity.kind is SourceKind.PERSON:
            parts = entity.name.split()
            self._key(parts[-1], entity)
            if len(parts) > 1:
                self._key(parts[0], entity)
        return entity

    def _appoint(self, entity: Entity, phrase: Phrase) -> None:
        """Take note of the posts that a phrase gives an entity."""
        titles = " ".join(phrase.words) if phrase.kind is SourceKind.PERSON else ""
        new_roles = role_words(f"{phrase.role or ''} {titles}") - entity.roles
        entity.roles |= new_roles
        for word in new_roles:
            self.by_role.setdefault(word, []).append(entity)

    # ------------------------------------------------------------------ attributions
    def resolve(self, attribution: Attribution, speaker: Entity | None = None) -> tuple[Entity, bool]:
        """The entity of an attribution's source words, and whether it is sure.

        `speaker` is the one in whose words the attribution stands, for "I" and "we".
        """
        first = max(attribution.source, key=lambda span: span.end - span.start)
        text = first.text
        phrase = parse_phrase(text)
        entity = self._refer(phrase, attribution, speaker)
        sure = entity is not None
        if entity is None:
            entity = self._unresolved(phrase, text, first.start, self._owner_of(phrase, first.start))
            sure = not phrase.pronoun and not phrase.definite
        self.mention(first, entity, source=True)
        return entity, sure

    def _refer(self, phrase: Phrase, attribution: Attribution, speaker: Entity | None) -> Entity | None:
        at = attribution.source[0].start
        if phrase.pronoun in ("i", "we"):
            return speaker
        if phrase.pronoun:
            before = list(self._before(at))
            said = () if phrase.pronoun in ("it", "they") and not attribution.quoted else attribution.content
            found, lead = best_candidate(phrase.pronoun, at, self.article, before, said)
            if found is not None and found.gender is None and lead >= _SURE:
                found.gender = GENDERS.get(phrase.pronoun)
            return found or (self._antecedent(attribution, at) if phrase.pronoun in ("who", "which") else None)
        if phrase.proper:
            full = self._with_last_name(phrase, at)
            return self._misspelt(full) or self._shortened(full) or self.named(full, at, new=True)
        issued = phrase.head in words("roles", "document", "issued")
        return (issuer_of(self, phrase, at) if issued else None) or self.pointed_at(phrase, at)

    def _owner_of(self, phrase: Phrase, at: int) -> Entity | None:
        """Whose somebody or something is that the words name for the first time; of a report, who published it."""
        if phrase.owner or phrase.head not in words("roles", "document", "heads") or len(phrase.words) > 1:
            return self.owner(phrase.owner, at)
        issuer = issuer_of(self, phrase, at)
        return issuer if issuer and issuer.proper else None

    def known(self, phrase: Phrase, text: str, at: int) -> Entity:
        """The entity that words name or point back to, or a new one of these words."""
        found = self.named(phrase, at, new=True) if phrase.proper else self.pointed_at(phrase, at)
        return found or self._unresolved(phrase, text, at)

    def mentioned(self, start: int, end: int, *, source: bool = False) -> Entity | None:
        """The entity that is named last in a stretch, or that is the last source there."""
        for index in range(bisect_left(self.candidates, end, key=_start) - 1, -1, -1):
            candidate = self.candidates[index]
            if candidate.start < start:
                return None
            if candidate.source or not source:
                return candidate.entity
        return None

    def pointed_at(self, phrase: Phrase, at: int) -> Entity | None:
        """The holder of an office, the body or the group that a nominal points back to."""
        return self._holder(phrase, at) or self._nominal(phrase, at) or self._represented(phrase, at)

    def _represented(self, phrase: Phrase, at: int) -> Entity | None:
        """The body that a source speaks for: "the authority", after "a spokesman for the Tarn port authority"."""
        if not phrase.definite or phrase.plural or len(phrase.words) != 1:
            return None
        spoken = {
            e.speaks_for for e in self.entities[:_MOST] if e.speaks_for and e.speaks_for.split()[-1] == phrase.head
        }
        name = next(iter(spoken)) if len(spoken) == 1 else ""
        return self._unresolved(parse_phrase(f"the {name}"), name, at) if " " in name else None

    def owner(self, words_: str | None, at: int) -> Entity | None:
        """Whose somebody is, by a possessive pronoun or a name: "her spokesman", "Goldin's father"."""
        if not words_:
            return None
        if words_.lower() in ("his", "her", "their", "its"):
            found = best_candidate(words_.lower(), at, self.article, list(self._before(at)))[0]
            return found if found and found.proper else None
        return _only(self.by_name.get(fold(words_), []))

    def _with_last_name(self, phrase: Phrase, at: int) -> Phrase:
        """A relative's given name with the family's last name: "Goldin's father, Simcha"."""
        kin = frozenset((phrase.role or "").split()) & words("people", "kin", "family")
        if not kin or " " in phrase.name or phrase.kind is not SourceKind.PERSON:
            return phrase
        owner = self.owner(phrase.owner, at)
        if owner is None or owner.kind is not SourceKind.PERSON:
            return phrase
        return replace(phrase, name=f"{phrase.name} {owner.name.split()[-1]}", owner=None)

    def _antecedent(self, attribution: Attribution, at: int) -> Entity | None:
        """The phrase right before a relative pronoun: "lawmakers who said …"."""
        span = phrase_before(self.article, at)
        if span is None:
            return None
        phrase = parse_phrase(span.text)
        return self._refer(phrase, attribution, None) or self._unresolved(phrase, span.text, at)

    def _misspelt(self, phrase: Phrase) -> Entity | None:
        """The one introduced person whose last name a lone, unknown name spells almost: Maurer, Mauer."""
        key = _key_of(phrase.name)
        if phrase.kind is not SourceKind.PERSON or " " in key or len(key) < _LEAST_ALIKE or key in self.by_name:
            return None
        people = [e for e in self.entities[:_MOST] if e.kind is SourceKind.PERSON and e.surname[:1] == key[:1]]
        alike = [e for e in people if SequenceMatcher(None, key, e.surname, autojunk=False).ratio() >= _ALIKE]
        return _only([e for e in alike if _may_be(e, phrase)])

    def _shortened(self, phrase: Phrase) -> Entity | None:
        """The one body named so far whose longer name begins or holds an unknown short one: al-Qassam Brigades."""
        key = _key_of(phrase.name)
        if key in self.by_name or not key:
            return None
        parts = key.split()
        bodies = [
            e
            for e in self.entities[:_MOST]
            if e.kind in (SourceKind.ORGANISATION, SourceKind.GROUP, SourceKind.OUTLET)
            and e.proper
            and " and " not in e.name
            and (holds_words(fold(e.name), parts) or is_initialism(phrase.name, e.name))
        ]
        return _only(bodies)

    def _holder(self, phrase: Phrase, at: int) -> Entity | None:
        """The person introduced with the office that a nominal names: "the spy chief", "the president"."""
        if phrase.plural or phrase.head not in words("roles", "office", "heads"):
            return None
        if not phrase.definite and phrase.kind is not SourceKind.OFFICE:
            return None
        same = families("roles", "office", "same").get(phrase.head, frozenset()) | {phrase.head}
        wanted = frozenset(w for w in phrase.words - {phrase.head} if not is_place(w))
        places = frozenset(w[:4] for w in phrase.words if is_place(w))
        holders = {id(e): e for word in same for e in self.by_role.get(word, ())[-_MOST:]}
        fitting = [e for e in holders.values() if same_place(places, e.roles)]
        people = [e for e in fitting if wanted <= e.roles] or [e for e in fitting if e.roles <= same]
        exact = [e for e in people if phrase.head in e.roles and phrase.head in _own_words(e)]
        return _only(self._nearest(exact or people, at))

    def _nearest(self, people: list[Entity], at: int) -> list[Entity]:
        """The candidates that were spoken of before, or all; of several, the one that was the last source."""
        before = [e for e in people if e.introduced < at]
        pool = before or people
        if len(pool) < 2:
            return pool
        for candidate in self._before(at):
            if candidate.source and candidate.entity in pool:
                return [candidate.entity]
        return pool

    def _before(self, at: int) -> Iterator[Candidate[Entity]]:
        """The mentions before a place, the nearest first, as far back as words point."""
        end = bisect_left(self.candidates, at, key=_start)
        for index in range(end - 1, max(-1, end - 1 - _MOST), -1):
            yield self.candidates[index]

    def _nominal(self, phrase: Phrase, at: int) -> Entity | None:
        """The body or group named before that a nominal points back to: "the military", "the groups"."""
        if not phrase.definite and not (phrase.plural and len(phrase.words) == 1):
            return None
        same = families("roles", "document", "same").get(phrase.head, frozenset()) | {phrase.head}
        others = phrase.words - {phrase.head}
        seen: list[Entity] = []
        for candidate in self._before(at):
            entity = candidate.entity
            if entity in seen or entity.kind is SourceKind.PERSON:
                continue
            seen.append(entity)
            if (not entity.proper and entity.head in same and others <= entity.words) or is_called(
                entity, phrase, others
            ):
                return entity
        return self._last_body(phrase, at) or self._described(phrase, at)

    def _last_body(self, phrase: Phrase, at: int) -> Entity | None:
        """The body that was the last source, for a word that fits any: "the aid group"."""
        if phrase.plural or phrase.head not in words("roles", "organisation", "loose"):
            return None
        last = next((c for c in self._before(at) if c.source), None)
        if last is None or not 0 <= at - last.end <= _NEAR or not last.entity.proper:
            return None
        body = last.entity.kind is SourceKind.ORGANISATION and not is_public(last.entity)
        return last.entity if body else None

    def _described(self, phrase: Phrase, at: int) -> Entity | None:
        """The group that the text told of in more words before: "the groups" for "two river groups"."""
        if not phrase.plural or len(phrase.words) > 1:
            return None
        pattern = re.compile(rf"(?<![\w-]){_MODIFIERS}{re.escape(phrase.head)}\b")
        found = [match.group() for match in pattern.finditer(self.article.text, max(0, at - _BACK), at)]
        if not found:
            return None
        name = " ".join(found[-1].split())
        return self._unresolved(parse_phrase(name), name, at)

    def _unresolved(self, phrase: Phrase, text: str, at: int, owner: Entity | None = None) -> Entity:
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
            gender=phrase.gender,
            plural=phrase.plural,
            proper=phrase.proper and kind is not SourceKind.GROUP,
            head=phrase.head,
            words=phrase.words,
            introduced=at,
            appointed=at,
        )
        self.entities.append(entity)
        if not phrase.pronoun:
            self._key(name, entity)
        return entity


def _take_bodies(entity: Entity, phrase: Phrase, at: int) -> None:
    """Keep whom a phrase says an entity speaks for and to which body it belongs; what was said first holds."""
    if phrase.speaks_for and not entity.speaks_for:
        entity.speaks_for, entity.appointed = phrase.speaks_for, at
    if phrase.affiliation and not entity.affiliation:
        entity.affiliation, entity.joined = phrase.affiliation, at


def _introduces(phrase: Phrase, alone: Collection[str]) -> bool:
    """Whether a name in the running text is one that later words can point back to.

    A person's has a title, a known given name, or a last name that stands alone elsewhere.
    """
    if phrase.kind is SourceKind.PERSON and " " in phrase.name:
        return bool(phrase.role or phrase.gender) or fold(phrase.name).rpartition(" ")[2] in alone
    if phrase.kind is SourceKind.PERSON:
        return False
    return bool(phrase.aliases) or phrase.kind is SourceKind.OUTLET or " " in phrase.name


def _same_sort(entities: Iterable[Entity], phrase: Phrase) -> list[Entity]:
    return [e for e in entities if e.kind is phrase.kind or e.kind is not SourceKind.PERSON]


def _may_be(entity: Entity, phrase: Phrase) -> bool:
    """Whether a short name can be this person: no other gender by its form of address, no other given name."""
    if entity.kind is not SourceKind.PERSON:
        return " " not in phrase.name
    if phrase.gender and entity.gender and phrase.gender != entity.gender and not _only_given(phrase):
        return False
    return " " not in phrase.name or " " not in entity.name


def _only_given(phrase: Phrase) -> bool:
    """Whether nothing but a lone name that some bear as a given name tells the gender: "Lee" of Ana Lee."""
    lone = " " not in phrase.name and is_given(phrase.name) == phrase.gender
    return lone and not any(is_address(word) for word in phrase.words)


def _spelled_alike(one: str, other: str) -> bool:
    """Whether two folded full names are one person's: the same words, or a middle name or initial more."""
    a, b = one.split(), other.split()
    if len(b) == 1 or a[-1] != b[-1]:
        return False
    return a[0] == b[0] or (a[0][0] == b[0][0] and 1 in (len(a[0]), len(b[0])))


def _own_words(entity: Entity) -> frozenset[str]:
    return frozenset((entity.role or "").lower().replace("-", " ").split()) | frozenset(
        (entity.role or "").lower().split()
    )


def _only(entities: list[Entity]) -> Entity | None:
    return entities[0] if len(entities) == 1 else None
