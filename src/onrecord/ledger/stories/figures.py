"""Whether a figure that replaces another one is above or below it, by the bounds of both."""

import math

from onrecord.ledger.views.claims import FigureHit
from onrecord.ledger.views.stories import EventKind

_NEAR = 0.05  # how far apart "about 300" and another figure may be, as a share of the larger, to be one
_ROUND = frozenset({"about", "nearly"})


def which_way(new: FigureHit, old: FigureHit) -> EventKind | None:
    """Whether a figure is above or below another one; None where it says nothing new beside it.

    A range moves where both its ends do: "200 to 400" after 250 says nothing new, and nor does 250 after it.
    A figure that is open on one side stands for its number, so that 350 after "at least 300" is raised; only where
    the new one is open towards the earlier, as "at least 300" after 350, both may be one.
    """
    now, was = _ends(new), _ends(old)
    if now is None or was is None or _could_be_one(new, old, now[0], was[0]):
        return None
    if now[0] > was[0] and now[1] > was[1]:
        return "raised"
    return "lowered" if now[0] < was[0] and now[1] < was[1] else None


def _could_be_one(new: FigureHit, old: FigureHit, now: float, was: float) -> bool:
    """Whether "thousands" after "2,300", "at least 300" after "310" or "about 300" after "305" says nothing new."""
    if "vague" in (new.bound, old.bound):
        return (new.low or 0) <= _top(old) and (old.low or 0) <= _top(new)
    if _ROUND & {new.bound, old.bound} and abs(now - was) <= _NEAR * max(abs(now), abs(was)):
        return True
    return (new.high is None and old.high is not None and now < was) or (
        new.low is None and old.low is not None and now > was
    )


def _ends(figure: FigureHit) -> tuple[float, float] | None:
    """Both ends of a figure, its number twice where it has but one; None without a number."""
    ends = [end for end in (figure.low, figure.high) if end is not None]
    return (ends[0], ends[-1]) if ends else None


def _top(figure: FigureHit) -> float:
    return math.inf if figure.high is None else figure.high
