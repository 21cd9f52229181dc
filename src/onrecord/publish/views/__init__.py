"""The page contexts: what each template is given, and nothing else.

A context is a frozen record of ready words; templates choose no words of the field and compute nothing.
`template` names the file that shows it. Every field of a context is used by its template and every name in a
template is a field of its context; a test holds that. Strings written by strangers are escaped by the
templates; the only ready HTML is the type `Markup`, made in `marks`. Each page has its module.
"""

from __future__ import annotations

from onrecord.publish.views.article import (
    ArticleContext,
    Byline,
    LeftOut,
    Paragraph,
    Passage,
    Picture,
    Rail,
    Reference,
    Row,
    Speaker,
    Stamp,
    Step,
    Tie,
    Tools,
    When,
    Where,
)
from onrecord.publish.views.feed import FeedContext, Filter, Item, Running
from onrecord.publish.views.frame import Choice, Copy, Frame, Sign
from onrecord.publish.views.message import MessageContext
from onrecord.publish.views.review import (
    Card,
    DecisionsContext,
    EnterContext,
    Logged,
    Option,
    Press,
    ReviewContext,
    Shown,
    Undo,
)
from onrecord.publish.views.search import ArticleFound, FigureFound, Hit, SearchContext, SourceFound, Spoken
from onrecord.publish.views.source import Given, Held, Perhaps, SourceContext
from onrecord.publish.views.story import (
    Against,
    Also,
    Event,
    EventDay,
    GivenBy,
    LedgerRow,
    Line,
    Mark,
    OriginGroup,
    OverTime,
    Pinned,
    Print,
    QuestionBlock,
    QuestionContext,
    Resting,
    Root,
    Said,
    StoriesContext,
    StoryContext,
    StoryItem,
)
from onrecord.told import Told

__all__ = [
    "Against",
    "Also",
    "ArticleContext",
    "ArticleFound",
    "Byline",
    "Card",
    "Choice",
    "Context",
    "Copy",
    "DecisionsContext",
    "EnterContext",
    "Event",
    "EventDay",
    "FeedContext",
    "FigureFound",
    "Filter",
    "Frame",
    "Given",
    "GivenBy",
    "Held",
    "Hit",
    "Item",
    "LedgerRow",
    "LeftOut",
    "Line",
    "Logged",
    "Mark",
    "MessageContext",
    "Option",
    "OriginGroup",
    "OverTime",
    "Paragraph",
    "Passage",
    "Perhaps",
    "Picture",
    "Pinned",
    "Press",
    "Print",
    "QuestionBlock",
    "QuestionContext",
    "Rail",
    "Reference",
    "Resting",
    "ReviewContext",
    "Root",
    "Row",
    "Running",
    "Said",
    "SearchContext",
    "Shown",
    "Sign",
    "SourceContext",
    "SourceFound",
    "Speaker",
    "Spoken",
    "Stamp",
    "Step",
    "StoriesContext",
    "StoryContext",
    "StoryItem",
    "Tie",
    "Told",
    "Tools",
    "Undo",
    "When",
    "Where",
]

Context = (
    FeedContext
    | ArticleContext
    | SourceContext
    | SearchContext
    | StoryContext
    | StoriesContext
    | QuestionContext
    | ReviewContext
    | EnterContext
    | DecisionsContext
    | MessageContext
)
