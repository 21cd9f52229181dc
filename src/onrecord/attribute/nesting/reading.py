"""Attributions inside the content of others, as in `The paper said that officials denied the report`.

In: drafts with their outer triples, and the tagger.  Out: the drafts with further triples, each inside the one
whose content it stands in; an inner triple's content is searched as well, down to `DEEPEST` levels.

The tagger was taught flat spans, the outer ones, so each sentence of a content in which a clause of saying may
stand is read once more, alone.  Which of what is found there counts is told by `inner`.  Where the second reading
finds nothing the rules of `reported` may: "the union's claim that …", "a nurse who said …".

Source: the second pass proposed for flat corpora in Scheible et al. 2016 is the model for this one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.attribute.cover import Cover
from onrecord.attribute.draft import Draft
from onrecord.attribute.nesting.forms import find_formed
from onrecord.attribute.nesting.inner import holds_words, is_sure, tells
from onrecord.attribute.nesting.weighing import likelihood, may_lead
from onrecord.attribute.pairing.linker import Linker
from onrecord.attribute.rules.contents import with_withheld
from onrecord.attribute.rules.empty import tells_nothing
from onrecord.attribute.rules.repairs import repair
from onrecord.attribute.tagging.tagger import Tagger
from onrecord.attribute.triples import Part, TaggedSpan, Triple, cover_of
from onrecord.attribute.wording.antecedents import name_relative
from onrecord.attribute.wording.reported import find_reported, find_torn, may_say
from onrecord.attribute.wording.saying import kind_of
from onrecord.text import split_sentences

DEEPEST = 6  # levels of "said that … said that"; keeps the time linear
LEAST_SURE, LEAST = 0.05, 0.6
"""How likely a triple must be: one that `inner` is sure of, and another one.

On the labels of `training.inner` every lower threshold finds more that are right than wrong; with these PolNeAR
dev, where all is flat, and our own nested sentences lose nothing against all that `inner` is sure of.
"""
_TOLD = re.compile(r"[,!?][\"”»’]?\s+\w+(?:\s+[\w.'’-]+){0,8}?\s+\w+\W{0,2}$")
_OPENS = re.compile(r"\s[\"“](?=\w)")
_LEADING = 30  # characters before a quotation
_OPENING, _CLOSING = frozenset('"“„«‘'), frozenset('"”»’')
_THAT = re.compile(r"that\s", re.IGNORECASE)
_AND_THAT = re.compile(r",?\s(?:and|but)\sthat\s")
_LEAD = re.compile(r"[\s\"“„«‘']*(?:that\s+)?[\s\"“„«‘']*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A content to read.

    Attributes:
        draft: the number of its draft.
        number: the number of its triple in that draft.
        outer: its triple.
        parts: the stretches to read.
        formed: those among them in which a clause of saying may stand.
        ruled: what rules have found in it.
    """

    draft: int
    number: int
    outer: Triple
    parts: tuple[Part, ...]
    formed: frozenset[Part]
    ruled: tuple[Triple, ...]


def read_inside(drafts: Sequence[Draft], *, tagger: Tagger, linker: Linker) -> list[Draft]:
    """The drafts with inner triples behind those that there were, each inside the one that it is read in.

    What is read in two contents, of which one stands in the other, is one triple, inside the inner of the two.
    """
    triples = [list(draft.triples) for draft in drafts]
    inside = [dict(draft.inside) for draft in drafts]
    known = [Cover((cue.start, cue.end) for one in draft.triples for cue in one.cue) for draft in drafts]
    level = [(at, number) for at, draft in enumerate(drafts) for number in range(len(draft.triples))]
    told: list[dict[tuple[Part, ...], int]] = [{} for _ in drafts]
    for _ in range(DEEPEST):
        read = [_reading(drafts[at].text, at, number, triples[at][number]) for at, number in level]
        readings = [one for one in read if one.parts or one.ruled]
        if not readings:
            break
        level = []
        for reading, inner in zip(readings, _read(drafts, readings, tagger, linker), strict=True):
            own, parents = triples[reading.draft], inside[reading.draft]
            for triple in _apart(inner, known[reading.draft]):
                cue = tuple((span.start, span.end) for span in triple.cue)
                same = told[reading.draft].setdefault(cue, len(own)) if cue else len(own)
                if same < len(own):
                    if parents[same] == parents.get(reading.number):
                        parents[same] = reading.number
                    continue
                level.append((reading.draft, len(own)))
                parents[len(own)] = reading.number
                own.append(triple)
    return [
        replace(draft, triples=tuple(found), inside=parent)
        for draft, found, parent in zip(drafts, triples, inside, strict=True)
    ]


def _reading(text: str, draft: int, number: int, outer: Triple) -> _Reading:
    """What of a content is to be read."""
    sentences, formed = sentences_of(text, outer)
    parts = tuple(one for one in sentences if one in formed or may_lead(text, *one))
    return _Reading(draft, number, outer, parts, formed, tuple(_ruled(text, outer, parts, sentences)))


