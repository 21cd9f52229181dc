"""Whether a figure is one that its claim gives: no part of another, no earlier value, nobody else's number.

A view of the claim and one of its figures come in, a yes or no goes out; and the numbers that a sentence sets aside
for the figure it gives: "9, not 12", "an earlier figure of 12".
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.link.figures.counts import context_of, is_part
from onrecord.link.figures.frames import read_frame
from onrecord.link.figures.measures import clause_of, measure_of
from onrecord.link.words.terms import pattern
from onrecord.link.words.view import View
from onrecord.records import Change, Figure, Stance

_FAR = 400  # how many characters of the evidence before and behind a figure are read


def is_given(view: View, figure: Figure) -> bool:
    """Whether a claim gives a figure as what it counts."""
    return not (
        _is_partial(view, figure)
        or _is_in_word(view, figure)
        or _is_withdrawn(view, figure)
        or _is_anothers(view, figure)
        or _is_counted_twice(view, figure)
    )


def numbers_set_aside(view: View, figure: Figure, figures: Sequence[Figure]) -> frozenset[float]:
    """The numbers that the sentence of a claim gives as those its figure stands in place of.

    Where it says how many were counted twice, it was so many more: "lowered to 16, one was counted twice" sets 17
    aside. `figures` are those of the article, in the order of the text.
    """
    first, end = (
        bisect_left(figures, at, key=_start) for at in (view.claim.evidence.start, view.claim.evidence.end)
    )
    beside = [one for one in figures[first:end] if one != figure]
    aside = [value for one in beside if _is_set_aside(view, one) for value in _ends(one)]
    twice = [value for one in beside if _is_counted_twice(view, one) for value in _ends(one)]
    return frozenset((*aside, *(number + more for number in _ends(figure) for more in twice)))


def _start(figure: Figure) -> int:
    return figure.span.start


def _ends(figure: Figure) -> list[float]:
    return [value for value in (figure.low, figure.high) if value is not None]


def _is_counted_twice(view: View, figure: Figure) -> bool:
    return pattern("across", "twice").match(view.behind(figure, _FAR)) is not None


def _is_set_aside(view: View, figure: Figure) -> bool:
    """Whether a sentence tells a number as one that was given before: "from 17 to 16", "and not 17"."""
    if figure.change is Change.REVISED_FROM:
        return True
    before = view.before(figure, _FAR)
    if any(pattern("across", name).search(before) for name in ("earlier_figure", "withdrawn")):
        return True
    return pattern("across", "in_place_of").search(clause_of(view, figure)[0]) is not None


def _is_anothers(view: View, figure: Figure) -> bool:
    """Whether a number is somebody else's: held against the one that is given, or judged ("55 is too high")."""
    if pattern("across", "held_against").search(view.before(figure, _FAR)):
        return True
    return not view.own_voice and pattern("across", "judged_number").search(view.behind(figure, _FAR)) is not None


def _is_partial(view: View, figure: Figure) -> bool:
    """Whether a figure is a part or an old value; "five of the gunmen were killed" tells how many of them were."""
    before, after = clause_of(view, figure)
    if pattern("across", "in_place_of").search(before):
        return True
    if figure.change is Change.ADDITIONAL:
        return False
    if pattern("across", "partial").search(f"{before} {after}"):
        return True
    if figure.unit == "percent":
        return figure.change is Change.REVISED_FROM or pattern("across", "down_from").search(before) is not None
    if not is_part(view, figure) or _is_group_among(view, figure) or _is_no_part(view, figure):
        return False
    return not (pattern("across", "total_of").match(after) and measure_of(view, figure))


def _is_no_part(view: View, figure: Figure) -> bool:
    """Whether a figure only looks like a part: "the loss of these three workers", "two other rifles"."""
    if figure.counts is None:
        return False
    before, after = context_of(view, figure)
    others = pattern("across", "of_others").match(after) or pattern("across", "of_others").match(
        f" {figure.counts}"
    )
    return bool(others or pattern("across", "demonstrative").search(before))


def _is_group_among(view: View, figure: Figure) -> bool:
    """Whether a part is told with those who make it: "including 22 officers", not "including two of them"."""
    named = pattern("across", "group_among").search(context_of(view, figure)[0]) is not None
    return named and figure.change is None and bool(read_frame(view, figure, "").counted)


def _is_in_word(view: View, figure: Figure) -> bool:
    """Whether a number tells of what sort something is, and counts nothing: "the 15-member council"."""
    behind = view.claim.evidence.text[figure.span.end - view.claim.evidence.start :]
    return not figure.unit and re.match(r"-[a-z]", behind) is not None and measure_of(view, figure) != "magnitude"


def _is_withdrawn(view: View, figure: Figure) -> bool:
    """Whether a claim takes its figure back: "withdrew its figure of 40 dead", not "corrected the toll to 58"."""
    if view.claim.stance is not Stance.RETRACTS:
        return False
    return pattern("across", "withdrawn").search(view.before(figure, _FAR)) is not None
