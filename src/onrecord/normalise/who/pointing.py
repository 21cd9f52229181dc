"""Words that point back to somebody named before: "the spy chief", "the ministry", "the groups", "her spokesman".

The book of an article with a phrase and where it stands come in, the entity that the phrase points back to goes
out: a post's holder (`posts`), a body, a group. What could be two is neither.
"""

import re
from functools import lru_cache

from onrecord.normalise.lexicons import families, words
from onrecord.normalise.phrases.nominals import Phrase
from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.normalise.tokens import BODY_NOUNS
from onrecord.normalise.who.bodies import LOOSE, is_by_word, is_called, is_place, is_private
from onrecord.normalise.who.book import MOST_BACK, Book
from onrecord.normalise.who.entities import Entity, only
from onrecord.normalise.who.owners import owner_of
from onrecord.normalise.who.posts import administration_of, holder_of
from onrecord.normalise.who.pronouns import Candidate
from onrecord.records import SourceKind, Span

_OPENING = re.compile(r"The ([a-z]+)\b")
_POST = re.compile(r"The [a-z]+(?:[ -][a-z]+){0,2}")
_NEAR = 250  # characters between a body that spoke and a loose word for it
_BARE = 500  # characters back to whom people without an article mean again: "US officials said. Officials added".
_BACK = 2000  # characters back in which a group may have been told of in more words
_MODIFIERS = (
    r"(?:(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]everal|[A-Z][\w.’'-]+|[a-z]+-[a-z]+|local|foreign|senior|military|government)\s+)"
    r"{1,4}"
)
_INITIALS = re.compile(r"[A-Z]{3,7}")
_COUNTS = frozenset("two three four five several".split())
_NAME = re.compile(r"(?<=\s)[A-Z][\w-]+")


def pointed_at(book: Book, phrase: Phrase, at: int) -> Entity | None:
    """The holder of an office, the body or the group that a nominal points back to."""
    if (phrase.definite or phrase.owner) and phrase.words == {"administration"}:
        return administration_of(book, owner_of(book, phrase.owner, at))
    return holder_of(book, phrase, at) or _nominal(book, phrase, at) or _represented(book, phrase, at)


def point_back(book: Book) -> None:
    """Note where a sentence opens with a word for a body or a post named before: "The office did not …"."""
    text = book.article.text
    for sentence in book.article.sentences:
        opening = _OPENING.match(text, sentence.start, sentence.end)
        if opening and opening.group(1) in BODY_NOUNS:
            span = book.article.span(opening.start(), opening.end())
            entity = _nominal(book, parse_phrase(span.text), span.start)
            if entity:
                book.mention(span, entity)
        elif post := _POST.match(text, sentence.start, sentence.end):
            _note_holder(book, book.article.span(*post.span()))


def _note_holder(book: Book, span: Span) -> None:
    """Note that words which open a sentence mean the holder of a post: "The foreign minister left"."""
    posts = words("roles", "office", "posts")
    while span.text.rsplit(" ", 1)[-1] not in posts and " " in span.text[4:]:
        span = book.article.span(span.start, span.start + span.text.rindex(" "))
    phrase = parse_phrase(span.text)
    entity = holder_of(book, phrase, span.start) if phrase.head in posts else None
    if entity:
        book.mention(span, entity)


def whom_words_mean(book: Book, words_: Span) -> Entity:
    """The entity that words of the text name or point back to, or a new one of these words."""
    return name_or_point(book, parse_phrase(words_.text), words_.text, words_.start)


def name_or_point(book: Book, phrase: Phrase, text: str, at: int) -> Entity:
    """The entity that words name or point back to, or a new one of these words."""
    found = book.named(phrase, at, new=True) if phrase.proper else pointed_at(book, phrase, at)
    return found or book.unresolved(phrase, text, at)


