"""Pronouns of the running text that keep somebody in mind: "Lee won in May. He moved north. He said …".

The book of an article and a place come in; each "he" and "she" right before the place that stands outside of quoted
words is noted as a mention of the one it refers to, for the pronouns behind it. Only what lies within reach of a
pronoun that speaks is read, and each once, so that the work is linear.
"""

from __future__ import annotations

import re

from onrecord.normalise.who.book import Book
from onrecord.normalise.who.pronouns import MOST_BACK, best_candidate

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")


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
