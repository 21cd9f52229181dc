"""Claims that a denial is about where no rule tells it: the likeliest by the weights of readable marks.

Inside an article a denial that answers nothing so far goes to the one claim of others around it that is likeliest,
when that is likely enough; how far away it stands counts among its marks. Across articles each pair is judged by
itself, so that the order in which articles come changes nothing. `contesting` makes the marks, `training.denials`
the weights.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.lexicon.weighing import likelihood
from onrecord.link.contesting import Side, grounds, is_named_in, marks_of, own_share
from onrecord.link.denied import Denied, describe, is_of_others, read_all_denied, says_no
from onrecord.link.doings import find_doings
from onrecord.link.earlier import claims_before
from onrecord.link.statements import Statement, context_share
from onrecord.link.terms import fold
from onrecord.link.ties import Tie, day_of
from onrecord.link.view import AGAINST, ASSERTING, CUED, NAMED, Found, View, clip
from onrecord.records import Relation

INSIDE, ACROSS = "denials_inside", "denials_across"
"""The tables of weights."""
LEAST_INSIDE, LEAST_ACROSS = 0.75, 0.78
"""How likely a pair must be, at least, to be shown.

Set on stories that the weights were not learnt from, and on what `data/running` shows (`training.denials --check`).
"""
_BACK, _AHEAD = 8, 2
"""How many sentences before a denial, or behind it, what it denies may stand."""
_FAR, _CROWD = 4, 3
_CONTEXTS = (0.1, 0.2, 0.3, 0.45, 0.6)
_DAYS = (0, 1, 2, 4, 8)
_OF_ANOTHER = frozenset({"act other", "shared 0", "near 0"})
"""The marks of a claim of another deed: nothing but its place and who is named speaks for it."""
_OWN = 0.4
"""Which share of a denial's own words a claim of another article must have."""
_SURE = 0.9
"""What is left of a likelihood as the score of a link: what is weighed is less sure than what is told."""


def find_contested(view: View, views: Sequence[View], at: int) -> Iterator[Found]:
    """The claim around a denial that it is likeliest about, where that is likely enough."""
    if view.claim.stance not in AGAINST and not says_no(view.content, view.cue):
        return
    denies = not says_no(view.content, view.cue)
    denied = read_all_denied(view.content, denies=denies, denier=describe(view.who, "", view.role))
    pairs = (
        (likelihood(INSIDE, marks), other)
        for other, marks in marks_inside(view, views, at)
        if not (set(marks) >= _OF_ANOTHER or any(_is_of_others(one, other) for one in denied))
    )
    best = max(pairs, key=lambda pair: (pair[0], -abs(view.start - pair[1].start)), default=None)
    if best is None or best[0] < LEAST_INSIDE:
        return
    likely, other = best
    why = grounds(_side_of(view), _side_of(other)) or "it stands nearest"
    because = (
        f"“{clip(f'{view.cue} {view.content}'.strip())}” ({view.who}) is likely about what {other.who} said in "
        f"“{clip(other.content)}”: {why}."
    )
    relation = CUED.get(view.claim.stance, Relation.DISPUTES)
    yield Found(view, other, relation, round(_SURE * likely, 2), because)


def _is_of_others(denied: Denied, other: View) -> bool:
    """Whether a claim tells what is denied of the other side, or of others by name."""
    if is_of_others(other.content, denied.doers):
        return True
    names = {fold(word) for word in NAMED.findall(other.content)}
    doers = [one.doer for one in find_doings(other.content, other.cue, {denied.act})] if denied.personal else []
    return any(names & set(doer) and not is_named_in(denied.doers, doer) for doer in doers)


def marks_inside(view: View, views: Sequence[View], at: int) -> Iterator[tuple[View, list[str]]]:
    """The claims around a denial that it may be about, each with the marks of the pair."""
    around = [*claims_before(views, at, as_denial=True), *_told_behind(view, views, at)]
    for other in around:
        gap = view.sentence - other.last
        if gap > _BACK or other.claim.source == view.claim.source or other.who == view.who or _holds(other, view):
            continue
        low, high = sorted((view.start, other.start))
        between = sum(low < one.start < high and one.who not in (view.who, other.who) for one in around)
        place = [f"gap {max(-_AHEAD, min(gap, _FAR))}", f"between {min(_CROWD, between)}"]
        told = ["told before"] if other.cue.startswith("had ") else []
        yield other, [*marks_of(_side_of(view), _side_of(other)), *place, *told]


def _told_behind(view: View, views: Sequence[View], at: int) -> list[View]:
    """The asserting claims of the next sentences: "X denied a report of talks. Y had said that …"."""
    return [
        other
        for other in views[at + 1 :][: 4 * _AHEAD]
        if 0 <= other.sentence - view.sentence <= _AHEAD
        and other.claim.stance in ASSERTING
        and other.claim.stance not in AGAINST
        and not (other.own_voice or other.by_nobody)
        and other.inside != view.attribution
        and not _holds(view, other)
    ]


def _holds(outer: View, inner: View) -> bool:
    """Whether a claim tells of another: who reports a denial is not denied."""
    return outer.start <= inner.start and inner.end <= outer.end


def contested_tie(later: Statement, earlier: Statement, relation: Relation) -> Tie | None:
    """How likely a denial is about a claim of another article, as a tie; None where it is not likely enough."""
    if context_share(later, earlier) < _CONTEXTS[0] or not is_told_apart(later, earlier):
        return None
    marks = marks_across(later, earlier)
    likely = likelihood(ACROSS, marks)
    if likely < LEAST_ACROSS or "asserts" not in marks or "claim negative" in marks:
        return None
    words = clip(f"{later.cue} {later.content}".strip())
    because = (
        f"“{words}” ({later.who}) is likely about what {earlier.who} said in “{clip(earlier.content)}”: "
        f"{grounds(_side(later), _side(earlier)) or 'both articles tell of one happening'}."
    )
    return Tie(relation, round(_SURE * likely, 2), because)


def is_told_apart(later: Statement, earlier: Statement) -> bool:
    """Whether a claim has much of what a denial says beside the words that both articles are known by.

    Where all reports of a story tell of one thing, words that they share do not tell which claim is meant.
    """
    known = frozenset(later.context) & frozenset(earlier.context)
    return own_share(_side(later), _side(earlier), known) >= _OWN


def marks_across(later: Statement, earlier: Statement) -> list[str]:
    """The marks of a denial and a claim of another article."""
    known = frozenset(later.context) & frozenset(earlier.context)
    share = context_share(later, earlier)
    marks = marks_of(_side(later), _side(earlier), known)
    return [*marks, f"context {sum(share >= step for step in _CONTEXTS)}", _apart(later, earlier)]


def _apart(later: Statement, earlier: Statement) -> str:
    one, other = day_of(later), day_of(earlier)
    if one is None or other is None:
        return "days unknown"
    days = (one - other).days
    return "days ahead" if days < 0 else f"days {sum(days >= step for step in _DAYS)}"


def _side(one: Statement) -> Side:
    return Side(one.who, one.voice, one.role, one.cue, one.content, one.evidence, one.stance, one.own_voice)


def _side_of(one: View) -> Side:
    content = " ".join(one.content.split())
    return Side(one.who, "", one.role, one.cue, content, one.claim.evidence.text, one.claim.stance, one.own_voice)
