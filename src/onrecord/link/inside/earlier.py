"""Which earlier claims of its article a claim may mean."""

from collections.abc import Sequence

from onrecord.link.inside.pointers import SHORT, states_nothing
from onrecord.link.inside.siding import deniable_by
from onrecord.link.words.view import AGAINST, ASSERTING, View
from onrecord.records import Stance

MOST_BACK = 60
"""How many earlier claims are looked at for one pointer; it keeps the work linear."""
BACK_SENTENCES = 6
"""How many sentences back a word like "these claims" reaches."""
_MOST_OF = 0.3  # the share of a content that an inner claim has at least when it is what is meant


def claims_before(views: Sequence[View], at: int, *, as_denial: bool = False) -> list[View]:
    """The asserting claims before one, the nearest first; its own words and what encloses it left out.

    With `as_denial` it denies something, whatever its stance.
    """
    view = views[at]
    against = as_denial or view.claim.stance in AGAINST
    out = []
    for other in reversed(views[max(0, at - MOST_BACK) : at]):
        if other.claim.stance not in ASSERTING or other.attribution == view.inside:
            continue
        if other.own_voice or other.by_nobody:
            continue
        if against and (other.claim.stance in AGAINST or not deniable_by(view, other)):
            continue
        if other.claim.source is None and len(other.content.split()) < SHORT:
            continue
        if states_nothing(other):
            continue
        if view.inside is None and other.inside == view.attribution:
            continue
        out.append(other)
    around = {one.attribution: one for one in out}
    out = [one for one in out if (outer := around.get(one.inside)) is None or _fills(outer, one)]
    if view.claim.stance is Stance.CANNOT_VERIFY:
        return out
    return [one for one in out if not any(_holds(one, other) for other in out)]


def _holds(outer: View, inner: View) -> bool:
    """Whether another's claim makes up most of the words of a claim: what is meant is then the inner one."""
    return (
        outer.start <= inner.start
        and inner.end <= outer.end
        and outer.end - outer.start > inner.end - inner.start
        and _fills(outer, inner)
        and outer.claim.source != inner.claim.source
    )


def _fills(outer: View, inner: View) -> bool:
    """Whether an inner claim is most of what the outer one says; a small part of it is not what is meant."""
    return inner.end - inner.start >= _MOST_OF * len(outer.content)
