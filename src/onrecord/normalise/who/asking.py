"""Who asked and who was asked: whoever answers is not who asked.

The book of an article comes in with an attribution whose source is "he" or "she" and the mentions before it, the
nearest first; the mentions that it can mean go out.
"""

import re
from collections.abc import Sequence

from onrecord.normalise.lexicons import branches, words
from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.normalise.who.book import Book
from onrecord.normalise.who.pointing import name_or_point
from onrecord.normalise.who.pronouns import GENDERS, Candidate
from onrecord.records import Attribution, SourceKind

_TOLD_NEAR = 40  # characters between who speaks and whom he speaks to, at most
_ADDRESSES = branches("roles", "phrase", "addressing")
_TOLD = re.compile(rf"\s(?:{_ADDRESSES})\s$")
_TOLD_HIM = re.compile(
    r"(?:,\s[^.;“”\"\n]{1,80},)?\s(?:(?:also|then|had|has|later)\s){0,2}"
    rf"(?:{_ADDRESSES}|{branches('roles', 'phrase', 'addressing_him')})\s(?P<whom>him|her)\s"
)
"""What tells that who speaks is not who is spoken to: "Dent ▸ accused her of bias. She …"."""
_ASKED = re.compile(
    r"\s(?:(?:also|then|had|has|later)\s){0,2}asked(?:\s[^,.;:“”\"\n]{1,40}?)??\s"
    r"(?:if|whether|why|how|when|where|what)\s"
)
_ABOUT = re.compile(
    r"(?P<whom>[Tt]he\s(?:[\w’'-]+\s){1,4}?)(?:had|has|was|would|will|did|does|is|could|should|might|can)\b"
)
"""Whom a question is about, where no name tells it: "asked if ▸ the prime minister would go"."""
_FAR = 160


def without_asker(book: Book, before: list[Candidate], attribution: Attribution) -> list[Candidate]:
    """The mentions before one who answers without whoever spoke to somebody last: "Ana told Bo … He replied"."""
    cue = attribution.cue[0].text.lower() if attribution.cue else ""
    last = next((one for one in before if one.source), None)
    told = _TOLD_HIM.match(book.article.text, last.end) if last and not last.entity.gender else None
    if last and told and GENDERS[told["whom"]] == GENDERS.get(attribution.source[0].text.lower()):
        return [one for one in before if one.entity is not last.entity]
    if last and book.article.text.endswith(" asked by ", 0, last.start):
        return [one for one in before if one.entity is not last.entity]
    if last is None or cue.split(" ", 1)[0] not in words("saying", "answering", "verbs"):
        return before
    others = [one for one in before if one.entity is not last.entity]
    asked = _ASKED.match(book.article.text, last.end, last.end + _FAR)
    if asked is None:
        return others if _is_addressing(book, last, before) else before
    about = _ABOUT.match(book.article.text, asked.end(), asked.end() + _FAR)
    if about is None:
        return others
    whom = about["whom"].strip()
    entity = name_or_point(book, parse_phrase(whom), whom, about.start())
    return [Candidate(about.start(), about.start() + len(whom), entity), *others]


def _is_addressing(book: Book, last: Candidate, before: Sequence[Candidate]) -> bool:
    """Whether who spoke last spoke to somebody who is named there, and who can be "he" as well."""
    told = (one for one in before if last.end < one.start <= last.end + _TOLD_NEAR)
    return any(
        one.entity is not last.entity
        and one.entity.kind is SourceKind.PERSON
        and one.entity.gender in (None, last.entity.gender)
        and _TOLD.search(book.article.text, last.end, one.start)
        for one in told
    )
