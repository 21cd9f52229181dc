"""Figures of one article that add up: parts of a total, told by others or in other words, are no conflict.

"Of these, 25,200 were killed" and "five of them died in Tarn" make a figure a part of the total before. Figures
of one row of the lexicon that stand together and sum to a total right before or after them are its parts too,
whoever gives them: then none of these claims is compared with another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.link.figures.counts import Count, compare_counts, context_of
from onrecord.link.words.terms import pattern
from onrecord.link.words.view import Found, View
from onrecord.records import Bound, Figure, Relation

_MOST_PARTS = 6
_OF_THEM = re.compile(r"\s+of (?:them|those|these|whom|the (?:dead|victims|wounded|injured|missing|total))\b")


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the counts beside it that make it up."""

    total: Count
    parts: tuple[Count, ...]

    def claims(self) -> set[str]:
        """The ids of the claims that give the total and its parts."""
        return {count.view.claim.id for count in (self.total, *self.parts)}


def link_figures(views: Sequence[View]) -> Iterator[Found]:
    """The links between figures of an article: what adds up first, then what is compared."""
    compared, counts = compare_counts(views)
    sums = list(find_sums(counts))
    added = [*_parts(views), *(found for one in sums for found in _links(one))]
    groups = [*(one.claims() for one in sums), *({f.later.claim.id, f.earlier.claim.id} for f in added)]
    yield from added
    for found in compared:
        pair = {found.later.claim.id, found.earlier.claim.id}
        if not any(pair <= group for group in groups):
            yield found


def find_sums(counts: Sequence[Count]) -> Iterator[Sum]:
    """The totals with at least two parts right before or after them, all of one row, whole and exact."""
    for row in dict.fromkeys(count.row for count in counts):
        same = [count for count in counts if count.row == row and count.figure.bound is Bound.EXACT]
        for at, total in enumerate(same):
            for side in (same[at + 1 : at + 1 + _MOST_PARTS], same[max(0, at - _MOST_PARTS) : at][::-1]):
                parts = _making(total.low, side)
                if parts and len({count.view.claim.id for count in (total, *parts)}) > 1:
                    yield Sum(total, parts)


def _making(total: float, counts: Sequence[Count]) -> tuple[Count, ...]:
    """The first counts that sum to a total, two at the least; () when they do not."""
    left = total
    for size, count in enumerate(counts, 1):
        left -= count.low
        if left <= 0 or count.low <= 0:
            return tuple(counts[:size]) if left == 0 and size > 1 else ()
    return ()


def _links(one: Sum) -> Iterator[Found]:
    """One link for each claim that gives a part of the total, and not the total itself."""
    named = " and ".join(f"“{part.figure.span.text}” ({part.view.who})" for part in one.parts)
    because = f"{named} make “{one.total.figure.span.text}” ({one.total.view.who}) of the {one.total.row}."
    for view in {part.view.claim.id: part.view for part in one.parts}.values():
        if view.claim.id != one.total.view.claim.id:
            earlier, later = sorted((view, one.total.view), key=lambda v: v.start)
            yield Found(later, earlier, Relation.ADDS_UP, 0.75, because)


def _parts(views: Sequence[View]) -> Iterator[Found]:
    """Figures that are parts of the total right before: “Of these, 25,200 …”, “five of them …”."""
    last: View | None = None
    for view in views:
        if not view.figures:
            continue
        words, top = _part_words(view), _largest(view)
        if words and last is not None and top is not None and 0 <= view.sentence - last.sentence <= 2:
            whole = _largest(last)
            if whole is not None and top < whole:
                yield Found(
                    view,
                    last,
                    Relation.ADDS_UP,
                    0.8,
                    f"“{words}” makes “{view.figures[0].span.text}” a part of "
                    f"“{_widest(last).span.text}” in “{last.content[:60]}”.",
                )
        last = view


def _part_words(view: View) -> str | None:
    """The words that make a view's first figure a part of what was told before; None for none."""
    lead = pattern("marks", "part").match(view.claim.evidence.text[:60].lstrip("\"“'‘ "))
    if lead:
        return lead.group(0)
    after = _OF_THEM.match(context_of(view, view.figures[0])[1])
    if after is None or view.who.lower().endswith("s"):  # “The rebels said three of them …”: of the rebels
        return None
    return after.group(0).strip()


def _widest(view: View) -> Figure:
    return max((f for f in view.figures if not f.unit), key=lambda f: max(f.low or 0, f.high or 0))


def _largest(view: View) -> float | None:
    values = [v for figure in view.figures for v in (figure.low, figure.high) if v is not None and not figure.unit]
    return max(values, default=None)