def _nominal(book: Book, phrase: Phrase, at: int) -> Entity | None:
    """The body or group named before that a nominal points back to: "the military", "the groups"."""
    if not phrase.definite and (phrase.partial or not (phrase.plural and " " not in phrase.name)):
        return None
    same = _same_words(phrase) if phrase.definite else frozenset((phrase.head,))
    others = phrase.words - {phrase.head}
    owner = owner_of(book, phrase.owner, at)
    seen: list[Entity] = []
    alike: Entity | None = None
    last = next((candidate for candidate in book.before(at) if candidate.source), None)
    for candidate in book.before(at):
        entity = candidate.entity
        if entity in seen or entity.kind is SourceKind.PERSON:
            continue
        seen.append(entity)
        again = not entity.proper and entity.head in same and others <= entity.words
        far = not phrase.definite and phrase.head.endswith("s") and at - candidate.end > _BARE
        again = again and not far
        again = again and owner is None and _same_others(phrase, entity)
        if again or (is_called(entity, phrase, others) and (candidate.source or is_by_word(entity, phrase))):
            return (_newly_told(book, phrase, candidate.end, at) if again else None) or entity
        if last is not None and entity is last.entity and not others and _is_loosely(last, phrase, at):
            return entity
        if alike is None and is_called(entity, phrase, others):
            alike = entity
    return alike or _last_body(book, phrase, at) or _described(book, phrase, at)


def _newly_told(book: Book, phrase: Phrase, start: int, at: int) -> Entity | None:
    """Another who was told of since: "one aide said … A junior aide left the room. ▸ The aide said"."""
    one = phrase.head in words("roles", "unnamed", "singular")
    if not (one and phrase.definite) or phrase.plural or phrase.words != {phrase.head}:
        return None
    told = re.compile(rf"\b(?:[Aa]n?|[Aa]nother)\s(?:[\w-]+\s){{0,4}}?{re.escape(phrase.head)}\b")
    found = list(told.finditer(book.article.text, start, at))
    if not found:
        return None
    return book.unresolved(parse_phrase(found[-1].group()), found[-1].group(), found[-1].start())


def _same_others(phrase: Phrase, entity: Entity) -> bool:
    """Whether a nominal means all whom an earlier one does: "the residents of Tarn" are of no other town.

    "Police" alone are one of the two in "police and the Tarn Flood Office".
    """
    one_of_two = f"{entity.head} and " in entity.name.lower() and " and " not in phrase.name
    return not one_of_two and set(_NAME.findall(phrase.name)) <= set(_NAME.findall(entity.name))


def _same_words(phrase: Phrase) -> frozenset[str]:
    """The words that name the same sort of document, or for several people the same post: "aides", "advisers"."""
    same = families("roles", "document", "same").get(phrase.head, frozenset()) | {phrase.head}
    if phrase.head == "sources" and phrase.words == {"sources"}:
        return same | words("roles", "unnamed", "informed")
    if phrase.head == "source" and phrase.words == {"source"}:
        return same | words("roles", "unnamed", "singular")
    if phrase.plural and phrase.head.endswith("s"):
        posts = families("roles", "office", "same").get(phrase.head[:-1], frozenset())
        same |= {f"{post}s" for post in posts}
    return same


def _last_body(book: Book, phrase: Phrase, at: int) -> Entity | None:
    """The body that was the last source, or the only one named right before, for a word that fits any."""
    if phrase.plural or phrase.head not in LOOSE | words("roles", "organisation", "initials"):
        return None
    if any(len(word) > len("news") and word.endswith("s") for word in phrase.words - {phrase.head}):
        return None  # "the medicines agency" is not the firm that spoke last
    near = [c for c in book.before(at) if 0 <= at - c.end <= _NEAR]
    last = next((c for c in near if c.source), None)
    if last is not None and (_fits(last, phrase.head) or (phrase.head == "agency" and _is_agency(last.entity))):
        return last.entity
    named = only(list({id(c.entity): c.entity for c in near if _fits(c, phrase.head)}.values()))
    if phrase.head not in words("roles", "organisation", "company"):
        spoke = last.entity.affiliation if last else None
        return None if spoke and " " in spoke else named  # "Ana Lee of Tarn Rights said no. The group …"
    return named if named is None else _speaking_body(book, named, phrase.head, at)


