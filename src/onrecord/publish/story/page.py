"""A story becomes its page: the questions as headings, three lists, the ledger, the origins and the timeline.

What the ledger knows of the story comes in as `Told`, the context of its page goes out. The address says all of
the page's state: `?by=said` places figures by the day they were said, `?sort=who` orders the table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.ledger.stories.naming import without_outlet
from onrecord.ledger.views import ClaimHit, LinkRow, QuestionPage
from onrecord.ledger.views.stories import StoryArticle, StoryPage, StoryRow
from onrecord.link.origins.roots import End, Origin, OriginCount
from onrecord.publish.parts.charts import Clock
from onrecord.publish.parts.links import story_address, story_days, story_heading
from onrecord.publish.story.changes import event_days, newest_changes
from onrecord.publish.story.lists import days_of, disputed, line_of, said_now, unverified
from onrecord.publish.story.questions import clock_choice, origins_interval, question_block, shown_address
from onrecord.publish.views import (
    Choice,
    Copy,
    EventDay,
    Frame,
    LedgerRow,
    OriginGroup,
    StoriesContext,
    StoryContext,
    StoryItem,
)
from onrecord.publish.wording import clock, safe, words
from onrecord.publish.wording.headings import told_apart

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

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
_QUESTIONS = 12
_ORIGINS = 40
"""How many origins are told with their evidence."""
_SHOWN = 300
"""How many of the figures that stand alone are listed."""
_ENDS = {
    End.NAMED: "named",
    End.UNNAMED: "not named: may be one of the others",
    End.OUTLET: "the outlet does not say where it has it from",
    End.CIRCLE: "outlets that have it from each other",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What the ledger knows of one story.

    `questions` are those that two articles or more answer, `origins` how many independent origins the answers to
    each have, `headings` theirs and `alone` those of the other questions, each told from the others.
    """

    page: StoryPage
    claims: Sequence[ClaimHit]
    links: Sequence[LinkRow]
    questions: Sequence[QuestionPage]
    origins: Sequence[OriginCount]
    headings: Sequence[str]
    alone: Sequence[str]


def gather(book: Ledger, wanted: str) -> Told:
    """All that a story's page shows, read from the ledger.

    Raises:
        LedgerError: there is no such story.
    """
    page = book.story(wanted)
    articles = [article.article_id for article in page.articles]
    claims = book.claims_of(articles)
    questions = book.questions(articles=articles)
    shared = [question for question in questions if question.articles > 1 or question.answers > 2]
    shown = shared[:_QUESTIONS]
    pages = [book.question(question.question_id) for question in shown]
    headings = dict(zip((question.question_id for question in questions), told_apart(questions), strict=True))
    return Told(
        page=page,
        claims=claims,
        links=book.links_of(hit.claim_id for hit in claims),
        questions=pages,
        origins=list(
            book.origins_of_each(
                {answer.claim.article_id for one in pages for answer in one.answers},
                [[answer.claim.claim_id for answer in one.answers] for one in pages],
            )
        ),
        headings=[headings.pop(question.question_id) for question in shown],
        alone=list(headings.values()),
    )


class GatheredStories:
    """The stories that were asked for last, each as gathered while the ledger stands as it did.

    Who sorts a table or turns to the other clock asks for the same story again.
    """

    _MOST = 4

    def __init__(self, book: Ledger) -> None:
        self._book = book
        self._kept: dict[str, tuple[int, Told]] = {}

    def get(self, wanted: str) -> Told:
        """All that a story's page shows.

        Raises:
            LedgerError: there is no such story.
        """
        revision = self._book.revision()
        kept = self._kept.get(wanted)
        if kept is not None and kept[0] == revision:
            return kept[1]
        told = gather(self._book, wanted)
        others = [(name, one) for name, one in list(self._kept.items()) if one[0] == revision and name != wanted]
        self._kept = dict([*others[1 - self._MOST :], (wanted, (revision, told))])
        return told


