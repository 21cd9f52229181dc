"""What the ledger answers with: small frozen records, made from its rows and read by the pages and exports.

An empty tuple means that there is none, None that the articles do not say. Days and instants are ISO 8601
texts as the article gave them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Outcome = Literal["added", "unchanged", "new_version", "read_again"]
"""What adding did: a first version, nothing, another text of a known address, or new findings in a kept text."""

SearchKind = Literal["claims", "articles", "figures", "sources"]
"""What a search looks for."""


@dataclass(frozen=True, slots=True)
class Added:
    """What adding one reading did.

    `version` is a digest of the text, so the same text has the same version in every ledger. `claims` is how
    many claims of this article version the ledger holds now.
    """

    article_id: str
    version: str
    outcome: Outcome
    claims: int


@dataclass(frozen=True, slots=True)
class CopyOf:
    """An article that has the same text as an earlier one; `rule` says in one sentence how that was found."""

    article_id: str
    outlet: str | None
    title: str | None
    rule: str
    url: str | None = None
    published: str | None = None


OriginKind = Literal["first", "copy", "derived", "shares_quote"]
"""How an article's text stands to earlier ones: nothing of it there, most of it, passages, or quotations alone."""

ChangeHow = Literal["version", "copy"]
"""Between which texts a change lies: two versions of one address, or a copy and the first of its group."""


