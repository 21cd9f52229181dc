"""The ledger: what was read, kept by statement, with the queries that the pages and commands read.

* `book`: what callers hold, in parts: `article_book`, `claim_book`, `source_book`, `review_book`, `story_book`;
* `schema`, `migrations`: the tables; `opening` makes and upgrades a file, `transactions` are the connections to it;
* `writing`, `rows`, `rebuilding`: a reading becomes rows and comes back the same;
* `linking`: claims meet those of other articles, by figures (`asked`, `leading`, `figure_links`) and `word_links`;
* `copies`, `origins`, `versions`, `changes`: where texts are from, and what changed in them;
* `stories`, `placing`, `moving`, `happenings`: articles on one happening, what people moved, what happened;
* `deciding`, `judging`: what people decide, as events that are appended and laid over what was found; `claim_acts`,
  `judged`: on claims; `naming_decisions`: on names; `review`: the queue that asks them;
* `search`, `finding`, `facets`, `listing`, `links`, `questions`, `feed`, `same`, `outlets`, `source_pages`: the
  queries;
* `views`, `story_views`: the records that they answer with.
"""

from __future__ import annotations

from onrecord.ledger.book import Ledger, open_ledger
from onrecord.ledger.story_views import StoryArticle, StoryEvent, StoryMember, StoryPage, StoryRow
from onrecord.ledger.views import (
    Added,
    ArticleHit,
    ChangeRow,
    ClaimHit,
    CopyOf,
    Counts,
    Decision,
    Drift,
    FeedFilter,
    FeedItem,
    FeedPage,
    FigureHit,
    FigureRow,
    FollowedCounts,
    LinkRow,
    NameRow,
    OriginRow,
    OutletCount,
    Question,
    QuestionAnswer,
    QuestionPage,
    RoleSpan,
    SameName,
    SearchKind,
    SearchPage,
    SourceHit,
    SourcePage,
)

__all__ = [
    "Added",
    "ArticleHit",
    "ChangeRow",
    "ClaimHit",
    "CopyOf",
    "Counts",
    "Decision",
    "Drift",
    "FeedFilter",
    "FeedItem",
    "FeedPage",
    "FigureHit",
    "FigureRow",
    "FollowedCounts",
    "Ledger",
    "LinkRow",
    "NameRow",
    "OriginRow",
    "OutletCount",
    "Question",
    "QuestionAnswer",
    "QuestionPage",
    "RoleSpan",
    "SameName",
    "SearchKind",
    "SearchPage",
    "SourceHit",
    "SourcePage",
    "StoryArticle",
    "StoryEvent",
    "StoryMember",
    "StoryPage",
    "StoryRow",
    "open_ledger",
]
