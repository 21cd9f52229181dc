"""Claims of an article as the network reads them.

A reading comes in, one `Side` a claim goes out, in the order of its claims. What a side holds depends on its own
article alone.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.link.answering.encoding import Side
from onrecord.records import Article, Attribution, Claim, Range, Source, Span

_NOTHING_BEFORE = Range(0, 0)
_LONG = 2_000  # how many characters of the sentence before are kept


def read_sides(
    article: Article, attributions: Sequence[Attribution], claims: Sequence[Claim], sources: Sequence[Source]
) -> list[Side]:
    """The sides of claims, in their order."""
    contents = {attribution.id: attribution.content for attribution in attributions}
    by_source = {source.id: source for source in sources}
    out = []
    for claim, before in zip(claims, _sentences_before(article, claims), strict=True):
        source = by_source.get(claim.source or "")
        out.append(
            Side(
                evidence=claim.evidence.text,
                content=_inside(contents.get(claim.attribution or "", (claim.evidence,)), claim.evidence),
                name=source.name if source else "",
                role=", ".join(role for role in (source.role, source.speaks_for) if role) if source else "",
                before=article.text[before.start : before.end],
            )
        )
    return out


def _sentences_before(article: Article, claims: Sequence[Claim]) -> list[Range]:
    """The sentence before each claim, when it is of the article itself; else an empty range."""
    sentences = article.sentences
    starts = [sentence.start for sentence in sentences]
    body = sorted((block.start, block.end) for block in article.body())
    out = []
    for claim in claims:
        at = bisect_left(starts, claim.evidence.start) - 1
        sentence = sentences[at] if at >= 0 else _NOTHING_BEFORE
        block = bisect_right(body, (sentence.start, len(article.text) + 1)) - 1
        held = block >= 0 and sentence.start < body[block][1]
        out.append(Range(sentence.start, min(sentence.end, sentence.start + _LONG)) if held else _NOTHING_BEFORE)
    return out


def _inside(content: Sequence[Span], evidence: Span) -> tuple[tuple[int, int], ...]:
    """Where a content stands in its evidence."""
    parts = ((max(0, s.start - evidence.start), min(s.end, evidence.end) - evidence.start) for s in content)
    return tuple((start, end) for start, end in parts if start < end)
