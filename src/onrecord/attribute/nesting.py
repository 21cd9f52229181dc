"""Attributions inside the content of others, as in `The paper said that officials denied the report`.

In: texts with the triples that the linker made, and the tagger.  Out: for each text pairs of an inner
triple and the number of the triple whose content it stands in.  The tagger was taught flat spans, the
outer ones, so each content that holds a verb of saying is read once more, alone.  Only what is sure
is kept: a speech cue, a source of its own that is no "I", "we" or "you", a content, and every mark
likely; an inner triple wrongly found would put words into a mouth.

Source: the second pass proposed for flat corpora in Scheible et al. 2016 is the model for this one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.linker import Linker, Triple
from onrecord.attribute.tagger import TaggedSpan, Tagger

LEAST = 0.7
_LEAD = re.compile(r"[\s\"“„«‘']*(?:that\s+)?[\s\"“„«‘']*", re.IGNORECASE)
_SPEECH = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|(?:claim|report|alleg|den[iy]|confirm|accus|announc|"
    r"declar|stat|warn|acknowledg|admit|assert|insist|dismiss|reject|disput|estimat|add|suggest|indicat|"
    r"promis|quot|blam|verif|assur|cit|caution|conclud|predict)(?:e|es|ed|s|ied|ies|ted|ting|ing|ying)?|according)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r",\s+(?:and|but|while|whereas|though|although)\s+$")
_IN_THE_TALK = frozenset("i we you us me it this that which who there".split())


def find_inner(
    texts: Sequence[str], triples: Sequence[Sequence[Triple]], *, tagger: Tagger, linker: Linker
) -> list[list[tuple[Triple, int]]]:
    """For each text its inner triples, each with the number of the triple that it stands in."""
    outer = [
        (at, number, _parts(text, triple))
        for at, (text, own) in enumerate(zip(texts, triples, strict=True))
        for number, triple in enumerate(own)
    ]
    outer = [(at, number, parts) for at, number, parts in outer if parts]
    again = [(texts[at], parts) for at, _, parts in outer]
    found = linker.link(again, tagger.tag_many(again))
    out: list[list[tuple[Triple, int]]] = [[] for _ in texts]
    for (at, number, _), inner in zip(outer, found, strict=True):
        out[at].extend((triple, number) for triple in inner if _is_sure(texts[at], triple))
    return out


def part_neighbours(
    text: str, triples: Sequence[Triple], inner: Sequence[tuple[Triple, int]]
) -> tuple[list[Triple], list[tuple[Triple, int]]]:
    """The triples and the inner ones, after those that only stand beside the outer one have been moved out.

    "The Gazette reported that A, and a spokesman confirmed that B" is two attributions side by side: the outer
    content ends before ", and", and the inner triple comes after all others as one of them.
    """
    out, beside, rest = list(triples), [], []
    for triple, number in inner:
        edge = _edge(text, out[number], triple)
        if edge is None:
            rest.append((triple, number))
            continue
        last = out[number].content[-1]
        content = (*out[number].content[:-1], replace(last, end=edge))
        out[number] = replace(out[number], content=content)
        beside.append(triple)
    return out + beside, rest


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


def _parts(text: str, triple: Triple) -> list[tuple[int, int]]:
    """The content's spans, to be read as paragraphs; none when no verb of saying is among them.

    A leading "that" and the outer quotation marks are left out, so that a span reads like the sentence it reports.
    """
    spans = [(_lead_end(text, span), span.end - (text[span.end - 1] in '"”»’')) for span in triple.content]
    spans = [(start, end) for start, end in spans if start < end]
    return spans if any(_SPEECH.search(text, *span) for span in spans) else []


def _lead_end(text: str, span: TaggedSpan) -> int:
    lead = _LEAD.match(text, span.start, span.end)
    return lead.end() if lead else span.start


def _is_sure(text: str, triple: Triple) -> bool:
    if not (triple.source and triple.content):
        return False
    spans: tuple[TaggedSpan, ...] = (*triple.source, *triple.cue, *triple.content)
    return (
        any(_SPEECH.search(text, span.start, span.end) for span in triple.cue)
        and all(text[span.start : span.end].lower() not in _IN_THE_TALK for span in triple.source)
        and min(triple.link, *(span.score for span in spans)) >= LEAST
    )
