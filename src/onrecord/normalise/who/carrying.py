"""Words of the running text that keep somebody in mind: "Lee won in May. He moved north. He said …".

The book of an article and a place come in; each "he" and "she" right before the place that stands outside of
quoted words is noted as a mention of the one it refers to, for the pronouns behind it, and for "they" each group
that opens a sentence: "Four senators left. They said …", for "it" each document and body: "A survey of farmers came
out. It said …". Only what lies within reach of a pronoun that speaks is read, and each once, so that the work is
linear.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from onrecord.normalise.lexicons import forms, words
from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.normalise.tokens import BODY_NOUNS
from onrecord.normalise.who.antecedents import modifies, people_before
from onrecord.normalise.who.book import Book
from onrecord.normalise.who.entities import Entity
from onrecord.normalise.who.pairs import pair_opening
from onrecord.normalise.who.pointing import whom_words_mean
from onrecord.normalise.who.pronouns import GENDERS, MOST_BACK, best_candidate
from onrecord.normalise.who.teams import read_team, team_at
from onrecord.records import Range, SourceKind, Span
from onrecord.text import OF_ONE

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
_LONE = re.compile(r"([A-Z][\w’'-]+)\s([a-z]+)\s")
_BY_PEOPLE = words("roles", "phrase", "by_people")  # what only people do: "Verrin ▸ flew home"
_WORD = re.compile(r"[\w’'-]+")
_GROUP_BACK = 2  # how many sentences back a group that did not speak is "they"
_INTRODUCED = re.compile(r"(?:In|At|On|For|After|During|Since|By|From)\s[^,.;:“”\"\n]{2,40},\s")
"""What may open a sentence before the group that is its subject: "In the study, ▸ researchers met"."""
_THING = re.compile(
    r"(?P<what>(?:The|An?|Its|This|Another|(?P<owner>[A-Z][\w-]+['’]s))\s(?:[\w’'-]+\s){0,3}?(?P<head>[a-z]+)(?:\s(?:of|on|about|by|from|for|in|at|near)\s[^,.;:“”\"]{2,50}?)?)"
    r"\s(?:is|was|has|had|will|would|came|comes|went|\w{2,}ed)\s"
)
"""What opens a sentence as its subject, up to the verb: "A survey of farmers ▸ was"."""
_COUNTED = re.compile(r"[\w’'-]+\s$")
_MOST_WORDS, _LONGEST = 6, 80
_QUOTES = frozenset('“”"')
_DETERMINERS = words("roles", "phrase", "counting")
_ACCUSING = re.compile(
    r"(?P<passive>\s(?:have\sbeen|had\sbeen|are|were)\s)?"
    rf"\b(?:{forms('roles', 'office', 'accusing')})(?:\s|\b)"
)
"""What is done to somebody who may then deny it: "arrested ▸ two men", "two men ▸ were arrested"."""


def carry_pronouns(book: Book, at: int) -> None:
    """Note whom the pronouns within reach before a place refer to."""
    sentences = book.article.sentences
    first = book.places.sentence(at) - MOST_BACK
    start = max(book.carried, sentences[first].start if first > 0 else 0)
    for match in _PRONOUN.finditer(book.article.text, start, at):
        if match.span() in book.mentions or book.is_quoted(match.start()):
            continue
        before = list(book.before(match.start()))
        entity = best_candidate(match.group().lower(), match.start(), book.places, before)[0]
        if entity is not None:
            book.carry(match.start(), match.end(), entity)
    book.carried = max(book.carried, at)


def _sentences_to(book: Book, at: int) -> Sequence[Range]:
    """The sentence of a place and those right before it."""
    here = book.places.sentence(at)
    return book.article.sentences[max(0, here - _GROUP_BACK) : here + 1]


def carry_groups(book: Book, at: int) -> None:
    """Note the groups that open the sentences right before a place."""
    for sentence in _sentences_to(book, at):
        if not book.grouped <= sentence.start < at or book.is_quoted(sentence.start):
            continue
        intro = _INTRODUCED.match(book.article.text, sentence.start, sentence.end)
        start = intro.end() if intro else sentence.start
        team = team_at(book.article.text, start, min(sentence.end, start + 2 * _LONGEST))
        span = book.article.span(start, team) if team else _group(book, Range(start, sentence.end))
        if span is None and (pair := pair_opening(book, sentence)) is not None:
            book.carry(*pair)
        if span is not None and (span.start, span.end) not in book.mentions:
            group = read_team(book, span.text, span.start)
            group = group or whom_words_mean(book, span)
            book.carry(span.start, span.end, group)
    book.grouped = max(book.grouped, at)


def carry_things(book: Book, at: int) -> None:
    """Note the documents and the bodies that open the sentences right before a place, with nobody named in them."""
    for span in _things_opening(book, at, words("roles", "document", "heads") | BODY_NOUNS):
        book.carry(span.start, span.end, whom_words_mean(book, span))


def premises_before(book: Book, at: int) -> Entity | None:
    """Where people work that opens a sentence right before: "The factory closed. It said …"."""
    told = list(_things_opening(book, at, words("roles", "organisation", "premises")))
    return whom_words_mean(book, told[-1]) if told else None


def _things_opening(book: Book, at: int, heads: Collection[str]) -> Iterator[Span]:
    """What the sentences right before a place open with as their subject, where no body is named in it before."""
    for sentence in _sentences_to(book, at):
        if sentence.start >= at or book.is_quoted(sentence.start):
            continue
        stop = min(sentence.end, at, sentence.start + 2 * _LONGEST)
        match = _THING.match(book.article.text, sentence.start, stop)
        if match is None or match["head"] not in heads:
            continue
        whole = match["head"] in words("roles", "document", "heads")  # "A study by the Tarn Trust" is the trust's
        first = match.end("owner") if match["owner"] else match.start("what")
        if book.mentioned(first, match.end("what" if whole else "head")) is None:
            yield book.article.span(*match.span("what"))


def accused_before(book: Book, at: int) -> Entity | None:
    """Whom the sentence right before tells to be arrested or charged: "Two ▸ men were arrested. They deny it"."""
    here = book.places.sentence(at)
    before = book.article.sentences[here - 1] if here > 0 else None
    if before is None or book.is_quoted(before.start):
        return None
    for match in _ACCUSING.finditer(book.article.text, before.start, before.end):
        span = _before_verb(book, match) if match["passive"] else _group(book, Range(match.end(), before.end))
        if span is not None:
            return whom_words_mean(book, span)
    return None


def _before_verb(book: Book, verb: re.Match[str]) -> Span | None:
    """The words for several people right before a verb: "said ▸ two men were charged"."""
    span = people_before(book.article, verb.start())
    if span is None or span.end != verb.start() or not _are_people(span.text.rsplit(" ", 1)[-1].lower()):
        return None
    count = _COUNTED.search(book.article.text, max(0, span.start - _LONGEST), span.start)
    return (
        book.article.span(count.start(), span.end) if count and count[0].strip().lower() in _DETERMINERS else span
    )


def lone_name_before(book: Book, pronoun: str, at: int) -> Entity | None:
    """Who is known by one name alone and opens a sentence right before: "Verrin flew home. He said …"."""
    told = reversed(_sentences_to(book, at))
    return next((one for sentence in told if (one := lone_name_opening(book, pronoun, sentence))), None)


def lone_name_opening(book: Book, pronoun: str, sentence: Range) -> Entity | None:
    """Who is known by one name alone and opens a sentence: "Verrin flew home", "Verrin herself was calm"."""
    match = _LONE.match(book.article.text, sentence.start, sentence.end)
    alone = match and not match[1].endswith(OF_ONE) and not book.is_quoted(sentence.start)
    phrase = parse_phrase(match[1]) if match and alone else None
    if match is None or phrase is None or not phrase.proper or phrase.kind is not SourceKind.PERSON:
        return None
    named = phrase.gender == GENDERS[pronoun] or book.writing.is_name(phrase.name) or match[2] in _BY_PEOPLE
    fits = named and phrase.gender in (None, GENDERS[pronoun])
    return book.named(phrase, sentence.start, new=True) if fits else None


def _group(book: Book, sentence: Range) -> Span | None:
    """The words for several people that open a sentence: "The four northern ▸ senators", "40 ▸ miners"."""
    begin = sentence.start
    stop = min(sentence.end, sentence.start + _LONGEST)
    for count, match in enumerate(_WORD.finditer(book.article.text, sentence.start, stop)):
        word = match.group().lower()
        if count == _MOST_WORDS or (not count and match.start() > sentence.start):
            return None
        if _are_people(word):
            return book.article.span(begin, match.end())
        if word[0].isdigit():
            begin = match.end() + 1
        elif word not in _DETERMINERS and not modifies(match.group()):
            return None
    return None


def _are_people(word: str) -> bool:
    """Whether a word in small letters is for several people: "miners", "brothers"."""
    kin = word.endswith("s") and word[:-1] in words("people", "kin", "family")
    return kin or word in words("roles", "unnamed", "plural") - _DETERMINERS


def people_told_of(book: Book, at: int) -> Entity | None:
    """The only people told of right before in a paragraph: "Floods drove out many ▸ residents. They said"."""
    here = book.places.sentence(at)
    block = next((one.start for one in book.article.blocks if one.start <= at < one.end), 0)
    for sentence in reversed(book.article.sentences[max(0, here - _GROUP_BACK) : here]):
        if sentence.start < block or not _QUOTES.isdisjoint(book.article.text[sentence.start : sentence.end]):
            return None
        found = [
            match
            for match in _WORD.finditer(book.article.text, sentence.start, sentence.end)
            if match.group().islower() and _are_people(match.group())
        ]
        if len({match.group() for match in found}) == 1:
            return whom_words_mean(book, book.article.span(*found[-1].span()))
        if found:
            return None
    return None
