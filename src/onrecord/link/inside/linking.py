"""The links between the claims of one article.

Claims come in, links go out: later → earlier, with one sentence of reason that can be checked against the text.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from onrecord.link.answering.judging import JUDGE, WEIGHED_BY
from onrecord.link.answering.sides import read_sides
from onrecord.link.figures.sums import link_figures
from onrecord.link.inside.doubted import keep_likely
from onrecord.link.inside.refer import find_references
from onrecord.link.inside.weighed import find_weighed
from onrecord.link.words.view import Found, View, view_claims
from onrecord.records import Article, Attribution, Claim, Figure, Link, Source


def link_claims(
    article: Article,
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
    sources: Sequence[Source],
    *,
    figures: Sequence[Figure] = (),
) -> tuple[Link, ...]:
    """The links inside one article, in the order of their later claims.

    The sources give the names in the reasons. Without the figures, whose indexes claims hold, none are compared.
    """
    views = view_claims(article, attributions, claims, sources, figures)
    sides = read_sides(article, attributions, claims, sources)
    by_claim = {claim.id: side for claim, side in zip(claims, sides, strict=True)}
    told = list(keep_likely(find_references(views), by_claim))
    weighed = find_weighed(views, by_claim, {one.later.claim.id for one in told})
    return tuple(_once([*told, *link_figures(_as_told(views)), *weighed]))


def _as_told(views: Sequence[View]) -> Sequence[View]:
    """The claims as they were told: blogs have the newest entry first; what stands in no entry tells the latest."""
    if not any(view.claim.told_at for view in views):
        return views
    return sorted(views, key=lambda view: _instant(view.claim.told_at))


def _instant(told_at: str | None) -> dt.datetime:
    try:
        told = dt.datetime.fromisoformat(told_at or "")
    except ValueError:
        return dt.datetime.max.replace(tzinfo=dt.UTC)
    return told if told.tzinfo else told.replace(tzinfo=dt.UTC)


def _once(found: Iterable[Found]) -> Iterator[Link]:
    """Each pair of claims once; what the words say goes before what the figures say."""
    seen: set[tuple[str, str]] = set()
    for item in found:
        pair = (item.later.claim.id, item.earlier.claim.id)
        if pair in seen or pair[0] == pair[1]:
            continue
        seen.add(pair)
        yield Link(*pair, item.relation, item.score, item.because, WEIGHED_BY if item.weighed else JUDGE)
