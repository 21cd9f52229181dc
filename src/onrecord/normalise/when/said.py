"""Which time of a sentence says when something was said.

The times of the evidence come in. The time of saying stands outside the content: right after the words of saying
("said on Tuesday"), at the head of the sentence ("On Tuesday, …"), or somewhere near. Times that belong to another
attribution, or to a noun beside the source ("the firm, founded in 1998,"), are left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from onrecord.normalise.lexicons import words
from onrecord.normalise.when.counted import counted_from, counted_off
from onrecord.normalise.when.live import day_of_telling
from onrecord.normalise.when.surely import is_no_saying
from onrecord.records import Anchor, Article, Attribution, Range, Span, TimeKind, TimeRef

_FAR = 60
"""Characters that may lie between the cue, its source or its occasion and the time of saying."""
_OF_A_NOUN = re.compile(
    r"\b(?:since|until|from|of|after|before|about|over|following|founded in|born in|elected in|built in|"
    r"opened in|office in|appointed in|formed in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_THAN = re.compile(r"\bthan\b[^,;.]*$")
_MOMENT = re.compile(r"\b(?:shortly|just|soon|right|minutes|hours)\s+(?:after|before)\s+$", re.IGNORECASE)
_RIGHT_AFTER = re.compile(r"[\s,]*(?:(?:on|in|at|by|late|early|back|dated|only|just|again|as|then)\s+){0,3}$")
_SET_OFF = re.compile(r",\s+(?:on|in|at|late|early)\s+$")
_ASIDE = re.compile(r"\b(?:before|after|since|until|ahead of|following|elected|founded|born)\b", re.IGNORECASE)
_ASKED = re.compile(
    r"\W*(?:when |after being |while being |on being )?(?:repeatedly |again )?(?:asked|pressed|questioned|quizzed)"
    r"\b(?! (?:on|late|early|again|last|this|in) )(?! \w+day\b)",
    re.IGNORECASE,
)
"""A question at the head of a sentence: the times in it are those that were asked about."""
_NOUN = re.compile(r"(?: [a-z][\w-]*){1,2}")
_DETERMINER = re.compile(
    r"(?:\b(?:the|a|an|its|his|her|their|this|that|next|last)|['’]s)(?: [\w-]+){0,2} $", re.IGNORECASE
)
_AT = re.compile(r"\b(?:in|during|on|at|throughout) (?:the|his|her|their|its)(?: [\w-]+)? $", re.IGNORECASE)
_WHO = re.compile(r"[,—–]\s?(?:who|which|whose)\b")
_GOES_ON = re.compile(
    r"\b(?:referring|alluding) to\b|\b(?:and|but) (?:he|she|they|it|we) (?!said\b|says\b|added\b|told\b)"
)
_EARLIER_CLAIMS = re.compile(r"\b(?P<when>earlier)\s+(?:\w+\s+)?\w+s?\s+(?:by|from|of)\s+(?:the\s+)?$")
"""Whose claims were made earlier, right before their source: "earlier claims by two officials"."""
_ASIDE_ON = re.compile(r",\s(?:which|who)\s(?:had\s|has\s|have\s|also\s)?$")
_LEAD = 16
"""Characters before a cue in which the pronoun of an aside stands."""
_WEEKEND = re.compile(r"\bover\s+(?:the\s+)?$", re.IGNORECASE)
_AT_FIRST = re.compile(r"Earlier(?=,\s)")
_THEN = re.compile(r"\bat (?:the|that) time\b|\bthen(?=\s+that\b|[,.:])")
_THEN_NEAR = 14
"""Characters behind a cue in which it may stand."""
_STORY = 400
"""Characters back to the day that "at the time" means."""
_CLAUSE_IN = re.compile(r"\b(?:that|which|who|is|are|was|were|has|have|had|will|would|could|can)\b")
_JUDGED = re.compile(r"(?:(?!of |to |for |that |who |is |was )[\w.’'-]+ ){1,5}?(?:on |late |early )?")
_FOR = re.compile(r" (?:for|over|as|of) ")
_POINTS = re.compile(r"(?:that|this|it|so|him|her|them) (?:on |late |early )?", re.IGNORECASE)
_EARLIER = re.compile(r"\bearlier\b(?!\s+(?:in|on|this|that|today|yesterday|than))")


@cache
def _of_a_document() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words('times', 'words', 'documents')))})\s+of\s+$")


@cache
def _blames() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words('times', 'words', 'blames')))})(?:e?d|es|ing)\b")


def said_when(
    article: Article,
    attribution: Attribution,
    times: Sequence[TimeRef],
    others: Sequence[Attribution] = (),
    earlier: Sequence[TimeRef] = (),
) -> TimeRef | None:
    """The time at which the source said it, where the words next to the cue tell.

    Args:
        article: the article.
        attribution: who said which words.
        times: the times inside the claim's evidence, in order.
        others: the other attributions of the evidence; what stands in their contents is not looked at.
        earlier: times before the evidence, in order, that words like "at the time" may point at.
    """
    anchors = [(s.start, s.end) for s in (*attribution.cue, *attribution.source)]
    anchors += [(s.start, s.end) for s in (attribution.said_to, attribution.occasion) if s]
    if not anchors:
        return None
    off = _counted(article, attribution, others, times, off=True)
    if off:
        return off
    best: tuple[int, int, TimeRef] | None = None
    for time in times:
        if time.kind in (TimeKind.DURATION, TimeKind.SET) or _is_elsewhere(article, time, attribution, others):
            continue
        rank, gap = _closeness(article, attribution, time, anchors)
        if gap > _FAR or not _beside(article, attribution, time, anchors, others):
            continue
        if is_no_saying(article, attribution, time, follows=rank == 0):
            continue
        if best is None or (rank, gap) < best[:2]:
            best = (rank, gap, time)
    if best:
        return best[2]
    pointed = _pointed_at(article, attribution, times, earlier)
    return (
        _announced(article, attribution, times)
        or _swallowed(article, attribution, times)
        or pointed
        or _counted(article, attribution, others, (*earlier, *times))
    )


def in_content(time: TimeRef, attribution: Attribution) -> bool:
    """Whether a time begins inside the words that were said."""
    return any(s.start <= time.span.start < s.end for s in attribution.content)


def _is_elsewhere(article: Article, time: TimeRef, attribution: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether a time is part of what was said, here or by another source beside or around this one."""
    if in_content(time, attribution) or any(_tells_aside(article, time, attribution, other) for other in others):
        return True
    at = (attribution.cue or attribution.source)[0].start
    return any(
        in_content(time, other) != any(s.start <= at < s.end for s in other.content)
        for other in others
        if other.source != attribution.source or in_content(time, other)
    )


