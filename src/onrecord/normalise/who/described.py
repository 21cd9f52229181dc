"""Whom a description without a name means: "the 28-year-old", "the Norwegian", "the historian".

A definite phrase ("the mother of two") comes in with where it stands, the person spoken of before goes out whom it
fits best: by the age that the text gives, the children it tells of, the post or the calling. Where nobody fits, or
somebody without a name was told of in the same words, the answer is None.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from onrecord.normalise.lexicons import families, load_lexicon, words
from onrecord.normalise.phrases.nominals import Phrase
from onrecord.normalise.tokens import one_of_a_people
from onrecord.normalise.who.book import MOST_BACK, Book
from onrecord.normalise.who.entities import Entity, only
from onrecord.normalise.who.pronouns import Candidate, best_candidate
from onrecord.records import SourceKind

_PARENT = re.compile(
    r"(?:grand)?(?:mother|father|parent|mum|mom|dad)(?:-of-|\sof\s)(?:an?|one|two|three|four|five|six|\d+)"
)
_CHILDREN = re.compile(r"\b(?:child(?:ren)?|sons?|daughters?|boys?|girls?|kids|twins|toddler|baby|babies)\b")
_FROM = re.compile(r"\b((?:[A-Z][\w.-]+\s)?[A-Z][\w.-]+)\s(?:Republican|Democrat)")
_AROUND = 160  # characters around a name within which its bearer's children are told of
_CHARGED = re.compile(
    r"(?:,(?:[^,.;“”\"]{1,60},){1,2})?\s(?:has\s|had\s|have\s|also\s)?"
    r"(?:denies\s\w+\s(?:counts?|charges?)|denied\s\w+\s(?:counts?|charges?)|denies\s(?:murder|fraud|all|the\scharges?)|plead(?:s|ed)|pled|"
    r"(?:is|was|been|were)\s(?:charged|accused\sof|on\strial|found\sguilty|convicted|sentenced|jailed|acquitted|indicted)|"
    r"(?:is\s)?standing\strial|stood\strial|faces\s(?:\w+\s){0,2}(?:counts?|charges?|trial|life|jail|prison))\b"
)
"""What stands behind the name of somebody who is before a court."""
_AGED = re.compile(r"(\d+|[a-z]+(?:-[a-z]+)?)-year-olds?")
_AGE_BEHIND = re.compile(r",\s(?:aged\s)?(\d{1,3})(?=[,.;])|\s\((\d{1,3})\)|,\san?\s(\d{1,3})-year-old\b")
_AGE_AHEAD = re.compile(r"\b(\d{1,3})-year-old\s(?:[\w-]+\s){0,3}$")
_AHEAD = 60
_AGES = {word: range(first, until) for word, (first, until) in load_lexicon("roles")["ages"].items()}
_LATELY = 500  # characters back in which somebody without a name may have been told of in the same words


def person_described(book: Book, phrase: Phrase, at: int) -> Entity | None:
    """The person spoken of before whom a description means, or None."""
    if phrase.head in words("roles", "office", "charged"):
        return _charged(book)
    if not phrase.definite or phrase.plural:
        return None
    people = [one for one in book.before(at) if one.entity.kind is SourceKind.PERSON]
    people = _of_party([one for one in people if not one.quoted] or people, phrase)
    block = next((one for one in book.article.blocks if one.start <= at < one.end), None)
    pronoun = {"m": "he", "f": "she"}.get(phrase.gender or "", "person")
    for fitting in _narrowed(book, phrase, people, at):
        here = [one for one in fitting if block and one.start >= block.start]
        for near in (here, fitting):
            found, lead = best_candidate(pronoun, at, book.places, near)
            if lead:
                return found  # of several whom it fits as well none is meant, however often one is named
    return None


def _of_party(people: list[Candidate], phrase: Phrase) -> list[Candidate]:
    """Those who are of no other party than a word names, nor from elsewhere: "the Lorn Democrat"."""
    parties = families("roles", "office", "parties")
    own = parties.get(phrase.head)
    if own is None:
        return people
    others, place = frozenset(parties) - own - {phrase.head}, _place(phrase.name)
    left = [one for one in people if one.entity.roles.isdisjoint(others)]
    return [one for one in left if place in ("", told := _place(one.entity.role or "")) or not told]


def _place(role: str) -> str:
    """Where somebody of a party is from, by a role: "▸ Lorn Republican Sen."; empty where it does not say."""
    found = _FROM.search(role)
    return found[1] if found and found[1].lower() not in words("people", "openers", "words") else ""


def _narrowed(book: Book, phrase: Phrase, people: list[Candidate], at: int) -> Iterator[list[Candidate]]:
    """Those whom a description fits, the best told first."""
    ages = _ages_meant(phrase)
    if ages is not None:
        known = {id(one.entity): age for one in people if (age := _age(book, one))}
        yield [one for one in people if known.get(id(one.entity)) in ages]
        people = [one for one in people if id(one.entity) not in known]
    if _PARENT.fullmatch(phrase.name):
        yield _kept(people, lambda one: _tells_of_children(book, one))
    elif ages is None and not _describes(phrase):
        if not _told_without_name(book, phrase, at):
            yield [one for one in people if one.entity.roles & _bearers(phrase.head)]
        return
    elif _is_calling(phrase):
        if _told_without_name(book, phrase, at):
            return
        yield [one for one in people if one.entity.roles & _bearers(phrase.head)]
        people = [one for one in people if not _has_a_post(one.entity)]
    elif _bearers(phrase.head):
        yield [one for one in people if one.entity.roles & _bearers(phrase.head)]
    elif _was(phrase):
        yield [one for one in people if not _has_a_post(one.entity)]
    yield people


def _kept(people: list[Candidate], told: Callable[[Candidate], bool]) -> list[Candidate]:
    """All mentions of those of whom one mention tells it."""
    chosen = {id(one.entity) for one in people if told(one)}
    return [one for one in people if id(one.entity) in chosen]


def _describes(phrase: Phrase) -> bool:
    """Whether a description can fit somebody of whom the text has told nothing that would bear it out."""
    people = one_of_a_people(phrase.head)
    return people or _is_calling(phrase) or phrase.head in words("roles", "office", "describing") or _was(phrase)


def _is_calling(phrase: Phrase) -> bool:
    return phrase.head in words("roles", "office", "callings") and not _was(phrase)


def _was(phrase: Phrase) -> bool:
    """Whether it tells what somebody was, which may be said of anybody: "the former miner"."""
    return "former" in phrase.words and phrase.head not in words("roles", "organisation", "nominal")


def _has_a_post(entity: Entity) -> bool:
    """Whether the text tells what somebody is, by more than what goes with any calling: a mayor, not a survivor."""
    return bool((entity.roles & words("roles", "office", "heads")) - words("roles", "office", "any_calling"))


@cache
def _bearers(head: str) -> frozenset[str]:
    """The posts and titles whose bearer can be called so: "the entomologist" of a professor."""
    head = "scientist" if head.endswith("ologist") else head
    rows = (row.split(":") for row in load_lexicon("roles")["office"]["called"])
    return frozenset().union(*(frozenset(told.split()) for called, told in rows if head in called.split()))


def _told_without_name(book: Book, phrase: Phrase, at: int) -> bool:
    """Whether the text tells right before of somebody else by that word: "a nurse saw it. … The nurse said"."""
    text, start = book.article.text, max(0, at - _LATELY)
    return phrase.head in text[start:at].lower() and _one(phrase.head).search(text, start, at) is not None


@lru_cache(maxsize=1024)  # the pattern of a word takes long to make
def _one(head: str) -> re.Pattern[str]:
    """Somebody told of by a word: "a young nurse"."""
    return re.compile(rf"\b(?:an?|another|one)\s(?:[\w-]+\s){{0,3}}?{re.escape(head)}\b", re.IGNORECASE)


def _ages_meant(phrase: Phrase) -> range | None:
    """The ages that a description can mean; an empty range where it says one in words."""
    for word in phrase.words:
        aged = _AGED.fullmatch(word)
        if aged:
            return range(int(aged[1]), int(aged[1]) + 1) if aged[1].isdecimal() else range(0)
    return _AGES.get(phrase.head)


def _age(book: Book, one: Candidate) -> int | None:
    """The age that the text gives beside a name."""
    text = book.article.text
    behind = _AGE_BEHIND.search(text, one.start, one.end) or _AGE_BEHIND.match(text, one.end)
    found = behind or _AGE_AHEAD.search(text, max(0, one.start - _AHEAD), one.start)
    return int(next(group for group in found.groups() if group)) if found else None


def _tells_of_children(book: Book, one: Candidate) -> bool:
    sentence = book.article.sentence_at(one.start)
    if sentence is None:
        return False
    start, end = max(sentence.start, one.start - _AROUND), min(sentence.end, one.end + _AROUND)
    return _CHILDREN.search(book.article.text, start, end) is not None


def _charged(book: Book) -> Entity | None:
    """The one person of the article who stands before a court: "the defendant"."""
    text = book.article.text
    people = [c for c in book.candidates[:MOST_BACK] if c.entity.kind is SourceKind.PERSON]
    return only(list({id(c.entity): c.entity for c in people if _CHARGED.match(text, c.end)}.values()))
