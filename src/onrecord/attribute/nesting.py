"""Attributions inside the content of others, as in `The paper said that officials denied the report`.

In: texts with the triples that the linker made, and the tagger.  Out: for each text further triples, each
with the number of the triple whose content it stands in; an inner triple's content is searched as well, so
the chain may be of any length.  The tagger was taught flat spans, the outer ones, so each sentence of a
content in which a clause of saying may stand is read once more, alone.  Which of what is found there counts
is told by `inner`.  Where the second reading finds nothing the rules of `reported` may: "the union's claim
that …", "a nurse who said …".

Source: the second pass proposed for flat corpora in Scheible et al. 2016 is the model for this one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.attribute.cover import Cover
from onrecord.attribute.edges import with_withheld
from onrecord.attribute.inner import holds_words, is_sure, tells
from onrecord.attribute.linker import Linker, Triple
from onrecord.attribute.repairs import repair
from onrecord.attribute.reported import find_reported, may_say
from onrecord.attribute.tagger import TaggedSpan, Tagger
from onrecord.text import split_sentences

DEEPEST = 6  # levels of "said that … said that"; keeps the time linear
_LEAD = re.compile(r"[\s\"“„«‘']*(?:that\s+)?[\s\"“„«‘']*", re.IGNORECASE)
_JOINT = re.compile(r",\s+(?:and|but|while|whereas|though|although|with)\s+$")

Inner = tuple[Triple, int]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A content to read: the text's number, the triple's number in it, and the stretches that may hold a clause."""

    text: int
    outer: int
    parts: tuple[tuple[int, int], ...]


def find_inner(
    texts: Sequence[str], triples: Sequence[Sequence[Triple]], *, tagger: Tagger, linker: Linker
) -> list[list[Inner]]:
    """For each text its inner triples, each with the number of the triple that it stands in.

    The numbers count the triples of the text first and then its inner ones, in the order given out.
    """
    out: list[list[Inner]] = [[] for _ in texts]
    known = [Cover((cue.start, cue.end) for one in own for cue in one.cue) for own in triples]
    level = [(at, number, triple) for at, own in enumerate(triples) for number, triple in enumerate(own)]
    for _ in range(DEEPEST):
        readings = [_Reading(at, number, parts) for at, number, one in level if (parts := _parts(texts[at], one))]
        if not readings:
            break
        level = []
        for reading, inner in zip(readings, _read(texts, readings, tagger, linker), strict=True):
            for triple in _apart(inner, known[reading.text]):
                level.append((reading.text, len(triples[reading.text]) + len(out[reading.text]), triple))
                out[reading.text].append((triple, reading.outer))
    return out


def _read(texts: Sequence[str], readings: Sequence[_Reading], tagger: Tagger, linker: Linker) -> list[list[Triple]]:
    """The inner triples of each content: those of the second reading, and those of the rules beside them."""
    ruled = [[one for part in r.parts for one in find_reported(texts[r.text], *part)] for r in readings]
    again = [(texts[reading.text], reading.parts) for reading in readings]
    found = linker.link(again, tagger.tag_many(again, spare=True))
    out = []
    for reading, tagged, rules in zip(readings, found, ruled, strict=True):
        text = texts[reading.text]
        sure = [with_withheld(text, one) for one in repair(text, tagged) if is_sure(text, one)]
        taken = Cover((s.start, s.end) for one in sure for s in (*one.source, *one.cue, *one.content))
        out.append(sure + _apart([one for one in rules if tells(text, one)], taken))
    return out


def _apart(triples: Sequence[Triple], taken: Cover) -> list[Triple]:
    """The triples whose source and cue are not covered."""
    return [one for one in triples if not any(taken.meets(s.start, s.end) for s in (*one.source, *one.cue))]


def part_neighbours(
    text: str, triples: Sequence[Triple], inside: Mapping[int, int]
) -> tuple[list[Triple], dict[int, int]]:
    """The triples and which stands in which, after those that only stand beside the outer one have been moved out.

    "The Gazette reported that A, and a spokesman confirmed that B" is two attributions side by side: the outer
    content ends before ", and", and the inner triple stands in what the outer one stands in, mostly in none.
    So are "The general denied that A." and "B, he said." behind it.
    """
    out, parent = list(triples), dict(inside)
    for at in sorted(inside):
        outer = parent[at]
        content = _cut(text, out[outer], out[at]) or _without_sentence(text, out[outer], out[at])
        if not content:
            continue
        out[outer] = replace(out[outer], content=content)
        if outer in parent:
            parent[at] = parent[outer]
        else:
            del parent[at]
    return out, parent


def _without_sentence(text: str, outer: Triple, inner: Triple) -> tuple[TaggedSpan, ...]:
    """The outer content without an earlier sentence that is an attribution of its own; () where there is none.

    Only where a pronoun speaks behind all of the content: it is the one who spoke before.
    """
    source = [text[span.start : span.end].lower() for span in outer.source]
    if len(outer.content) < 2 or not set(source) <= _PRONOUNS or outer.content[-1].end > outer.cue[0].start:
        return ()
    begin = min(span.start for span in (*inner.source, *inner.cue))
    for at, span in enumerate(outer.content[:-1]):
        sentence = (
            text[span.end : span.end + 2] in _SENTENCE_ENDS and text[span.start - 1 : span.start] not in _MARKS
        )
        if sentence and begin == span.start and inner.content[-1].end >= span.end - 1:
            return (*outer.content[:at], *outer.content[at + 1 :])
    return ()


_PRONOUNS = frozenset(("he", "she", "they", "it"))
_SENTENCE_ENDS, _MARKS = frozenset((". ", "! ", "? ")), frozenset('"“”«»‘')


def _cut(text: str, outer: Triple, inner: Triple) -> tuple[TaggedSpan, ...]:
    """The outer content up to ", and", when the inner triple stands beside it; () when it stands inside."""
    edge = _edge(text, outer, inner)
    return () if edge is None else (*outer.content[:-1], replace(outer.content[-1], end=edge))


def _edge(text: str, outer: Triple, inner: Triple) -> int | None:
    """Where the outer content ends when the inner triple stands beside it, not inside."""
    last, begin = outer.content[-1], min(span.start for span in (*inner.source, *inner.cue, *inner.content))
    joint = _JOINT.search(text, last.start, begin)
    if (
        not joint
        or joint.end() != begin
        or outer.cue[-1].start > last.start
        or inner.content[-1].end < last.end - 2
    ):
        return None
    return None if any(mark in text[last.start : begin] for mark in '"“”') else joint.start()


def _parts(text: str, triple: Triple) -> tuple[tuple[int, int], ...]:
    """The content's sentences in which a clause of saying may stand, to be read as paragraphs.

    A leading "that" and the outer quotation marks are left out, so that a span reads like the sentence it reports.
    """
    if not holds_words(text, triple):
        return ()
    spans = [(_lead_end(text, span), span.end - (text[span.end - 1] in '"”»’')) for span in triple.content]
    sentences = [s for start, end in spans if start < end for s in split_sentences(text, start, end)]
    return tuple((s.start, s.end) for s in sentences if may_say(text, s.start, s.end))


def _lead_end(text: str, span: TaggedSpan) -> int:
    lead = _LEAD.match(text, span.start, span.end)
    return lead.end() if lead else span.start