@dataclass(frozen=True, slots=True)
class OriginRow:
    """Where an article's text is from.

    `origin` is the article that its group of copies stands under, itself when it is the first. `like` is the
    earlier article that it has passages or quotations of, None for a copy. `rule` says in one sentence what was
    found. `similarity` is the share of the shorter body's runs of words that stands in the fullest text of the
    group, or in `like`. `credit` is the agency that the text names, with where it stands, None when it names none.
    """

    article_id: str
    origin: str
    kind: OriginKind
    rule: str
    similarity: float
    like: str | None
    credit: str | None
    credit_start: int | None
    credit_end: int | None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change between two texts with the words of both; None where one has none.

    `kind` is figure_changed, attribution_dropped or denial_added.
    """

    article_id: str
    version: str
    earlier_article: str
    earlier_version: str
    how: ChangeHow
    kind: str
    start: int | None
    end: int | None
    words: str | None
    earlier_start: int | None
    earlier_end: int | None
    earlier_words: str | None
    because: str
    seen: str | None


@dataclass(frozen=True, slots=True)
class FeedFilter:
    """Which articles a feed shows; None leaves a thing open. All that is set must hold."""

    has_figures: bool | None = None
    has_denial: bool | None = None
    outlet: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One article in the feed: the first of a group of copies, with what its ledger strip counts.

    `sources` are the sources that claims of the article name, `denials` the claims that deny, `not_verified`
    the claims that say something could not be verified. `new_claims` are the claims that no link says to
    repeat an earlier one. `copies` are the later articles with the same text, earliest first.
    """

    article_id: str
    url: str | None
    title: str | None
    outlet: str | None
    published: str | None
    published_from: str | None
    read_minutes: int | None
    language: str | None
    image: str | None
    sources: int
    claims: int
    figures: int
    denials: int
    not_verified: int
    new_claims: int
    copies: tuple[CopyOf, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedPage:
    """One page of the feed; `next` is what to give as `after` to go on, None at the end."""

    items: tuple[FeedItem, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class FigureHit:
    """One figure with its words and its bound (`low <= value <= high`, None is open).

    `text` stands at [start, end) of the article's text, by which two figures of the same words are told apart;
    `place` are the words that say where it counts, with a country and a region where the table knows them.
    """

    text: str
    low: float | None
    high: float | None
    bound: str
    counts: str | None
    event: str | None
    unit: str | None
    change: str | None
    mode: str
    place: str | None
    place_country: str | None
    place_region: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ClaimHit:
    """One claim as a list shows it: who, how, when, its sentence and where it stands.

    `source` and the others about it are None in the outlet's own voice. `chain` are names from the nearest to
    the claim to the outlet. `content` are the words of what was said; the evidence in the outlet's own voice.
    The days are half-open: `said_first` is inside, `said_until` is not. `places` are countries with a region or
    None, that which the claim is about first. `published` is the day or instant of the live update that the claim
    stands in, where it stands in one.
    """

    claim_id: str
    article_id: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    source: str | None
    source_kind: str | None
    source_role: str | None
    speaks_for: str | None
    chain: tuple[str, ...]
    stance: str
    attitude: str
    wording: str
    content: str
    said_text: str | None
    said_first: str | None
    said_until: str | None
    as_of_text: str | None
    as_of_first: str | None
    as_of_until: str | None
    figures: tuple[FigureHit, ...]
    evidence: str
    start: int
    end: int
    score: float
    found_by: str
    source_id: str | None = None
    places: tuple[tuple[str, str | None], ...] = ()
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of an article with the claim it stands in, if any."""

    article_id: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    figure: FigureHit
    claim_id: str | None
    source: str | None
    stance: str | None
    evidence: str | None


@dataclass(frozen=True, slots=True)
class SourceHit:
    """One name under which somebody speaks, with how often; the spellings of a name are not joined."""

    name: str
    kind: str
    role: str | None
    speaks_for: str | None
    claims: int
    articles: int
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """One article as a list shows it."""

    article_id: str
    url: str | None
    title: str | None
    outlet: str | None
    published: str | None
    language: str | None
    claims: int


SearchHit = ClaimHit | ArticleHit | FigureRow | SourceHit


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A role, a body spoken for or belonged to, with the first and the last day of publication that tell of it."""

    role: str | None
    speaks_for: str | None
    first: str | None
    last: str | None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name of a person or a body: how often it was quoted, its roles over time, its entry of a names file.

    `also` are the other names and the domains of an outlet.
    """

    name: str
    kind: str
    claims: int
    roles: tuple[RoleSpan, ...]
    known_as: str | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SameName:
    """Two names that may be one source's, with the reason; `one` is the one that is quoted more."""

    one: str
    other: str
    kind: str
    because: str
    sure: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of what a search found, all of the kind that was asked for; `next` as in a `FeedPage`.

    `alike` are the claims that are most like the words of a search for claims that found none.
    """

    items: tuple[SearchHit, ...]
    next: str | None
    alike: tuple[ClaimHit, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link with the articles of its two claims; None where the ledger does not hold the claim.

    The evidence is the sentence of each claim, the offsets its place in the article's text. `status` is
    "suggested" until a person says "confirmed" or "rejected".
    """

    later: str
    earlier: str
    relation: str
    score: float
    because: str
    judged_by: str
    later_article: str | None
    earlier_article: str | None
    later_evidence: str | None = None
    later_start: int | None = None
    later_end: int | None = None
    earlier_evidence: str | None = None
    earlier_start: int | None = None
    earlier_end: int | None = None
    status: str = "suggested"


@dataclass(frozen=True, slots=True)
class OutletCount:
    """An outlet, how many articles and claims of it the ledger holds, and all its names and domains."""

    outlet: str
    articles: int
    claims: int
    names: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the ledger holds; of an article with several versions only the current one counts."""

    articles: int
    claims: int
    sources: int
    figures: int
    links: int


@dataclass(frozen=True, slots=True)
class FollowedCounts:
    """How many feeds are followed, and a sentence for each that could not be read the last time."""

    feeds: int
    failing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drift:
    """Something stored that does not hold any more: what stands there should be `expected`, and is `found`.

    `claim_id` is None when it is not a claim's.
    """

    article_id: str
    claim_id: str | None
    what: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Question:
    """What several claims answer: a measure, a unit, a counted set and a scope, with how much is known of it.

    `text` is a heading made from the slots, or the name that a person gave (`renamed`). `counted` are the stems of
    what is counted, "" for people of no particular group; `scope` is "" for a total or one happening, else "more",
    "rate", "change", "feared" or "planned". `period` are the first and the last day that answers hold for or were
    said on. `conflicts` counts the links between answers that contradict each other. `places` and `names` are the
    words that say where.
    """

    question_id: str
    text: str
    measure: str
    unit: str
    counted: str
    scope: str
    places: tuple[str, ...]
    period: tuple[str | None, str | None]
    answers: int
    sources: int
    articles: int
    conflicts: int
    renamed: bool = False
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionAnswer:
    """One figure that answers a question, with its claim; what other articles repeat of it stands in `copies`.

    `copy_claims` are the claims of the copies, in their order. `line` names the voice whose line of figures it
    belongs to, `line_key` is the same in every article. `holds` are the half-open days it holds for as written,
    None where the text does not say; `said` is the day it was said or printed. `step` says how it stands to the
    figure before it in its own line: first, same, revised or corrected. `party` is the side that a person set
    for the source.
    """

    question_id: str
    claim: ClaimHit
    figure: FigureHit
    line: str
    line_key: str
    holds: tuple[str | None, str | None] | None
    said: str | None
    step: Literal["first", "same", "revised", "corrected"]
    copies: tuple[CopyOf, ...] = ()
    copy_claims: tuple[str, ...] = ()
    party: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A question with its answers in the order of saying, each utterance once, and the links between them.

    `decided` says what people decided on it, a sentence a decision.
    """

    question: Question
    answers: tuple[QuestionAnswer, ...]
    links: tuple[LinkRow, ...]
    decided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided: an event that is appended and never changed.

    `act` is one of merge, split, rename, confirm, reject, party and undo. `subject` names what it is about by the
    ids of claims, so that it holds when articles are read again. `before` and `after` are what it changed from and
    to; a decision that takes this one back has them exchanged. `undoes` is the id of the decision it takes back.
    """

    decision_id: str
    at: str
    who: str
    act: str
    subject: dict[str, Any]
    before: dict[str, Any]
    after: dict[str, Any]
    why: str
    undoes: str | None = None
