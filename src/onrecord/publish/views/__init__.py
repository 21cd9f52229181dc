"""The page contexts: what each template is given, and nothing else.

A context is a frozen record of ready words; templates choose no words of the field and compute nothing.
`template` names the file that shows it. Every field of a context is used by its template and every name in a
template is a field of its context; a test holds that. Strings written by strangers are escaped by the
templates; the only ready HTML is the type `Markup`, made in `marks`. Each page has its module.
"""

from onrecord.publish.views.article import ArticleContext
from onrecord.publish.views.feed import FeedContext
from onrecord.publish.views.message import MessageContext
from onrecord.publish.views.review import (
    ArticleReviewContext,
    DecisionsContext,
    EnterContext,
    QuestionReviewContext,
    ReviewContext,
)
from onrecord.publish.views.search import SearchContext
from onrecord.publish.views.source import SourceContext
from onrecord.publish.views.story import QuestionContext, StoriesContext, StoryContext

Context = (
    FeedContext
    | ArticleContext
    | SourceContext
    | SearchContext
    | StoryContext
    | StoriesContext
    | QuestionContext
    | ReviewContext
    | QuestionReviewContext
    | ArticleReviewContext
    | EnterContext
    | DecisionsContext
    | MessageContext
)
