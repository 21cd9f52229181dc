"""One article with its claims: the rows beside the text, the brackets, the sources, what was left out."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from onrecord.publish.views.frame import Choice, Frame, Sign
from onrecord.publish.wording.amounts import FigureMark
from onrecord.told import Told


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

    `noun` stands before the numbers of claims of this article. `judged` says who found it; a machine's finding is a
    suggestion until a person has `confirmed` it. `likely` holds for what a network found likely and no rule tells.
    """

    sign: Sign
    words: str
    noun: str | None
    to: tuple[Reference, ...]
    because: str
    judged: str
    confirmed: bool
    outward: bool
    likely: bool = False


@dataclass(frozen=True, slots=True)
class Tools:
    """What can be taken away from a row; `review` is where it is corrected, None for those who may not."""

    quote: str
    cite: str
    source: str | None
    permalink: str
    json: str
    review: str | None


@dataclass(frozen=True, slots=True)
class Where:
    """The places of a claim in words, that which it is about first, and what they were taken from."""

    places: str
    how: str


@dataclass(frozen=True, slots=True)
class Row:
    """One claim as the margin and the table show it; `via` names who stands between the speaker and the outlet.

    `told` is the moment of the live update that the claim stands in, `decided` what people decided on it.
    `questions` are those that its figures answer, `also` the other articles that print the same statement.
    """

    number: int
    id: str
    who: str
    who_address: str | None
    named: str | None
    who_kind: str
    sign: Sign
    said_to: str | None
    occasion: str | None
    said: When | None
    as_of: When | None
    told: str | None
    where: Where | None
    content: tuple[Told, ...]
    wording: str
    attitude: str | None
    figures: tuple[FigureMark, ...]
    via: str | None
    chain: tuple[Step, ...]
    questions: tuple[Choice, ...]
    also: tuple[Reference, ...]
    ties: tuple[Tie, ...]
    low: str | None
    decided: tuple[str, ...]
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
    """One source of the article, the words that name it, and its claims; `address` leads to all claims of it."""

    name: str
    address: str | None
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
    """The lead picture's words; the picture itself is not fetched. `more` are those of a gallery, folded away."""

    captions: tuple[str, ...]
    credits: tuple[str, ...]
    address: str | None
    more: tuple[str, ...] = ()
    more_words: str = ""


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """One article with its claims; `not_claims` are those that people said are none, each with who said so.

    `move` is the page that moves it to another story, None for those who may not.
    """

    template: ClassVar[str] = "article.html"

    frame: Frame
    headline: str
    language: str | None
    outlet: str | None
    address: str | None
    story: Choice | None
    move: str | None
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
    not_claims: tuple[LeftOut, ...]
    left_out: tuple[LeftOut, ...]
    left_out_words: str
    record: tuple[tuple[str, str], ...]