def story_context(
    told: Told, frame: Frame, *, by: Clock = "holds", sort: str = "said", most: int | None = ROWS
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
    return StoryContext(
        frame=frame,
        heading=story_heading(story),
        heading_of=_heading_of(told),
        strip=(*story_days(story), *story_strip(story)),
        contents=_contents(told, days),
        origins_words=_origins_words(told.page.origins),
        origins_why=_reasons(told.page.origins.origins),
        newest=newest_changes(told.page.events, claims),
        newest_rest=f"All {words.count(sum(len(day.events) for day in days), 'change')}, day by day",
        said=said_now(told.claims, links, [answer for page in told.questions for answer in page.answers]),
        disputed=disputed(claims, links),
        unverified=unverified(claims, links),
        questions=tuple(
            replace(question_block(page, origins, by), heading=safe.isolated(heading))
            for page, origins, heading in zip(told.questions, told.origins, told.headings, strict=True)
        ),
        clocks=tuple(clock_choice(story.story_id, name, by, sort) for name in ("holds", "said")),
        more_questions=tuple(safe.isolated(text) for text in told.alone[:_SHOWN]),
        rows=tuple(_row(hit) for hit in _sorted(told.claims, sort)[:most]),
        rows_words=words.count(len(told.claims), "claim") + ".",
        all_rows=_all_rows(told, by, sort) if most is not None and len(told.claims) > most else None,
        sortings=tuple(_sorting(story.story_id, by, name, sort) for name in SORTS),
        same_names=tuple(
            safe.isolated(f"{pair.other} may be {pair.one}: {pair.because}.") for pair in told.page.same
        ),
        origins=_groups(told.page.articles),
        days=days,
        coverage=coverage(told.page.articles),
    )


def stories_context(stories: Sequence[StoryRow], frame: Frame) -> StoriesContext:
    """The context of the list of stories."""
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
    )


def story_strip(story: StoryRow) -> tuple[str, ...]:
    """How much a story holds, in words."""
    return (
        words.count(story.articles, "article"),
        words.count(story.outlets, "outlet"),
        words.count(story.texts, "text", "different texts"),
        words.count(story.claims, "claim"),
    )


def _heading_of(told: Told) -> str:
    """Whose headline a story is named by and of which day, since a figure in it may be of a day long past."""
    story = told.page.story
    named = next((one for one in told.page.articles if _is_named_by(story, one)), None)
    if named is None or story.query is not None:
        return ""
    copy = _copy(named)
    told_by = ", ".join(part for part in (copy.outlet, copy.date) if part)
    return f"Named by a headline: {told_by}" if told_by else ""


def _is_named_by(story: StoryRow, article: StoryArticle) -> bool:
    return (
        bool(article.title and story.title) and without_outlet(article.title or "", article.outlet) == story.title
    )


def _contents(told: Told, days: Sequence[EventDay]) -> tuple[Choice, ...]:
    """The sections of the page in its order, with how much stands in each."""
    texts = len({article.copy_of or article.article_id for article in told.page.articles})
    return (
        Choice("Said, disputed, not verified", "#now"),
        Choice(f"Figures: {words.count(len(told.questions), 'question')}", "#questions"),
        Choice(f"Ledger: {words.count(len(told.claims), 'claim')}", "#ledger"),
        Choice(f"Origins: {words.count(texts, 'text')}", "#origins"),
        Choice(f"What changed: {words.count(len(days), 'day')}", "#changed"),
        Choice("Not on this page", "#coverage"),
    )


def _origins_words(origins: OriginCount) -> str:
    told = origins_interval(origins)
    return f"{told[:1].upper()}{told[1:]} behind these claims: how they were counted"


def _reasons(origins: Sequence[Origin]) -> tuple[str, ...]:
    """The origins that most of the story rests on, each with who it is, then how many more there are."""
    most = sorted(origins, key=lambda origin: -len(origin.evidence))[:_ORIGINS]
    rest = len(origins) - len(most)
    more = (f"{words.count(rest, 'more origin')}; the JSON of this page has all.",) if rest else ()
    return (*(why(origin) for origin in most), *more)


