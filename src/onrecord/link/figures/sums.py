"""Figures of one article that are parts of one told right before: no conflict, whoever gives them.

"Of these, 25,200 were killed" and "five of them died in Tarn" make a figure a part of the total before.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.link.figures.counts import compare_counts, context_of, counted_row
from onrecord.link.words.terms import counted_rows, pattern, tokens
from onrecord.link.words.view import Found, View
from onrecord.records import Figure, Relation

_BACK = 2  # how many sentences before a part its whole is told at most
_OF_THEM = re.compile(r"\s+of (?:them|those|these|whom|the (?:dead|victims|wounded|injured|missing|total))\b")


def link_figures(views: Sequence[View]) -> Iterator[Found]:
    """The links between figures of an article: parts of a total first, then what is compared."""
    added = list(_parts(views))
    tied = [{found.later.claim.id, found.earlier.claim.id} for found in added]
    yield from added
    for found in compare_counts(views):
        if {found.later.claim.id, found.earlier.claim.id} not in tied:
            yield found


def _parts(views: Sequence[View]) -> Iterator[Found]:
    """Figures that are parts of the total right before: “Of these, 25,200 …”, “five of them …”."""
    before: list[View] = []
    for view in views:
        if not view.figures:
            continue
        words = _part_words(view)
        if words and (whole := _whole_of(view, words, before)) is not None:
            last, figure = whole
            yield Found(
                view,
                last,
                Relation.ADDS_UP,
                0.8,
                f"“{words}” makes “{view.figures[0].span.text}” a part of "
                f"“{figure.span.text}” in “{last.content[:60]}”.",
            )
        before.append(view)


def _whole_of(view: View, words: str, before: Sequence[View]) -> tuple[View, Figure] | None:
    """The nearest claim with a larger figure that a view's is a part of, and that figure; None for none.

    "Of them" is of what was told last; "of the dead" of the nearest dead, however many are told of in between.
    """
    top = _largest(view.figures)
    named = any(word in counted_rows() for word in tokens(words))
    for last in reversed(before if named else before[-1:]):
        if top is None or not 0 <= view.sentence - last.sentence <= _BACK:
            return None
        figures = _wholes(view, last, named=named)
        whole = _largest(figures)
        if whole is not None and top < whole:
            return last, _widest(figures)
    return None


def _part_words(view: View) -> str | None:
    """The words that make a view's first figure a part of what was told before; None for none."""
    lead = pattern("marks", "part").match(view.claim.evidence.text[:60].lstrip("\"“'‘ "))
    if lead:
        return lead.group(0)
    after = _OF_THEM.match(context_of(view, view.figures[0])[1])
    if after is None or view.who.lower().endswith("s"):  # “The rebels said three of them …”: of the rebels
        return None
    return after.group(0).strip()


def _wholes(view: View, last: View, *, named: bool) -> Sequence[Figure]:
    """The figures that a part may be of: of those killed 11 are no part of the injured told beside the dead.

    Where the part's words are `named` for what happened, it is of such alone.
    """
    row = counted_row(view, view.figures[0])
    same = [figure for figure in last.figures if row and counted_row(last, figure) == row]
    return same if named else same or last.figures


def _widest(figures: Sequence[Figure]) -> Figure:
    return max((f for f in figures if not f.unit), key=lambda f: max(f.low or 0, f.high or 0))


def _largest(figures: Sequence[Figure]) -> float | None:
    values = [v for figure in figures for v in (figure.low, figure.high) if v is not None and not figure.unit]
    return max(values, default=None)
