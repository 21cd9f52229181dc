"""The page contexts: what each template is given, and nothing else.

A context is a frozen record of ready words; templates choose no words of the field and compute nothing.
`template` names the file that shows it. Every field of a context is used by its template and every name in a
template is a field of its context; a test holds that. Strings written by strangers are escaped by the
templates; the only ready HTML is the type `Markup`, made in `marks`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from onrecord.publish.words import FigureMark


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page.

    `json` is the address of the same page as JSON, `query` what the search box holds, `base` the address of
    this server without a slash at its end.
    """

    title: str
    base: str
    version: str
    json: str | None = None
    query: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """A stance as a word and a shape: `shape` names a drawing of the page's sheet of signs."""

    word: str
    shape: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: `address` turns it on, or off when it is `active`. `count` may be unknown."""

    words: str
    address: str
    active: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of the feed with its choices."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """Another article with the same text, and the rule that joined it."""

    headline: str
    address: str
    outlet: str | None
    date: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the feed. `when` is ISO 8601 for machines, `date` the same for people."""

    headline: str
    address: str
    language: str | None
    outlet: str | None
    when: str | None
    date: str
    read_time: str | None
    strip: tuple[str, ...]
    news: str | None
    copies: tuple[Copy, ...]
    copies_words: str


@dataclass(frozen=True, slots=True)
class FeedContext:
    """The home page. `more` is the address of the next page, `newest` of the first when this is not it.

    `active` are the filters in force, each with the address that takes it off. `empty` is True for a ledger
    without articles, as against a filter that nothing passes.
    """

    template: ClassVar[str] = "feed.html"

    frame: Frame
    items: tuple[Item, ...]
    filters: tuple[Filter, ...]
    active: tuple[Choice, ...]
    all_address: str
    more: str | None
    newest: str | None
    counts: tuple[str, ...]
    empty: bool
    failing: tuple[str, ...]
    failing_words: str


@dataclass(frozen=True, slots=True)
class Byline:
    """One author and their card."""

    name: str
    role: str | None
    bio: str | None


@dataclass(frozen=True, slots=True)
class Stamp:
    """One date of the article: what it is, when (for machines and for people) and where it was found."""

    label: str
    when: str | None
    date: str
    found: str | None


@dataclass(frozen=True, slots=True)
class When:
    """A day as resolved, the words it was resolved from, and how."""

    days: str
    words: str | None
    how: str


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain, in reading order; `name` is the source's."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A claim that another one points at: its number in this article, or None when it is in another."""

    number: int | None
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Tie:
    """How a row stands to other claims: "denies" claims 5 and 6, because of these words.

    `judged` says who found it; a machine's finding is a suggestion.
    """

    sign: Sign
    words: str
    to: tuple[Reference, ...]
    because: str
    judged: str
    outward: bool


@dataclass(frozen=True, slots=True)
class Tools:
    """What can be taken away from a row."""

    quote: str
    cite: str
    source: str | None
    permalink: str
    json: str


@dataclass(frozen=True, slots=True)
class Where:
    """The places of a claim in words, that which it is about first, and what they were taken from."""

    places: str
    how: str


@dataclass(frozen=True, slots=True)
class Row:
    """One claim as the margin and the table show it; `via` names who stands between the speaker and the outlet.

    `told` is the moment of the live update that the claim stands in.
    """

    number: int
    id: str
    who: str
    named: str | None
    who_kind: str
    sign: Sign
    said_to: str | None
    occasion: str | None
    said: When | None
    as_of: When | None
    told: str | None
    where: Where | None
    content: str
    wording: str
    attitude: str | None
    figures: tuple[FigureMark, ...]
    via: str | None
    chain: tuple[Step, ...]
    ties: tuple[Tie, ...]
    low: str | None
    tools: Tools


