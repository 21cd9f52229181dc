"""A story becomes its page: the questions as headings, three lists, the ledger, the origins and the timeline.

What the ledger knows of the story comes in as `gathering.GatheredStory`, the context of its page goes out. The
address says all of the page's state: `?by=said` places figures by the day they were said, `?sort=who` orders the
table.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from urllib.parse import urlencode

from onrecord.ledger.stories.naming import without_outlet
from onrecord.ledger.views.stories import StoryArticle, StoryRow
from onrecord.publish.parts.lanes import Clock
from onrecord.publish.parts.links import question_address, story_address, story_days, story_heading
from onrecord.publish.story.against import shown
from onrecord.publish.story.changes import event_days, newest_changes
from onrecord.publish.story.gathering import GatheredStory
from onrecord.publish.story.lists import AGAINST, told_against
from onrecord.publish.story.origins import coverage, origin_groups
from onrecord.publish.story.questions import (
    SOME,
    WHOLE,
    Part,
    clock_choice,
    latest,
    question_block,
    shown_address,
)
from onrecord.publish.story.roots import MEANT, story_roots, traced_sentence, traced_words
from onrecord.publish.story.said import said_now
from onrecord.publish.story.table import ROWS, SORTS, rows_folded, story_rows
from onrecord.publish.views.frame import Choice, Frame
from onrecord.publish.views.question import Latest, QuestionBlock
from onrecord.publish.views.story import Against, EventDay, Pinned, StoriesContext, StoryContext, StoryItem
from onrecord.publish.wording import clock, safe, words

_LATEST = 4  # so many questions say at the head of the page which figures were given last, and are not folded below
_CHANGES, _ORIGINS = 10, 8
"""From more changes or texts than so many on, the rest is shown on demand: a phone would show ten screens of it."""
_SHOWN = 300  # how many of the figures that stand alone are listed


def story_context(
    told: GatheredStory, frame: Frame, *, by: Clock = "holds", sort: str = "", most: int | None = ROWS
) -> StoryContext:
    """The context of a story's page.

    `sort` is one of `SORTS`, "" where none was asked for, which is by the day; `most` is how many rows the table
    has, all when None.
    """
    claims = {hit.claim_id: hit for hit in told.claims}
    links = [link for link in told.links if link.status != "rejected"]
    story = told.page.story
    days = event_days(told.page.events, claims)
    roots, more_roots = story_roots(told.page.origins, claims, told.page.articles)
    against = {name: shown(told_against(claims, links, name)) for name in AGAINST}
    said, said_more, said_more_words = said_now(told.claims, links, told.questions, told.headings)
    alone = frame.style is not None
    questions = _questions(told, by, WHOLE if alone else SOME)
    changes, newest = _changes_words(days), newest_changes(told.page.events, claims)
    origins = origin_groups(told.page.articles)
    return StoryContext(
        frame=replace(frame, description=_description(told)),
        heading=story_heading(story),
        heading_of=_heading_of(told),
        strip=(*story_days(story), *story_strip(story)),
        contents=_contents(told, days, against),
        latest=tuple(_latest(told)),
        origins_words=f"{traced_sentence(told.page.origins)}: how they were counted",
        origins_meant=MEANT,
        origins_told=roots,
        origins_rest=more_roots,
        newest=newest,
        newest_rest=f"All {changes}" if _count(newest) < _count(days) else "",
        said=said,
        said_more=said_more,
        said_more_words=said_more_words,
        **against,
        questions=questions[:_LATEST],
        questions_folded=questions[_LATEST:],
        clocks=tuple(clock_choice(story.story_id, name, by, sort) for name in ("holds", "said")),
        more_questions=_more_questions(told),
        rows=story_rows(told, sort, most),
        rows_words=words.count(len(told.claims), "claim") + ".",
        rows_folded=rows_folded(len(told.claims), sort, most, alone=alone),
        all_rows=_all_rows(told, by, sort) if most is not None and len(told.claims) > most else None,
        sortings=tuple(_sorting(story.story_id, by, name, sort) for name in SORTS),
        same_names=_same_names(told),
        origins=origins[:_ORIGINS],
        origins_folded=origins[_ORIGINS:],
        origins_words_folded=words.count(len(origins) - _ORIGINS, "more text"),
        days=days,
        days_folded=changes if _count(days) > _CHANGES else "",
        coverage=coverage(told.page.articles),
    )


def _same_names(told: GatheredStory) -> tuple[str, ...]:
    """Which names are shown as another one, and why."""
    return tuple(safe.isolated(f"{pair.other} is shown as {pair.one}: {pair.because}.") for pair in told.page.same)


def _more_questions(told: GatheredStory) -> tuple[Choice, ...]:
    """Where the questions lie that one article alone answers."""
    shown = islice(told.alone.items(), _SHOWN)
    return tuple(Choice(safe.isolated(text), question_address(id)) for id, text in shown)


def page_of(stories: Sequence[StoryRow], after: str | None, limit: int) -> tuple[Sequence[StoryRow], str | None]:
    """So many stories behind the one with an id, and the id that the next page begins behind, if there is one.

    Those behind an id that none of them has any more are the first.
    """
    start = next((at for at, story in enumerate(stories, 1) if story.story_id == after), 0)
    shown = stories[start : start + limit]
    return shown, shown[-1].story_id if start + limit < len(stories) else None


def stories_context(
    stories: Sequence[StoryRow],
    frame: Frame,
    pinned: Sequence[tuple[str, str]] = (),
    *,
    after: str | None = None,
    limit: int = 100,
) -> StoriesContext:
    """The context of a page of the list of stories; `pinned` are the names of pinned ones, each with its query.

    `after` and `limit` say which of them the page has, as for `page_of`.
    """
    shown, more = page_of(stories, after, limit)
    return StoriesContext(
        frame=frame,
        stories=tuple(
            StoryItem(
                heading=story_heading(story),
                address=story_address(story.story_id),
                date=clock.moment(story.last[:10]) if story.last else "date not known",
                strip=story_strip(story),
            )
            for story in shown
        ),
        more=f"/stories?{urlencode({'after': more})}" if more else None,
        newest=None if shown[:1] == stories[:1] else "/stories",
        pinned=tuple(
            Pinned(safe.isolated(name), story_address(name), safe.isolated(query)) for name, query in pinned
        ),
    )


def story_strip(story: StoryRow) -> tuple[str, ...]:
    """How much a story holds, in words."""
    return (
        words.count(story.articles, "article"),
        words.count(story.outlets, "outlet"),
        words.count(story.texts, "text", "different texts"),
        words.count(story.claims, "claim"),
    )


def _description(told: GatheredStory) -> str:
    """What the page tells, and how much the story holds."""
    story = told.page.story
    strip = " · ".join((*story_days(story), *story_strip(story), traced_words(told.page.origins)))
    return f"Who said what, who denies it, how the figures moved: {strip}."


def _heading_of(told: GatheredStory) -> str:
    """Whose headline a story is named by and of which day, since a figure in it may be of a day long past."""
    story = told.page.story
    named = next((one for one in told.page.articles if _is_named_by(story, one)), None)
    if named is None or story.query is not None:
        return ""
    day = clock.moment(named.published) if named.published else None
    told_by = ", ".join(part for part in (safe.outlet_words(named.outlet, named.url), day) if part)
    return f"Named by a headline: {told_by}" if told_by else ""


def _is_named_by(story: StoryRow, article: StoryArticle) -> bool:
    return (
        bool(article.title and story.title) and without_outlet(article.title or "", article.outlet) == story.title
    )


def _count(days: Iterable[EventDay]) -> int:
    return sum(len(day.events) for day in days)


def _changes_words(days: Sequence[EventDay]) -> str:
    """How many changes there are and on how many days: "31 changes on 5 days"."""
    return f"{words.count(_count(days), 'change')} on {words.count(len(days), 'day')}"


def _questions(told: GatheredStory, by: Clock, part: Part) -> tuple[QuestionBlock, ...]:
    """The questions; a page that stands alone has each whole, since it leads nowhere."""
    inside = _inside(told)
    return tuple(
        replace(question_block(page, origins, by, inside, part=part), heading=safe.isolated(heading))
        for page, origins, heading in zip(told.questions, told.origins, told.headings, strict=True)
    )


def _inside(told: GatheredStory) -> frozenset[str]:
    return frozenset(article.article_id for article in told.page.articles)


def _latest(told: GatheredStory) -> Iterator[Latest]:
    """What was counted last in the questions that the page shows first."""
    inside = _inside(told)
    found = (latest(page, heading, inside) for page, heading in zip(told.questions, told.headings, strict=True))
    return islice((one for one in found if one is not None), _LATEST)


def _contents(
    told: GatheredStory, days: Sequence[EventDay], against: Mapping[str, Sequence[Against]]
) -> tuple[Choice, ...]:
    """The sections of the page in its order, with how much stands in each."""
    named = {"disputed": "Denied or disputed", "withdrawn": "Withdrawn or corrected", "unverified": "Not verified"}
    texts = len({article.copy_of or article.article_id for article in told.page.articles})
    return (
        Choice("Said now", "#now"),
        *(
            Choice(f"{said}: {len(against[name]):,}", f"#{name}-title")
            for name, said in named.items()
            if against[name]
        ),
        Choice(f"Figures: {words.count(len(told.questions), 'question')}", "#questions"),
        Choice(f"Ledger: {words.count(len(told.claims), 'claim')}", "#ledger"),
        Choice(f"Where it comes from: {words.count(texts, 'text')}", "#origins"),
        Choice(f"What changed: {words.count(len(days), 'day')}", "#changed"),
        Choice("Not on this page", "#coverage"),
    )


def _all_rows(told: GatheredStory, by: Clock, sort: str) -> Choice:
    address = shown_address(told.page.story.story_id, by, sort)
    return Choice(f"Show all {len(told.claims):,}", f"{address}{'&' if '?' in address else '?'}rows=all#ledger")


def _sorting(story: str, by: Clock, name: str, sort: str) -> Choice:
    return Choice(SORTS[name], f"{shown_address(story, by, name)}#ledger", active=name == (sort or "said"))
