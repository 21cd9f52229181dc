"""Which time of a sentence says when something was said, and which as of when it holds.

The times of the evidence come in. The time of saying stands outside the content, next to the cue or its source;
the time of holding stands in the content, or opens its sentence ("As of early February, …").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.records import Article, Attribution, Span, TimeKind, TimeRef

_FAR = 60
"""Characters that may lie between the cue, its source or its occasion and the time of saying."""
_OF_A_NOUN = re.compile(r"\b(?:since|until|from|of|after|before)\s+(?:the\s+)?$", re.IGNORECASE)


_CLAUSE_END = re.compile(r"[,;:]\s")


def said_when(article: Article, attribution: Attribution, times: Sequence[TimeRef]) -> TimeRef | None:
    """The time at which the source said it, where the words next to the cue tell.

    Args:
        article: the article.
        attribution: who said which words.
        times: the times inside the claim's evidence.
    """
    anchors = [(s.start, s.end) for s in (*attribution.cue, *attribution.source)]
    anchors += [(s.start, s.end) for s in (attribution.said_to, attribution.occasion) if s]
    if not anchors:
        return None
    best: tuple[int, TimeRef] | None = None
    for time in times:
        if time.kind in (TimeKind.DURATION, TimeKind.SET) or _in_content(time, attribution):
            continue
        gap = min(max(start - time.span.end, time.span.start - end, 0) for start, end in anchors)
        if gap > _FAR or not _beside(article, attribution, time, anchors):
            continue
        if best is None or gap < best[0]:
            best = (gap, time)
    return best[1] if best else None


def _in_content(time: TimeRef, attribution: Attribution) -> bool:
    return any(s.start <= time.span.start < s.end for s in attribution.content)


def _beside(article: Article, attribution: Attribution, time: TimeRef, anchors: Sequence[tuple[int, int]]) -> bool:
    """Whether no content and no other sentence lies between a time and the words of saying."""
    start, end = min(anchors, key=lambda a: max(a[0] - time.span.end, time.span.start - a[1], 0))
    low, high = (time.span.end, start) if time.span.end <= start else (end, time.span.start)
    if any(s.start < high and low < s.end for s in attribution.content):
        return False
    between = article.text[low:high]
    if article.sentence_at(time.span.start) != article.sentence_at(start):
        return False
    before = article.text[max(0, time.span.start - 16) : time.span.start]
    return not re.search(r"[;:“”\"]", between) and not _OF_A_NOUN.search(before)


def as_of(article: Article, attribution: Attribution, times: Sequence[TimeRef]) -> TimeRef | None:
    """The one time in the content for which it holds; None when there are several and none leads with “as of”."""
    inside = [time for time in times if _in_content(time, attribution) and time.kind is not TimeKind.SET]
    leading = [time for time in inside if _leads(article, time)]
    if leading:
        return leading[0]
    dated = [time for time in inside if time.first is not None or time.until is not None]
    return dated[0] if len(dated) == 1 else None


def _leads(article: Article, time: TimeRef) -> bool:
    before = article.text[max(0, time.span.start - 12) : time.span.end].lower()
    return "as of" in before or before.startswith("as of")


def holds_when(article: Article, figure: Span, times: Sequence[TimeRef]) -> TimeRef | None:
    """The time for which a figure in the outlet's own words holds: in its clause the nearest, else the only one."""
    dated = [time for time in times if time.kind is TimeKind.DATE and time.first is not None]
    in_clause = [time for time in dated if not _CLAUSE_END.search(_between(article, figure, time.span))]
    if in_clause:
        return min(in_clause, key=lambda time: len(_between(article, figure, time.span)))
    return dated[0] if len(dated) == 1 else None


def _between(article: Article, one: Span, other: Span) -> str:
    first, last = sorted((one, other))
    return article.text[first.end : last.start]
