"""Sources and cues that the linker left without a content, although the form of the text leaves no doubt about it.

In: the draft of a text.  Out: the draft with further triples at the end.  Two forms:

* "The lake could rise again, Marten told the Gazette.": what is said was taken for a statement of the lake's alone.
  It is the sentence up to the comma, and what was found in it stands inside where it would count there.
* "The governor added:", "The church denied the claims:" at the end of a paragraph: the next one is what was said.

What holds: linear time, and the triples that were there stay as they are.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from onrecord.attribute.cover import Cover
from onrecord.attribute.draft import Draft
from onrecord.attribute.nesting.inner import is_sure
from onrecord.attribute.triples import RULE_SCORE, TaggedSpan, Triple, spans_of, triple_of
from onrecord.attribute.wording.clauses import stretch_of
from onrecord.attribute.wording.saying import forms, kind_of, words
from onrecord.records import Range
from onrecord.text import split_sentences, trim

_SIGNATURE = re.compile(r"[—–―]\s*[^\W\d_][^\n—–―]{1,80}$")
_LEAST_WORDS = 4
_MOST_TOLD = 4  # words of a cue
_TOUCH = 3  # characters between the source and the cue that belong together
_TAIL = re.compile(r"(?:\s++(?:(?:to|on|in|at)\s*+)?[^,.;:!?\"“”\n]{1,60})?[.]?\s*$")

Paragraphs = Sequence[tuple[int, int]]


def join_loose(draft: Draft) -> Draft:
    """The draft with the triples of loose spans, and inside those what was found in their words."""
    text, paragraphs = draft.text, draft.paragraphs
    triples = draft.triples
    out, parent, unsure = list(triples), dict(draft.inside), set[int]()
    taken = Cover((s.start, s.end) for one in triples for s in one.spans)
    starts = [one.start for one in triples]
    order = sorted(range(len(triples)), key=starts.__getitem__)
    begins = [starts[at] for at in order]
    for source, cue in _pairs(draft.tagged, taken):
        found = _said(text, paragraphs, source, cue)
        if found is None or (one := triple_of((source.start, source.end), (cue.start, cue.end), found)) is None:
            continue
        held = order[bisect_right(begins, found[0] - 1) : bisect_right(begins, found[1])]
        if any(triples[at].end > found[1] for at in held) or _starts_before(triples, order, begins, found[0]):
            continue
        for at in held:
            parent.setdefault(at, len(out))
        unsure |= {at for at in held if parent[at] == len(out) and not is_sure(text, triples[at])}
        out.append(one)
    out += [more for one in triples if (more := _led_on(text, paragraphs, one, begins))]
    return replace(draft, triples=tuple(out), inside=parent).without(unsure)


def _pairs(tagged: Sequence[TaggedSpan], taken: Cover) -> Iterator[tuple[TaggedSpan, TaggedSpan]]:
    """The loose sources and cues that touch, as source and cue."""
    for one, other in pairwise(tagged):
        if one.role == other.role or "content" in (one.role, other.role) or other.start - one.end > _TOUCH:
            continue
        if not taken.meets(one.start, one.end) and not taken.meets(other.start, other.end):
            yield (one, other) if one.role == "source" else (other, one)


def _starts_before(triples: Sequence[Triple], order: Sequence[int], begins: Sequence[int], start: int) -> bool:
    """Whether the triple before reaches over the place where the content starts."""
    at = bisect_right(begins, start - 1) - 1
    return at >= 0 and triples[order[at]].end > start


def _said(text: str, paragraphs: Paragraphs, source: TaggedSpan, cue: TaggedSpan) -> Range | None:
    """Where the words stand that the source said; None when the form does not tell."""
    at = bisect_right(paragraphs, (cue.start, len(text))) - 1
    if at < 0 or kind_of(text, cue.start, cue.end) != "speech":
        return None
    end = max(source.end, cue.end)
    if ":" in (text[cue.end - 1], text[end : end + 1]):
        return _next_paragraph(text, paragraphs, at, end)
    return _before(text, paragraphs[at], (min(source.start, cue.start), end)) if _says(text, source, cue) else None


def _next_paragraph(text: str, paragraphs: Paragraphs, at: int, end: int) -> Range | None:
    """The paragraph that a colon at the end of one leads to; None when another has signed it, as in a post."""
    if text[end : paragraphs[at][1]].strip(": ") or at + 1 >= len(paragraphs):
        return None
    return None if _SIGNATURE.search(text, *paragraphs[at + 1]) else trim(text, *paragraphs[at + 1])


def _led_on(text: str, paragraphs: Paragraphs, triple: Triple, begins: Sequence[int]) -> Triple | None:
    """The sentences that "The church denied the claims:" leads to, up to the first in which something was found."""
    end = triple.end
    told = any(kind_of(text, span.start, span.end) == "speech" for span in triple.cue)
    if text[end : end + 1] != ":" or not triple.source or not told:
        return None
    at = bisect_right(paragraphs, (end, len(text))) - 1
    following = _next_paragraph(text, paragraphs, at, end) if at >= 0 else None
    if following is None:
        return None
    place = bisect_right(begins, following.start - 1)
    limit = min(following.end, begins[place]) if place < len(begins) else following.end
    ends = [one.end for one in split_sentences(text, *following) if one.end <= limit]
    if not ends:
        return None
    content = spans_of("content", RULE_SCORE, (following.start, ends[-1]))
    return Triple(triple.source, (), content, RULE_SCORE)


def _before(text: str, paragraph: tuple[int, int], told: tuple[int, int]) -> Range | None:
    """The sentence up to the comma before the words that tell who said it, when those end it."""
    sentence = next((one for one in _sentences(text, *paragraph) if one.start <= told[0] < one.end), None)
    if sentence is None or not _TAIL.match(text, told[1], sentence.end):
        return None
    comma = text.rfind(",", sentence.start, told[0])
    if comma < 0 or text[comma + 1 : told[0]].strip():
        return None
    stretch = stretch_of(text, *sentence)
    if any(one.first == 0 and stretch.spans[one.cue][0] == told[0] for one in stretch.clauses):
        return None  # "Two aides, who know the plan, said most of it failed" begins with its source
    before = trim(text, sentence.start, comma)
    own = text[before.start : before.end].split()
    opens = words("clause", "opens", "prepositions")
    if len(own) < _LEAST_WORDS or ("," not in text[before.start : before.end] and own[0].lower() in opens):
        return None  # "If she decides to run, Marten said nothing of it" is no statement
    return before


def _says(text: str, source: TaggedSpan, cue: TaggedSpan) -> bool:
    """Whether the cue tells of saying and no more, and the source is somebody."""
    told = text[cue.start : cue.end].lower().split()
    who = text[source.start : source.end]
    plain = told[0] == "according" or not forms("relays").isdisjoint(told)
    named = " " in who or who[0].isupper() or who[-1] == "s" or who.lower() in words("clause", "personal")
    return plain and named and len(told) <= _MOST_TOLD


@lru_cache(maxsize=2)
def _sentences(text: str, start: int, end: int) -> tuple[Range, ...]:
    return split_sentences(text, start, end)