@dataclass(frozen=True, slots=True)
class Rail:
    """One bracket's line beside one paragraph.

    `lane` counts from the text outwards, `kind` is unverified or denied, `part` start, through or end;
    `covers` is True beside a covered claim, where the bracket reaches in. The
    last line of a bracket that stands alone carries its `label`.
    """

    lane: int
    kind: str
    part: str
    covers: bool
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the body: `tag` is p or h2."""

    tag: str
    html: Markup
    rails: tuple[Rail, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs that share one list of rows beside them."""

    paragraphs: tuple[Paragraph, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """One source of the article, the words that name it, and its claims."""

    name: str
    kind: str
    role: str | None
    speaks_for: str | None
    affiliation: str | None
    named: tuple[str, ...]
    claims: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One block that is not the article's text, and what it is instead."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The lead picture's words; the picture itself is not fetched."""

    captions: tuple[str, ...]
    credits: tuple[str, ...]
    address: str | None


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """One article with its claims."""

    template: ClassVar[str] = "article.html"

    frame: Frame
    headline: str
    language: str | None
    outlet: str | None
    address: str | None
    read_time: str | None
    authors: tuple[Byline, ...]
    stamps: tuple[Stamp, ...]
    strip: tuple[str, ...]
    picture: Picture | None
    notes: tuple[str, ...]
    passages: tuple[Passage, ...]
    lanes: int
    rows: tuple[Row, ...]
    speakers: tuple[Speaker, ...]
    left_out: tuple[LeftOut, ...]
    left_out_words: str
    record: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One claim that a search found."""

    address: str
    who: str
    sign: Sign
    content: str
    headline: str
    article: str
    outlet: str | None
    date: str | None
    said: str | None
    figures: tuple[FigureMark, ...]


@dataclass(frozen=True, slots=True)
class SearchContext:
    """The results of a search; `problem` says what is wrong with the query."""

    template: ClassVar[str] = "search.html"

    frame: Frame
    hits: tuple[Hit, ...]
    found: str
    problem: str | None
    more: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """One claim in a list: who, how, what, with its figures, when, and where it stands."""

    who: str
    sign: Sign
    content: str
    figures: tuple[FigureMark, ...]
    date: str | None
    outlet: str | None
    address: str


@dataclass(frozen=True, slots=True)
class Against:
    """A claim with another one that contradicts it or could not verify it; `because` says how that was found."""

    claim: Line
    other: Line
    because: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure of a chart as its table shows it; `step` says how it stands to the one before of its source."""

    line: str
    day: str
    sign: str
    words: str
    step: str
    copies: str
    address: str


@dataclass(frozen=True, slots=True)
class QuestionBlock:
    """A question as a heading, with its figures as a chart and as a table, and what contradicts what."""

    id: str
    heading: str
    summary: str
    chart: Markup
    marks: tuple[Mark, ...]
    clocks: tuple[Choice, ...]
    csv: str
    conflicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One claim as a row of the story's table."""

    line: Line
    via: str | None
    as_of: str | None
    headline: str
    article: str
    evidence: str


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """The first article of a text with its copies; `because` says why it is in the story."""

    headline: str
    address: str
    outlet: str | None
    date: str | None
    because: str
    copies: tuple[Copy, ...]
    copies_words: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that changed what is on record: said first, raised, denied or corrected."""

    what: str
    text: str
    address: str
    because: str


@dataclass(frozen=True, slots=True)
class EventDay:
    """The events of one day; the last day comes first."""

    date: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class StoryContext:
    """One story: what is said, disputed and not verified, how figures moved, and where it all comes from."""

    template: ClassVar[str] = "story.html"

    frame: Frame
    heading: str
    strip: tuple[str, ...]
    origins_words: str
    origins_why: tuple[str, ...]
    said: tuple[Line, ...]
    disputed: tuple[Against, ...]
    unverified: tuple[Against, ...]
    questions: tuple[QuestionBlock, ...]
    more_questions: tuple[str, ...]
    rows: tuple[LedgerRow, ...]
    rows_words: str
    all_rows: Choice | None
    sortings: tuple[Choice, ...]
    origins: tuple[OriginGroup, ...]
    days: tuple[EventDay, ...]
    coverage: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryItem:
    """One story in the list of stories."""

    heading: str
    address: str
    date: str
    strip: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoriesContext:
    """The list of stories, the one with the latest article first."""

    template: ClassVar[str] = "stories.html"

    frame: Frame
    stories: tuple[StoryItem, ...]


@dataclass(frozen=True, slots=True)
class MessageContext:
    """A page that only tells something: not found, not allowed."""

    template: ClassVar[str] = "message.html"

    frame: Frame
    heading: str
    lines: tuple[str, ...]


Context = FeedContext | ArticleContext | SearchContext | StoryContext | StoriesContext | MessageContext
