"""Sentences that rules read after the tagger: where they look, and what they may not touch.

In: a text, its paragraphs, what is taken by triples that were found, and a rule that reads one sentence.  Out: what
the rule reads, in order.  A rule is told what is taken; which parts of a sentence must not be is its own affair.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from onrecord.attribute.cover import Cover
from onrecord.attribute.triples import Part, Triple
from onrecord.records import Range
from onrecord.text import split_sentences, trim

Rule = Callable[[str, Part, Cover], Iterable[Triple]]
"""What is read in a sentence of a text; the cover is what is taken."""


def read_leftovers(
    text: str, paragraphs: Sequence[Part], taken: Cover, hints: Sequence[str], rule: Rule
) -> list[Triple]:
    """What a rule reads in the sentences, in order.

    Only sentences that hold one of the hints, in small letters, are read: most hold none, and looking is much
    quicker. Only those are looked for that stand in the text at all, and in the paragraph.
    """
    held = _held(text, 0, len(text), hints)
    out: list[Triple] = []
    for start, end in paragraphs if held else ():
        if here := _held(text, start, end, held):
            out += (
                found
                for one in split_sentences(text, start, end)
                if any(map(_lowered(text, *one).__contains__, here))
                for found in rule(text, one, taken)
            )
    return out


def _held(text: str, start: int, end: int, hints: Sequence[str]) -> list[str]:
    """Those of the hints that stand in `text[start:end]`."""
    return list(filter(_lowered(text, start, end).__contains__, hints))


@lru_cache(maxsize=4096)  # all rules of one batch of articles ask for the same paragraphs and sentences
def _lowered(text: str, start: int, end: int) -> str:
    return text[start:end].lower()


def clause_before(text: str, start: int, end: int, breaks: re.Pattern[str]) -> Range:
    """The words before `end`, from the last break on; empty when there are none."""
    return trim(text, max([start, *(match.end() for match in breaks.finditer(text, start, end))]), end)


def clause_behind(text: str, start: int, end: int, breaks: re.Pattern[str]) -> Range:
    """The words from `start` on, up to the first break; empty when there are none."""
    first = breaks.search(text, start, end)
    return trim(text, start, first.start() if first else end)
