"""Rows of the ledger as screens know them: who speaks in a claim, and a figure as a record."""

from __future__ import annotations

from onrecord.ledger.views.claims import ClaimHit, FigureHit
from onrecord.publish.wording import words
from onrecord.records import Bound, Change, Figure, FigurePlace, Mode, Span, Stance


def who_of(hit: ClaimHit) -> str:
    """The one who speaks: the source by its name, else the outlet in its own voice, else that none is named.

    What "could not be verified" without saying by whom, the outlet could not verify.
    """
    if hit.who is not None:
        return words.source_words(hit.who)
    own = Stance(hit.stance) in (Stance.OWN_VOICE, Stance.CANNOT_VERIFY)
    return words.source_words(hit.outlet or "The outlet") if own else words.NOT_NAMED


def figure_from(hit: FigureHit) -> Figure:
    """The figure of a row as the record that its words and marks are made from."""
    return Figure(
        span=Span(0, len(hit.text), hit.text),
        low=hit.low,
        high=hit.high,
        bound=Bound(hit.bound),
        counts=hit.counts,
        event=hit.event,
        unit=hit.unit,
        change=Change(hit.change) if hit.change else None,
        mode=Mode(hit.mode),
        place=None if hit.place is None else FigurePlace(Span(0, len(hit.place), hit.place), hit.place_country),
    )
