"""Two who were named together, and words for both: "Ada Lee and Bo Quill met. ▸ The two said …".

The book of an article and a place come in; the group goes out under both names, or None where the text right
before names two in no sentence, or more than two.
"""

import re

from onrecord.normalise.lexicons import words
from onrecord.normalise.phrases.nominals import Phrase
from onrecord.normalise.tokens import has_role
from onrecord.normalise.who.book import Book
from onrecord.normalise.who.entities import Entity
from onrecord.records import Range, SourceKind

_BACK = 2  # how many sentences back two may have been named
_JOINED = re.compile(r"(?:,[^.;:“”\"]{1,60},)?,?\sand\s(?:(?:the|his|her|their)\s)?(?P<post>(?:[\w’'-]+,?\s){0,4})")
"""What stands between two names that are one subject: "Ada Lee, the mayor, ▸ and the governor, Bo Quill".

What stands before the second name may be its bearer's post.
"""
_OPENS = 60  # characters from the start of a sentence within which its subject begins
_FEW = 2  # how few words may say who the two are: "the two ▸ leaders"


def is_for_two(phrase: Phrase) -> bool:
    """Whether words are for two who were named before: "the two", "both", "the two leaders", "the pair"."""
    name = phrase.name.lower()
    two = name.startswith("two") and len(phrase.words) < _FEW
    pair = phrase.head in words("roles", "unnamed", "pairs") and len(phrase.words) == 1
    return (phrase.definite and (two or pair)) or phrase.pronoun == "both" or name.startswith("both ")


def pair_before(book: Book, phrase: Phrase, at: int) -> Entity | None:
    """The two people, or bodies, who alone are named in one of the sentences right before."""
    bodies = phrase.head in words("roles", "unnamed", "sides")
    kinds = (SourceKind.ORGANISATION, SourceKind.OUTLET) if bodies else (SourceKind.PERSON,)
    here = book.places.sentence(at)
    own = Range(book.article.sentences[here].start, at) if here >= 0 else Range(at, at)
    if any(one.entity.kind is SourceKind.PERSON for one in book.mentions_in(own.start, own.end)):
        both = pair_opening(book, own)  # "Lee and Quill met Hale, ▸ both saying": of those of its own sentence
        return both[2] if both else None
    for sentence in reversed(book.article.sentences[max(0, here - _BACK) : here]):
        told = [one for one in book.mentions_in(sentence.start, sentence.end) if not one.quoted]
        several = next((one.entity for one in told if one.source and one.entity.plural), None)
        if several is not None:
            return several if several.proper else None
        named = {id(one.entity): one.entity for one in told if one.entity.kind in kinds and one.entity.proper}
        if len(named) > 1:
            return _group(book, list(named.values()), at) if len(named) == len("AB") else None
    return None


def pair_opening(book: Book, sentence: Range) -> tuple[int, int, Entity] | None:
    """The two people who are the subject of a sentence, with where they stand: "Ada Lee and Bo Quill ▸ met"."""
    told = book.mentions_in(sentence.start, sentence.end)
    people = [one for one in told if one.entity.kind is SourceKind.PERSON and one.entity.proper]
    one, other = people[:2] if len(people) > 1 else (None, None)
    if one is None or other is None or one.entity is other.entity or one.start - sentence.start > _OPENS:
        return None
    joined = _JOINED.fullmatch(book.article.text, one.end, other.start)
    if joined is None or any(word[:1].isupper() and not has_role([word]) for word in joined["post"].split()):
        return None
    return one.start, other.end, _group(book, [one.entity, other.entity], one.start)


def _group(book: Book, both: list[Entity], at: int) -> Entity:
    phrase = Phrase(" and ".join(one.name for one in both), SourceKind.GROUP, proper=True, plural=True)
    return book.named(phrase, at, new=True) or book.unresolved(phrase, phrase.name, at)
