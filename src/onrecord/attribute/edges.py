"""Where a content begins and ends, mended by rule.

In: a text, a triple and where the tagged spans of the text start.  Out: the triple, some of its content mended:

* a quotation that nothing closes keeps the mark that ends its sentence: `"It took the barn.`;
* "X said A, according to the agency, though there was no sign of B": the agency told A alone;
* "asked for a lawyer and had been refused one": behind a preposition a content is a thing, "had" goes on with who
  asked for it;
* "rejected a claim by the union that …": the claim is what was rejected, whoever made it;
* "Velden says the league, which the north calls a gang, should be disbanded": the clause goes on behind the aside.

What holds: linear time; a content grows only over words in which nothing is tagged.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from onrecord.attribute.linker import Triple
from onrecord.attribute.saying import forms, kind_of, words

_OPENED = frozenset('"“„‟«')
_CLOSES = frozenset('"”“»«')
_STOPS = frozenset(".!?…")
_CONCEDES = re.compile(r",\s+(?:though|although|but|while|whereas|and)\s", re.IGNORECASE)
_GOES_ON = re.compile(r"\s+and\s+(?:had|has|have|was|were|is|are|will|would)\s")
_CLAIM = re.compile(r"\s+(?P<claim>(?:an?|the|any|all|those|these|his|her|its|their)\s[^,.;:!?\"“”\n]{2,80}\s)$")
_ASIDE = re.compile(
    r",\s+(?:which|who|whom|whose)\s(?:[^.;:!?\"“”\n]|\.(?=[\w,]|\s[a-z])){3,300}?,\s+(?=(?P<verb>[a-z']+)\s)"
)
_REST_ENDS = re.compile(r"[.;?!](?:[\"”’]|\s|$)|,\s+(?:and|but|while|though|although|which|who)\s|[“”\"\n]")
_WITHHELD = re.compile(r"(?P<told>to\s(?P<verb>[a-z]+)(?:\s(?:on|about|of))?)\s(?=\w)")
_FARTHEST = 400
_MOST_IN_SUBJECT = 8
_MOST_IN_CLAIM = 12


def mend_edges(text: str, triple: Triple, starts: Sequence[int]) -> Triple:
    """The triple with its content mended; `starts` are those of all tagged spans, in order."""
    told = _resumed(text, _with_claim(text, triple, starts), starts)
    return _with_stop(text, _as_thing(text, _without_concession(text, told)))


def _with_stop(text: str, triple: Triple) -> Triple:
    """A quotation that nothing closes, with the mark that ends it."""
    last = triple.content[-1]
    closed = not _CLOSES.isdisjoint(text[last.start + 1 : last.end])
    if closed or text[last.start] not in _OPENED or text[last.end : last.end + 1] not in _STOPS:
        return triple
    return replace(triple, content=(*triple.content[:-1], replace(last, end=last.end + 1)))


def _without_concession(text: str, triple: Triple) -> Triple:
    """Without the pieces that another clause parts from an "according to" behind what was told."""
    if len(triple.content) < 2 or len(triple.source) != 1 or len(triple.cue) != 1:
        return triple
    cue, source, first = triple.cue[0], triple.source[0], triple.content[0]
    told = text[cue.start : cue.end].lower() == "according to"
    if not told or not first.end <= cue.start < source.start:
        return triple
    edge = source.end if _CONCEDES.match(text, source.end) else len(text)
    return replace(triple, content=tuple(one for one in triple.content if one.start < edge))


def _as_thing(text: str, triple: Triple) -> Triple:
    """The content behind a preposition up to the clause that goes on."""
    if len(triple.content) != 1 or not triple.cue:
        return triple
    own, cue = triple.content[0], triple.cue[-1]
    if text[cue.start : cue.end].rpartition(" ")[2] not in words("clause", "of") or own.start - cue.end != 1:
        return triple
    return replace(triple, content=(replace(own, end=end_of_thing(text, own.start, own.end)),))


def with_withheld(text: str, triple: Triple) -> Triple:
    """“declined | to comment on the merger": the merger is withheld, as the rules of `reported` read it."""
    own = triple.content[0]
    withheld = _WITHHELD.match(text, own.start, own.end)
    if len(triple.cue) != 1 or withheld is None or own.start - triple.cue[0].end != 1:
        return triple
    cue = triple.cue[0]
    if text[cue.start : cue.end].lower().rpartition(" ")[2] not in forms("declines"):
        return triple
    if withheld["verb"] not in words("verbs", "withheld"):
        return triple
    cue = replace(cue, end=withheld.end("told"))
    return replace(triple, cue=(cue,), content=(replace(own, start=withheld.end()), *triple.content[1:]))


def end_of_thing(text: str, start: int, end: int) -> int:
    """Where a thing that is told of ends: before "and had", unless a clause stands before that."""
    joint = _GOES_ON.search(text, start, end)
    before = text[start : joint.start()].lower().split() if joint else []
    clause = words("clause", "be", "modal", "relative", "asked")
    return joint.start() if joint and before and clause.isdisjoint(before) else end


def _with_claim(text: str, triple: Triple, starts: Sequence[int]) -> Triple:
    """The content from "a claim by the union" on where it was found from "that" on."""
    if not triple.cue or not triple.source or triple.content[0].start < triple.cue[-1].end:
        return triple
    cue, first = triple.cue[-1], triple.content[0]
    if not text.startswith("that ", first.start) or first.start - cue.end > _FARTHEST // 4:
        return triple
    claim = _CLAIM.match(text, cue.end, first.start)
    if claim is None or _next(starts, cue.end, text) < first.start:
        return triple
    own = claim["claim"].lower().replace("’", "'").split()
    claimed = len(own) <= _MOST_IN_CLAIM and not words("nouns", "claims").isdisjoint(own)
    if not claimed or kind_of(text, cue.start, cue.end) != "speech":
        return triple
    return replace(triple, content=(replace(first, start=claim.start("claim")), *triple.content[1:]))


def _resumed(text: str, triple: Triple, starts: Sequence[int]) -> Triple:
    """The triple with the rest of a clause whose subject alone was found, behind an aside on the subject."""
    if len(triple.content) != 1 or not triple.cue or not triple.source:
        return triple
    cue, own = triple.cue[-1], triple.content[0]
    subject = text[own.start : own.end].split()
    if own.start - cue.end not in range(7) or len(subject) > _MOST_IN_SUBJECT or text[own.end : own.end + 1] != ",":
        return triple
    aside = _ASIDE.match(text, own.end)
    if aside is None or aside["verb"] not in _finite() or kind_of(text, cue.start, cue.end) != "speech":
        return triple
    end = _REST_ENDS.search(text, aside.end(), min(len(text), aside.end() + _FARTHEST))
    if end is None or _next(starts, own.end, text) < end.start():
        return triple
    return replace(triple, content=(own, replace(own, start=aside.end(), end=end.start())))


@cache
def _finite() -> frozenset[str]:
    """The auxiliaries with which a clause goes on."""
    return words("clause", "modal", "be", "do") | {"has", "have", "had"}


def _next(starts: Sequence[int], at: int, text: str) -> int:
    """Where the next tagged span starts, from `at` on."""
    place = bisect_left(starts, at)
    return starts[place] if place < len(starts) else len(text)
