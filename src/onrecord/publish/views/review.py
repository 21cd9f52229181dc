"""What waits for a person's decision, and what people decided."""

from dataclasses import dataclass
from typing import ClassVar

from onrecord.publish.views.frame import Choice, Frame, Printed, Sign
from onrecord.told import Told


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim in its place: its sentence `evidence` between the words `before` and `after` it in the article."""

    who: str
    who_address: str | None
    sign: Sign
    content: tuple[Told, ...]
    before: str
    evidence: str
    after: str
    printed: Printed


@dataclass(frozen=True, slots=True)
class Press:
    """A button of a card: what it decides, its words, and the key that presses it."""

    act: str
    words: str
    key: str


@dataclass(frozen=True, slots=True)
class Option:
    """One value to choose; `chosen` is that which holds now."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Undo:
    """A decision as a sentence; `decision` is its id, by which a button takes it back, None where none may."""

    words: str
    decision: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to decide on: the question, why it is asked, the claims in their places, and the answers.

    `stances`, `speakers` and `bounds` are what a claim and its `figures` can be corrected to; of other things there
    are none.
    """

    key: str
    question: str
    because: str
    facts: tuple[str, ...]
    claims: tuple[Shown, ...]
    presses: tuple[Press, ...]
    stances: tuple[Option, ...]
    speakers: tuple[str, ...]
    figures: tuple[Option, ...]
    bounds: tuple[Option, ...]
    decided: tuple[Undo, ...]


@dataclass(frozen=True, slots=True)
class ReviewContext:
    """A page of cards; `done` is what was decided last, `back` where a decision leads back to."""

    template: ClassVar[str] = "review.html"

    frame: Frame
    heading: str
    found: str
    tabs: tuple[Choice, ...]
    cards: tuple[Card, ...]
    done: Undo | None
    token: str
    back: str
    more: str | None


@dataclass(frozen=True, slots=True)
class Answered:
    """A figure of a question, to be ticked: `claims` are the ids of all claims that have it, parted by blanks."""

    claims: str
    figure: str
    who: str
    said: str
    outlet: str
    address: str


@dataclass(frozen=True, slots=True)
class QuestionReviewContext:
    """The page that corrects a question: splits figures off it, takes another one in, names it.

    `others` are the questions that it can take in, `name` is what it is called now.
    """

    template: ClassVar[str] = "review_question.html"

    frame: Frame
    name: str
    address: str
    key: str
    answers: tuple[Answered, ...]
    others: tuple[Option, ...]
    decided: tuple[str, ...]
    done: Undo | None
    token: str
    back: str


@dataclass(frozen=True, slots=True)
class ArticleReviewContext:
    """The page that moves an article: `story` is that in which it stands, `others` are those it can be put into."""

    template: ClassVar[str] = "review_article.html"

    frame: Frame
    headline: str
    address: str
    key: str
    story: Choice | None
    others: tuple[Option, ...]
    done: Undo | None
    token: str
    back: str


@dataclass(frozen=True, slots=True)
class EnterContext:
    """The form that asks for the key; `problem` says why the page stays shut."""

    template: ClassVar[str] = "enter.html"

    frame: Frame
    problem: str | None
    who: str


@dataclass(frozen=True, slots=True)
class Logged:
    """A decision in the log: the moment, who decided what, what it is about, and whether it holds."""

    when: str
    date: str
    told: Undo
    about: tuple[Choice, ...]
    state: str | None


@dataclass(frozen=True, slots=True)
class DecisionsContext:
    """The log of what people decided, the newest first."""

    template: ClassVar[str] = "decisions.html"

    frame: Frame
    found: str
    decisions: tuple[Logged, ...]
    token: str
    more: str | None
