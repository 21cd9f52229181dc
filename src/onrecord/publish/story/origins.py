"""Where the articles of a story are from: its origins, the groups of copies, and what is not to be expected."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.ledger.views.stories import StoryArticle
from onrecord.link.origins.roots import End, Origin, OriginCount
from onrecord.publish.story.questions import traced_words
from onrecord.publish.views import Copy, OriginGroup
from onrecord.publish.wording import clock, safe, words

_ORIGINS = 40
"""How many origins are told with their evidence."""
_MEANT = (
    "A first-hand source, or independent origin, is where it ends who has it from whom: copies of one text count "
    "once. Who is not named may be one of the others, so there is a least and a most."
)
_ENDS = {
    End.NAMED: "named",
    End.UNNAMED: "not named: may be one of the others",
    End.OUTLET: "the outlet does not say where it has it from",
    End.CIRCLE: "outlets that have it from each other",
}


def origins_words(origins: OriginCount) -> str:
    """How many independent origins a story has, as the heading over how they were counted."""
    told = traced_words(origins)
    return f"{told[:1].upper()}{told[1:]}: how they were counted"


def origin_reasons(origins: Sequence[Origin]) -> tuple[str, ...]:
    """What an origin is, then those that most of the story rests on, and how many more there are."""
    most = sorted(origins, key=lambda origin: -len(origin.evidence))[:_ORIGINS]
    rest = len(origins) - len(most)
    more = (f"{words.count(rest, 'more first-hand source')}; the JSON of this page has all.",) if rest else ()
    return (_MEANT, *(why(origin) for origin in most), *more)


def why(origin: Origin) -> str:
    """One origin with who it is, what its chains end with, and the first step that shows it."""
    steps = len(origin.evidence)
    first = f" {origin.evidence[0].because}" if origin.evidence else ""
    shown = f" {steps:,} places show it, the first:" if steps > 1 else ""
    return safe.isolated(f"{', '.join(origin.names)} ({_ENDS[origin.end]}).{shown}{first}")


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
    first = copy_of(article)
    return OriginGroup(
        headline=first.headline,
        address=first.address,
        outlet=first.outlet,
        date=first.date,
        because=first.rule,
        copies=tuple(copy_of(copy) for copy in copies),
        copies_words=words.count(len(copies), "copy", "copies"),
    )


def copy_of(article: StoryArticle) -> Copy:
    """An article of a story in a list of copies."""
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
