"""The records that flow through the stages: frozen, slotted, compared by value.

Offsets are half-open code-point offsets into the `text` of one article. Day ranges are half-open too:
`first` is inside, `until` is not. An empty tuple means "looked and found none"; None means "the text does
not say". Figures are inclusive: `low <= value <= high`, and None is an open end.

The shapes follow the terms of attribution research (PARC, PolNeAR): source, cue, content.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import NamedTuple

from onrecord.errors import EvidenceError

# "A as A" tells type checkers that the name is handed on; isort would make twelve statements of it.
# isort: off
from onrecord.kinds import (
    Anchor as Anchor,
    Attitude as Attitude,
    Bound as Bound,
    Change as Change,
    Mode as Mode,
    PlaceFrom as PlaceFrom,
    Relation as Relation,
    Role as Role,
    SourceKind as SourceKind,
    Stance as Stance,
    TimeKind as TimeKind,
    Wording as Wording,
)

# isort: on
from onrecord.notebook import reading_html, reading_line
from onrecord.stated import NOTHING_STATED, LiveUpdate, Stated

BODY_ROLES = frozenset({Role.BODY, Role.SUBHEAD, Role.UPDATE_NOTE, Role.DATELINE})
"""The roles whose words are the article; claims are taken from nowhere else."""
BY_WEIGHTS = " / "
"""What stands between the version and the weights in `judged_by` where a network judged."""


class Range(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of an article's text that keeps its words, so that drift is caught."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text` from `start` up to `end`."""
        return cls(start, end, text[start:end])

    def check(self, article: Article) -> None:
        """Do nothing when the article still says these words there.

        Raises:
            EvidenceError: the article says something else at these offsets.
        """
        found = article.text[self.start : self.end]
        if found != self.text or self.start < 0:
            raise EvidenceError(
                f"The evidence at {self.start}–{self.end} of article {article.id} has changed: "
                f"kept {self.text[:80]!r}, found {found[:80]!r}. Read the article again to find its claims anew.",
                expected=self.text,
                found=found,
            )


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote an article, as its page says."""

    name: str
    role: str | None = None
    bio: str | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A day or an instant (ISO 8601) and where it was found: meta, json-ld, text, given, feed or url."""

    value: str
    found_in: str

    @property
    def day(self) -> dt.date:
        """The calendar day, as written in the value's own zone."""
        return dt.date.fromisoformat(self.value[:10])


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it came: what `collect` hands to `read`.

    Either `text` or `html` is set. `kind` is "article" when `text` is already the clean body, "page" when it
    may hold furniture. `where` says where it was found, for messages. `taken_from` is the outlet that a feed
    names as the source of its item; `notes` are words for the article's problems.
    """

    id: str | None = None
    text: str | None = None
    html: str | bytes | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_from: str = "given"
    language: str | None = None
    kind: str = "page"
    where: str = "-"
    fetched_at: str | None = None
    modified: str | None = None
    taken_from: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """The digest of the page and of all that it was told; not of where it was found."""
        told = [(f.name, getattr(self, f.name)) for f in fields(self) if f.name not in ("text", "html", "where")]
        found = hashlib.sha256(repr(told).encode("utf-8", "surrogatepass"))
        for name, value in (("text", self.text), ("html", self.html)):
            if value is not None:
                found.update(f"\0{name} {type(value).__name__}\0".encode())
                found.update(value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass"))
        return found.hexdigest()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read; the rest went on."""

    where: str
    message: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the page's text and what it is for."""

    role: Role
    start: int
    end: int

    def __reduce__(self) -> tuple[type[Block], tuple[Role, int, int]]:
        """How another process gets the block: pages have hundreds, and the usual way is three times as slow."""
        return Block, (self.role, self.start, self.end)


@dataclass(frozen=True, slots=True, repr=False)
class Article:
    """A page that has been read. `text` never changes: a changed page is a new version of the article."""

    id: str
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Range, ...]
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[Author, ...] = ()
    published: Dated | None = None
    modified: Dated | None = None
    language: str | None = None
    read_minutes: int | None = None
    fetched_at: str | None = None
    taken_from: str | None = None
    image: str | None = None
    stated: Stated = NOTHING_STATED
    problems: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """One line, without the text."""
        title = " ".join((self.title or "untitled").split())
        return f"<Article {self.id}: {title}, {len(self.text):,} characters>"

    def body(self) -> tuple[Block, ...]:
        """The blocks whose words are the article itself, in order."""
        return tuple(block for block in self.blocks if block.role in BODY_ROLES)

    def span(self, start: int, end: int) -> Span:
        """The span of this article's text from `start` up to `end`."""
        return Span.of(self.text, start, end)

    def update_at(self, offset: int) -> LiveUpdate | None:
        """The dated entry of a live blog that holds the character at `offset`; None elsewhere."""
        return next((one for one in self.stated.updates if one.published and one.holds(offset)), None)

    def sentence_at(self, offset: int) -> Range | None:
        """The sentence that holds the character at `offset`, or None between sentences."""
        at = bisect_right(self.sentences, (offset, len(self.text) + 1)) - 1
        if at >= 0 and self.sentences[at].start <= offset < self.sentences[at].end:
            return self.sentences[at]
        return None

    def sentences_in(self, block: Block) -> tuple[Range, ...]:
        """The sentences that begin in a block, in order."""
        first, last = (bisect_left(self.sentences, (offset, offset)) for offset in (block.start, block.end))
        return self.sentences[first:last]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said which words: source, cue and content spans, each possibly in several pieces.

    `quoted` are the parts of the content that stand in quotation marks (without the marks). `inside` is the id
    of the attribution in whose content this one stands.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quoted: tuple[Span, ...] = ()
    said_to: Span | None = None
    occasion: Span | None = None
    inside: str | None = None
    score: float = 1.0

    @property
    def wording(self) -> Wording:
        """Direct when the content is quoted whole, mixed when in part, else a paraphrase."""
        quoted = sum(span.end - span.start for span in self.quoted)
        if not quoted:
            return Wording.PARAPHRASE
        whole = sum(len(span.text.strip(" \t\n\"'“”‘’«».,!?")) for span in self.content)
        return Wording.DIRECT if quoted >= 0.9 * whole else Wording.MIXED

    def spans(self) -> Iterable[Span]:
        """Every span of the attribution: source, cue, content and quoted, in that order."""
        yield from (*self.source, *self.cue, *self.content, *self.quoted)

    @property
    def start(self) -> int:
        """Where the first of its words stands."""
        return min(span.start for span in (*self.source, *self.cue, *self.content))


