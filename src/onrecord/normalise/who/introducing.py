"""Whom the running text introduces by name, or by last name and title alone.

The book of an article and the name phrases of its body come in, in the order of the text; what they name is kept in
the book.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from onrecord.naming.fold import fold
from onrecord.naming.mastheads import is_outlet
from onrecord.normalise.lexicons import load_lexicon, words
from onrecord.normalise.phrases.named_things import names_undertaking
from onrecord.normalise.phrases.nominals import Phrase
from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.normalise.places.table import place_names
from onrecord.normalise.tokens import is_given, is_role, title_of_one
from onrecord.normalise.who.bodies import is_place
from onrecord.normalise.who.book import Book
from onrecord.normalise.who.entities import Entity, is_lone_of, is_titled, without_courtesy
from onrecord.normalise.who.namesakes import is_no_name, likeliest
from onrecord.records import SourceKind, Span

_POST = 40  # characters before a place in which a post there stands
_POSTED_AT = re.compile(r"\b(?P<post>[A-Za-z-]+)\s(?:to|of)\s(?:the\s)?$")
_AGED = re.compile(r",\s(?:who\b|(?:aged\s)?\d{2}\b(?!\s(?!years)))|\s\(\d{2}\)")
_PARTNER = re.compile(r"(?P<more>[A-Z][\w.’'-]+\s)?\b(?P<given>[A-Z][a-z]+)\sand\s$")
_OWNED = re.compile(r"['’]s?\s")
_ONE = re.compile(r"\ban?\s$")
_LISTED = 120  # characters before a name in which the list that it ends begins
_FULL = r"[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){1,3}(?:\s\([^()\n]{1,20}\))?,?\s"
_SHARED = re.compile(rf"\b(?P<titles>[A-Z][A-Za-z]+s\.?)\s(?:{_FULL}){{1,5}}(?:(?<=,\s)|and\s)$")


def introduce(book: Book, span: Span, alone: Collection[str]) -> None:
    """Take note of a name with its title; `alone` holds the folded words that are a lone name in the body."""
    if " " not in span.text:
        if book.spelt(span.text) != span.text:
            return
        called = likeliest(book.by_name.get(fold(span.text), []), span.text, book.before(span.start), span.start)
        known = called or _shorter(book, span.text) or _body(book, span)
        if len(known) == 1:
            book.mention(span, known[0])
        return
    rest = _behind_opener(book, span, alone) or _behind_place(book, span)
    if rest is not None:
        introduce(book, rest, alone)
        return
    phrase = parse_phrase(span.text)
    phrase = _with_shared_title(book, span, phrase)
    if span.text.rsplit(" ", 1)[-1].lower() in words("roles", "document", "heads") and _ONE.search(
        book.article.text, max(0, span.start - 3), span.start
    ):
        return  # "filing a ▸ False Police Report"
    undertaking = names_undertaking(phrase.name.split())
    if not phrase.proper or phrase.kind is SourceKind.GROUP or undertaking or is_titled(phrase):
        return
    shorter = book.shortened(phrase.name) if phrase.kind is SourceKind.ORGANISATION else None
    new = _introduces(phrase, alone) or _is_told_person(book, span, phrase)
    entity = shorter or book.named(phrase, span.start, new=new)
    if entity:
        book.mention(span, entity)
        _introduce_partner(book, span, phrase)


def _with_shared_title(book: Book, span: Span, phrase: Phrase) -> Phrase:
    """A person with the title that stands before the first of several: "Sens. Ada Lee (D) and ▸ Bo Hale"."""
    if phrase.kind is not SourceKind.PERSON or phrase.role or " " not in phrase.name:
        return phrase
    shared = _SHARED.search(book.article.text, max(0, span.start - _LISTED), span.start)
    title = title_of_one(shared["titles"]) if shared else None
    return replace(phrase, role=title) if title else phrase


def _introduce_partner(book: Book, span: Span, phrase: Phrase) -> None:
    """Take note of somebody whose last name stands behind the other of two: "▸ Clive and Wendy Marlow"."""
    text = book.article.text
    found = _PARTNER.search(text, max(0, span.start - _POST), span.start)
    full = phrase.kind is SourceKind.PERSON and " " in phrase.name and text.startswith(phrase.name, span.start)
    if found is None or found["more"] or not full or not is_given(found["given"]):
        return
    partner = parse_phrase(f"{found['given']} {phrase.name.rpartition(' ')[2]}")
    entity = book.named(partner, found.start("given"), new=True)
    if entity:
        book.mention(book.article.span(*found.span("given")), entity)


def introduce_titled(book: Book, spans: Sequence[Span]) -> None:
    """Take note of those whom the body names by last name alone, with a title: "President Verrin".

    The names are those of the whole body, each of which `introduce` has seen.
    """
    called: set[str] = set()
    for span in spans:
        if " " not in span.text:
            continue
        phrase = parse_phrase(span.text)
        related = not words("people", "kin", "family").isdisjoint((phrase.role or "").split())
        if not is_titled(phrase) or (not related and _OWNED.search(span.text.split(",", 1)[0])):
            continue
        known = book.lookup(phrase)
        theirs = len(known) == 1 and not book.writing.is_relative(known[0].name)
        if theirs and (known[0].introduced < span.start or is_lone_of(phrase, known[0])):
            known[0].introduced = min(known[0].introduced, span.start)
        elif len(known) < 2 and fold(phrase.name) not in called:
            called.add(fold(phrase.name))
            known = [book.add(phrase, span.start)]
        if len(known) == 1:
            book.mention(span, book.merge(known[0], phrase, span.start))
    for span in spans if called else ():
        known = book.by_name[fold(span.text)] if fold(span.text) in called else []
        titled = [one for one in without_courtesy(known) if " " not in one.name]
        if len(titled) == 1:
            book.mention(span, titled[0])


def _behind_opener(book: Book, span: Span, alone: Collection[str]) -> Span | None:
    """The last name behind a word that opens the sentence: "Isolated Obama seeks help", "Attack Obama"."""
    first, _, last = span.text.partition(" ")
    if fold(last) not in alone or is_given(first):
        return None
    sentence = book.article.sentence_at(span.start)
    opens = sentence is not None and sentence.start == span.start and not book.writing.has_within(first)
    if is_no_name(first) or (opens and (first.endswith(("ing", "ed")) or book.writing.is_noun(first))):
        return book.article.span(span.end - len(last), span.end)
    return None


def _behind_place(book: Book, span: Span) -> Span | None:
    """The person behind the place of a post: "the ambassador to the United States ▸ Ada Lee"."""
    posted = _POSTED_AT.search(book.article.text, max(0, span.start - _POST), span.start)
    if posted is None or not is_role(posted["post"]):
        return None
    words_ = span.text.split(" ")
    at = next((at for at in range(len(words_) - 2, 0, -1) if " ".join(words_[:at]) in place_names()), None)
    name = parse_phrase(" ".join(words_[at:])) if at else None
    if name is None or not name.proper or name.kind is not SourceKind.PERSON or " " not in name.name:
        return None
    return book.article.span(span.end - len(" ".join(words_[at:])), span.end)


def _body(book: Book, span: Span) -> list[Entity]:
    """A body with a name of one word: an outlet, initials, or what is told to be one, "Norrvik shares"."""
    initials = span.text in load_lexicon("organisations")["abbreviations"]
    if fold(span.text) not in book.bodies and not _is_lone_outlet(book, span.text) and not initials:
        return []
    phrase = parse_phrase(span.text)
    unknown = phrase.proper and (initials or phrase.kind in (SourceKind.PERSON, SourceKind.OUTLET))
    found = book.named(phrase, span.start, new=True) if unknown else None
    return [found] if found else []


def _is_lone_outlet(book: Book, word: str) -> bool:
    """Whether a lone word names an outlet: "CNN", but not "Science" where the text has science too."""
    return is_outlet(word) and (word.isupper() or book.writing.is_name(word))


def _shorter(book: Book, word: str) -> list[Entity]:
    """The body named so far that a lone word is the short name of: al-Qassam, the al-Qassam Brigades."""
    if not word[-1:].isalpha() or word.lower() in words("people", "openers", "words"):
        return []
    found = book.shortened(word)
    return [found] if found else []


def _is_told_person(book: Book, span: Span, phrase: Phrase) -> bool:
    """Whether an age or "who" behind a name tells that it is somebody's: "Noa Peled, ▸ who", "Noa Peled, ▸ 41"."""
    return (
        phrase.kind is SourceKind.PERSON
        and " " in phrase.name
        and _AGED.match(book.article.text, span.end) is not None
    )


def _introduces(phrase: Phrase, alone: Collection[str]) -> bool:
    """Whether a name in the running text is one that later words can point back to.

    A person's has a title, a known given name, or a last name that stands alone elsewhere.
    """
    if phrase.kind is SourceKind.PERSON and " " in phrase.name:
        last = phrase.name.rpartition(" ")[2]
        named = fold(last) in alone and not last.isupper() and not is_place(last.lower())
        return bool(phrase.role or phrase.gender or is_given(phrase.name.split()[0])) or named
    if phrase.kind is SourceKind.PERSON:
        return False
    return bool(phrase.aliases) or phrase.kind is SourceKind.OUTLET or " " in phrase.name
