"""Claims of an article as the network reads them.

A reading comes in, one `Side` a claim goes out, in the order of its claims. What a side holds depends on its own
article alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.link.answering.encoding import Side
from onrecord.records import Article, Attribution, Claim, Source, Span

_LONG = 2_000
"""How many characters of the sentence before are kept."""


def read_sides(
    article: Article,
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
    sources: Sequence[Source],
) -> list[Side]:
    """The sides of claims, in their order."""
    contents = {attribution.id: attribution.content for attribution in attributions}
    by_source = {source.id: source for source in sources}
    starts = [sentence.start for sentence in article.sentences]
    body = sorted((block.start, block.end) for block in article.body())
    out = []
    for claim in claims:
        source = by_source.get(claim.source or "")
        roles = (source.role, source.speaks_for) if source else ()
        out.append(
            Side(
                evidence=claim.evidence.text,
                content=_inside(contents.get(claim.attribution or "", (claim.evidence,)), claim.evidence),
                name=source.name if source else "",
                role=", ".join(role for role in roles if role),
                before=_before(article, starts, body, claim.evidence.start),
            )
        )
    return out


def _inside(content: Sequence[Span], evidence: Span) -> tuple[tuple[int, int], ...]:
    """Where a content stands in its evidence."""
    parts = ((max(0, s.start - evidence.start), min(s.end, evidence.end) - evidence.start) for s in content)
    return tuple((start, end) for start, end in parts if start < end)


def _before(article: Article, starts: Sequence[int], body: Sequence[tuple[int, int]], start: int) -> str:
    """The sentence before an offset, when it is of the article itself; else ""."""
    at = bisect_left(starts, start) - 1
    if at < 0:
        return ""
    sentence = article.sentences[at]
    block = bisect_right(body, (sentence.start, len(article.text))) - 1
    held = block >= 0 and sentence.start < body[block][1]
    return article.text[sentence.start : sentence.end][:_LONG] if held else ""