@dataclass(frozen=True, slots=True)
class TimeRef:
    """A time expression, its TIMEX3 value, and the half-open days [first, until) that it names.

    `anchor` says what it was resolved from; `first` and `until` are None where the text does not fix them.
    """

    span: Span
    kind: TimeKind
    value: str
    first: dt.date | None
    until: dt.date | None
    anchor: Anchor
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class FigurePlace:
    """Where a figure counts, as its own sentence says: the words, and codes where the table knows them."""

    span: Span
    country: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its bound: `low <= value <= high`, None is an open end.

    `counts` is what is counted ("North Korean soldiers"), `event` what happened to it ("killed"), `unit` a
    measure or currency, `change` how it stands to another figure, `place` where it counts.
    """

    span: Span
    low: float | None
    high: float | None
    bound: Bound
    counts: str | None = None
    event: str | None = None
    unit: str | None = None
    change: Change | None = None
    mode: Mode = Mode.STATED
    place: FigurePlace | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody or something that speaks in an article, under one name.

    `known_as` is the id of the entry of the user's names file that goes by this name, where there is just one.
    `affiliation` is the body that somebody belongs to, named or not, as the article says: that for which he speaks,
    leads, works.
    """

    id: str
    name: str
    kind: SourceKind
    role: str | None = None
    speaks_for: str | None = None
    known_as: str | None = None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the text that name a source."""

    span: Span
    source: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is said to be: a country (ISO 3166-1) and, where the text gives it, a first-level region.

    `found_in` says what it was taken from: the content, the sentence before, the dateline, the names of the whole
    article, or the source's own name.
    """

    country: str
    region: str | None
    found_in: PlaceFrom


@dataclass(frozen=True, slots=True)
class Claim:
    """One line of the ledger: one statement of one source, with the sentence it stands in.

    `attribution` and `source` are None for a claim in the outlet's own voice. `chain` lists source ids from
    the nearest to the claim to the outlet; whom `source` cites stands before it. `figures` are indexes into the
    reading's figures. `places` begin with the one that the claim is about. `told_at` is the instant of the live
    update it stands in, None elsewhere.
    """

    id: str
    attribution: str | None
    evidence: Span
    source: str | None
    chain: tuple[str, ...]
    stance: Stance
    attitude: Attitude
    wording: Wording
    said_when: TimeRef | None
    as_of: TimeRef | None
    figures: tuple[int, ...]
    score: float
    found_by: str
    question: str | None = None
    places: tuple[Place, ...] = ()
    told_at: str | None = None


def is_weighed(judged_by: str) -> bool:
    """Whether a network judged, and no rule."""
    return BY_WEIGHTS in judged_by


@dataclass(frozen=True, slots=True)
class Link:
    """How one claim stands to an earlier one, with the reason in one sentence that can be checked."""

    later: str
    earlier: str
    relation: Relation
    score: float
    because: str
    judged_by: str

    @property
    def weighed(self) -> bool:
        """Whether a network found it likely, and no rule tells of it."""
        return is_weighed(self.judged_by)


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """Everything that was found in one article; what the pipeline makes and the ledger stores."""

    article: Article
    times: tuple[TimeRef, ...] = ()
    figures: tuple[Figure, ...] = ()
    mentions: tuple[Mention, ...] = ()
    sources: tuple[Source, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    links: tuple[Link, ...] = ()
    versions: dict[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """One line: what article it is of and how much was found; all of it would flood a notebook."""
        return f"<Reading of {reading_line(self)}>"

    def _repr_html_(self) -> str:
        """The claims as a table, for notebooks."""
        return reading_html(self)

    def told_figures(self) -> int:
        """How many figures stand in a claim; ages and other asides stand in none."""
        return len({index for claim in self.claims for index in claim.figures})

    def spans(self) -> Iterable[Span]:
        """Every span that the reading rests on."""
        for attribution in self.attributions:
            yield from attribution.spans()
        yield from (claim.evidence for claim in self.claims)
        yield from (item.span for group in (self.times, self.figures, self.mentions) for item in group)
        yield from (figure.place.span for figure in self.figures if figure.place is not None)
