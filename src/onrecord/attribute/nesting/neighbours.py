"""Triples that were read in another's content and only stand beside it.

In: the draft of a text after the reading inside its contents.  Out: the draft, in which such a triple stands in
what the outer one stands in, mostly in none, and the outer content ends before it:

* "The Gazette reported that A, but a spokesman said that B": the outer content ends before ", but";
* '"A," Marten added, and the ministry says that B': the outer content ends before the words of telling;
* "The general denied that A." and "B, he said." behind it: the first sentence is an attribution of its own.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.attribute.draft import Draft
from onrecord.attribute.nesting.inner import is_document
from onrecord.attribute.triples import TaggedSpan, Triple

_JOINT = re.compile(r",\s+but\s+$")
"""Words that part two who speak; behind ", and" or ", while" what follows is as often still the first one's."""
_JOINS_ON = re.compile(r",?\s+(?:and|but|yet|while|whereas|though|although)\s+")
"""Words between a sentence that its teller ends and the next one.

Of the labels of `training.news` ("train") and PolNeAR train, all 22 attributions that begin behind such a word are
none of what is told before it.
"""
_PRONOUNS = frozenset(("he", "she", "they", "it"))
_SENTENCE_ENDS, _MARKS = frozenset((". ", "! ", "? ")), frozenset('"“”«»‘')


def part_neighbours(draft: Draft) -> Draft:
    """The draft with those moved out that only stand beside their outer one."""
    text, out, parent = draft.text, list(draft.triples), dict(draft.inside)
    for at in sorted(draft.inside):
        outer = parent[at]
        if not out[outer].cue:  # a post shown in full: all of it is what its author says
            continue
        content = (
            _cut(text, out[outer], out[at])
            or _before_telling(text, out[outer], out[at])
            or _without_sentence(text, out[outer], out[at])
        )
        if not content:
            continue
        out[outer] = replace(out[outer], content=content)
        if outer in parent:
            parent[at] = parent[outer]
        else:
            del parent[at]
    return replace(draft, triples=tuple(out), inside=parent)


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


def _cut(text: str, outer: Triple, inner: Triple) -> tuple[TaggedSpan, ...]:
    """The outer content up to ", but", when the inner triple stands beside it; () when it stands inside."""
    edge = _edge(text, outer, inner)
    return () if edge is None else (*outer.content[:-1], replace(outer.content[-1], end=edge))


def _before_telling(text: str, outer: Triple, inner: Triple) -> tuple[TaggedSpan, ...]:
    """The outer content before "Marten added, and the ministry says"; () where none goes on like that.

    "Half oppose it, the poll found, while a third say they like it" is all the poll's.
    """
    told, last = (*outer.source, *outer.cue), outer.content[-1]
    start, end = min(span.start for span in told), max(span.end for span in told)
    before = tuple(span for span in outer.content if span.end <= start)
    if not before or last.start < end or inner.end < last.end - 2 or is_document(text, outer):
        return ()
    return before if _JOINS_ON.fullmatch(text, end, inner.start) else ()


def _edge(text: str, outer: Triple, inner: Triple) -> int | None:
    """Where the outer content ends when the inner triple stands beside it, not inside."""
    last, begin = outer.content[-1], inner.start
    joint = _JOINT.search(text, last.start, begin)
    if (
        not joint
        or joint.end() != begin
        or outer.cue[-1].start > last.start
        or inner.content[-1].end < last.end - 2
    ):
        return None
    return None if any(mark in text[last.start : begin] for mark in '"“”') else joint.start()
