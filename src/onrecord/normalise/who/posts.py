"""Whom a post means: "the spy chief", "the FBI director", "the head of state", "his administration".

The book of an article with a phrase and where it stands come in, the person who was introduced with the post goes
out. What could be two is neither.
"""

import re
from collections import Counter
from collections.abc import Collection
from functools import cache

from onrecord.naming.fold import fold
from onrecord.normalise.lexicons import compiled, families, load_lexicon, words
from onrecord.normalise.phrases.nominals import Phrase
from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.normalise.tokens import plain
from onrecord.normalise.who.bodies import is_initialism, is_place, places_among, same_place
from onrecord.normalise.who.book import MOST_BACK, Book
from onrecord.normalise.who.described import person_described
from onrecord.normalise.who.entities import Entity, key_of, only
from onrecord.normalise.who.owners import owner_of
from onrecord.normalise.who.varying import spoke_last
from onrecord.records import SourceKind

_NOT_GOVERNING = frozenset("former of union company".split())
_LEADERS = frozenset("president premier chancellor king queen emperor pope sultan emir".split())
_OF_NAMED = re.compile(r"\bof (?:the )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
_ONES = ("his", "her")
_STEM = 4  # letters by which the name of a place and the word for who is from it agree: "Norl-and", "Norl-andic"
_HOME = ("Unit", "Repu")
"""How names begin that a president may have without being told of beside them: the United States, the Republic."""
_NAMED_ADMINISTRATION = re.compile(
    r"\b(?!(?:The|This|That|His|Her|New)\b)([A-Z][\w-]+)(?:['’]s)? [Aa]dministration\b"
)
_ADMINISTRATION = re.compile(r"\b([A-Z][\w-]+)(?:['’]s)? (?:[Aa]dministration|[Pp]residency|White House)\b")


def holder_of(book: Book, phrase: Phrase, at: int) -> Entity | None:
    """The person introduced with the office that a nominal names, or described by it: "the spy chief"."""
    told = phrase.definite or phrase.owner in _ONES or phrase.kind is SourceKind.OFFICE
    if phrase.plural or _keeps_unnamed(phrase) or not told:
        return None
    if posts := _posts_heading(phrase.name.lower()):
        return only(_nearest(book, [e for e in book.entities[:MOST_BACK] if e.roles & posts], at))
    if phrase.head not in words("roles", "office", "heads"):
        return person_described(book, phrase, at)
    same = families("roles", "office", "same").get(phrase.head, frozenset()) | {phrase.head}
    loosely = words("roles", "office", "loosely")
    wanted = frozenset(w for w in phrase.words - {phrase.head} if not is_place(w) and w not in loosely)
    places = places_among(map(plain, phrase.name.split()))
    holders = {id(e): e for word in same for e in book.by_role.get(word, ())[-MOST_BACK:]}
    fitting = [e for e in holders.values() if same_place(places, e.roles)]
    near = [e for e in fitting if places & places_among(e.roles)]
    fitting = near or [e for e in fitting if not _is_elsewhere(book, e, phrase, at)]
    people = [e for e in fitting if all(e.roles & _of_party(word) for word in wanted)]
    if not people and wanted.isdisjoint(words("roles", "office", "another")):
        people = [e for e in fitting if e.roles <= same]
    people = [e for e in _of_same_time(people, phrase, same) if not _is_anothers(book, e, phrase, at)]
    exact = [e for e in people if phrase.head in e.roles and phrase.head in _own_words(e)]
    people = exact or _of_body(phrase, people or _leading(book, phrase, wanted, places)) or _heading(book, phrase)
    pool = _nearest(book, people, at, foretold=phrase.head not in words("roles", "office", "describing"))
    if pool and _is_another_since(book, phrase, pool, at):
        return None
    if not pool and phrase.head == "president" and not wanted and not places:
        pool = _governing(book)
    return only(pool) if pool else person_described(book, phrase, at) or spoke_last(book, phrase, at)


@cache
def _posts_heading(name: str) -> frozenset[str]:
    """The posts of those who are called by what they head: "the head of state"."""
    rows = (row.split(": ") for row in load_lexicon("roles")["office"]["heading_what"])
    return next((frozenset(posts.split()) for what, posts in rows if what == name), frozenset())


def _is_anothers(book: Book, entity: Entity, phrase: Phrase, at: int) -> bool:
    """Whether "her lawyer" is told of somebody whom no sentence has beside her or beside the same words."""
    owner = owner_of(book, phrase.owner, at) if phrase.owner in _ONES else None
    if owner is None:
        return False
    own = rf"(?i:{phrase.owner})\s(?:\w+\s)?{re.escape(phrase.head)}"
    beside = re.compile(rf"\b(?:{own}{'' if owner is entity else f'|{re.escape(owner.name.split()[-1])}'})\b")
    named = (book.article.sentence_at(one.start) for one in book.candidates[:MOST_BACK] if one.entity is entity)
    return not any(beside.search(book.article.text, one.start, one.end) for one in named if one)


def _is_elsewhere(book: Book, entity: Entity, phrase: Phrase, at: int) -> bool:
    """Whether "the president of Norland" cannot be somebody whom no sentence has beside Norland."""
    of = _OF_NAMED.search(phrase.name)
    name = of[1].split()[0][:_STEM] if of else _HOME[0]
    foretold = entity.introduced > at  # "The governor of Tarn left. … Governor Ada Lee said"
    if foretold or name.startswith(_HOME) or name.lower() in (entity.role or "").lower():
        return False
    told = (one.start for one in book.candidates[:MOST_BACK] if one.entity is entity and one.start != at)
    named = map(book.article.sentence_at, told)
    return not any(book.article.text.find(name, one.start, one.end) >= 0 for one in named if one)


def _of_same_time(people: list[Entity], phrase: Phrase, post: Collection[str]) -> list[Entity]:
    """Those who hold a post, rather than who held it, and for "the former governor" those who held it."""
    past = words("roles", "office", "past")
    held = not past.isdisjoint(phrase.words)
    return [e for e in people if _held(e.role or "", post, past) is held] or people


def _held(role: str, post: Collection[str], past: Collection[str]) -> bool:
    """Whether a role tells of a post that somebody had before: "former Tarn ▸ Gov."."""
    told = [plain(word) for word in role.lower().replace("-", " ").split()]
    first = next((at for at, word in enumerate(told) if word in past), len(told))
    return not set(post).isdisjoint(told[first:]) and set(post).isdisjoint(told[:first])


def _keeps_unnamed(phrase: Phrase) -> bool:
    """Whether words tell of somebody not to be named: "the Republican familiar with the matter"."""
    return compiled(load_lexicon("roles")["unnamed"]["phrases"]).search(phrase.name.lower()) is not None


def _of_party(word: str) -> frozenset[str]:
    """A word before a post with what else it is called: the GOP candidate is a Republican candidate."""
    return families("roles", "office", "parties").get(word, frozenset()) | {word}


def _of_body(phrase: Phrase, people: list[Entity]) -> list[Entity]:
    """Those of the body that is named after a post: "the leader of the Tarn Front" is no air chief marshal."""
    found = _OF_NAMED.search(phrase.name)
    if found is None or any(is_place(plain(word)) for word in found[1].split()):
        return people
    body = fold(found[1])
    return [e for e in people if body in fold(f"{e.role or ''} {e.affiliation or ''} {e.speaks_for or ''}")]


def _governing(book: Book) -> list[Entity]:
    """Those after whom the text calls an administration: "the Verrin administration" is of a president Verrin."""
    names = {fold(match[1]) for match in _ADMINISTRATION.finditer(book.article.text)}
    called = [
        only([e for e in book.by_name.get(name, []) if e.kind is SourceKind.PERSON]) for name in sorted(names)
    ]
    return list({id(entity): entity for entity in called if entity}.values())


def administration_of(book: Book, owner: Entity | None) -> Entity | None:
    """The administration of whose it is said to be, of the one president, or else the one that is named most."""
    others = _NOT_GOVERNING | words("roles", "office", "another")
    presidents = [e for e in book.by_role.get("president", ()) if e.proper and e.roles.isdisjoint(others)]
    named = Counter(match[1] for match in _NAMED_ADMINISTRATION.finditer(book.article.text))
    head = owner or only([e for e in presidents if not named or e.name.split()[-1] in named])
    whose = head.name.split()[-1] if head else next((name for name, _ in named.most_common(1)), None)
    name = f"{whose} administration"
    return book.unresolved(parse_phrase(f"the {name}"), name, 0) if whose else None


def _leading(book: Book, phrase: Phrase, wanted: frozenset[str], places: frozenset[str]) -> list[Entity]:
    """Those who can be called leaders by their posts: "the Norland leader", of Norland's president."""
    if phrase.head != "leader" or wanted or not phrase.definite:
        return []
    others = words("roles", "office", "another")
    heads = [e for e in book.entities[:MOST_BACK] if e.roles & _LEADERS and e.roles.isdisjoint(others)]
    return [e for e in heads if not places or places & places_among(e.roles)]


def _heading(book: Book, phrase: Phrase) -> list[Entity]:
    """Those who head the body that a nominal names: "the FBI chief", after "FBI director Ana Lee"."""
    if not phrase.affiliation or phrase.head not in words("roles", "office", "heading"):
        return []
    heads = [
        e for e in book.entities[:MOST_BACK] if e.affiliation and e.roles & words("roles", "office", "heading")
    ]
    return [e for e in heads if _is_same_body(phrase.affiliation, e.affiliation or "")]


def _is_same_body(short: str, name: str) -> bool:
    full = load_lexicon("organisations")["abbreviations"].get(short, short)
    told = short == name or key_of(name).endswith(key_of(full))
    return told or is_initialism(short, name.removeprefix("U.S. "))


def _nearest(book: Book, people: list[Entity], at: int, *, foretold: bool = True) -> list[Entity]:
    """The candidates that were spoken of before, or else all; of several, the one that was the last source."""
    before = [e for e in people if e.introduced < at]
    pool = before or (people if foretold else [])
    if len(pool) < 2:
        return pool
    for candidate in book.before(at):
        if candidate.source and candidate.entity in pool:
            return [candidate.entity]
    return pool


def _is_another_since(book: Book, phrase: Phrase, people: list[Entity], at: int) -> bool:
    """Whether somebody without a name spoke whom the words fit, and none of the people was told of since then."""
    others = phrase.words - {phrase.head}
    for one in book.before(at):
        if one.entity in people:
            return False
        unnamed = one.source and one.entity.kind is SourceKind.UNNAMED and one.entity.head == phrase.head
        if unnamed and others <= one.entity.words:
            return True
    return False


def _own_words(entity: Entity) -> frozenset[str]:
    role = (entity.role or "").lower()
    return frozenset(role.replace("-", " ").split()) | frozenset(role.split())
