"""What the ledger answers with: small frozen records, made from its rows and read by the pages and exports.

An empty tuple means that there is none, None that the articles do not say. Days and instants are ISO 8601
texts as the article gave them.
"""

from onrecord.ledger.views.articles import (
    ArticleHit,
    ChangeHow,
    ChangeRow,
    CopyOf,
    FeedFilter,
    FeedItem,
    FeedPage,
    OriginKind,
    OriginRow,
    OutletCount,
)
from onrecord.ledger.views.claims import ClaimHit, FigureHit, FigureRow, LinkRow
from onrecord.ledger.views.decided import Decided
from onrecord.ledger.views.keeping import Added, Counts, Decision, Drift, FollowedCounts, Outcome
from onrecord.ledger.views.names import Cited, NameRow, RoleSpan, SameName, SourceHit, SourcePage
from onrecord.ledger.views.questions import Question, QuestionAnswer, QuestionPage
from onrecord.ledger.views.review import (
    Doubt,
    DoubtKind,
    Judged,
    ReviewPage,
    Setting,
    Standing,
)
from onrecord.ledger.views.search import Facets, SearchHit, SearchKind, SearchPage

__all__ = [
    "Added",
    "ArticleHit",
    "ChangeHow",
    "ChangeRow",
    "Cited",
    "ClaimHit",
    "CopyOf",
    "Counts",
    "Decided",
    "Decision",
    "Doubt",
    "DoubtKind",
    "Drift",
    "Facets",
    "FeedFilter",
    "FeedItem",
    "FeedPage",
    "FigureHit",
    "FigureRow",
    "FollowedCounts",
    "Judged",
    "LinkRow",
    "NameRow",
    "OriginKind",
    "OriginRow",
    "Outcome",
    "OutletCount",
    "Question",
    "QuestionAnswer",
    "QuestionPage",
    "ReviewPage",
    "RoleSpan",
    "SameName",
    "SearchHit",
    "SearchKind",
    "SearchPage",
    "Setting",
    "SourceHit",
    "SourcePage",
    "Standing",
]