def sentences_of(text: str, outer: Triple) -> tuple[tuple[Part, ...], frozenset[Part]]:
    """The sentences of a content, none where it holds no words, and those in which a clause of saying may stand."""
    sentences = tuple(_sentences(text, outer)) if holds_words(text, outer) else ()
    return sentences, frozenset(one for one in sentences if may_say(text, *one) or _leads_to_quote(text, *one))


def _read(
    drafts: Sequence[Draft], readings: Sequence[_Reading], tagger: Tagger, linker: Linker
) -> list[list[Triple]]:
    """The inner triples of each content: those of the second reading, and those of the rules beside them."""
    again = [(drafts[reading.draft].text, reading.parts) for reading in readings]
    found = linker.link(again, tagger.tag_many(again, spare=True))
    out = []
    for reading, tagged in zip(readings, found, strict=True):
        text = drafts[reading.draft].text
        sure = [_spelt_out(text, one, reading) for one in repair(text, tagged) if _counts(text, one, reading)]
        told = sure + _apart(reading.ruled, cover_of(sure))
        out.append([_before_that(text, one, reading.outer) for one in told])
    return out


def _spelt_out(text: str, triple: Triple, reading: _Reading) -> Triple:
    """The triple with what is withheld and with whom its "who" stands for."""
    start = next((start for start, end in reading.parts if start <= triple.start < end), triple.start)
    return name_relative(text, with_withheld(text, triple), start)


def _counts(text: str, triple: Triple, reading: _Reading) -> bool:
    """Whether a triple that the tagger found in a content counts."""
    if not (triple.source and triple.content):
        return False
    formed = any(start <= triple.start < end for start, end in reading.formed)
    least = LEAST_SURE if formed and is_sure(text, triple) else LEAST
    return likelihood(text, triple, reading.outer) >= least


def _before_that(text: str, triple: Triple, outer: Triple) -> Triple:
    """The triple up to the ", and that" with which the outer one goes on: "said that she fears it and that it is".

    Only where the outer content begins with "that" and the inner one does not.
    """
    last = triple.content[-1]
    own = any(_THAT.match(text, span.start) for span in triple.content)
    if own or not any(_THAT.match(text, span.start) for span in outer.content):
        return triple
    joint = _AND_THAT.search(text, last.start + 1, last.end)
    if joint is None or "“" in text[last.start : joint.start()]:
        return triple
    return replace(triple, content=(*triple.content[:-1], replace(last, end=joint.start())))


def _ruled(text: str, triple: Triple, parts: Sequence[Part], sentences: Sequence[Part]) -> Iterator[Triple]:
    """What rules find in a content; what stands in the content of another one is found when that one is read.

    The parts are the sentences that may hold a clause of saying; there are no sentences where it holds no words.
    """
    told = [*_torn(text, triple), *(one for part in parts for one in find_reported(text, *part))]
    told = [one for one in told if tells(text, one) and not tells_nothing(text, one)]
    yield from told
    taken = cover_of(told)
    for sentence in sentences:
        for one in find_formed(text, *sentence):
            if not any(taken.meets(span.start, span.end) for span in one.cue):
                yield one


def _torn(text: str, triple: Triple) -> Iterator[Triple]:
    """What is said in a clause that the outer source parts: "Marten, according to the Post, told"."""
    if not triple.cue or not triple.source:
        return
    for one, other in pairwise(triple.content):
        parted = one.end <= triple.cue[0].start and triple.source[-1].end <= other.start
        if parted and (found := find_torn(text, (one.start, one.end), (other.start, other.end))):
            yield found


def _apart(triples: Sequence[Triple], taken: Cover) -> list[Triple]:
    """The triples whose source and cue are not covered."""
    return [one for one in triples if not any(taken.meets(s.start, s.end) for s in (*one.source, *one.cue))]


def _sentences(text: str, triple: Triple) -> list[Part]:
    """The sentences of a content."""
    spans = [_quoted(text, span) for span in triple.content]
    return [(s.start, s.end) for start, end in spans if start < end for s in split_sentences(text, start, end)]


def _leads_to_quote(text: str, start: int, end: int) -> bool:
    """Whether words of saying lead to a quotation: "friends who asked: “Where is it?”"."""
    return any(
        kind_of(text, max(start, mark.start() - _LEADING), mark.start()) == "speech"
        for mark in _OPENS.finditer(text, start + 1, end)
    )


def _quoted(text: str, span: TaggedSpan) -> Part:
    """A content without "that" and without its quotation marks, where the whole of it is quoted."""
    begin, closed = _lead_end(text, span), text[span.end - 1] in _CLOSING
    if text[span.start] in _OPENING and not closed and _TOLD.search(text, span.start, span.end):
        return span.start, span.end
    return begin, span.end - (closed and not _OPENING.isdisjoint(text[span.start : begin]))


def _lead_end(text: str, span: TaggedSpan) -> int:
    lead = _LEAD.match(text, span.start, span.end)
    return lead.end() if lead else span.start
