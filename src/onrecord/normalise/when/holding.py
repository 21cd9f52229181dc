"""Which time a claim holds for: the time in its content, or the one that opens its sentence ("As of Friday, …").

The times and figures of a claim come in. Those that are not of its main statement are set aside by `background` and
`clauses`. Of what is left, the time must be the only one, the shortest of times that lie in one another, the one
nearest to every figure, or the one that opens the words.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.normalise.lexicons import branches
from onrecord.normalise.when.background import is_background
from onrecord.normalise.when.pointing import in_content
from onrecord.records import Article, Attribution, Figure, Span, TimeKind, TimeRef
from onrecord.text import OF_ONE

_HEAD = re.compile(rf"[“\"(]?(?:(?:{branches('times', 'pattern', 'opens')})\s)*", re.IGNORECASE)
"""What may stand before a time that opens the words: "Also in | May"."""
_PAIR = re.compile(r",?\s+(?:and|to|until|through)\s+|\s?[-–]\s?")
_PAIR_BEFORE = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_TO_END = re.compile(r"\s+(?:to|through|(?P<ended>ended|ending)(?:\s+(?:on|in))?)\s+")
"""Between a length of time and its end: "the three months to August", "the year ended March 31"."""
_CLAUSE_END = re.compile(r"[,;:]\s")
_NAMED_PERIOD = re.compile(rf"\s(?:{branches('times', 'words', 'periods')})\b")


def as_of(
    article: Article, attribution: Attribution, times: Sequence[TimeRef], figures: Sequence[Figure] = ()
) -> TimeRef | None:
    """The time for which a claim's content holds; None when there are several and nothing tells which.

    The times are those inside the claim's evidence that are no times of saying, in order.
    """
    leading = [time for time in times if _leads(article, time)]
    inside = [
        time
        for time in times
        if in_content(time, attribution) and not _is_afterthought(article, attribution, time, figures)
    ]
    if leading and (leading[0] in inside or leading[0].span.start <= attribution.content[-1].end + 40):
        return leading[0]
    return holds_when(article, figures, inside, begin=attribution.content[0].start)


def _leads(article: Article, time: TimeRef) -> bool:
    before = article.text[max(0, time.span.start - 12) : time.span.end].lower()
    return "as of" in before


def _is_afterthought(article: Article, attribution: Attribution, time: TimeRef, figures: Sequence[Figure]) -> bool:
    """Whether a time stands in a later sentence of what was said, where no figure of it stands."""
    sentence = article.sentence_at(time.span.start)
    if sentence is None or attribution.content[0].start >= sentence.start:
        return False
    first = article.sentence_at(attribution.content[0].start)
    if first is None or first.end >= sentence.start:
        return False
    return not any(sentence.start <= figure.span.start < sentence.end for figure in figures)


def holds_when(
    article: Article, figures: Sequence[Figure], times: Sequence[TimeRef], *, begin: int = 0
) -> TimeRef | None:
    """The time for which figures hold: the only one not in the background, else the one nearest to each of them.

    The times are those that the claim's words name, in order; these begin at `begin`, if not with the sentence.
    """
    dated = [t for t in times if t.kind is not TimeKind.SET and (t.first is not None or t.until is not None)]
    left = [t for t in _joined(article, dated) if not is_background(article, t, figures, begin)]
    if len(left) > 1:
        left = [t for t in left if article.text[t.span.end : t.span.end + 2] not in OF_ONE] or left
    if len(left) < 2:
        return left[0] if left else None
    if within := _within_all(left):
        return within
    if any(_meets(article, one, other) for one, other in pairwise(left)):
        return None
    nearest = {_nearest(article, figure.span, left) for figure in figures}
    nearest.discard(None)
    if len(nearest) == 1:
        return nearest.pop()
    return left[0] if _opens(article, left[0], begin) else None


def _within_all(times: Sequence[TimeRef]) -> TimeRef | None:
    """The first of the shortest times, if its days are in all the others: "next month, on May 2 at noon"."""
    days = [(one.first, one.until, one) for one in times if one.first and one.until]
    if len(days) < len(times):
        return None
    shortest = min(days, key=lambda one: one[1] - one[0])
    if any(first > shortest[0] or until < shortest[1] for first, until, _ in days):
        return None
    return shortest[2]


def _opens(article: Article, time: TimeRef, begin: int) -> bool:
    """Whether a time opens the words, and so is of their main statement: "Also in May 2011, …"."""
    sentence = article.sentence_at(time.span.start)
    return _HEAD.fullmatch(article.text, max(begin, sentence.start if sentence else 0), time.span.start) is not None


def _nearest(article: Article, figure: Span, times: Sequence[TimeRef]) -> TimeRef | None:
    """The nearest time in the clause of a figure, one after it before one ahead of it."""
    in_clause = [t for t in times if not _CLAUSE_END.search(_between(article, figure, t.span))]
    return min(in_clause, key=lambda t: len(_between(article, figure, t.span)), default=None)


def _between(article: Article, one: Span, other: Span) -> str:
    first, last = sorted((one, other))
    return article.text[first.end : last.start]


def _joined(article: Article, times: Sequence[TimeRef]) -> list[TimeRef]:
    """The times, two that bound a period ("between July 3 and July 9") made one."""
    out: list[TimeRef] = []
    for time in times:
        last = out[-1] if out else None
        if last is not None and _ends_in(article, last, time):
            continue
        if last is not None and _is_pair(article, last, time):
            span = article.span(last.span.start, time.span.end)
            out[-1] = TimeRef(
                span, TimeKind.DURATION, f"{last.value}/{time.value}", last.first, time.until, time.anchor
            )
        else:
            out.append(time)
    return out


def _ends_in(article: Article, last: TimeRef, time: TimeRef) -> bool:
    """Whether a time is the end of a period before it: "the three months to August"."""
    between = article.text[last.span.end : time.span.start]
    found = _TO_END.fullmatch(between)
    return found is not None and (
        found["ended"] is not None or (last.first is not None and last.until == time.until)
    )


def _meets(article: Article, one: TimeRef, other: TimeRef) -> bool:
    """Whether only "to" or "and" stands between two times: a period that begins or ends with more than a time."""
    return _PAIR.fullmatch(article.text, one.span.end, other.span.start) is not None


def _is_pair(article: Article, last: TimeRef, time: TimeRef) -> bool:
    before = article.text[max(0, last.span.start - 10) : last.span.start]
    named = _NAMED_PERIOD.match(article.text, time.span.end)
    if not _meets(article, last, time) or not (named or _PAIR_BEFORE.search(before)):
        return False
    return last.first is not None and time.until is not None and last.first < time.until