def _tells_aside(article: Article, time: TimeRef, attribution: Attribution, other: Attribution) -> bool:
    """Whether a time is of an aside on the source: "the firm, which said in March that …, said"."""
    if other is attribution or not (other.cue and attribution.cue):
        return False
    between = other.cue[0].start < time.span.start < attribution.cue[0].start
    return between and is_aside(article, other)


def is_aside(article: Article, attribution: Attribution) -> bool:
    """Whether somebody is said to have said something in an aside on the source: "the firm, which said …,"."""
    start = attribution.cue[0].start if attribution.cue else 0
    return _ASIDE_ON.search(article.text, max(0, start - _LEAD), start) is not None


def _closeness(
    article: Article, attribution: Attribution, time: TimeRef, anchors: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    """How close a time stands to the words of saying: its rank (right after, at the head, near) and the gap."""
    start = time.span.start
    ends = [end for _, end in anchors if end <= start] + [s.end for s in attribution.content[-1:] if s.end <= start]
    if any(_RIGHT_AFTER.fullmatch(article.text, end, start) for end in ends if start - end < _FAR):
        return 0, 0
    gap = min(max(a - time.span.end, start - b, 0) for a, b in anchors)
    sentence = article.sentence_at(start) or Range(start, start)
    head = article.text[sentence.start : start]
    return (1 if len(head) < 30 and not _ASIDE.search(head) else 2), gap


def _beside(
    article: Article,
    attribution: Attribution,
    time: TimeRef,
    anchors: Sequence[tuple[int, int]],
    others: Sequence[Attribution],
) -> bool:
    """Whether no content and no other sentence lies between a time and the words of saying, and no noun owns it."""
    anchors = [*anchors, *((s.start, s.end) for s in attribution.content[-1:] if s.end <= time.span.start)]
    start, end = min(anchors, key=lambda a: max(a[0] - time.span.end, time.span.start - a[1], 0))
    low, high = (time.span.end, start) if time.span.end <= start else (end, time.span.start)
    theirs = (s for o in others if o.source not in ((), attribution.source) for s in o.content)
    contents = [*attribution.content, *(s for s in theirs if not _holds(s, start))]
    if any(s.start < high and low < s.end for s in contents):
        return False
    if article.sentence_at(time.span.start) != article.sentence_at(start):
        return False
    between = article.text[low:high]
    return (
        not re.search(r"[;:“”\"]|—(?!when )", between)
        and not _GOES_ON.search(between)
        and not (end <= time.span.start and _WHO.search(between))
        and not _is_owned(article, attribution, time)
    )


def _holds(span: Span, at: int) -> bool:
    return span.start <= at < span.end


def _is_owned(article: Article, attribution: Attribution, time: TimeRef) -> bool:
    """Whether a time belongs to a noun or an aside: "Friday's fire", "since May", "the firm, founded in 1998,"."""
    if attribution.occasion and _holds(attribution.occasion, time.span.start):
        return False
    before = article.text[max(0, time.span.start - 28) : time.span.start]
    for span in attribution.source:
        if _holds(span, time.span.start):
            return "," in article.text[span.start : time.span.start] and not _SET_OFF.search(before)
    if article.text[time.span.end : time.span.end + 2] in ("'s", "’s"):
        return True
    if _THAN.search(before) or _names_event(article, time, before):
        return True
    if time.span.text.lower().endswith("weekend") and _WEEKEND.search(before):
        return False
    if _of_a_document().search(before) or (time.kind is TimeKind.TIME and _MOMENT.search(before)):
        return False
    sentence = article.sentence_at(time.span.start) or Range(0, 0)
    head = article.text[sentence.start : time.span.start]
    if _ASKED.match(head) and not any(s.start < time.span.start for s in attribution.cue):
        return True
    return bool(_OF_A_NOUN.search(before) or (_ASIDE.match(head) and "," not in head))


def _names_event(article: Article, time: TimeRef, before: str) -> bool:
    """Whether a time tells one event from others: "the fourth-quarter earnings season", "the March 31 deadline"."""
    found = _NOUN.match(article.text, time.span.end, time.span.end + _FAR)
    named = found and not words("times", "words", "happenings").isdisjoint(found.group().lower().split())
    return bool(named) and _DETERMINER.search(before) is not None and not _AT.search(before)


def _counted(
    article: Article,
    attribution: Attribution,
    others: Sequence[Attribution],
    times: Sequence[TimeRef],
    *,
    off: bool = False,
) -> TimeRef | None:
    """The day that words beside the cue count to: "two days after the quake, the mayor said".

    Args:
        article: the article.
        attribution: who said which words.
        others: the other attributions beside it.
        times: the times before and in its sentence, in order.
        off: whether to count from a day in the same sentence: "… on Friday, a day after the mayor said".
    """
    anchors = [*attribution.cue, *attribution.source]
    sentence = article.sentence_at(anchors[0].start) if times else None
    if sentence is None:
        return None
    first, last = min(a.start for a in anchors), max(a.end for a in anchors)
    start, end = max(sentence.start, first - 2 * _FAR), min(sentence.end, last + _FAR)
    found = counted_off(article, start, first, times) if off else counted_from(article, start, end, times)
    if found is None or any(in_content(found, one) for one in (attribution, *others)):
        return None
    return found if min(max(a.start - found.span.end, found.span.start - a.end) for a in anchors) <= _FAR else None


def _swallowed(article: Article, attribution: Attribution, times: Sequence[TimeRef]) -> TimeRef | None:
    """The time of saying between whom a judgement is of and what it is for: "blamed the mayor on Friday for it"."""
    begin, end = attribution.content[0].start, attribution.content[-1].end
    blames = bool(attribution.cue) and _blames().search(attribution.cue[-1].text) is not None
    for time in times:
        if not begin <= time.span.start < begin + _FAR or len(attribution.content) > 1:
            continue
        head = article.text[begin : time.span.start]
        judged = blames and _JUDGED.fullmatch(head) and _FOR.match(article.text, time.span.end)
        if judged or (time.span.end == end and _POINTS.fullmatch(head)):
            return time
    return None


def _announced(article: Article, attribution: Attribution, times: Sequence[TimeRef]) -> TimeRef | None:
    """The time of saying at the end of what was announced: "announced the closure of 12 mills on Friday"."""
    content = attribution.content[0]
    last = next((time for time in times if time.span.end == content.end), None)
    if last is None or not attribution.cue or attribution.cue[-1].text.lower() not in ("announced", "unveiled"):
        return None
    head = article.text[content.start : last.span.start]
    return last if head.endswith(" on ") and not _CLAUSE_IN.search(head) else None


def _pointed_at(
    article: Article, attribution: Attribution, times: Sequence[TimeRef], before: Sequence[TimeRef]
) -> TimeRef | None:
    """The time that words beside the cue point at: "at the time" the one before, "earlier" the days before."""
    if not attribution.cue:
        return None
    cue = attribution.cue[-1]
    start = attribution.cue[0].start
    end = min([cue.end + _THEN_NEAR, *(s.start for s in attribution.content if s.start >= cue.end)])
    then = _THEN.search(article.text, start, max(cue.end, end)) or _THEN.match(article.text, cue.end + 1)
    if then:
        span = article.span(*then.span())
        near = [t for t in before if start - t.span.end < _STORY]
        here = times[: bisect_left(times, span, key=lambda t: t.span)]
        dated = [t for t in (*near, *here) if t.first is not None]
        if not dated or dated[-1].kind is TimeKind.SET:
            return None
        last = dated[-1]
        return TimeRef(span, TimeKind.DATE, last.value, last.first, last.until, Anchor.MENTION)
    sentence = article.sentence_at(start)
    earlier = _EARLIER.search(article.text, max(0, start - 9), cue.end) or _earlier_claims(article, attribution)
    if earlier is None and sentence and start - sentence.start < _FAR:
        earlier = _AT_FIRST.match(article.text, sentence.start)
    day = day_of_telling(article, cue.start)
    if earlier is None or day is None:
        return None
    span = article.span(*earlier.span())
    anchor = Anchor.UPDATE if article.update_at(cue.start) else Anchor.PUBLISHED
    return TimeRef(span, TimeKind.DATE, "PAST_REF", None, day, anchor)


def _earlier_claims(article: Article, attribution: Attribution) -> re.Match[str] | None:
    """The "earlier" of "earlier claims by officials that … and …": it dates all that they say there."""
    start = min((span.start for span in attribution.source), default=0)
    before = _EARLIER_CLAIMS.search(article.text, max(0, start - _FAR), start)
    return _EARLIER.match(article.text, before.start("when")) if before else None
