"""The tools about stories: what changed last, what is said, disputed, withdrawn, not verified, its origins."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

from mcp.types import CallToolResult
from pydantic import Field

from onrecord.ledger.views.claims import ClaimHit
from onrecord.ledger.views.stories import StoryArticle, StoryEvent, StoryRow
from onrecord.link.origins.roots import Origin
from onrecord.publish.mcp.answers import Limit, Offset, Record, answer, found_or, shortened, sliced
from onrecord.publish.mcp.told import NAME, claim_told, link_status, origins_told, question_told
from onrecord.publish.mcp.uris import story_uri
from onrecord.publish.story.changes import changes_by_day, what_changed
from onrecord.publish.story.gathering import GatheredStories, GatheredStory
from onrecord.publish.story.lists import AGAINST, Pair, against_together, claims_against, claims_met, surest
from onrecord.publish.story.origins import coverage
from onrecord.publish.story.roots import most_first, why
from onrecord.publish.story.said import Standing, doubts, said_together
from onrecord.publish.wording import safe
from onrecord.publish.wording.words import RELATION_WORDS
from onrecord.records import Relation

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

StoryId = Annotated[
    str,
    Field(
        description="The id of a story from list_stories, the id of one of its articles, or a name people gave it."
    ),
]
StoryPart = Literal[
    "changes", "said", "disputed", "withdrawn", "other_figures", "not_verified", "articles", "claims", "origins"
]
Part = Annotated[
    Literal["overview", StoryPart],
    Field(description="What of the story: an overview of all parts, or one part with limit and offset."),
]
Words = Annotated[
    str, Field(max_length=400, description="Words that the headline of a story holds; empty for all.")
]

Items = tuple[Sequence[Any], Callable[[Any], Record]]
"""The items of a part of a story, in order, with what a record of one holds."""

_TOGETHER = 3  # how many claims that one statement speaks against, or that say one thing, are told whole
_QUESTIONS = 6
_OVERVIEW: Mapping[StoryPart, int] = {
    "changes": 4,
    "said": 4,
    "disputed": 3,
    "withdrawn": 2,
    "other_figures": 2,
    "not_verified": 3,
}
"""How many items of a part an overview has."""
_SHARE = 12_000
"""How many characters of JSON the items of a part in an overview take; the first is there whatever it takes."""


class StoryTools:
    """What the ledger answers about stories."""

    def __init__(self, book: Ledger, stories: GatheredStories) -> None:
        self._book, self._stories = book, stories

    def list_stories(self, words: Words = "", limit: Limit = 20, offset: Offset = 0) -> CallToolResult:
        """The running stories of the ledger, the latest first, and how much the whole ledger holds.

        A story is a group of articles on one happening. `texts` counts its different texts: copies count once.
        """
        rows = self._book.stories(least=2, words=words)
        counts = self._book.counts()
        return answer(
            {
                "ledger": {"articles": counts.articles, "claims": counts.claims, "sources": counts.sources},
                "stories": sliced(rows, _row, offset, limit),
            }
        )

    def read_story(
        self, story: StoryId, part: Part = "overview", limit: Limit = 10, offset: Offset = 0
    ) -> CallToolResult:
        """One story: what changed last, what is said now, what is denied or disputed, and its origins.

        It tells, too, what was withdrawn or corrected, which figures differ and what nobody has verified.
        The overview has the first items of each part. `origins` says to how many first-hand sources its
        claims are traced, at least and at most: cite that number, never the number of outlets.
        """
        told = found_or("story", story, "list_stories", lambda: self._stories.get(story))
        if part == "overview":
            return answer(_overview(told))
        items, to_record = _PARTS[part](told)
        head = {"story": told.page.story.story_id, "title": shortened(told.page.story.title, NAME)}
        return answer({**head, part: sliced(items, to_record, offset, limit)})


def _row(row: StoryRow) -> Record:
    days = sorted({day[:10] for day in (row.first, row.last) if day})
    return {
        "story": row.story_id,
        "title": shortened(row.title, NAME),
        "days": " to ".join(days),
        "articles": row.articles,
        "outlets": row.outlets,
        "texts": row.texts,
        "claims": row.claims,
        "as_markdown": story_uri(row.story_id),
    }


def _overview(told: GatheredStory) -> Record:
    record = {**_row(told.page.story), "origins": origins_told(told.page.origins)}
    for part, most in _OVERVIEW.items():
        items, to_record = _PARTS[part](told)
        record[part] = sliced(
            items, to_record, 0, most, again=f'Call read_story with part="{part}",', budget=_SHARE
        )
    record["figures"] = _figures(told)
    record["names_shown_as_one"] = [
        f"{shortened(pair.other, NAME)} is shown as {shortened(pair.one, NAME)}: {pair.because}"
        for pair in told.page.same[:_TOGETHER]
    ]
    return record | {"read_with_care": list(coverage(told.page.articles))}


def _changes(told: GatheredStory) -> Items:
    claims = {hit.claim_id: hit for hit in told.claims}
    days = changes_by_day(told.page.events, claims)
    changes = [(day, group) for day, groups in days for group in groups]
    return changes, lambda change: _change(change[0], change[1], claims)


def _change(day: str, events: Sequence[StoryEvent], claims: Mapping[str, ClaimHit]) -> Record:
    """What one statement did on a day, with the claim that did it and those that it did it to."""
    event = events[0]
    hit = claims.get(event.claim_id or "")
    before = [] if event.kind == "first_said" else [one for one in events if one.earlier_words]
    earlier = [claims[id] for one in before if (id := one.earlier_claim or "") in claims]
    return {
        "day": day,
        "what": what_changed(events),
        "claim": claim_told(hit) if hit else None,
        "article": None if hit else event.article_id,
        "outlet": None if hit else shortened(event.outlet, NAME),
        "words": None if hit else event.words,
        "before": [claim_told(one) for one in earlier[:_TOGETHER]]
        or [one.earlier_words for one in before[:_TOGETHER]],
        "before_left_out": max(0, len(before) - _TOGETHER) or None,
        "because": list(dict.fromkeys(one.because for one in events[:_TOGETHER])),
    }


def _said_together(one: Standing) -> Record:
    first, *more = one.hits
    others = [
        {"claim": hit.claim_id, "who": shortened(hit.who, NAME), "outlet": shortened(hit.outlet, NAME)}
        for hit in more[:_TOGETHER]
    ]
    return {
        **claim_told(first),
        "questions": list(one.questions),
        "also_said_by": others,
        "also_left_out": max(0, len(more) - _TOGETHER) or None,
        "not_sure": list(doubts(one)) or None,
        "other_figures_of_that_day": [claim_told(given.hit) for given in one.beside[:_TOGETHER]] or None,
    }


def _against(*relations: str) -> Callable[[GatheredStory], Items]:
    """The part of what is spoken against in these ways, in that order."""

    def found(told: GatheredStory) -> Items:
        claims = {hit.claim_id: hit for hit in told.claims}
        return against_together(claims, _links(told), relations, in_turn=True), against_told

    return found


def _links(told: GatheredStory) -> list[Any]:
    return [link for link in told.links if link.status != "rejected"]


def against_told(pairs: Sequence[Pair]) -> Record:
    """What is spoken against together: the claims, the statements that do it, and why they belong together."""
    link = pairs[0][0]
    (by, *others), claims = claims_against(pairs), claims_met(pairs)
    return {
        "relation": RELATION_WORDS[Relation(link.relation)][0],
        "by": claim_told(by),
        "also_by": [claim_told(one) for one in others[:_TOGETHER]] or None,
        "also_by_left_out": max(0, len(others) - _TOGETHER) or None,
        "claims": [claim_told(earlier) for earlier in claims[:_TOGETHER]],
        "claims_left_out": max(0, len(claims) - _TOGETHER) or None,
        "because": list(dict.fromkeys(one.because for one, _, _ in surest(pairs)[:_TOGETHER])),
        **link_status(link),
    }


def _figures(told: GatheredStory) -> Record:
    """The questions that several articles answer, the first of them, with where the rest is listed."""
    shown = list(zip(told.questions, told.headings, strict=True))[:_QUESTIONS]
    rest = len(told.questions) + len(told.alone) - len(shown)
    story = told.page.story.story_id
    return {
        "total": len(shown) + rest,
        "items": [question_told(page.question, heading) for page, heading in shown],
        "more": f'{rest:,} more. Call list_questions with story="{story}".' if rest else None,
    }


def _article(article: StoryArticle) -> Record:
    return {
        "article": article.article_id,
        "title": shortened(article.title, NAME),
        "outlet": shortened(article.outlet, NAME),
        "url": safe.web_address(article.url),
        "published": article.published,
        "claims": article.claims,
        "copy_of": article.copy_of,
        "in_the_story_because": article.because,
    }


def _origin(origin: Origin) -> Record:
    return {"origin": why(origin), "places_that_show_it": len(origin.evidence)}


_PARTS: Mapping[str, Callable[[GatheredStory], Items]] = {
    "changes": _changes,
    "said": lambda told: (said_together(told.claims, _links(told), told.questions), _said_together),
    "disputed": _against(*AGAINST["disputed"]),
    "withdrawn": _against(*AGAINST["withdrawn"]),
    "other_figures": _against(Relation.CONFLICTS.value),
    "not_verified": _against(*AGAINST["unverified"]),
    "articles": lambda told: (told.page.articles, _article),
    "claims": lambda told: (told.claims, claim_told),
    "origins": lambda told: (most_first(told.page.origins), _origin),
}
"""The parts of a story."""
