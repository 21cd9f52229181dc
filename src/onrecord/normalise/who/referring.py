"""Whom an attribution's source words mean.

A full name is itself, a last name the one person who bears it, an office its holder, a pronoun the best compatible
mention; words that mean nobody known stand for themselves.
"""

import re
from dataclasses import replace

from onrecord.naming.fold import fold
from onrecord.normalise.lexicons import any_words, branches, compiled, words
from onrecord.normalise.phrases.core import naming_clause
from onrecord.normalise.phrases.nominals import Phrase
from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.normalise.who.antecedents import (
    body_before,
    document_before,
    people_before,
    subject_before,
    words_before,
)
from onrecord.normalise.who.book import Book
from onrecord.normalise.who.carrying import people_told_of
from onrecord.normalise.who.entities import Entity, only
from onrecord.normalise.who.interviews import interviewed
from onrecord.normalise.who.issuers import issuer_of, named_issuer, publisher_of
from onrecord.normalise.who.owners import owner_of
from onrecord.normalise.who.pairs import is_for_two, pair_before
from onrecord.normalise.who.pointing import pointed_at, whom_words_mean
from onrecord.normalise.who.subjects import phrase_before
from onrecord.normalise.who.teams import read_team
from onrecord.normalise.who.third_person import meant_by
from onrecord.records import Attribution, SourceKind, Span

