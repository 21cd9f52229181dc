"""The ledger: what was read, kept by statement, with the queries that the pages and commands read.

Each imports only what stands below it, and an import rule holds them to that:

* `book`: the whole as callers hold it, in parts;
* `review`: what waits for a person, and what a person says;
* `stories`: articles on one happening;
* `writing`: readings are added, and what follows from that;
* `questions`: questions with their answers;
* `finding`: searches and lists;
* `origins`: copies, versions of one page, and what changed in them;
* `names`: names of sources and outlets that may be one's;
* `linking`: claims meet those of other articles;
* `decisions`: what people decided, laid over what was found;
* `store`: the tables and the file, and readings as rows;
* `views`: the records that a ledger answers with.
"""

from onrecord.ledger.book.ledger import Ledger, open_ledger, read_ledger
from onrecord.ledger.views.articles import (
    ArticleHit,
    ArticleText,
    ChangeRow,
    CopyOf,
    FeedFilter,
    FeedItem,
    FeedPage,
    OriginRow,
    OutletCount,
)
from onrecord.ledger.views.claims import ClaimHit, FigureHit, FigureRow, LinkRow
from onrecord.ledger.views.keeping import Added, Counts, Decision, Drift, FollowedCounts
from onrecord.ledger.views.names import NameRow, RoleSpan, SameName, SourceHit, SourcePage
from onrecord.ledger.views.questions import Question, QuestionAnswer, QuestionPage
from onrecord.ledger.views.search import SearchKind, SearchPage
from onrecord.ledger.views.stories import StoryArticle, StoryEvent, StoryMember, StoryPage, StoryRow

__all__ = [
    "Added",
    "ArticleHit",
    "ArticleText",
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
    "read_ledger",
]
