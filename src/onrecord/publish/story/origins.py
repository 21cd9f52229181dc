"""Where the articles of a story are from: its origins, the groups of copies, and what is not to be expected."""

from collections.abc import Sequence

from onrecord.ledger.views.stories import StoryArticle
from onrecord.publish.parts.links import copy_of
from onrecord.publish.views.frame import Copy
from onrecord.publish.views.story import OriginGroup
from onrecord.publish.wording import clock, words


def origin_groups(articles: Sequence[StoryArticle]) -> tuple[OriginGroup, ...]:
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
    return OriginGroup(_copy_of(article), tuple(map(_copy_of, copies)), words.count(len(copies), "copy", "copies"))


def _copy_of(article: StoryArticle) -> Copy:
    return copy_of(article, article.because)


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
