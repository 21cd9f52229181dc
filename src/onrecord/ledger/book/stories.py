"""The part of a ledger that callers ask for stories, origins and events."""

from collections.abc import Iterable, Iterator

from onrecord.ledger.origins.texts import load_texts
from onrecord.ledger.store.transactions import Transactions
from onrecord.ledger.stories.moving import load_pins
from onrecord.ledger.stories.pages import (
    all_members,
    articles_beside,
    load_stories,
    load_story,
    newest_events,
    stories_holding,
    story_keys,
)
from onrecord.ledger.views.stories import StoryEvent, StoryMember, StoryPage, StoryRow
from onrecord.link.origins.roots import OriginCount
from onrecord.link.origins.tracing import Text, Told, trace_origins


class StoryBook(Transactions):
    """What `Ledger` answers about stories."""

    def stories(self, *, least: int = 1, words: str = "") -> list[StoryRow]:
        """The stories, the latest first.

        Args:
            least: only stories of at least so many articles.
            words: only stories whose title holds each of these words, or has it in a word.
        """
        with self._reading() as connection:
            return load_stories(connection, least=least, words=words)

    def story(self, wanted: str) -> StoryPage:
        """A story by its id or the start of it, by the id of an article of it, or by the name of a pinned one.

        Raises:
            LedgerError: there is none, or several begin so.
        """
        with self._reading() as connection:
            return load_story(connection, wanted)

    def newest_events(self, story_id: str) -> list[StoryEvent]:
        """What happened in a story on the last two days of its articles on which anything did."""
        with self._reading() as connection:
            return newest_events(connection, story_id)

    def stories_holding(self, article_ids: Iterable[str]) -> dict[str, StoryRow]:
        """The story of each of these articles that shares one with another article, by the article's id."""
        with self._reading() as connection:
            return stories_holding(connection, article_ids)

    def articles_beside(self, article_ids: Iterable[str]) -> set[str]:
        """The ids of some articles, and of all that share a story with one of them."""
        with self._reading() as connection:
            return articles_beside(connection, article_ids)

    def story_members(self) -> Iterator[StoryMember]:
        """The story of every article, by the article's id."""
        with self._reading() as connection:
            yield from all_members(connection)

    def pinned_stories(self) -> list[tuple[str, str]]:
        """The names of the pinned stories and their queries, by name."""
        with self._reading() as connection:
            return sorted(load_pins(connection).values())

    def origins_of(self, article_ids: Iterable[str], claim_ids: Iterable[str] | None = None) -> OriginCount:
        """At least and at most how many independent origins some articles or claims have, with the evidence.

        Args:
            article_ids: the articles; unknown ones are left out.
            claim_ids: only these claims of them; all when None.
        """
        with self._reading() as connection:
            texts, told = load_texts(connection, story_keys(connection, article_ids))
        return trace_origins(texts, told) if claim_ids is None else _trace(texts, told, claim_ids)

    def origins_of_each(self, article_ids: Iterable[str], groups: Iterable[Iterable[str]]) -> Iterator[OriginCount]:
        """The same of each of some groups of claims of some articles, which are read once."""
        with self._reading() as connection:
            texts, told = load_texts(connection, story_keys(connection, article_ids))
        return (_trace(texts, told, group) for group in groups)


def _trace(texts: Iterable[Text], told: Iterable[Told], claim_ids: Iterable[str]) -> OriginCount:
    """The origins of some claims alone, and of the texts that they stand in."""
    wanted = set(claim_ids)
    chosen = [claim for claim in told if claim.claim_id in wanted]
    articles = {claim.article_id for claim in chosen}
    return trace_origins([text for text in texts if text.article_id in articles], chosen)