_RIGHT_BEFORE = 40  # characters between a name with its place or body and "who", at most
_LONGEST_ASIDE = 100  # characters of what stands between a name and its "which"
_ACTING = re.compile(r"(?:to\s)?[a-z]+(?:ing|ed|ish|e|s)\s")
"""A verb that was taken in before people: "galvanizing ▸ millions who feel"."""
_OWNED = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr)\.? )?([A-Z][\w-]+)['’]s? (?=[a-z])")
_OF_SOMETHING = re.compile(r"\s(?:of|from|in|at|with|on)(?:\s(?:the|of|and|[A-Z][\w.’'&-]*)){1,7},?\s")
_ASIDE = re.compile(
    r"(?<=,\s)(?:where|when|whose|who|which)\s[^,;:.“”\"\n]{3,80},\s$|(?<=\w)(?:\son)?\s[A-Z][a-z]{2,5}day\s?,\s$"
)
"""What stands between a name and its "which" or "who": "Tarn, ▸ where it is, ◂ which", "Lee ▸ on Monday, ◂ who"."""
_DASH = re.compile(r"\s?(?:[—–]|--|-)\s?")
_DONE = re.compile(r"[a-z]+(?:ed|en|wn|ung)(?:\s\w+ly|\s(?:on|in|last|this)\s[\w\s]+)?")
"""What was done, where what somebody is might stand: "published", "unveiled on Monday"."""
_SAYS_WHAT = re.compile(r"\s(?:is|are|was|were|became)\s")


def resolve_source(book: Book, attribution: Attribution, speaker: Entity | None = None) -> tuple[Entity, bool]:
    """The entity of an attribution's source words, and whether it is sure.

    `speaker` is the one in whose words the attribution stands: "I" and "we" there, and none whom those words call
    "he", "it" or "they" where they are quoted.
    """
    first = max(attribution.source, key=lambda span: span.end - span.start)
    text = book.spelt(first.text)
    phrase = _parse(book, first, text)
    lone = phrase.proper and phrase.kind is SourceKind.PERSON and not phrase.gender
    if lone and book.writing.is_noun(text):
        phrase = parse_phrase(text.lower())  # "Onlookers said", where the text has onlookers elsewhere
    elif lone and _is_of_several(attribution, text):
        phrase = replace(parse_phrase(text.lower()), kind=SourceKind.GROUP, plural=True)
    entity = _refer(book, phrase, attribution, speaker)
    if entity is not None and not (phrase.proper or phrase.pronoun) and _is_named_in(book, entity, attribution):
        entity = None
    sure = entity is not None
    if entity is None:
        phrase = _with_owner(book, phrase, first.start)
        entity = book.unresolved(phrase, text, first.start, _possessor(book, phrase, first.start))
        sure = not phrase.pronoun and not phrase.definite
    book.mention(first, entity, source=True)
    return entity, sure


def _parse(book: Book, span: Span, text: str) -> Phrase:
    """What the words of a span say, with the clause behind them that says what somebody goes by."""
    clause = naming_clause(book.article.text, span.end)
    return parse_phrase(f"{text}{clause}") if clause else parse_phrase(text)


def _is_named_in(book: Book, entity: Entity, attribution: Attribution) -> bool:
    """Whether what is said begins with somebody's name: "The striker believes ▸ Oke can win" is not by Oke."""
    first = attribution.content[:1]
    said = first[0].start + (len("that ") if first[0].text.startswith("that ") else 0) if first else -1
    named = book.first_mentioned(said, said + 1) if first else None
    return named is entity and entity.kind is SourceKind.PERSON and book.article.text[said].isupper()


def _is_of_several(attribution: Attribution, text: str) -> bool:
    """Whether the verb tells that a lone word is of several: "Millers ▸ say", but "Ramos ▸ says"."""
    verb = attribution.cue[0].text.split(" ", 1)[0] if attribution.cue else ""
    return text.endswith("s") and " " not in text and verb in words("saying", "clause", "of_several")


def _refer(book: Book, phrase: Phrase, attribution: Attribution, speaker: Entity | None) -> Entity | None:
    at = attribution.source[0].start
    if not attribution.cue and attribution.source[0].text in ("Q", "A"):
        return _in_interview(book, attribution.source[0])
    if phrase.pronoun in ("i", "we"):
        return speaker
    if is_for_two(phrase) and (both := pair_before(book, phrase, at)) is not None:
        return both
    if phrase.pronoun:
        found = meant_by(book, phrase.pronoun, attribution, speaker)
        return found or (_antecedent(book, attribution, at) if phrase.pronoun in ("who", "which") else None)
    if phrase.name == "that":
        return _words_before(book, at, who=False)
    return (
        _apposed(book, phrase, at)
        or _bearer(book, phrase)
        or _pair(book, phrase, at)
        or read_team(book, attribution.source[0].text, at)
        or _meant(book, phrase, attribution.source[0])
    )


def _in_interview(book: Book, label: Span) -> Entity | None:
    """Who asks and who answers where labels stand for them: "Q: Is it safe? ▸ A: It is"."""
    asks = label.text == "Q"
    named = None if asks else interviewed(book.article)
    if named is not None:
        return book.named(named, label.start, new=True)
    called = "interviewer" if asks else "interviewee"
    return (book.outlet if asks else None) or book.unresolved(parse_phrase(called), called, label.start)


def _meant(book: Book, phrase: Phrase, words_: Span) -> Entity | None:
    """Whom words name, or point back to."""
    at = words_.start
    if phrase.proper:
        full = _with_last_name(book, phrase, at)
        if full is not phrase and (known := only(book.by_name.get(fold(phrase.name), []))) is not None:
            return book.merge(known, full, at)
        return book.misspelt(full) or book.shortened(full.name, at) or book.named(full, at, new=True)
    if phrase.name.isdigit() and (people := people_told_of(book, at)):
        name = f"{phrase.name} {people.head}"  # "The residents spoke. ▸ 17 said"
        return book.unresolved(parse_phrase(name), name, at)
    issued = phrase.head in words("roles", "document", "issued")
    body = _publisher(phrase) if issued else None
    if body:
        return book.named(body, at, new=True)
    issuer = (named_issuer(book, words_) or issuer_of(book, phrase, at)) if issued else None
    return issuer or pointed_at(book, phrase, at)


def _apposed(book: Book, phrase: Phrase, at: int) -> Entity | None:
    """Who is named right before what was cut from it: "Senator Ada Lee, ▸ author of the bill"."""
    if phrase.proper or phrase.plural or phrase.definite or not book.article.text.startswith(phrase.head, at):
        return None
    near = (one for one in book.before(at) if one.end == at - 2 or one.start < at < one.end)
    named = next((one.entity for one in near if one.entity.kind is SourceKind.PERSON), None)
    return named if book.article.text.endswith(", ", 0, at) else None


def _publisher(phrase: Phrase) -> Phrase | None:
    """The body before a word for what it put out: "the White House statement"; a "Facebook post" is its user's."""
    parts = phrase.name.split()
    if (
        compiled(branches("occasions", "occasions", "services")).match(phrase.name)
        or len(parts) < 2
        or parts[-1].lower() != phrase.head
        or not all(part[:1].isupper() for part in parts[:-1])
    ):
        return None
    body = parse_phrase(" ".join(parts[:-1]))
    return body if body.proper and body.kind in (SourceKind.ORGANISATION, SourceKind.OUTLET) else None


def _bearer(book: Book, phrase: Phrase) -> Entity | None:
    """The one person of the article whose last name could be something else: "Guardian", "Bishop"."""
    key = fold(phrase.name)
    named = phrase.proper and phrase.kind is SourceKind.PERSON
    if named or " " in key or phrase.definite or not phrase.name[:1].isupper():
        return None
    known = book.by_name.get(key, [])
    people = [e for e in known if e.kind is SourceKind.PERSON and " " in e.name and e.surname == key]
    return only(people) if len(people) == len(known) else None


def _pair(book: Book, phrase: Phrase, at: int) -> Entity | None:
    """Two people by their last names, of whom one at least was named before: "Blum and Cole"."""
    parts = phrase.name.split(" and ") if phrase.proper else []
    bearers = [_person_called(book, part) for part in parts]
    people = [one or parse_phrase(part).kind is SourceKind.PERSON for one, part in zip(bearers, parts, strict=True)]
    if len(parts) < 2 or not any(bearers) or not all(people):
        return None
    name = " and ".join(one.name if one else part for one, part in zip(bearers, parts, strict=True))
    return book.named(Phrase(name, SourceKind.GROUP, proper=True, plural=True), at, new=True)


def _person_called(book: Book, name: str) -> Entity | None:
    found = only(book.by_name.get(fold(name), []))
    return found if found and found.kind is SourceKind.PERSON and " " in found.name else None


def _possessor(book: Book, phrase: Phrase, at: int) -> Entity | None:
    """Whose somebody or something is that the words name for the first time; of a report, who published it."""
    if phrase.owner or phrase.head not in words("roles", "document", "heads") or len(phrase.words) > 1:
        return owner_of(book, phrase.owner, at)
    issuer = issuer_of(book, phrase, at) or (publisher_of(book, phrase.head) if phrase.definite else None)
    return issuer if issuer and issuer.proper else None


def _with_owner(book: Book, phrase: Phrase, at: int) -> Phrase:
    """Somebody's office, lawyers or aides with the full name of whose they are: "Quill's office"."""
    match = _OWNED.match(phrase.name) if not (phrase.proper or phrase.pronoun) else None
    owner = owner_of(book, match[1], at) if match else None
    if match is None or owner is None or owner.kind is not SourceKind.PERSON or " " not in owner.name:
        return phrase
    if owner.surname != fold(match[1]):
        return phrase  # "Elin's relatives", where the text calls her by her first name
    return replace(phrase, name=f"{owner.name}'s {phrase.name[match.end() :]}")


def _with_last_name(book: Book, phrase: Phrase, at: int) -> Phrase:
    """A relative's given name with the family's last name: "Goldin's father, Simcha"."""
    kin = frozenset((phrase.role or "").split()) & words("people", "kin", "family")
    if not kin or " " in phrase.name or phrase.kind is not SourceKind.PERSON:
        return phrase
    owner = owner_of(book, phrase.owner, at)
    if owner is None or owner.kind is not SourceKind.PERSON:
        return phrase
    return replace(phrase, name=f"{phrase.name} {owner.name.split()[-1]}", owner=None)


def _antecedent(book: Book, attribution: Attribution, at: int) -> Entity | None:
    """The phrase right before a relative pronoun: "lawmakers who said …"."""
    who = attribution.source[0].text.lower().partition(",")[0] == "who"
    aside = _ASIDE.search(book.article.text, max(0, at - _LONGEST_ASIDE), at)
    at = aside.start() if aside else at
    if who and (person := _person_of(book, at)):
        return person
    told = people_before(book.article, at) if who else body_before(book.article, at)
    span = phrase_before(book.article, at)
    if told and (span is None or (span.start < told.start and _parts(span.text, told.start - span.start))):
        span = told
    if span is not None and who and (named := _set_off(book, span.start)):
        return named
    if span is None or _SAYS_WHAT.search(span.text):
        return _words_before(book, at, who=who)
    phrase = _parse(book, span, span.text)
    if not who and phrase.kind is SourceKind.PERSON and not (" " in phrase.name or phrase.gender or phrase.role):
        phrase = replace(
            phrase, kind=SourceKind.ORGANISATION
        )  # "Norland, which denies it": "which" is of no person
    people = phrase.kind is SourceKind.PERSON or (
        phrase.kind is SourceKind.GROUP and (phrase.plural or phrase.proper)
    )
    if not who and (people or phrase.name.endswith(".")):
        return _words_before(book, at, who=who)
    return _refer(book, phrase, attribution, None) or book.unresolved(phrase, span.text, at)


def _parts(text: str, at: int) -> bool:
    """Whether a verb of others stands before the people at a place of a phrase: "the Gazette cited ▸ a nurse"."""
    before = text[:at].split()
    article = text[at:].split(" ", 1)[0] in ("a", "an", "one")
    leads = any_words(("saying", "clause", "prepositions"), ("saying", "clause", "be"))
    return bool(_ACTING.match(text)) or (article and before[-1].lower() not in leads)


def _set_off(book: Book, at: int) -> Entity | None:
    """Who is named right before the dash that sets off what they are: "Ms. Lee — ▸ a former aide who said"."""
    near = next((one for one in book.before(at) if one.entity.kind is SourceKind.PERSON), None)
    return near.entity if near and _DASH.fullmatch(book.article.text, near.end, at) else None


def _person_of(book: Book, at: int) -> Entity | None:
    """Who is named before "who" with a place or a body: "Governor Ada Lee of the Tarn Islands ▸ who said"."""
    for one in book.before(at):
        if one.entity.kind is SourceKind.PERSON:
            return one.entity if _OF_SOMETHING.fullmatch(book.article.text, one.end, at) else None
        if at - one.end > _RIGHT_BEFORE:
            return None
    return None


def _words_before(book: Book, at: int, *, who: bool) -> Entity | None:
    """What the words before a relative pronoun name, or whom they describe: "Lee is a rebel who".

    Only people are "who", or a body with which the sentence begins or that spoke right before: "CNN, who reported
    it". No single person is "that" or "which".
    """
    article = book.article
    told = document_before(article, at) or words_before(article, at)
    if told is None:
        return None
    stretch = subject_before(article, told.start)
    subject = book.first_mentioned(*stretch) if stretch else None
    if stretch and subject is None and _DONE.fullmatch(told.text):
        told = article.span(*stretch)  # "A plan was ▸ published, which says"
    last = next((one for one in book.before(at) if one.source), None)
    spoke = last.entity if last is not None and last.end == told.end else None
    found = subject or spoke or whom_words_mean(book, told)
    if not who:
        return None if found.kind is SourceKind.PERSON else found
    sentence = article.sentence_at(told.start)
    begins = sentence is not None and sentence.start == told.start and subject is None
    body = found.proper and found.kind in (SourceKind.ORGANISATION, SourceKind.OUTLET)
    return found if begins or spoke is found or not body else None
