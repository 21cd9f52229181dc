"""Who speaks: the sources of one article, and which of them each attribution has.

An article and its attributions come in; `Resolved` goes out. The names of the whole body are read first, then each
attribution's source words are resolved in the order of the text (`referring`); "I" and "we" last, because the one
in whose words they stand may be named after them. Where two candidates are equally good the words themselves stand
as an unnamed source: nothing is guessed in silence. Ids depend on the article's id, the name and the kind alone.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from onrecord.identity import digest
from onrecord.markdown import without_boxes
from onrecord.naming.fold import fold
from onrecord.naming.known import KnownNames
from onrecord.normalise.lexicons import any_words, load_lexicon, words
from onrecord.normalise.phrases.nobody import body_kept_silent, names_nobody
from onrecord.normalise.phrases.nominals import PRONOUNS
from onrecord.normalise.phrases.own_versions import takes_back
from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.normalise.tokens import COMMON_NOUNS, demonym
from onrecord.normalise.who.book import Book
from onrecord.normalise.who.capitals import in_small_letters
from onrecord.normalise.who.cited import cited_by
from onrecord.normalise.who.entities import Entity, is_titled
from onrecord.normalise.who.first_person import FirstPersons, is_first_person
from onrecord.normalise.who.introducing import introduce, introduce_titled
from onrecord.normalise.who.owners import owner_of
from onrecord.normalise.who.pointing import point_back, pointed_at
from onrecord.normalise.who.referring import resolve_source
from onrecord.normalise.who.scan import scan_names, told_bodies
from onrecord.records import Article, Attribution, Mention, Range, Source, SourceKind, Span

_HEADLINE = 200  # characters from the start in which a headline may stand
_PEOPLES = frozenset(
    word
    for word in COMMON_NOUNS
    if word.removesuffix("s") in words("roles", "unnamed", "parties") or demonym(word.removesuffix("s"))
)
_COMMON = (COMMON_NOUNS - _PEOPLES) | PRONOUNS | words("people", "openers", "words")
"""Words that are no names, and what opens a sentence; not those for a people or a party."""
_HALF = re.compile("[\ud800-\udfff]")
"""Halves of surrogate pairs, of a broken page: a name is an address, too, and these no address can hold."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The sources of an article, every mention of them, and the source of each attribution by its id.

    An attribution without source words, or whose words say that nobody speaks, has no entry in `by_attribution`.
    `cited` has for an attribution whose source cites somebody who that is. `outlet` is the id of the article's own
    outlet, which is among the sources whenever the article has one.
    """

    sources: tuple[Source, ...] = ()
    mentions: tuple[Mention, ...] = ()
    by_attribution: dict[str, str] = field(default_factory=dict)
    cited: dict[str, str] = field(default_factory=dict)
    unsure: frozenset[str] = frozenset()
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """What `Resolved` holds, with the entities in place of their ids."""

    by_attribution: dict[str, Entity]
    cited: dict[str, Entity]
    unsure: frozenset[str]


def resolve_sources(
    article: Article,
    attributions: Sequence[Attribution],
    *,
    known: KnownNames | None = None,
) -> Resolved:
    """The sources of an article and the one that each attribution has.

    Only its body introduces names. `known` is the user's names file: sources that one entry of it goes by get its
    id. It also tells the outlet of an article that names none, by the domain it stands on.
    """
    written, site = article, known.at(article.url) if known else None
    article = replace(article, text=without_boxes(article.text))
    article, attributions = in_small_letters(article, attributions)
    book = _open_book(article, attributions, article.outlet or (site.name if site else None))
    found, unsure = _resolve_all(book, attributions)
    found = {key: _in_full(book, entity) for key, entity in found.items()}
    cited = _resolve_cited(book, [one for one in attributions if one.id in found])
    spoken = [*found.values(), *cited.values()]
    for entity in spoken:
        entity.speaks = True
    for entity in spoken:
        given = entity.speaks_for, entity.affiliation
        entity.speaks_for = _body_of(book, entity, entity.speaks_for, entity.appointed)
        entity.affiliation = _body_of(book, entity, entity.affiliation, entity.joined, person=False)
        if not entity.proper:
            _name_body(entity, given)
    return _close(book, written, _Found(found, cited, unsure), known)


def _open_book(article: Article, attributions: Sequence[Attribution], outlet: str | None) -> Book:
    """The book of an article with all whom its body names."""
    book = Book(article, outlet)
    book.quoted = book.places.quoted = _outermost(Range(s.start, s.end) for one in attributions for s in one.quoted)
    spans = list(scan_names(article))
    alone = _standing_alone(spans)
    book.bodies = frozenset(fold(word) for word in told_bodies(article, spans)) - _last_names(spans)
    book.names = frozenset(word for span in spans for word in span.text.split())
    for span in spans:
        introduce(book, span, alone)
    introduce_titled(book, spans)
    point_back(book)
    return book


def _standing_alone(spans: Iterable[Span]) -> frozenset[str]:
    """The folded names that stand alone, or with a title behind one in full: "Sulwen Devi left. Ms. ▸ Devi"."""
    alone: set[str] = set()
    in_full: dict[str, bool] = {}
    for span in spans:
        phrase = parse_phrase(span.text) if " " in span.text else None
        titled = phrase is not None and is_titled(phrase)
        last = fold((phrase.name if phrase else span.text).rpartition(" ")[2])
        if phrase is None or (titled and in_full.get(last)):
            alone.add(last)
        else:
            in_full.setdefault(last, not titled)
    return frozenset(alone)


def _outermost(stretches: Iterable[Range]) -> list[Range]:
    """The stretches that stand in no other, in order: in quoted words others may be quoted."""
    out: list[Range] = []
    for one in sorted(stretches, key=lambda one: (one.start, -one.end)):
        if not out or one.start >= out[-1].end:
            out.append(one)
    return out


def _resolve_all(book: Book, attributions: Sequence[Attribution]) -> tuple[dict[str, Entity], frozenset[str]]:
    """Who each attribution with source words is by, by its id, and the ids of those that are not sure.

    "I" and "we" come last: the one in whose words they stand may be named after them.
    """
    order = _reading_orders(attributions)
    named = (one for a in attributions if (one := _of_somebody(book.article, a)))
    speaking = sorted(named, key=lambda one: order[one.id])
    own = [one.id for one in speaking if takes_back(one, book.article)]
    found = dict.fromkeys(own, book.outlet) if book.outlet else {}
    unsure: set[str] = set()
    first_persons = FirstPersons(book, attributions)
    for one in sorted((one for one in speaking if one.id not in own), key=is_first_person):
        speaker = first_persons.speaker(one, found) if is_first_person(one) else found.get(one.inside or "")
        found[one.id], sure = resolve_source(book, one, speaker)
        if not sure:
            unsure.add(one.id)
    return found, frozenset(unsure)


def _resolve_cited(book: Book, attributions: Sequence[Attribution]) -> dict[str, Entity]:
    """Whom the source of an attribution cites, by the attribution's id."""
    out: dict[str, Entity] = {}
    for one in attributions:
        whom = cited_by(book.article, one)
        if whom is not None:
            out[one.id], _ = resolve_source(book, replace(one, source=(whom,), cue=(), quoted=()))
    return out


