"""Which time a claim holds for: the time in its content, or the one that opens its sentence ("As of Friday, …").

The times and figures of a claim come in. Times in the background are set aside: the start of a count ("since May"),
the end of a term ("until May 1"), what a figure is compared with ("up from 45 in 2020"), when something beside was
made ("built in 1974"). Of what is left, the time must be the only one, or the nearest to every figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.normalise.when.said import in_content
from onrecord.records import Article, Attribution, Figure, Span, TimeKind, TimeRef

_BOUNDARY = re.compile(
    r"\b(?:since|until|till|before|after|from|following|back\s+to|than(?:\s+in)?)\s+(?:the\s+|early\s+|late\s+)?$"
    r"|\b(?:ahead\s+of|like)\s(?:[^,;]{0,50}\s)?$|\b(?:if|unless)\s[^,;]{0,50}\sby\s$"
    r"|\b(?:despite|notwithstanding|in\s+(?:spite|light)\s+of)\s[^,;]*$"
    r"|\b(?:has|have|is|are|remains?|faces?)\s(?!had\b)[^,;]*\b(?:after|following)\s[^,;]*$",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:since|until|before)\s+(?!(?:dawn|daybreak|sunrise|noon|midnight)\b)(?:[\w’'-]+\s+){1,6}(?:on|in|at|of)?\s*$",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"(?:,\s+|\b(?:who|which)\s+(?:was\s+|were\s+|had\s+been\s+|has\s+been\s+)?)"
    r"(?:built|founded|opened|elected|jailed|arrested|convicted|signed|passed|born|created|formed|completed|"
    r"launched|bought|adopted|introduced)\s+(?:for\s+\S+\s+(?:\w+illion\s+)?)?(?:in|on)\s+$"
    r"|(?<!was\s)(?<!were\s)(?<!been\s)(?<!be\s)\b(?:built|born|founded|manufactured|handed\s+down)\s+(?:in|on|between|before|after)\s+$"
)
_MOST = re.compile(
    r"\b(?:highest|lowest|biggest|largest|worst|best|most|deadliest|sharpest|fastest|steepest)\b[^,.;]{0,40}$"
)
"""What is the most of its kind in a time does not hold for all of that time: "its highest daily toll this year"."""
_AS_IN = re.compile(r"\bas\s+in\s+$")
_MEANT = re.compile(
    r"(?<!was\s)(?<!were\s)(?<!been\s)(?<!be\s)\b(?:planned|approved|pledged|promised|budgeted|agreed)\s+(?:in|on)\s+$"
)
_BESIDE = re.compile(r"\bover\s+(?:the|a|an|his|her|their)\s+(?:\w+\s+){1,3}?(?:(?:on|in|of)\s+)?$")
_NOUN = re.compile(
    r"[ -](?!(?:a|about|after|an|and|are|as|at|because|before|but|by|during|for|from|had|has|have|he|if|in|is|it|"
    r"no|not|of|compared|versus|alone|on|or|over|said|says|she|since|than|that|the|there|they|this|to|told|until|was|we|were|when|where|which|"
    r"while|who|will|with|would|could|can|may|did|does|do|i)\b)[A-Za-z]"
)
_OWNED = re.compile(r"(?:\b(?:the|a|an|its|his|her|their|our|my|any|other|these|those)|['’]s)\s$", re.IGNORECASE)
_HAPPENED = re.compile(
    r"\b(?:was|were|had|did|\w{2,}ed|led|came|went|took|began|fell|rose|left|made|gave|won|lost|hit|cost)\b"
)
_PAPER = re.compile(r"['’]s\s(?:[\w-]+\s){0,3}?(?:[Rr]eport|[Bb]udget|[Cc]ensus|[Ll]aw)\b")
_OF_THE = re.compile(r"\b(?:of|anniversary\sof\s[^,;]{0,60}\son)\s(?:the\s)?$")
"""Before a time that tells one thing from others without a noun behind it: "the politicians of the 1970s"."""
_BARE = re.compile(r"(?!(?:this|last|next|that|the|past)\b)", re.IGNORECASE)
_OF = re.compile(r"(?<!\bback\s)\b(?:for|to|of|with|by|about|against|than)\s$")
"""Before a bare time that a noun follows: "the bid for October elections failed"."""
_AGE = re.compile(r"^(?:the\s)?(?:19|20|21)(?:st|th)\s+century$|(?:19|20)\d0s$", re.IGNORECASE)
_DATED_OF = re.compile(r"\b(?:the|a|an|its|his|her|their)\s(?!last\s|this\s)[a-z-]{5,}\s$")
_OWNED_YEAR = re.compile(
    r"\b(?:the|a|an|its|his|her|their)\s(?:(?!(?:[a-z]{1,4}|said|from|with)\s)[a-z-]+\s){1,2}$"
)
_AT = re.compile(r"\b(?:in|during|at|throughout|when)\s+(?:the|its|his|her|their|our|my|a|an)\s$", re.IGNORECASE)
_NAMED = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-(?:SP|SU|FA|WI))?$")
_BESIDE_NOUN = 40
"""Characters behind a time that names a thing in which a figure tells how much of it was: "its 2021 profit"."""
_RELATIVE = re.compile(
    r"(?P<aside>,)\s(?:which|who|whose|where)\s[^,;:“”\"]*$|(?<=\w)\s(?:who|which|that)\s[^,;:“”\"]*$"
)
_DOING = re.compile(r"\w+s\s\w+ing\s[^,;:“”\"]*$")
_BY_WHOM = re.compile(
    r"\w{3,}s\s(?:[A-Z]\w+(?:\s[A-Z]\w+)*|he|she|they|we)\s(?:had\s)?"
    r"(?:won|lost|took|gave|held|bought|built|made|sent|met|\w+ed)(?:\s(?:up|out|off|down|over|back))?\s(?:in|on)\s$"
)
"""Whom or what a clause without "that" tells of: "the states Orr picked up in 2016"."""
_WILL = re.compile(r"\s(?:who|which|that)\s(?:will|would|is\s+to|began|started|ended|erupted)\b")
_VERB = re.compile(r"\s(?:is|was|are|were|has|had|have|will|would|can|could|may|might|should|must)\b")
_LAW = re.compile(
    r"\s+(?:law|act|deal|accord|agreement|treaty|report|study|census|rules?|constitution|pact|plan|deadline)\b"
)
_COMPARES = re.compile(
    r"\b(?:from|against|than|on\s+top\s+of|compared\s+(?:with|to)|not\s+the|versus|instead\s+of)\s+(?:the\s+|about\s+|some\s+)?$"
)
_PAIR = re.compile(r"\s+(?:and|to|until|through)\s+|\s?[-–]\s?")
_PAIR_BEFORE = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_TO_END = re.compile(r"\s+(?:to|through|ended|ending|ended\s+(?:on|in)|ending\s+(?:on|in))\s+")
_ASIDE = 40
"""Characters from a time to the dash that closes its aside."""
_DASHED = re.compile(r"\s— [^—.;]*$")
_CLAUSE = 120  # characters
_CLAUSE_END = re.compile(r"[,;:]\s")


def as_of(
    article: Article, attribution: Attribution, times: Sequence[TimeRef], figures: Sequence[Figure] = ()
) -> TimeRef | None:
    """The time for which a claim's content holds; None when there are several and nothing tells which.

    Args:
        article: the article.
        attribution: who said which words.
        times: the times inside the claim's evidence that are no times of saying, in order.
        figures: the claim's figures.
    """
    leading = [time for time in times if _leads(article, time)]
    inside = [
        time
        for time in times
        if in_content(time, attribution) and not _is_afterthought(article, attribution, time, figures)
    ]
    if leading and (leading[0] in inside or not _follows_content(leading[0], attribution)):
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


def _follows_content(time: TimeRef, attribution: Attribution) -> bool:
    return time.span.start > attribution.content[-1].end + 40


def holds_when(
    article: Article, figures: Sequence[Figure], times: Sequence[TimeRef], *, begin: int = 0
) -> TimeRef | None:
    """The time for which figures hold: the only one not in the background, else the one nearest to each of them.

    Args:
        article: the article.
        figures: the figures of one claim.
        times: the times that its words name, in order.
        begin: where its words begin, if not with the sentence.
    """
    dated = [t for t in times if t.kind is not TimeKind.SET and (t.first is not None or t.until is not None)]
    left = [t for t in _joined(article, dated) if not _is_background(article, t, figures, begin)]
    if len(left) > 1:
        left = [t for t in left if article.text[t.span.end : t.span.end + 2] not in ("'s", "’s")] or left
    if len(left) < 2 or any(_meets(article, one, other) for one, other in pairwise(left)):
        return left[0] if len(left) == 1 else None
    nearest = {_nearest(article, figure.span, left) for figure in figures}
    nearest.discard(None)
    return nearest.pop() if len(nearest) == 1 else None


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
    return last.first is not None and last.until == time.until and _TO_END.fullmatch(between) is not None


def _meets(article: Article, one: TimeRef, other: TimeRef) -> bool:
    """Whether only "to" or "and" stands between two times: a period that begins or ends with more than a time."""
    return _PAIR.fullmatch(article.text, one.span.end, other.span.start) is not None


def _is_pair(article: Article, last: TimeRef, time: TimeRef) -> bool:
    before = article.text[max(0, last.span.start - 10) : last.span.start]
    if not _meets(article, last, time) or not _PAIR_BEFORE.search(before):
        return False
    return last.first is not None and time.until is not None and last.first < time.until


def _is_background(article: Article, time: TimeRef, figures: Sequence[Figure], begin: int) -> bool:
    """Whether a time is no time at which the content holds."""
    start = article.sentence_at(time.span.start)
    low = max(time.span.start - 70, start.start if start else 0)
    before = article.text[low : time.span.start]
    if _MADE.search(before):
        return True
    if time.kind is TimeKind.DURATION and "/" in time.value:
        return False
    dashed = article.text.find("— ", time.span.end, time.span.end + _ASIDE) >= 0
    if dashed and not figures and _DASHED.search(before):
        return True
    if any(pattern.search(before) for pattern in (_BOUNDARY, _SUBORDINATE, _MEANT, _BESIDE, _MOST, _AS_IN)):
        return True
    begin = max(begin, start.start if start else 0)
    return (
        _names_thing(article, time, before, figures, begin)
        or _is_told_beside(article, time, figures, max(begin, time.span.start - _CLAUSE))
        or _is_compared(article, time, figures)
    )


def _names_thing(article: Article, time: TimeRef, before: str, figures: Sequence[Figure], begin: int) -> bool:
    """Whether a time tells one thing from others, and does not date what is told: "his April 2 deadline stands".

    It dates what is told where the thing is the place of it ("in the 2016 election"), what is spoken of at all
    ("the 2016 election was fair"), or what a figure measures ("its 2021 profit of $3 million").
    """
    if (not figures and _OF_THE.search(before)) or _PAPER.match(article.text, time.span.end):
        return True
    owner = _OWNED.search(before) or (_OWNED_YEAR.search(before) if time.value.isdecimal() else None)
    if owner is None and len(time.value) == len("2025-01-01") and time.span.text[-1].isdecimal():
        owner = _DATED_OF.search(before)
    owned = bool(
        owner or (_OF.search(before) and _BARE.match(time.span.text))
    ) or time.span.text.lower().startswith("the ")
    named = _AGE.search(time.span.text) or (owned and _NAMED.match(time.value))
    if not named or not _NOUN.match(article.text, time.span.end):
        return False
    if _LAW.match(article.text, time.span.end):
        return True
    end = time.span.end
    first = time.span.start - (len(owner.group()) if owner else 0)
    beside = any(0 <= figure.span.start - time.span.end < _BESIDE_NOUN for figure in figures)
    heads = first - begin < len("that ") and _HAPPENED.search(article.text, end, end + _CLAUSE) is not None
    return not (beside or heads or _AT.search(before))


def _is_told_beside(article: Article, time: TimeRef, figures: Sequence[Figure], begin: int) -> bool:
    """Whether a time stands in a relative clause without a figure: "the waiver, which ended Sunday"."""
    clause = _RELATIVE.search(article.text, begin, time.span.start)
    if clause is None:
        if figures:
            return False
        sentence = article.sentence_at(time.span.start)
        end = min(sentence.end if sentence else time.span.end, time.span.end + _CLAUSE)
        doing = _DOING.search(article.text, begin, time.span.start) and _VERB.search(
            article.text, time.span.end, end
        )
        return bool(doing or _BY_WHOM.search(article.text, begin, time.span.start))
    closed = _WILL.match(clause.group()) or _VERB.match(article.text, time.span.end)
    if not (clause["aside"] or closed):
        return False  # "were the ones who left on Friday"
    near = clause.start() - (0 if clause["aside"] else _BESIDE_NOUN)
    return not any(near < figure.span.start < time.span.end + _BESIDE_NOUN for figure in figures)


def _is_compared(article: Article, time: TimeRef, figures: Sequence[Figure]) -> bool:
    """Whether a time belongs to the figure that another is compared with: "up from 45 in 2020"."""
    for figure in figures:
        if figure.span.end > time.span.start or time.span.start - figure.span.end > 40:
            continue
        between = article.text[figure.span.end : time.span.start]
        before = article.text[max(0, figure.span.start - 20) : figure.span.start]
        if not _CLAUSE_END.search(between) and not re.search(r"\bto\b", between) and _COMPARES.search(before):
            return True
    return False
