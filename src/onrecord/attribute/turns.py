"""Turns of a transcript or an interview: "MARTEN: The water is still rising.", "Q: …", "A: …".

In: a text, its paragraphs, and the triples found in it with what stands in what.  Out: the turns, and the triples
with one more a turn, without a cue: who speaks is its source, all the words of the turn are its content, in as many
pieces as paragraphs.  What was found within a turn stands inside it where it would count in any other content;
what only said again that the speaker speaks is left out.

A text counts as a transcript when labels stand before at least three paragraphs and two of them before more than
one each, or one that is an "A" or initials: a list of facts ("Age: 40") has another label in each line.  Paragraphs
without a label go on with the turn when most have one, but not behind the last label: nothing tells there where the
talk ends.

What holds: linear time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.attribute.inner import is_sure
from onrecord.attribute.linker import Triple
from onrecord.attribute.tagger import TaggedSpan
from onrecord.text import trim

SCORE = 0.85
_LEAST_TURNS = 3
_NAME = r"[^\W\d_][\w.'’-]*"
_LABEL = re.compile(
    rf"[\"“*_]*(?P<name>[QA]|(?:{_NAME}\s+){{0,4}}{_NAME})"
    r"(?:,\s+[^:\n]{3,60}|\s*\([^()\n]{1,60}\))?[*_]*\s*:[*_]*\s+(?=\S)"
)
_INITIALS = re.compile(r"[A-Z]{1,3}")
_NO_NAMES = re.compile(
    r"(?:just watched|must watch|photos?|images?|pictures?|videos?|related|more|read|watch|see|listen|issues?"
    r"|updates?|updated|notes?|editor|corrections?|sources?|captions?|locations?|dates?|times?|where|when|what|who|why"
    r"|how|cost|prices?|ratings?|details|winners?|losers?|verdict|reality check|facts?|claims?|also|well|tickets?"
    r"|transcript|programme|program|episode|address|phone|website|e-?mail|tags?|topics?|filed|category|credits?)\b",
    re.IGNORECASE,
)
_SMALL = frozenset("of the de la le van von der den del di da al el bin ibn and".split())
_ASIDE = re.compile(r"[(\[][^()\[\]\n]{1,80}[)\]]$")


@dataclass(frozen=True, slots=True)
class Turn:
    """Who speaks, as offsets of the label, and the stretches that are said."""

    name: tuple[int, int]
    said: tuple[tuple[int, int], ...]


def find_turns(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Turn]:
    """The turns of a transcript, in order; none when the text is no transcript."""
    labels = {at: match for at, (start, end) in enumerate(paragraphs) if (match := _label(text, start, end))}
    names = Counter(map(_surname, labels.values()))
    known = {name for name, count in names.items() if count > 1}
    labels = {at: one for at, one in labels.items() if _surname(one) in known or not _NO_NAMES.match(one["name"])}
    if len(labels) < _LEAST_TURNS or sum(names[name] for name in known) * 2 < len(labels):
        return []
    if any(_NO_NAMES.match(name) for name in known) or (
        len(known) < 2 and not any(map(_INITIALS.fullmatch, known))
    ):
        return []
    goes_on = len(known) > 1 and 2 * len(labels) >= len(paragraphs)
    out: list[Turn] = []
    speaking, last = False, max(labels)
    for at, (start, end) in enumerate(paragraphs):
        if at in labels:
            begin = labels[at].end()
            out.append(Turn(labels[at].span("name"), ((begin, end),) if begin < end else ()))
            speaking = goes_on
        elif speaking and at < last and not _ASIDE.match(text, start, end):
            out[-1] = Turn(out[-1].name, (*out[-1].said, (start, end)))
    return [turn for turn in out if turn.said]


def _surname(label: re.Match[str]) -> str:
    """What a label goes by: hosts and guests are named in full once."""
    return label["name"].split()[-1] if label["name"].isupper() else label["name"]


def _label(text: str, start: int, end: int) -> re.Match[str] | None:
    match = _LABEL.match(text, start, min(end, start + 160))
    if not match:
        return None
    own = match["name"].split()
    return match if all(word[:1].isupper() or word in _SMALL for word in own) else None


def take_turns(
    text: str, turns: Sequence[Turn], triples: Sequence[Triple], inside: Mapping[int, int]
) -> tuple[list[Triple], dict[int, int]]:
    """The triples and which stands in which, with the turns of a transcript."""
    if not turns:
        return list(triples), dict(inside)
    starts = [turn.name[0] for turn in turns]
    kept: dict[int, int] = {}  # the new number of each triple that stays
    within: dict[int, int] = {}  # the turn that each triple stands in
    for at, one in enumerate(triples):
        begin = min(span.start for span in (*one.source, *one.cue, *one.content))
        turn = bisect_right(starts, begin) - 1
        if turn >= 0 and begin < turns[turn].said[-1][1]:
            within[at] = turn
        if at not in within or (is_sure(text, one) and not _is_label(one, turns[turn])):
            kept[at] = len(kept)
    out = [triples[at] for at in kept]
    parent: dict[int, int] = {}
    for at, new in kept.items():
        outer = inside.get(at)
        if outer in kept:
            parent[new] = kept[outer]
        elif at in within:
            parent[new] = len(kept) + within[at]
    return [*out, *(_triple(text, turn) for turn in turns)], parent


def _is_label(triple: Triple, turn: Turn) -> bool:
    """Whether the triple's words of telling are the turn's label."""
    start, end = turn.name
    return any(span.start < end and start < span.end for span in (*triple.source, *triple.cue))


def _triple(text: str, turn: Turn) -> Triple:
    pieces = [trim(text, *part) for part in turn.said]
    content = tuple(TaggedSpan("content", one.start, one.end, SCORE, SCORE) for one in pieces)
    return Triple((TaggedSpan("source", *turn.name, SCORE, SCORE),), (), content, SCORE)
