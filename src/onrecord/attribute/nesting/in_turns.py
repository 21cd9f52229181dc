"""What is said in the turns of a transcript, and what others are heard to say in it.

In: the draft of a text.  Out: the draft with one more triple a turn, without a cue: who speaks is its source, all
the words of the turn are its content, in as many pieces as paragraphs.  What was found within a turn stands inside
it where it would count in any other content; what only said again that the speaker speaks is left out.  All the
words of a turn are read inside after that, as those of any content.
"""

from bisect import bisect_right
from dataclasses import replace

from onrecord.attribute.draft import Draft
from onrecord.attribute.nesting.inner import is_sure
from onrecord.attribute.triples import Triple, spans_of
from onrecord.attribute.turns import Turn
from onrecord.text import trim

SCORE = 0.85


def take_turns(draft: Draft) -> Draft:
    """The draft with one more triple a turn, in which the triples stand that were found within it."""
    if not draft.turns:
        return draft
    text, turns, triples, inside = draft.text, draft.turns, draft.triples, draft.inside
    starts = [turn.name[0] for turn in turns]
    kept: dict[int, int] = {}  # the new number of each triple that stays
    within: dict[int, int] = {}  # the turn that each triple stands in
    for at, one in enumerate(triples):
        begin = one.start
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
    return replace(draft, triples=(*out, *(_triple(text, turn) for turn in turns)), inside=parent)


def _is_label(triple: Triple, turn: Turn) -> bool:
    """Whether the triple's words of telling are the turn's label."""
    start, end = turn.name
    return any(span.start < end and start < span.end for span in (*triple.source, *triple.cue))


def _triple(text: str, turn: Turn) -> Triple:
    pieces = [trim(text, *part) for part in turn.said]
    return Triple(spans_of("source", SCORE, turn.name), (), spans_of("content", SCORE, *pieces), SCORE)
