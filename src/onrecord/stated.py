"""What a page states about itself beside its title, authors and days, each value with where it was found.

`found_in` is json-ld, meta (OpenGraph and other <meta>), link, microdata or html (the page's markup).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A value and where it was found."""

    value: str
    found_in: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The lead picture, with the words that the page binds to it."""

    address: Found
    caption: Found | None = None
    credit: Found | None = None


@dataclass(frozen=True, slots=True)
class ClaimReview:
    """A verdict on somebody's claim, as the page's ClaimReview states it."""

    claim: str
    claimed_by: str | None
    rating: str | None
    reviewed_by: str | None
    url: str | None
    published: str | None
    found_in: str


@dataclass(frozen=True, slots=True)
class LiveUpdate:
    """One entry of a live blog; `published` is its instant (ISO 8601), None where the page gives none.

    `start` and `end` are the half-open range of the article's text that it stands in, None where that does not
    hold its words.
    """

    published: str | None
    title: str | None
    text: str
    found_in: str
    start: int | None = None
    end: int | None = None

    def holds(self, offset: int) -> bool:
        """Whether the character at `offset` of the article's text stands in the entry."""
        return self.start is not None and self.end is not None and self.start <= offset < self.end


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page states; None and () where it states nothing. The updates stand in the order of the page.

    `archived` is the address under which a web archive keeps it.
    """

    section: Found | None = None
    publisher: Found | None = None
    canonical: Found | None = None
    amp: Found | None = None
    picture: Picture | None = None
    claim_reviews: tuple[ClaimReview, ...] = ()
    updates: tuple[LiveUpdate, ...] = ()
    archived: Found | None = None


NOTHING_STATED = Stated()
"""What a text states that is no page."""