def _of_somebody(article: Article, attribution: Attribution) -> Attribution | None:
    """An attribution that somebody is named for: "no police" is nobody, "no one at the ministry" the ministry."""
    if not attribution.source or not names_nobody(attribution.source[0].text):
        return attribution if attribution.source else None
    first = attribution.source[0]
    body = body_kept_silent(first.text)
    if body is None:
        return None
    return replace(attribution, source=(article.span(first.start + body, first.end), *attribution.source[1:]))


def _last_names(spans: Iterable[Span]) -> frozenset[str]:
    """The folded last names of the people whom the text names in full."""
    people = (parse_phrase(span.text) for span in spans if " " in span.text)
    return frozenset(
        fold(one.name.rsplit(" ", 1)[-1]) for one in people if one.kind is SourceKind.PERSON and " " in one.name
    )


def _in_full(book: Book, entity: Entity) -> Entity:
    """The one body that the article names in more words than its headline: "Ministry", "the energy ministry"."""
    if entity.proper or " " in entity.name or entity.introduced > _HEADLINE or not entity.name[:1].isupper():
        return entity
    if entity.head not in words("roles", "organisation", "nominal"):
        return entity
    longer = [e for e in book.entities if e.head == entity.head and " " in e.name and not e.proper and not e.plural]
    return longer[0] if len(longer) == 1 else entity


