"""Where a name, a story and a copy lead: the addresses of what stands behind them."""

import datetime as dt
from collections.abc import Iterable

from onrecord.ledger.views.articles import ArticleHit, CopyOf
from onrecord.ledger.views.claims import ClaimHit, FigureRow
from onrecord.ledger.views.questions import QuestionName
from onrecord.ledger.views.stories import StoryArticle, StoryRow
from onrecord.publish.views.frame import Choice, Copy, Printed
from onrecord.publish.wording import clock, safe, words
from onrecord.publish.wording.headings import without_clause


def story_address(story_id: str) -> str:
    """The address of a story's page."""
    return f"/story/{safe.quoted(story_id)}"


def question_address(question_id: str) -> str:
    """The address of a question's page."""
    return f"/question/{safe.quoted(question_id)}"


def review_question_address(id: str) -> str:
    """The address of the page that corrects a question."""
    return f"/review{question_address(id)}"


def review_article_address(id: str) -> str:
    """The address of the page that moves an article."""
    return f"/review{safe.article_address(id)}"


def question_links(questions: Iterable[QuestionName]) -> tuple[Choice, ...]:
    """The questions by what they count, where, each with its page."""
    return tuple(
        Choice(safe.isolated(without_clause(one.text)), question_address(one.question_id)) for one in questions
    )


def story_heading(story: StoryRow) -> str:
    """What a story is called: the name that people gave it, else the headline of one of its articles."""
    return safe.isolated(story.title or "Untitled story")


def story_link(story: StoryRow | None) -> Choice | None:
    """A story by its heading, with how many articles it has."""
    if story is None:
        return None
    return Choice(story_heading(story), story_address(story.story_id), count=story.articles)


def copy_of(article: CopyOf | StoryArticle, rule: str) -> Copy:
    """An article in a list of copies; `rule` says why it stands there."""
    return Copy(printed_in(article), safe.isolated(rule))


def printed_in(
    row: ArticleHit | ClaimHit | CopyOf | FigureRow | StoryArticle, address: str | None = None
) -> Printed:
    """The article of a row; `address` is that of a part of it, where one is meant."""
    return Printed(
        headline=safe.headline(row.title),
        address=address or safe.article_address(row.article_id),
        outlet=safe.outlet_words(row.outlet, row.url),
        date=clock.moment(row.published) if row.published else None,
    )


def source_address(name: str | None) -> str | None:
    """The page of a source, by its name; None for a word that is none."""
    return None if not name or words.is_unresolved(name) else f"/source/{safe.quoted(name)}"


def who_address(hit: ClaimHit) -> str | None:
    """The page of the one who speaks; in the outlet's own voice there is none."""
    return source_address(hit.who)


def story_days(story: StoryRow) -> tuple[str, ...]:
    """The first and the last day of a story's articles as one stretch; nothing where no article has a date."""
    days = [dt.date.fromisoformat(day[:10]) for day in (story.first, story.last) if day]
    stretch = clock.stretch(days[0], days[-1]) if days else None
    return (stretch,) if stretch else ()
