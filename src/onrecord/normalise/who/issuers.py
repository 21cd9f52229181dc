"""Whose a document is: "Kestrel Air issued a statement … The statement said …".

A nominal that points back to a document comes in with where it stands, the one who issued it goes out: the subject
of "issued", "released" and the like, or who said something "in a statement". Only the words right before are read,
so that the work is linear.
"""

import re
from functools import lru_cache

from onrecord.normalise.lexicons import families, words
from onrecord.normalise.phrases.nominals import OWNERS, Phrase
from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.normalise.who.book import Book
from onrecord.normalise.who.entities import Entity
from onrecord.normalise.who.pairs import pair_opening
from onrecord.normalise.who.pointing import name_or_point
from onrecord.records import Range, SourceKind, Span

_BACK = 2000  # characters back in which a document is introduced
_MOST_WORDS = 8
_ISSUED = r"(?:issued|released|published|posted|circulated|put\s+out|sent|wrote|signed)"
_ONE = r"(?:an?|the|its|his|her|their)\s+(?:[\w’'-]+\s+){0,3}?"
_HELPERS = re.compile(r"\s+(?:has|have|had|also|later|then|on\s+\w+|\w+ly)$", re.IGNORECASE)
_PUT_OUT = re.compile(rf"\b[Ii]n\s{_ONE}(?P<what>{'|'.join(sorted(words('roles', 'document', 'issued')))})\b")
_BY = re.compile(
    rf"\s(?:{_ISSUED}|made|given)\s(?:\w+\s)?by\s(?P<by>[^,.;:“”\"\n]+?)(?=$|\son\s|\s(?:late|early|last|earlier|this)\s)"
)
_STATED = frozenset(("statement", "release", "press", "message", "post"))
"""Words for what somebody is quoted from: "the White House said no. … The statement added"."""


@lru_cache(maxsize=1024)
def _introduced(head: str) -> re.Pattern[str]:
    word = re.escape(head)
    return re.compile(
        rf"\b(?<!been )(?<!was )(?<!were )(?P<issued>{_ISSUED})\s+{_ONE}{word}\b|\b(?:in|through)\s+{_ONE}{word}\b"
        rf"|\b{word}\s+(?:from|by)\s+(?P<by>(?:[^,.;:“”\"\n]|(?<=\b[A-Z])\.)+)",
        re.IGNORECASE,
    )


def issuer_of(book: Book, phrase: Phrase, at: int) -> Entity | None:
    """Who issued the document that a definite nominal names; None when the text before does not tell."""
    if not phrase.definite and phrase.name == "statement":
        spoke = _spoke_right_before(book, at)
        return spoke if spoke is not None and spoke.kind is SourceKind.ORGANISATION else None
    if not phrase.definite or phrase.plural:
        return None
    text = book.article.text
    found = list(_introduced(phrase.head).finditer(text, max(0, at - _BACK), at))
    if not found:
        return _spoke_right_before(book, at) if phrase.words <= _STATED else None
    last = found[-1]
    sentence = book.article.sentence_at(last.start())
    if sentence is None:
        return None
    if last["by"]:
        return _named(book, last["by"], last.start("by"))
    if last["issued"]:
        both = pair_opening(book, Range(sentence.start, last.start()))
        return (
            both[2]
            if both
            else book.mentioned(sentence.start, last.start()) or _subject(book, sentence.start, last.start())
        )
    return book.mentioned(sentence.start, sentence.end, source=True)


def put_out_before(book: Book, at: int) -> Entity | None:
    """Who put out what the sentence before tells of: "In a joint statement, both ministers agreed. ▸ It said"."""
    here = book.places.sentence(at)
    start = book.article.sentences[max(0, here - 1)].start if here >= 0 else at
    told = _PUT_OUT.search(book.article.text, start, at)
    return issuer_of(book, parse_phrase(f"the {told['what']}"), at) if told else None


def named_issuer(book: Book, words_: Span) -> Entity | None:
    """Who issued a document by the words for it: "a joint statement issued by ▸ the Lorn ministers on Friday"."""
    by = _BY.search(words_.text)
    theirs = by is None or by["by"].split(" ", 1)[0].lower() in OWNERS  # "released by his ministry"
    return None if by is None or theirs else _named(book, by["by"], words_.start + by.start("by"))


def _spoke_right_before(book: Book, at: int) -> Entity | None:
    """Who spoke in the sentence before or in the one of the place, for a statement told of nowhere else."""
    here = book.places.step(at)
    spoke = (one for one in book.before(at) if one.source and not one.quoted)
    last = next((one.entity for one in spoke if here - book.places.step(one.start) <= 1), None)
    if last is None or not (last.proper or last.speaks_for or last.kind is SourceKind.ORGANISATION):
        return None
    return last


def publisher_of(book: Book, head: str) -> Entity | None:
    """The one body by which the text says, anywhere, that such a document was made or published."""
    found = {match["by"]: match.start("by") for match in _published(head).finditer(book.article.text)}
    if len(found) != 1:
        return None
    (words_, at), *_ = found.items()
    phrase = parse_phrase(words_)
    body = phrase.proper and phrase.kind in (SourceKind.ORGANISATION, SourceKind.OUTLET)
    return book.named(phrase, at, new=True) if body else None


@lru_cache(maxsize=1024)
def _published(head: str) -> re.Pattern[str]:
    same = families("roles", "document", "same").get(head, frozenset()) | {head}
    name = r"[A-Z][\w&.’'-]*(?:\s(?:(?:of|for|on|and)\s(?:the\s)?)?[A-Z][\w&’'-]*){0,9}"
    return re.compile(
        rf"\b(?:{'|'.join(map(re.escape, sorted(same)))})\b[^.;:“”\n]{{0,60}}?\s"
        r"(?:conducted|published|released|issued|prepared|compiled|produced|carried\sout)\s"
        rf"(?:\w+\s){{0,2}}?by\s(?:the\s)?(?P<by>{name})"
    )


def _subject(book: Book, start: int, end: int) -> Entity | None:
    """The one whom the words from the sentence's start to the verb name."""
    return _named(book, _HELPERS.sub("", book.article.text[start:end].strip()), start)


def _named(book: Book, words_: str, at: int) -> Entity | None:
    phrase = parse_phrase(words_)
    if not 0 < len(words_.split()) <= _MOST_WORDS or phrase.pronoun or phrase.kind is SourceKind.UNNAMED:
        return None
    return name_or_point(book, phrase, words_, at)
