"""Who answers in an interview printed as questions and answers, without a name before each answer.

An article comes in, a name goes out: the one that its title or its opening says was interviewed, when at least
three of its paragraphs are questions. Whose words "I" stands in is then known outside quotation marks too.
"""

import re
from collections.abc import Iterator

from onrecord.normalise.lexicons import words
from onrecord.normalise.phrases.nominals import Phrase
from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.normalise.places.table import place_names
from onrecord.normalise.tokens import is_body, is_given
from onrecord.records import Article, SourceKind

_QUESTIONS = 3
_OPENING = 1500  # characters at the start of a text in which it says who was interviewed
_ASKED = re.compile(
    r"\b(?:[Ii]nterview(?:s|ed| with)?|(?:spoke|talked|speaks|talks|sat down)(?: [a-z]+){0,3}? (?:with|to))\s"
)
_ASKED_BEFORE = (
    r"\b(?:(?:spoke|talked|speaks|talks|tells|told|sat down) (?:with |to )?(?:us|me|{}|the [A-Z]\w+)\b|"
    r"interviewed (?:him|her)\b)|: (?:[Aa]n |[Tt]he )?[Ii]nterview\b"
)
"""What follows the one who was asked: "Aldo Quill closed his inn. He talks to us", "Aldo Quill: an interview"."""
_PERSON = re.compile(r"[A-Z][\w'’-]+(?: (?:[A-Z]\.|[A-Z][\w'’-]+|de|del|van|von|der|al-\w+)){1,4}")
_AHEAD = 160
_END = re.compile(r"\n|[.!?] ")
_READ = 20_000  # characters in which a last name is looked for


def find_interviewee(article: Article) -> Phrase | None:
    """The person who answers, or None where the article is no such interview or does not say who does."""
    asked = sum(is_question(article, block.start, block.end) for block in article.body())
    return interviewed(article) if asked >= _QUESTIONS else None


def interviewed(article: Article) -> Phrase | None:
    """The person whom the opening of an interview says to have been interviewed, or None."""
    opening = f"{article.title or ''}\n{article.text[:_OPENING]}"
    for told in _ASKED.finditer(opening):
        rest = _END.split(opening[told.end() : told.end() + _AHEAD], maxsplit=1)[0]
        named = next(_people_in(article, rest), None)
        if named:
            return named
    asked = re.search(_ASKED_BEFORE.format(re.escape(article.outlet or "us")), opening)
    *_, last = (None, *_people_in(article, opening[: asked.start()])) if asked else (None,)
    return last


def _people_in(article: Article, text: str) -> Iterator[Phrase]:
    """The people whom a text names in full, in its order."""
    for run in _PERSON.finditer(text):
        name = _trimmed(run.group().split())
        phrase = parse_phrase(" ".join(name))
        if phrase.proper and phrase.kind is SourceKind.PERSON and _is_person(article, phrase.name.split()):
            yield phrase


def _trimmed(name: list[str]) -> list[str]:
    """The words of a name without a weekday, a month or a sentence's first word behind it."""
    while name and name[-1].lower() in words("people", "openers", "words"):
        name = name[:-1]
    return name


def _is_person(article: Article, name: list[str]) -> bool:
    """Whether a name has a known given name, or its last word stands alone and it names nothing else."""
    if len(name) < 2 or is_body(name) or name[0].lower() in words("people", "openers", "words"):
        return False
    last = re.compile(rf"(?:(\w+) )?\b{re.escape(name[-1])}\b")
    alone = [found for found in last.finditer(article.text[:_READ]) if not (found.group(1) or "")[:1].isupper()]
    return bool(is_given(name[0])) or (bool(alone) and " ".join(name) not in place_names())


def is_question(article: Article, start: int, end: int) -> bool:
    """Whether a paragraph is a question that the interviewer asks."""
    return article.text[start:end].rstrip(" \"'”’").endswith("?")
