"""Articles as lists show them, the copies of their texts, and what changed between two texts."""

from dataclasses import dataclass
from typing import Literal

OriginKind = Literal["first", "copy", "derived", "shares_quote"]
"""How an article's text stands to earlier ones: nothing of it there, most of it, passages, or quotations alone."""
ChangeHow = Literal["version", "copy"]
"""Between which texts a change lies: two versions of one address, or a copy and the first of its group."""


@dataclass(frozen=True, slots=True)
class CopyOf:
    """An article that has the same text as an earlier one; `rule` says in one sentence how that was found."""

    article_id: str
    outlet: str | None
    title: str | None
    rule: str
    url: str | None = None
    published: str | None = None


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
    """Which articles a feed shows; None leaves a thing open. All that is set must hold.

    An article is first-hand when it credits no agency but its own outlet, and its feed names no other outlet that
    it was taken from. `story` is the id of a story.
    """

    has_figures: bool | None = None
    has_denial: bool | None = None
    not_verified: bool | None = None
    outlet: str | None = None
    language: str | None = None
    first_hand: bool | None = None
    story: str | None = None


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
class ArticleHit:
    """One article as a list shows it."""

    article_id: str
    url: str | None
    title: str | None
    outlet: str | None
    published: str | None
    language: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class ArticleText(ArticleHit):
    """One article with its text, and what is known of where both are from.

    `author` are the names, parted by "; "; `found_by` names the versions of code and weights that read it.
    """

    published_from: str | None
    modified: str | None
    fetched_at: str | None
    taken_from: str | None
    author: str
    found_by: str
    text_sha256: str
    text: str


@dataclass(frozen=True, slots=True)
class OutletCount:
    """An outlet, how many articles and claims of it the ledger holds, and all its names and domains."""

    outlet: str
    articles: int
    claims: int
    names: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
