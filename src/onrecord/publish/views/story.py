"""One story and the list of stories: lists of claims, questions, the table, origins, events."""

from dataclasses import dataclass
from typing import ClassVar

from onrecord.publish.views.frame import Choice, Copy, Frame, Sign
from onrecord.publish.views.question import GivenBy, Latest, QuestionBlock
from onrecord.publish.wording.amounts import FigureMark
from onrecord.told import Told


@dataclass(frozen=True, slots=True)
class Line:
    """One claim in a list: who, how, what, with its figures, when, and where it stands."""

    who: str
    who_address: str | None
    sign: Sign
    content: tuple[Told, ...]
    figures: tuple[FigureMark, ...]
    date: str | None
    outlet: str | None
    address: str


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with the other sources that say the same; `more` is how many of them are not named.

    `questions` are what it answers, each at its place on the page. `beside` are other figures of its source and
    day, `doubts` says what is not sure of it, "" where nothing is.
    """

    line: Line
    also: tuple[Choice, ...]
    more: str
    questions: tuple[Choice, ...]
    beside: tuple[Choice, ...]
    doubts: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A statement that speaks against claims; `whose` says against whose where it is not against all, else ""."""

    line: Line
    whose: str


@dataclass(frozen=True, slots=True)
class Against:
    """Claims with those who deny them, take them back or could not verify them; `because` says how each was found.

    `others` are the statements that speak against the claims, `others_folded` those that are shown on demand.
    """

    claims: tuple[Line, ...]
    folded: tuple[Line, ...]
    folded_words: str
    others: tuple[Answer, ...]
    others_folded: tuple[Answer, ...]
    others_words: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Print:
    """An article that prints a claim; `how` says whose text it copies, "" where the text is its own."""

    outlet: str
    date: str | None
    address: str
    how: str


@dataclass(frozen=True, slots=True)
class Resting:
    """A figure that rests on a first-hand source: the article that had it first, and who prints the same."""

    sign: str
    words: str
    address: str
    first: Print
    also: tuple[Print, ...]


@dataclass(frozen=True, slots=True)
class Root:
    """A first-hand source: `what` says whether it is sure that it is one of its own, `why` what shows it."""

    name: str
    address: str | None
    what: str
    resting: tuple[Resting, ...]
    why: str


@dataclass(frozen=True, slots=True)
class OverTime:
    """A question that figures answer, in two parts: `what` is counted, and the `rest` of its heading."""

    what: str
    rest: str
    address: str


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One claim as a row of the story's table, with the questions that its figures answer."""

    line: Line
    via: str | None
    as_of: str | None
    headline: str
    article: str
    evidence: str
    questions: tuple[OverTime, ...]


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """The first article of a text, whose rule says why it is in the story, with its copies."""

    first: Copy
    copies: tuple[Copy, ...]
    copies_words: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that changed what is on record: said first, raised, denied or corrected, or another figure.

    `who` is empty where nobody is known, `moved` are the figure before and the figure after, or neither, `differ`
    the figures of sources that differ. `earlier` are the words that it denies, raises or takes back, or that stand
    beside it; `before` says how they stand to it.
    """

    what: str
    who: str
    moved: tuple[FigureMark, ...]
    differ: tuple[GivenBy, ...]
    text: str
    address: str
    before: str
    earlier: tuple[str, ...]
    earlier_words: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventDay:
    """The events of one day; the last day comes first."""

    date: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class StoryContext:
    """One story: what is said, disputed, withdrawn and not verified, how figures moved, and where it is from.

    `heading_of` says whose headline names the story and of which day it is. `latest` are the figures that its first
    questions were answered with last. `newest` are the changes of the last days that a reader who comes back asks
    for first, `newest_rest` how many there are in all, "" where these are all. `clocks` are the days that figures
    can be placed by. `questions_folded` and `origins_folded` are shown on demand; so are the days and the rows
    where `days_folded` and `rows_folded` say how many there are.
    """

    template: ClassVar[str] = "story.html"

    frame: Frame
    heading: str
    heading_of: str
    strip: tuple[str, ...]
    contents: tuple[Choice, ...]
    latest: tuple[Latest, ...]
    origins_words: str
    origins_meant: str
    origins_told: tuple[Root, ...]
    origins_rest: str
    newest: tuple[EventDay, ...]
    newest_rest: str
    said: tuple[Said, ...]
    said_more: tuple[Said, ...]
    said_more_words: str
    disputed: tuple[Against, ...]
    withdrawn: tuple[Against, ...]
    unverified: tuple[Against, ...]
    questions: tuple[QuestionBlock, ...]
    questions_folded: tuple[QuestionBlock, ...]
    clocks: tuple[Choice, ...]
    more_questions: tuple[Choice, ...]
    rows: tuple[LedgerRow, ...]
    rows_words: str
    rows_folded: str
    all_rows: Choice | None
    sortings: tuple[Choice, ...]
    same_names: tuple[str, ...]
    origins: tuple[OriginGroup, ...]
    origins_folded: tuple[OriginGroup, ...]
    origins_words_folded: str
    days: tuple[EventDay, ...]
    days_folded: str
    coverage: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionContext:
    """One question with its figures; `stories` are those of its articles, `clocks` the days to place figures by.

    `roots` are the first-hand sources that its figures are traced to, `roots_words` how many there are, and
    `roots_meant` what is meant by one. `decided` says what people decided on it, `correct` is the address that
    corrects it, for those who may.
    """

    template: ClassVar[str] = "question.html"

    frame: Frame
    question: QuestionBlock
    stories: tuple[Choice, ...]
    clocks: tuple[Choice, ...]
    roots: tuple[Root, ...]
    roots_words: str
    roots_meant: str
    decided: tuple[str, ...]
    correct: str | None


@dataclass(frozen=True, slots=True)
class StoryItem:
    """One story in the list of stories."""

    heading: str
    address: str
    date: str
    strip: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pinned:
    """A query that a person keeps as a story."""

    name: str
    address: str
    query: str


@dataclass(frozen=True, slots=True)
class StoriesContext:
    """A page of the list of stories, the latest first; `pinned` are what people keep as stories.

    `more` is the address of the next page, `newest` that of the first; None where there is none, or this is it.
    """

    template: ClassVar[str] = "stories.html"

    frame: Frame
    stories: tuple[StoryItem, ...]
    more: str | None
    newest: str | None
    pinned: tuple[Pinned, ...]
