"""Where a story was written: "KORVAL, Norland, June 4 (Agency) - Police said", "KORVAL: Police said".

In: a text and its paragraphs.  Out: the paragraphs, those with a dateline from behind it on, so that its place is
neither who speaks nor a part of what is said.

Before a dash a place in capitals or with its agency is a dateline, and one in small letters where somebody follows
who is not named; before a colon only one in capitals at the very beginning, where it is a city or the sentence
itself tells who says it: "MARTEN: The water is rising" has the form of a turn.
"""

import re
from collections.abc import Sequence
from functools import cache

from onrecord.attribute.triples import Part
from onrecord.attribute.wording.saying import kind_of, words
from onrecord.lexicon import load_rows
from onrecord.text import split_sentences

_WORD = r"(?:St\.|[A-Z][\w.'’-]*)"
_DATELINE = re.compile(
    rf"(?P<place>{_WORD}(?:\s[A-Z][\w.'’-]*){{0,3}})(?:,\s[A-Z][\w.]*(?:\s[\w.]+){{0,2}}){{0,2}}"
    r"(?P<agency>\s\([^()\n]{2,40}\))?(?:\s--?\s|\s?[–—]\s?|(?P<colon>:)\s)(?=\S)"
)
_LEAST_LETTERS = 4  # of a place before a colon: "AP:", "CNN:" tell who reports
_LONGEST = 120  # characters
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Uu]s|[Mm]e)\b")
_QUOTES = frozenset('"“‘«„')
_PLAIN = frozenset(word.capitalize() for word in words("clause", "people", "determiners"))
"""The words with a capital that open a sentence with somebody who is not named: "Police", "Two"."""


def behind_datelines(text: str, paragraphs: Sequence[Part]) -> list[Part]:
    """The paragraphs, each from behind its dateline on."""
    return [
        (_behind(text, start, end, opens=at == 0), end) if text[start : start + 1].isupper() else (start, end)
        for at, (start, end) in enumerate(paragraphs)
    ]


def _behind(text: str, start: int, end: int, *, opens: bool) -> int:
    """Where the words of a paragraph begin behind its dateline."""
    line = _DATELINE.match(text, start, min(end, start + _LONGEST))
    if line is None:
        return start
    place, begin = line["place"], line.end()
    if line["colon"]:
        return begin if opens and _is_place(text, place, (begin, end)) else start
    first = text[begin:end].split(None, 1)[0]
    return begin if place.isupper() or line["agency"] or first in _PLAIN else start


def _is_place(text: str, place: str, rest: Part) -> bool:
    """Whether what stands before a colon is where, not who: a city, or the sentence behind it tells who says it."""
    if not place.isupper() or len(place) < _LEAST_LETTERS or text[rest[0]] in _QUOTES:
        return False
    sentence = next(iter(split_sentences(text, *rest)), None)
    if sentence is None:
        return False
    first_person = _FIRST_PERSON.search(text, *sentence) is not None
    return kind_of(text, *sentence) == "speech" or (place in _cities() and not first_person)


@cache
def _cities() -> frozenset[str]:
    """The names of cities in capitals."""
    return frozenset(name.upper() for kind, name, *_ in load_rows("places") if kind == "city")
