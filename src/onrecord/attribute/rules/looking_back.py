"""Sentences that say whose the words before them are, as "That's according to the board".

In: a draft.  Out: the draft with a triple for each sentence that opens with "That is according to" or "This was
stated by", whether nothing was found in it or nothing but that "this" was stated.  What is said is the sentence
before it, or the whole paragraph before where it opens its own; nothing else may have been found in either.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from onrecord.attribute.cover import Cover
from onrecord.attribute.draft import Draft
from onrecord.attribute.rules.leftovers import read_leftovers
from onrecord.attribute.triples import Part, Triple, cover_of, triple_of
from onrecord.attribute.wording.saying import words
from onrecord.text import split_sentences, trim

_BACK = re.compile(
    r"(?:That|This|It|All (?:of )?(?:that|this))(?:['’]s| is| was| comes)(?: all)? "
    r"(?P<cue>according to|(?<=was )(?:stated|said|reported|announced|confirmed|emphasi[sz]ed) by) "
    r"(?P<who>(?:(?!\s(?:on|in an?|at a|during)\s)"
    r"(?:[^,.;:()—–“”\"\n]|\([^()\n]*\)|\.(?=\S)|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Dr|Ms))\.|(?<=\bMrs)\.))+)"
)
_HINTS = ("according to", "ed by ", "said by ")
_MOST = 600  # characters of the words before


def look_back(draft: Draft) -> Draft:
    """The draft with the attributions of sentences that say whose the words before them are."""
    bare = {at for at, one in enumerate(draft.triples) if _is_bare(draft.text, one)}
    taken = cover_of(one for at, one in enumerate(draft.triples) if at not in bare)
    rule = partial(_read, draft.paragraphs)
    found = read_leftovers(draft.text, draft.paragraphs, taken, _HINTS, rule)
    cues = Cover(map(_cue, found))
    kept = draft.without({at for at in bare if cues.meets(*_cue(draft.triples[at]))})
    return replace(kept, triples=(*kept.triples, *found))


def _is_bare(text: str, triple: Triple) -> bool:
    """Whether nothing but "this" is said to be told."""
    said = [text[span.start : span.end].lower() for span in triple.content]
    return len(triple.cue) == 1 and len(said) == 1 and said[0] in words("clause", "in_the_talk")


def _cue(triple: Triple) -> Part:
    return triple.cue[0].start, triple.cue[0].end


def _read(paragraphs: Sequence[Part], text: str, sentence: Part, taken: Cover) -> Iterator[Triple]:
    found = _BACK.match(text, *sentence)
    said = _before(text, paragraphs, sentence[0]) if found else None
    if found is None or said is None or taken.meets(*sentence) or taken.meets(*said):
        return
    if triple := triple_of(trim(text, *found.span("who")), found.span("cue"), said):
        yield triple


def _before(text: str, paragraphs: Sequence[Part], at: int) -> Part | None:
    """The sentence before a place of its paragraph, without its stop, or the paragraph before; None for neither."""
    number = bisect_left(paragraphs, (at + 1, at)) - 1
    start, end = paragraphs[number]
    if text[start:at].strip():
        start, end = split_sentences(text, start, at)[-1]
    elif number > 0:
        start, end = trim(text, *paragraphs[number - 1])
    if not start < end <= at or end - start > _MOST:
        return None
    return start, end - (text[end - 1] == ".")
