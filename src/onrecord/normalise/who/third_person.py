"""Whom "he", "she", "it" and "they" mean in an attribution: the best mention before, or who is named after.

The book of an article comes in with an attribution whose source is a pronoun, and with the one in whose words it
stands; the entity goes out, or None.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.normalise.lexicons import compiled, forms
from onrecord.normalise.tokens import address_gender, noun_gender
from onrecord.normalise.who.asking import without_asker
from onrecord.normalise.who.book import Book
from onrecord.normalise.who.carrying import (
    accused_before,
    carry_groups,
    carry_pronouns,
    carry_things,
    lone_name_before,
    people_told_of,
    premises_before,
)
from onrecord.normalise.who.entities import Entity, only
from onrecord.normalise.who.issuers import put_out_before
from onrecord.normalise.who.leading_in import leads_in
from onrecord.normalise.who.pronouns import GENDERS, MOST_BACK, Candidate, best_candidate
from onrecord.records import Attribution, SourceKind

_AHEAD = 500  # characters after a pronoun within which the one is named whom it foretells
_OPENING = tuple("“\"‘'")
_RIGHT_BEHIND = 40
"""Characters between a pronoun and the quotation that it speaks, at most, where whom it names tells who speaks."""
_SURE = 0.5  # by how much a pronoun's best mention must lead for the pronoun to tell its gender


def meant_by(book: Book, pronoun: str, attribution: Attribution, speaker: Entity | None) -> Entity | None:
    """Whom a pronoun of the third person, or a relative one, means: nobody speaks so of himself."""
    at = attribution.source[0].start
    if pronoun in GENDERS:
        if (led := leads_in(book, pronoun, attribution)) is not None:
            return led
        carry_pronouns(book, at)
    elif pronoun == "they":
        accused = accused_before(book, at) if _answers_charges(attribution) else None
        if accused is not None:
            return accused
        carry_groups(book, at)
    elif pronoun == "it":
        carry_things(book, at)
    before = list(book.before(at))
    if book.is_quoted(at):
        before = [replace(one, quoted=False) for one in _spoken_of(before, speaker)]
    if pronoun in GENDERS:
        before = without_asker(book, _without_told(book, before, attribution, at), attribution)
    said = () if pronoun in ("it", "they") and not attribution.quoted else attribution.content
    found, lead = best_candidate(pronoun, at, book.places, before, said)
    if found is not None and found.gender is None and lead >= _SURE:
        found.gender = GENDERS.get(pronoun)
    return found or _meant_at_last(book, pronoun, attribution, before)


def _meant_at_last(
    book: Book, pronoun: str, attribution: Attribution, before: Sequence[Candidate]
) -> Entity | None:
    """Whom a pronoun means where no mention before it fits."""
    at = attribution.source[0].start
    if pronoun in ("he", "she"):
        return (
            _within(book, pronoun, attribution)
            or _named_after(book, pronoun, at, before)
            or lone_name_before(book, pronoun, at)
            or _guessed(book, at, before)
        )
    if pronoun == "they":
        return people_told_of(book, min([at, *(span.start for span in attribution.content)]))
    return premises_before(book, at) or put_out_before(book, at) if pronoun == "it" else None


def _guessed(book: Book, at: int, before: Sequence[Candidate]) -> Entity | None:
    """Who spoke last before a sentence that "she" opens, of whom a given name alone told another gender.

    Nobody else may be told of near: of "Noor was hurt. She said …" another may speak.
    """
    if not book.article.text[at].isupper():
        return None
    first = book.places.step(at) - MOST_BACK
    near = [one.entity for one in before if book.places.step(one.start) >= first]
    found = only(list({id(one): one for one in near if one.kind is SourceKind.PERSON}.values()))
    spoke = next((one.entity for one in before if one.source), None)
    if (
        found is None
        or found is not spoke
        or address_gender(sorted(found.roles))
        or noun_gender(sorted(found.roles))
    ):
        return None
    return found


def _answers_charges(attribution: Attribution) -> bool:
    """Whether a cue is what somebody does who is charged: "They ▸ deny it", "They ▸ pleaded not guilty"."""
    answers = compiled(rf"\b(?:{forms('roles', 'office', 'answering')})\b")
    return any(answers.search(span.text.lower()) for span in attribution.cue)


def _spoken_of(before: list[Candidate], speaker: Entity | None) -> list[Candidate]:
    """The mentions that quoted words can mean: of neither who says them nor anybody who spoke without a name."""
    unnamed = {
        id(one.entity) for one in before if one.source and not one.quoted and one.entity.kind is SourceKind.UNNAMED
    }
    return [one for one in before if one.entity is not speaker and id(one.entity) not in unnamed]


def _without_told(book: Book, before: list[Candidate], attribution: Attribution, at: int) -> list[Candidate]:
    """The mentions before "he" without those whom he then names in quotation marks: "He said, “Lee won.”"."""
    text = book.article.text
    quoted = (span for span in attribution.content if text[span.start - 1 : span.start + 1].strip()[:1] in _OPENING)
    behind = [span for span in quoted if at < span.start <= at + _RIGHT_BEHIND]
    told = {id(one.entity) for span in behind for one in book.mentions_in(span.start, span.end)}
    return [candidate for candidate in before if id(candidate.entity) not in told]


def _within(book: Book, pronoun: str, attribution: Attribution) -> Entity | None:
    """The subject of the words said, where nobody else was named: "Ada Brown left in May, she told the inquiry"."""
    at = attribution.source[0].start
    own = [
        c for c in book.before(at) for said in attribution.content[:1] if said.start == c.start < c.end < said.end
    ]
    return best_candidate(pronoun, at, book.places, own)[0]


def _named_after(book: Book, pronoun: str, at: int, before: Sequence[Candidate]) -> Entity | None:
    """The one who is named only after the pronoun that opens the text: "“…,” she said. … Ada Brown, …"."""
    gender = (None, GENDERS[pronoun])
    if any(c.entity.kind is SourceKind.PERSON and (c.source or c.entity.gender in gender) for c in before):
        return None
    after = (c for c in book.candidates if at < c.start <= at + _AHEAD)
    return next((c.entity for c in after if c.entity.kind is SourceKind.PERSON and c.entity.gender in gender), None)