def _body_of(book: Book, entity: Entity, given: str | None, at: int, *, person: bool = True) -> str | None:
    """Whom an entity speaks for or belongs to, under the name that the article has for it: "Her", "ministry"."""
    if not given:
        return None
    given = load_lexicon("organisations")["abbreviations"].get(given, given)
    owner = owner_of(book, given, at)
    if owner is None and (given.islower() or given.lower() in words("roles", "organisation", "nominal")):
        owner = pointed_at(book, parse_phrase(f"the {given.lower()}"), at)
    if owner is None or owner is entity:
        return None if given.lower() in PRONOUNS else given
    return owner.name if person or owner.kind is not SourceKind.PERSON else None


def _name_body(entity: Entity, given: Sequence[str | None]) -> None:
    """Name in full the body that an unnamed source is of: "a company source", "a spokesman for the company"."""
    for word, body in zip(given, (entity.speaks_for, entity.affiliation), strict=True):
        if word and word.islower() and body and body[:1].isupper():
            entity.name = re.sub(
                rf"(?:^|(?<=\s))(?:the {re.escape(word)}$|{re.escape(word)}(?= ))", body, entity.name
            )
    if entity.affiliation and entity.affiliation.islower() and " " not in entity.affiliation:
        entity.affiliation = None


def _reading_orders(attributions: Sequence[Attribution]) -> dict[str, tuple[int, int, int, str]]:
    """For each attribution by id what to sort by: where its source stands, but behind that of the one around it."""
    by_id, out = {one.id: one for one in attributions}, {}
    for one in attributions:
        spans = one.source or one.cue or one.content
        at, depth, outer = spans[0].start if spans else 0, 0, by_id.get(one.inside or "")
        while outer is not None:
            at, depth = max(at, outer.source[0].start if outer.source else 0), depth + 1
            outer = by_id.get(outer.inside or "")
        out[one.id] = (at, depth, one.start, one.id)
    return out


def _close(book: Book, written: Article, found: _Found, known: KnownNames | None) -> Resolved:
    """The records: the entities that speak, and the outlet; their mentions, in the order of the text."""
    kept: dict[str, Source] = {}
    ids: dict[int, str] = {}
    for entity in book.entities:
        if entity.speaks or entity is book.outlet:
            source = _record(book, entity, known, at_home=entity is book.outlet)
            ids[id(entity)] = source.id
            kept.setdefault(source.id, source)
    mentions = tuple(
        Mention(written.span(start, end), ids[id(entity)])
        for (start, end), entity in sorted(book.mentions.items(), key=lambda item: item[0])
        if id(entity) in ids
    )
    return Resolved(
        tuple(kept.values()),
        mentions,
        {key: ids[id(entity)] for key, entity in found.by_attribution.items()},
        {key: ids[id(entity)] for key, entity in found.cited.items()},
        found.unsure,
        ids[id(book.outlet)] if book.outlet else None,
    )


def _within_a_sentence(book: Book, entity: Entity) -> str:
    """Words that name nobody as they stand within a sentence: "authorities", though they open one.

    A name of several words that opens them stays: "Justice Department official", "House Republicans".
    """
    name, body = entity.name, entity.affiliation or ""
    first, _, rest = name.partition(" ")
    common = first.lower() in _COMMON and not book.writing.is_name(first)
    small = not first.endswith(".") and (common or book.writing.is_noun(first))
    names_body = body[:1].isupper() and " " in body and name.startswith(f"{body} ")
    named = names_body or (rest[:1].isupper() and _opens_name(first.lower()))
    return name[:1].lower() + name[1:] if small and not first.isupper() and not named else name


def _opens_name(word: str) -> bool:
    """Whether a word in small letters opens a name before a capital: "house ▸ Republicans", not "two ▸ Greeks"."""
    people = any_words(
        ("people", "openers", "words"), ("roles", "unnamed", "plural"), ("roles", "unnamed", "adjectives")
    )
    return word.isalpha() and word not in people


def _record(book: Book, entity: Entity, known: KnownNames | None, *, at_home: bool) -> Source:
    """An entity as a source; the article's own outlet is also known by the domain that it stands on."""
    article = book.article
    entry = known.find(entity.name, entity.kind.value) if known and entity.proper else None
    if entry is None and known and at_home:
        entry = known.at(article.url)
    return Source(
        digest("s", article.id, fold(entity.name), entity.kind.value),
        _HALF.sub("\ufffd", entity.name if entity.proper else _within_a_sentence(book, entity)),
        entity.kind,
        entity.role,
        entity.speaks_for,
        entry.id if entry else None,
        entity.affiliation or (None if entity.speaks_for and entity.speaks_for.islower() else entity.speaks_for),
    )
