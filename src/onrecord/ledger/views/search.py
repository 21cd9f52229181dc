"""What a search finds."""

from dataclasses import dataclass
from typing import Literal

from onrecord.ledger.views.articles import ArticleHit
from onrecord.ledger.views.claims import ClaimHit, FigureRow
from onrecord.ledger.views.names import SourceHit

SearchKind = Literal["claims", "articles", "figures", "sources"]
"""What a search looks for."""


SearchHit = ClaimHit | ArticleHit | FigureRow | SourceHit


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of what a search found, all of the kind that was asked for; `next` as in a `FeedPage`.

    `alike` are the claims that are most like the words of a search for claims that found none.
    """

    items: tuple[SearchHit, ...]
    next: str | None
    alike: tuple[ClaimHit, ...] = ()


@dataclass(frozen=True, slots=True)
class Facets:
    """How the claims that a search finds are spread, the most frequent value of each first.

    `counted` is how many of them were counted, the newest; `whole` says whether these are all.
    """

    counted: int
    whole: bool
    stances: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str, int], ...]
    figures: int
    denials: int