def _speaking_body(book: Book, named: Entity, head: str, at: int) -> Entity:
    """The one company that spoke before, rather than one that is only named: "an analyst at Tarn Trust"."""
    spoke = {id(c.entity): c.entity for c in book.before(at) if c.source and _is_private(c, head)}
    return named if id(named) in spoke else only(list(spoke.values())) or named


def _is_agency(entity: Entity) -> bool:
    """Whether a body of which no word says what it is can be an agency: "Customs and Border Protection"."""
    return entity.proper and entity.kind is SourceKind.ORGANISATION and not is_place(entity.name.lower())


def _is_loosely(last: Candidate, phrase: Phrase, at: int) -> bool:
    """Whether a word that fits any private body can mean who spoke last: "the group", of the Tarn Foundation."""
    fits = not phrase.plural and phrase.definite and phrase.head in LOOSE
    return fits and at - last.end <= 2 * _NEAR and _is_private(last, phrase.head)


def _fits(candidate: Candidate, head: str) -> bool:
    """Whether a word can mean a body of which the text does not say what it is: "the regulator", of OFPORT."""
    if head not in words("roles", "organisation", "initials"):
        return _is_private(candidate, head)
    return _is_agency(candidate.entity) and _INITIALS.fullmatch(candidate.entity.name) is not None


def _is_private(candidate: Candidate, head: str) -> bool:
    entity = candidate.entity
    return entity.proper and entity.kind is SourceKind.ORGANISATION and is_private(entity, head)


def _described(book: Book, phrase: Phrase, at: int) -> Entity | None:
    """The group that the text told of in more words before: "the groups" for "two river groups"."""
    text, start = book.article.text, max(0, at - (_BACK if phrase.definite else _BARE))
    if not phrase.plural or len(phrase.words) > 1 or phrase.head not in text[start:at]:
        return None
    openers = words("people", "openers", "words") - _COUNTS
    told = (match.group().split() for match in _modified(phrase.head).finditer(text, start, at))
    found = [words_ for words_ in told if words_[0].lower() not in openers]
    if not found:
        return None
    name = " ".join(found[-1])
    return book.unresolved(parse_phrase(name), name, at)


@lru_cache(maxsize=1024)  # the pattern of a word takes long to make
def _modified(head: str) -> re.Pattern[str]:
    """A group told of in more words: "two river groups"."""
    return re.compile(rf"(?<![\w-]){_MODIFIERS}{re.escape(head)}\b")


def _own_body(book: Book, affiliation: str, head: str, at: int) -> Entity | None:
    """The body that who spoke last belongs to, where a word fits it: "the agency", "the group"."""
    body, public = parse_phrase(affiliation), head in words("roles", "organisation", "initials")
    named = body.proper and body.kind is SourceKind.ORGANISATION and (public or " " in affiliation)
    if not named or not (public or head in LOOSE):
        return None
    found = book.named(body, at, new=True)
    fits = found is not None and (_is_agency(found) if public else is_private(found, head))
    return found if fits else None


def _represented(book: Book, phrase: Phrase, at: int) -> Entity | None:
    """The body that a source is of or speaks for: "the authority", after "a spokesman for the port authority"."""
    if not phrase.definite or phrase.plural or len(phrase.words) != 1:
        return None
    last = next((one.entity for one in book.before(at) if one.source and at - one.end <= _NEAR), None)
    if last is not None and last.affiliation and (found := _own_body(book, last.affiliation, phrase.head, at)):
        return found
    spoken = {
        e.speaks_for for e in book.entities[:MOST_BACK] if e.speaks_for and e.speaks_for.split()[-1] == phrase.head
    }
    name = next(iter(spoken)) if len(spoken) == 1 else ""
    return book.unresolved(parse_phrase(f"the {name}"), name, at) if " " in name else None
