"""Whether a figure that replaces another one is above or below it, by the bounds of both."""

from __future__ import annotations

import math

from onrecord.ledger.story_views import EventKind
from onrecord.ledger.views import FigureHit

_NEAR = 0.05
"""How far apart "about 300" and another figure may be, as a share of the larger, to be one."""
_ROUND = frozenset({"about", "nearly"})


def which_way(new: FigureHit, old: FigureHit) -> EventKind | None:
    """Whether a figure is above or below another one; None where their bounds allow both to be one."""
    now, was = _told(new), _told(old)
    if now is None or was is None or now == was or _could_be_one(new, old, now, was):
        return None
    return "raised" if now > was else "lowered"


def _could_be_one(new: FigureHit, old: FigureHit, now: float, was: float) -> bool:
    """Whether "thousands" after "2,300", "at least 300" after "310" or "about 300" after "305" says nothing new."""
    if "vague" in (new.bound, old.bound):
        return (new.low or 0) <= _top(old) and (old.low or 0) <= _top(new)
    if _ROUND & {new.bound, old.bound} and abs(now - was) <= _NEAR * max(abs(now), abs(was)):
        return True
    return (new.high is None and old.high is not None and now < was) or (
        new.low is None and old.low is not None and now > was
    )


def _told(figure: FigureHit) -> float | None:
    return figure.low if figure.low is not None else figure.high


def _top(figure: FigureHit) -> float:
    return math.inf if figure.high is None else figure.high