def why(origin: Origin) -> str:
    """One origin with who it is, what its chains end with, and the first step that shows it."""
    steps = len(origin.evidence)
    first = f" {origin.evidence[0].because}" if origin.evidence else ""
    shown = f" {steps:,} places show it, the first:" if steps > 1 else ""
    return safe.isolated(f"{', '.join(origin.names)} ({_ENDS[origin.end]}).{shown}{first}")


def _all_rows(told: Told, by: Clock, sort: str) -> Choice:
    address = shown_address(told.page.story.story_id, by, sort)
    return Choice(f"Show all {len(told.claims):,}", f"{address}{'&' if '?' in address else '?'}rows=all#ledger")


def _sorting(story: str, by: Clock, name: str, sort: str) -> Choice:
    return Choice(SORTS[name], f"{shown_address(story, by, name)}#ledger", active=name == sort)


def _sorted(claims: Sequence[ClaimHit], sort: str) -> list[ClaimHit]:
    """The claims in the order asked for, the newest first where it leaves a choice."""
    newest = sorted(claims, key=lambda hit: (hit.said_first or hit.published or "", hit.claim_id), reverse=True)
    if sort == "figure":
        return sorted(newest, key=lambda hit: -max((f.high or f.low or 0.0 for f in hit.figures), default=-1.0))
    keys = {
        "who": lambda hit: (hit.source is None, (hit.source or "").casefold()),
        "stance": lambda hit: hit.stance,
        "outlet": lambda hit: (hit.outlet is None, (hit.outlet or "").casefold()),
    }
    return sorted(newest, key=keys[sort]) if sort in keys else newest


def _row(hit: ClaimHit) -> LedgerRow:
    return LedgerRow(
        line=line_of(hit),
        via=safe.isolated(" ← ".join(name for name in hit.chain[1:] if name != hit.outlet)) or None,
        as_of=days_of(hit.as_of_first, hit.as_of_until),
        headline=safe.isolated(hit.title or "Untitled"),
        article=safe.article_address(hit.article_id),
        evidence=safe.isolated(" ".join(hit.evidence.split())),
    )


def _groups(articles: Sequence[StoryArticle]) -> tuple[OriginGroup, ...]:
    """The first of each group of copies, in the order given, with its copies under it."""
    known = {article.article_id for article in articles}
    under: dict[str, list[StoryArticle]] = {}
    for article in articles:
        if article.copy_of in known and article.copy_of is not None:
            under.setdefault(article.copy_of, []).append(article)
    return tuple(
        _group(article, under.get(article.article_id, ())) for article in articles if article.copy_of not in known
    )


def _group(article: StoryArticle, copies: Sequence[StoryArticle]) -> OriginGroup:
    first = _copy(article)
    return OriginGroup(
        headline=first.headline,
        address=first.address,
        outlet=first.outlet,
        date=first.date,
        because=first.rule,
        copies=tuple(_copy(copy) for copy in copies),
        copies_words=words.count(len(copies), "copy", "copies"),
    )


def _copy(article: StoryArticle) -> Copy:
    return Copy(
        headline=safe.isolated(article.title or "Untitled"),
        address=safe.article_address(article.article_id),
        outlet=safe.outlet_words(article.outlet, article.url),
        date=clock.moment(article.published) if article.published else None,
        rule=safe.isolated(article.because),
    )


def coverage(articles: Sequence[StoryArticle]) -> tuple[str, ...]:
    """What a reader should not expect to find here; never empty."""
    days = sorted(article.published[:10] for article in articles if article.published)
    undated = sum(article.published is None for article in articles)
    silent = sum(article.claims == 0 for article in articles)
    notes = ["Only the articles in this ledger are read; what other outlets wrote is not here."]
    if days:
        notes.append(
            f"The first of these articles is of {clock.moment(days[0])}, the last of {clock.moment(days[-1])}."
        )
    if undated:
        notes.append(f"{words.count(undated, 'article')} without a date of publication.")
    if silent:
        notes.append(f"No claim was found in {words.count(silent, 'article')}.")
    notes.append("Links between claims are suggestions until a person confirms them.")
    return tuple(notes)
