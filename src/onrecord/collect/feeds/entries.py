"""What a feed says, in one shape for all formats."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from onrecord.collect.feeds.words import paragraphs
from onrecord.identity import digest
from onrecord.records import Page


class FeedEntry(NamedTuple):
    """One item of a feed, as far as it says something about a page.

    A named tuple because a feed is read in about the time that its entries take to be made, and those are made
    in half the time of a frozen dataclass.

    `guid` is the feed's own name for the item; `taken_from` the outlet that RSS `<source>` or Atom `<source>`
    names. `summary` and `content` stand as the feed gives them, HTML or plain words. Instants are ISO 8601.
    """

    url: str | None
    title: str | None
    summary: str | None
    published: str | None
    outlet: str | None
    where: str
    authors: tuple[str, ...] = ()
    updated: str | None = None
    guid: str | None = None
    taken_from: str | None = None
    content: str | None = None
    language: str | None = None

    @property
    def key(self) -> str:
        """What tells this item from the others of its feed, whenever it is seen."""
        return self.guid or self.url or digest("i", self.title, self.published)

    def hint(self, page: Page) -> Page:
        """The page with the feed's words where the page was told none.

        Not the outlet and not the title: the page knows best whose it is and what it is called.
        """
        return replace(
            page,
            url=page.url or self.url,
            published=page.published or self.published,
            published_from=page.published_from if page.published else "feed",
            modified=page.modified or self.updated,
            taken_from=page.taken_from or self.taken_from,
        )

    def page(self) -> Page:
        """The item as a page of its own: its title, and its text where the feed gives it, else its summary."""
        parts = (self.title, paragraphs(self.content) or paragraphs(self.summary))
        return Page(
            text="\n\n".join(part for part in parts if part),
            url=self.url,
            outlet=self.outlet,
            title=self.title,
            authors=self.authors,
            published=self.published,
            published_from="feed",
            modified=self.updated,
            taken_from=self.taken_from,
            language=self.language,
            where=f"{self.where}, {self._named()}",
        )

    def _named(self) -> str:
        """The item as a reader finds it in the feed."""
        if self.url:
            return f"item {self.url}"
        return f"item {self.title!r}" if self.title else "an item without address and title"


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed with its entries, in its order.

    `form` is rss, rdf, atom, cdf, json, sitemap or sitemap index. `more` are the addresses of further lists that
    it names: the sitemaps of an index. `minutes` is how long it says that it stays as it is. `flaws` say what is
    wrong with a file that was read nevertheless.
    """

    form: str
    title: str | None = None
    site: str | None = None
    language: str | None = None
    entries: tuple[FeedEntry, ...] = ()
    more: tuple[str, ...] = ()
    minutes: int | None = None
    flaws: tuple[str, ...] = ()
