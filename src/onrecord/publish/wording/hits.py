"""Rows of the ledger as screens know them: who speaks in a claim, what figure it has, which claims say the same."""

from collections.abc import Iterable
from functools import lru_cache

from onrecord.ledger.views.claims import ClaimHit, FigureHit, LinkRow
from onrecord.publish.wording import words
from onrecord.publish.wording.amounts import FigureMark, figure_mark
from onrecord.records import Bound, Change, Figure, FigurePlace, Mode, Relation, Span, Stance


def who_of(hit: ClaimHit) -> str:
    """The one who speaks: the source by its name, else the outlet in its own voice, else that none is named.

    What "could not be verified" without saying by whom, the outlet could not verify.
    """
    if hit.who is not None:
        return words.source_words(hit.who)
    own = Stance(hit.stance) in (Stance.OWN_VOICE, Stance.CANNOT_VERIFY)
    return words.source_words(hit.outlet or "The outlet") if own else words.NOT_NAMED


@lru_cache(maxsize=4096)  # a chart asks of each figure where it stands, what it says and what its label needs
def mark_from(hit: FigureHit) -> FigureMark:
    """How the figure of a row is drawn and said."""
    return figure_mark(figure_from(hit))


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


def same_statements(links: Iterable[LinkRow]) -> dict[str, set[str]]:
    """Of each claim whose statement stands in several articles, the ids of all claims that print it."""
    groups: dict[str, set[str]] = {}
    for link in links:
        if link.relation == Relation.SAME_STATEMENT.value and link.status != "rejected":
            both = groups.get(link.later, {link.later}) | groups.get(link.earlier, {link.earlier})
            groups.update(dict.fromkeys(both, both))
    return groups
