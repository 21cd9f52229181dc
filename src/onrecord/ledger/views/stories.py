"""Stories with their articles, their origins and what happened in them."""

from dataclasses import dataclass
from typing import Literal

from onrecord.ledger.views.claims import FigureHit
from onrecord.ledger.views.names import BestName, SameName
from onrecord.link.origins.roots import OriginCount

EventKind = Literal[
    "first_said",
    "raised",
    "lowered",
    "updated",
    "other_figure",
    "denied",
    "disputed",
    "confirmed",
    "not_verified",
    "retracted",
    "corrected",
    "copy_changed",
    "text_changed",
]
"""What can happen in a story; the last two happen to a text, all others between claims.

"other_figure": two sources give figures for one thing and days that cannot both be right; neither denies the other.
"""


@dataclass(frozen=True, slots=True)
class StoryMember:
    """The story that an article is in; `because` says why in one sentence, `moved_by` who put it there."""

    article_id: str
    story: str
    because: str
    score: float | None
    moved_by: str | None


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as a list shows it: `texts` counts its groups of copies; `query` is that of a pinned story."""

    story_id: str
    title: str | None
    first: str | None
    last: str | None
    articles: int
    outlets: int
    texts: int
    claims: int
    query: str | None = None


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """One article of a story and why it stands there; `copy_of` is the first article of its group of copies."""

    article_id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    claims: int
    copy_of: str | None
    because: str
    score: float | None
    moved_by: str | None


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """Something that happened in a story, with the words of both sides; `because` can be checked against them.

    `claim_id` is None when a text changed. `earlier_claim` is what was denied, confirmed, raised …, and
    `earlier_by` its source, else its outlet; where figures made the link, `figure` and `earlier_figure` are these.
    `likely` holds where no rule tells of the link and no person has confirmed it.
    """

    at: str | None
    kind: EventKind
    article_id: str
    outlet: str | None
    claim_id: str | None
    source: str | None
    words: str
    earlier_claim: str | None
    earlier_words: str | None
    because: str
    figure: FigureHit | None = None
    earlier_figure: FigureHit | None = None
    likely: bool = False
    earlier_by: str | None = None


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story with its articles in the order of publication, its origins, and what happened in it.

    `same` are the names that stand here under another one of the same source, each with the reason, but for those
    that a person decided on; `names` tells in which articles. Claims and exports keep the name of their article.
    """

    story: StoryRow
    articles: tuple[StoryArticle, ...]
    origins: OriginCount
    events: tuple[StoryEvent, ...]
    same: tuple[SameName, ...] = ()
    names: tuple[BestName, ...] = ()

    def best_names(self) -> dict[tuple[str, str], str]:
        """The best name of each source that has another one in its article, by that article's id and name."""
        return {(one.article_id, one.name): one.best for one in self.names}
