"""Who spoke last and is now called by a post that the text gave nobody: "Macron said no. ▸ The French president …".

The book of an article, a phrase that no holder was found for and its place come in; the person goes out, who from
then on holds the post. Whom the text introduces, by a post, an age or an apposition, is known to readers by that,
and is called nothing that it does not tell.
"""

import re

from onrecord.normalise.lexicons import any_words, words
from onrecord.normalise.phrases.nominals import Phrase
from onrecord.normalise.who.bodies import is_place
from onrecord.normalise.who.book import Book
from onrecord.normalise.who.entities import Entity
from onrecord.records import SourceKind
from onrecord.text import OF_ONE

_BACK = 2  # how many sentences back who is meant may have spoken
_APPOSED = re.compile(r",\s(?:an?|the|then|who|\d+)\b|\s\(")  # what stands behind a name to say who bears it


def spoke_last(book: Book, phrase: Phrase, at: int) -> Entity | None:
    """The person without a post who spoke right before, where a post is told with its place or its body."""
    if phrase.plural or not _tells_of_what(book, phrase, at):
        return None
    last = next((one for one in book.before(at) if one.source and not one.quoted), None)
    if last is None or not _is_well_known(book, last.entity):
        return None
    if book.places.step(at) - book.places.step(last.start) > _BACK:
        return None
    book.appoint(last.entity, phrase.words)
    return last.entity


def _tells_of_what(book: Book, phrase: Phrase, at: int) -> bool:
    """Whether a post is told with what it is of before it: "the French president", "the Norvik chief executive"."""
    *before, head = phrase.name.split()
    named = any(word[:1].isupper() for word in before)
    small = head.islower() or head.isupper() or any(is_place(word.lower()) for word in before)
    posts = any_words(("roles", "office", "posts"), ("roles", "office", "heading"))
    other = any(word.endswith(OF_ONE) for word in before) or phrase.head not in posts
    return named and small and not other and book.article.text[at : at + 4].lower() == "the "


def _is_well_known(book: Book, entity: Entity) -> bool:
    """Whether the text tells of a person by name alone, without a word on who that is."""
    if entity.kind is not SourceKind.PERSON or not entity.proper or entity.plural or entity.role:
        return False
    if entity.roles & words("roles", "office", "heads") or entity.affiliation or entity.speaks_for:
        return False
    own = (one for one in book.candidates if one.entity is entity and not one.source)
    first = next(own, None)
    return first is None or _APPOSED.match(book.article.text, first.end) is None
