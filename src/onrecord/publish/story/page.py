"""A story becomes its page: the questions as headings, three lists, the ledger, the origins and the timeline.

What the ledger knows of the story comes in as `gathering.GatheredStory`, the context of its page goes out. The
address says all of the page's state: `?by=said` places figures by the day they were said, `?sort=who` orders the
table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from onrecord.ledger.stories.naming import without_outlet
from onrecord.ledger.views.claims import ClaimHit
from onrecord.ledger.views.stories import StoryArticle, StoryRow
from onrecord.publish.parts.lanes import Clock
from onrecord.publish.parts.links import question_address, story_address, story_days, story_heading
from onrecord.publish.story.against import disputed, unverified, withdrawn
from onrecord.publish.story.changes import event_days, newest_changes
from onrecord.publish.story.gathering import GatheredStory
from onrecord.publish.story.lists import days_of, line_of
from onrecord.publish.story.origins import copy_of, coverage, origin_groups, origins_words
from onrecord.publish.story.questions import clock_choice, latest, question_block, shown_address
from onrecord.publish.story.roots import MEANT, story_roots, traced_words
from onrecord.publish.story.said import said_now
from onrecord.publish.views.frame import Choice, Frame
from onrecord.publish.views.question import Latest
from onrecord.publish.views.story import (
    Against,
    EventDay,
    LedgerRow,
    OverTime,
    Pinned,
    StoriesContext,
    StoryContext,
    StoryItem,
)
from onrecord.publish.wording import clock, safe, words
from onrecord.publish.wording.headings import without_clause

SORTS: Mapping[str, str] = {
    "said": "day said",
    "who": "who",
    "stance": "stance",
    "figure": "figure",
    "outlet": "outlet",
}
"""The orders of the table by their names in the address, with their words."""

ROWS = 100
"""How many rows the table shows before all are asked for."""
_LATEST = 4
"""So many questions say at the head of the page which figures were given last."""
_SHOWN = 300
"""How many of the figures that stand alone are listed."""


def story_context(
    told: GatheredStory, frame: Frame, *, by: Clock = "holds", sort: str = "said", most: int | None = ROWS
) -> StoryContext:
    """The context of a story's page.

    Args:
        told: what the ledger knows of the story.
        frame: what stands around the page.
        by: the clock that figures are placed by.
        sort: the order of the table, one of `SORTS`.
        most: how many rows the table has at most; all when None.
    """
    claims = {hit.claim_id: hit for hit in told.claims}
    links = [link for link in told.links if link.status != "rejected"]
    story = told.page.story
    days = event_days(told.page.events, claims)
    roots, more_roots = story_roots(told.page.origins, claims, told.page.articles)
    finders = {"disputed": disputed, "withdrawn": withdrawn, "unverified": unverified}
    against = {name: find(claims, links) for name, find in finders.items()}
    said, said_more, said_more_words = said_now(told.claims, links, told.questions, told.headings)
    return StoryContext(
        frame=replace(frame, description=_description(told)),
        heading=story_heading(story),
        heading_of=_heading_of(told),
        strip=(*story_days(story), *story_strip(story)),
        contents=_contents(told, days, against),
        latest=tuple(_latest(told)),
        origins_words=origins_words(told.page.origins),
        origins_meant=MEANT,
        origins_told=roots,
        origins_rest=more_roots,
        newest=newest_changes(told.page.events, claims),
        newest_rest=f"All {words.count(sum(len(day.events) for day in days), 'change')}, day by day",
        said=said,
        said_more=said_more,
        said_more_words=said_more_words,
        disputed=against["disputed"],
        withdrawn=against["withdrawn"],
        unverified=against["unverified"],
        questions=tuple(
            replace(question_block(page, origins, by), heading=safe.isolated(heading))
            for page, origins, heading in zip(told.questions, told.origins, told.headings, strict=True)
        ),
        clocks=tuple(clock_choice(story.story_id, name, by, sort) for name in ("holds", "said")),
        more_questions=tuple(
            Choice(safe.isolated(text), question_address(id)) for id, text in islice(told.alone.items(), _SHOWN)
        ),
        rows=_rows(told, sort, most),
        rows_words=words.count(len(told.claims), "claim") + ".",
        rows_folded=frame.style is not None and len(told.claims) > ROWS,
        all_rows=_all_rows(told, by, sort) if most is not None and len(told.claims) > most else None,
        sortings=tuple(_sorting(story.story_id, by, name, sort) for name in SORTS),
        same_names=tuple(
            safe.isolated(f"{pair.other} is shown as {pair.one}: {pair.because}.") for pair in told.page.same
        ),
        origins=origin_groups(told.page.articles),
        days=days,
        coverage=coverage(told.page.articles),
    )


def stories_context(
    stories: Sequence[StoryRow], frame: Frame, pinned: Sequence[tuple[str, str]] = ()
) -> StoriesContext:
    """The context of the list of stories; `pinned` are the names of pinned ones, each with its query."""
    return StoriesContext(
        frame=frame,
        stories=tuple(
            StoryItem(
                heading=story_heading(story),
                address=story_address(story.story_id),
                date=clock.moment(story.last[:10]) if story.last else "date not known",
                strip=story_strip(story),
            )
            for story in stories
        ),
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
    copy = copy_of(named)
    told_by = ", ".join(part for part in (copy.outlet, copy.date) if part)
    return f"Named by a headline: {told_by}" if told_by else ""


def _is_named_by(story: StoryRow, article: StoryArticle) -> bool:
    return (
        bool(article.title and story.title) and without_outlet(article.title or "", article.outlet) == story.title
    )


def _latest(told: GatheredStory) -> Iterator[Latest]:
    """What was counted last in the questions that the page shows first."""
    found = (latest(page, heading) for page, heading in zip(told.questions, told.headings, strict=True))
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
    return Choice(SORTS[name], f"{shown_address(story, by, name)}#ledger", active=name == sort)


def newest_first(claims: Sequence[ClaimHit]) -> list[ClaimHit]:
    """The claims by the day they were said, or else printed, the newest first."""
    return sorted(claims, key=lambda hit: (hit.said_first or hit.published or "", hit.claim_id), reverse=True)


def _sorted(claims: Sequence[ClaimHit], sort: str) -> list[ClaimHit]:
    """The claims in the order asked for, the newest first where it leaves a choice."""
    newest = newest_first(claims)
    if sort == "figure":
        return sorted(newest, key=lambda hit: -max((f.high or f.low or 0.0 for f in hit.figures), default=-1.0))
    keys = {
        "who": lambda hit: (hit.who is None, (hit.who or "").casefold()),
        "stance": lambda hit: hit.stance,
        "outlet": lambda hit: (hit.outlet is None, (hit.outlet or "").casefold()),
    }
    return sorted(newest, key=keys[sort]) if sort in keys else newest


def _rows(told: GatheredStory, sort: str, most: int | None) -> tuple[LedgerRow, ...]:
    """The rows of the table, each with those of its questions that the page shows: others have one figure alone."""
    ids = (page.question.question_id for page in told.questions)
    places = {id: _over_time(heading, f"#q-{id}") for id, heading in zip(ids, told.headings, strict=True)}
    return tuple(
        _row(hit, tuple(places[id] for id in told.answered.get(hit.claim_id, ()) if id in places))
        for hit in _sorted(told.claims, sort)[:most]
    )


def _over_time(heading: str, address: str) -> OverTime:
    """A question by what it counts, for a narrow cell."""
    what, mark, rest = safe.isolated(without_clause(heading)).partition(" · ")
    return OverTime(what, mark + rest, address)


def _row(hit: ClaimHit, questions: tuple[OverTime, ...]) -> LedgerRow:
    return LedgerRow(
        line=line_of(hit),
        via=safe.isolated(" ← ".join(name for name in hit.chain[1:] if name != hit.outlet)) or None,
        as_of=days_of(hit.as_of_first, hit.as_of_until),
        headline=safe.isolated(hit.title or "Untitled"),
        article=safe.article_address(hit.article_id),
        evidence=safe.isolated(" ".join(hit.evidence.split())),
        questions=questions,
    )
