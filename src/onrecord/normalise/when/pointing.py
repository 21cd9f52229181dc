"""When something was said where no time beside the words of saying tells it: what they count from or point at.

An attribution, the times of its sentence and those before it come in; one time or None goes out. Words beside the
cue point at a day that the story has named ("at the time") or count from one ("two days after the quake, the mayor
said"), and a day may have been taken for a part of what was said ("blamed the mayor
on Friday for it").
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.normalise.lexicons import branches
from onrecord.normalise.when.counted import counted_from, counted_off
from onrecord.normalise.when.live import day_of_telling
from onrecord.records import Anchor, Article, Attribution, TimeKind, TimeRef

_FAR = 60  # characters that may lie between the cue or its source and the words that count or point
_EARLIER = re.compile(r"\bearlier\b(?!\s+(?:in|on|this|that|today|yesterday|than))")
_AT_FIRST = re.compile(r"Earlier(?=,\s)")
_THEN = re.compile(r"\bat (?:the|that) time\b|\bthen(?=\s+that\b|[,.:])")
_THEN_NEAR = 14  # characters behind a cue in which it may stand
_STORY = 400  # characters back to the day that "at the time" means
_JUDGED = re.compile(r"(?:(?!of |to |for |that |who |is |was )[\w.’'-]+ ){1,5}?(?:on |late |early )?")
"""Who or what is judged, up to the time of judging: "the mayor on | Friday"."""
_FOR = re.compile(r" (?:for|over|as) ")
_OF = re.compile(r" (?:for|over|as|of) ")
"""Behind the day of an accusation; "condemned the killing on Monday of a guard" tells when he was killed."""
_POINTS = re.compile(r"(?:that|this|it|so|him|her|them) (?:on |late |early )?", re.IGNORECASE)
"""All that is said before the time of saying: "asked her about it on | Monday"."""
_BLAMES = re.compile(rf"\b(?:{branches('times', 'words', 'blames')})(?:e?d|es|ing)\b")


def swallowed(article: Article, attribution: Attribution, times: Sequence[TimeRef]) -> TimeRef | None:
    """The time of saying that was taken for a part of what was said: "blamed the mayor on Friday for it"."""
    begin, end = attribution.content[0].start, attribution.content[-1].end
    blames = bool(attribution.cue) and _BLAMES.search(attribution.cue[-1].text) is not None
    for time in times:
        if not begin <= time.span.start < begin + _FAR or len(attribution.content) > 1:
            continue
        head = article.text[begin : time.span.start]
        judged = blames and _JUDGED.fullmatch(head) and _goes_on(article, attribution, time.span.end)
        if judged or (time.span.end == end and _POINTS.fullmatch(head)):
            return time
    return None


def _goes_on(article: Article, attribution: Attribution, at: int) -> bool:
    """Whether behind a time stands what somebody is judged for: "blamed the mayor on Friday | for it"."""
    behind = _OF if "accus" in attribution.cue[-1].text else _FOR
    return behind.match(article.text, at) is not None


def in_content(time: TimeRef, attribution: Attribution) -> bool:
    """Whether a time begins inside the words that were said."""
    return any(s.start <= time.span.start < s.end for s in attribution.content)


def counted_beside(
    article: Article,
    attribution: Attribution,
    others: Sequence[Attribution],
    times: Sequence[TimeRef],
    *,
    off: bool = False,
) -> TimeRef | None:
    """The day that words beside the cue count to: "two days after the quake, the mayor said".

    `others` are the other attributions beside it, `times` those before and in its sentence, in order. With `off` a
    day in the same sentence is counted from: "… on Friday, a day after the mayor said".
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


def pointed_at(
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
    earlier = _EARLIER.search(article.text, max(0, start - 9), cue.end)
    if earlier is None and sentence and start - sentence.start < _FAR:
        earlier = _AT_FIRST.match(article.text, sentence.start)
    day = day_of_telling(article, cue.start)
    if earlier is None or day is None:
        return None
    span = article.span(*earlier.span())
    anchor = Anchor.UPDATE if article.update_at(cue.start) else Anchor.PUBLISHED
    return TimeRef(span, TimeKind.DATE, "PAST_REF", None, day, anchor)
