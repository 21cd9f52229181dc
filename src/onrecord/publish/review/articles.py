"""One article becomes a page that moves it into another story, or out of its own, or removes it."""

from collections.abc import Sequence

from onrecord.ledger.review.keys import article_key
from onrecord.ledger.views.stories import StoryRow
from onrecord.publish.article.page import headline
from onrecord.publish.parts.links import review_article_address, story_days, story_heading, story_link
from onrecord.publish.views.frame import Frame
from onrecord.publish.views.review import ArticleReviewContext, Option, Undo
from onrecord.publish.wording import safe, words
from onrecord.records import Article


def article_review_context(
    article: Article,
    story: StoryRow | None,
    stories: Sequence[StoryRow],
    frame: Frame,
    *,
    token: str,
    done: Undo | None,
) -> ArticleReviewContext:
    """The page that moves an article.

    `story` is the one that it shares with others, None where it stands alone. `stories` are those that it may be
    put into, the latest first; its own may be among them.
    """
    id = article.id
    own = story.story_id if story else None
    return ArticleReviewContext(
        frame=frame,
        headline=headline(article),
        address=safe.article_address(id),
        key=article_key(id),
        story=story_link(story),
        others=tuple(Option(row.story_id, _told(row), chosen=False) for row in stories if row.story_id != own),
        done=done,
        token=token,
        back=review_article_address(id),
    )


def _told(story: StoryRow) -> str:
    return safe.isolated(
        " · ".join((story_heading(story), *story_days(story), words.count(story.articles, "article")))
    )
