"""The ledger: what was read, kept by statement, with the queries that the pages and commands read.

What callers hold:

* `book`: the whole, in parts: `article_book`, `claim_book`, `source_book`, `review_book`, `story_book`;
* `views`, `story_views`: the records that they answer with.

How readings are kept:

* `schema`, `migrations`: the tables; `opening` makes and upgrades a file, `transactions` connect to it;
* `writing`, `rows`, `from_rows`, `rebuilding`: a reading becomes rows and comes back the same; `pending`: what an
  older version kept; `spelling`, `ids`, `postings`: texts, ids and keys as they are stored; `checking`: all of it;
* `following`, `pages_read`: the feeds, and which pages were read already.

What is found across articles:

* `linking`: claims meet those of other articles, by figures (`asked`, `leading`, `figure_links`) and `word_links`,
  which become `ties`;
* `copies`, `origins`, `versions`, `addresses`, `changes`: where texts are from, and what changed in them;
* `stories`, `placing`, `moving`, `story_names`, `happenings`: articles on one happening, what people moved, the
  headline that names it, what happened.

What people decide:

* `deciding`, `judging`: decisions are events that are appended and laid over what was found; `claim_acts`,
  `judged`: on claims; `naming_decisions`: on names; `review`, `asked_once`: the queue that asks them.

The queries:

* `search`, `finding`, `alike`, `facets`: a search, carried out and counted; `listing`, `links`, `feed`: lists;
* `questions`, `answer_rows`, `utterances`, `moved_figures`: questions with their answers;
* `same`, `surnames`, `outlets`, `source_pages`: names, outlets, and who goes by one name.
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
