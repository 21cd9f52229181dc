"""Which time of a sentence says when something was said.

The times of the evidence come in. The time of saying stands outside the content: right after the words of saying
("said on Tuesday"), at the head of the sentence ("On Tuesday, …"), or somewhere near. Times that belong to another
attribution, or to a noun beside the source ("the firm, founded in 1998,"), are left alone. Where none is left,
`pointing` says what the words point at.
"""

import re
from collections.abc import Sequence

from onrecord.normalise.lexicons import branches, words
from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.normalise.when.pointing import counted_beside, in_content, pointed_at, swallowed
from onrecord.normalise.when.surely import is_no_saying
from onrecord.records import Article, Attribution, Range, SourceKind, Span, TimeKind, TimeRef
from onrecord.text import OF_ONE

_FAR = 60  # characters that may lie between the cue, its source or its occasion and the time of saying
_THAN = re.compile(r"\bthan\b[^,;.]*$")
_MOMENT = re.compile(r"\b(?:shortly|just|soon|right|minutes|hours)\s+(?:after|before)\s+$", re.IGNORECASE)
"""Before a time of the clock at which something was said after all: "minutes before | noon"."""
_RIGHT_AFTER = re.compile(rf"[\s,]*(?:(?:{branches('times', 'pattern', 'right_before')})\s+){{0,3}}$")
"""All that stands between the words of saying and a time right after them: "said late on | Monday"."""
_ASIDE = re.compile(r"\b(?:before|after|since|until|ahead of|following|elected|founded|born)\b", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"\b(?:of|by|on|with|against|between)\s[^,]*\s(?:in|during|since|from)\s(?:the\s)?$")
"""Within a source, before a time that dates what a document is about: "a study of blasts in | 2015"."""
_NOUN = re.compile(r"(?: [a-z][\w-]*){1,2}")
_DETERMINER = re.compile(
    r"(?:\b(?:the|a|an|its|his|her|their|this|that|next|last)|['’]s)(?: [\w-]+){0,2} $", re.IGNORECASE
)
"""Before a time whose noun it tells from others: "the fourth-quarter | …"."""
_AT = re.compile(r"\b(?:in|during|on|at|throughout) (?:the|his|her|their|its)(?: [\w-]+)? $", re.IGNORECASE)
_WHO = re.compile(
    rf"[,—–]\s?(?:(?:who|which|whose)\b|(?!(?:{branches('times', 'words', 'asked')}|interviewed|quoted)\b)"
    r"(?:\w{2,}ed|seen|shown|born|known)\s)"
)
"""The beginning of an aside on the source, whose times are its own."""
_GOES_ON = re.compile(
    r"\b(?:referring|alluding) to\b|\b(?:and|but) (?:he|she|they|it|we) (?!said\b|says\b|added\b|told\b)"
)
_NEXT_CLAUSE = re.compile(r",\s(?:and|but|while|so)\s")
_ASIDE_ON = re.compile(r",\s(?:which|who)\s(?:had\s|has\s|have\s|also\s)?$")
_LEAD = 16  # characters before a cue in which the pronoun of an aside stands
_WEEKEND = re.compile(r"\bover\s+(?:the\s+)?$", re.IGNORECASE)
_OF_A_NOUN = re.compile(
    r"\b(?:since|until|from|of|after|before|about|over|following|"
    rf"(?:{branches('times', 'words', 'came_to_be')}) in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before a time that dates a noun: "the firm, founded in | 1998"."""
_OF_A_DOCUMENT = re.compile(rf"\b(?:{branches('times', 'words', 'documents')})\s+of\s+$")
"""Before a time that dates a paper, and so what it says: "the letter of | Monday"."""
_ASKED = re.compile(
    r"\W*(?:when |after being |while being |on being )?(?:repeatedly |again )?"
    rf"(?:{branches('times', 'words', 'asked')})\b(?! (?:on|late|early|again|last|this|in) )(?! \w+day\b)",
    re.IGNORECASE,
)
"""A question at the head of a sentence; the times in it are those that were asked about."""
_CIRCUMSTANCE = re.compile(rf"(?:{branches('times', 'words', 'beside')}) \w", re.IGNORECASE)
"""What opens a reason, a purpose or a circumstance before a statement: "To end the strike in | May,"."""


def said_when(
    article: Article,
    attribution: Attribution,
    times: Sequence[TimeRef],
    others: Sequence[Attribution] = (),
    earlier: Sequence[TimeRef] = (),
) -> TimeRef | None:
    """The time at which the source said it, where the words next to the cue tell.

    `times` are those inside the claim's evidence, `earlier` those before it that words like "at the time" may point
    at, both in order. What stands in the contents of `others` in the evidence is not looked at.
    """
    anchors = [(s.start, s.end) for s in (*attribution.cue, *attribution.source)]
    anchors += [(s.start, s.end) for s in (attribution.said_to, attribution.occasion) if s]
    if not anchors:
        return None
    off = counted_beside(article, attribution, others, times, off=True)
    if off:
        return off
    best: tuple[int, int, TimeRef] | None = None
    for time in times:
        if time.kind in (TimeKind.DURATION, TimeKind.SET) or _is_elsewhere(article, time, attribution, others):
            continue
        if _tells_what_is_ahead(article, time, attribution):
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
    return (
        swallowed(article, attribution, times)
        or pointed_at(article, attribution, times, earlier)
        or counted_beside(article, attribution, others, (*earlier, *times))
    )


def _tells_what_is_ahead(article: Article, time: TimeRef, attribution: Attribution) -> bool:
    """Whether a time tells what a source has before it: "senators facing re-election | next year | say"."""
    told = article.published.day if article.published else None
    if told is None or time.first is None or time.first <= told:
        return False
    return any(span.start <= time.span.start < span.end for span in attribution.source)


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
    """Whether no content, no other's cue and no other sentence lies between a time and the words of saying.

    Nor does a noun own it.
    """
    anchors = [*anchors, *((s.start, s.end) for s in attribution.content[-1:] if s.end <= time.span.start)]
    start, end = min(anchors, key=lambda a: max(a[0] - time.span.end, time.span.start - a[1], 0))
    low, high = (time.span.end, start) if time.span.end <= start else (end, time.span.start)
    apart = [other for other in others if other.source not in ((), attribution.source)]
    contents = [*attribution.content, *(s for o in apart for s in o.content if not _holds(s, start))]
    cues = (s for o in apart if o.cue != attribution.cue for s in o.cue)
    if any(s.start < high and low < s.end for s in (*contents, *cues)):
        return False
    if article.sentence_at(time.span.start) != article.sentence_at(start):
        return False
    between = article.text[low:high]
    return (
        not re.search(r"[;:“”\"]|—(?!when )", between)
        and not _GOES_ON.search(between)
        and not (_WHO if end <= time.span.start else _NEXT_CLAUSE).search(between)
        and not _is_owned(article, attribution, time)
        and not _in_aside(article, attribution, time)
    )


def _in_aside(article: Article, attribution: Attribution, time: TimeRef) -> bool:
    """Whether a time stands in an aside between a source and its cue: "Holt, seen here in | May, said"."""
    sources = [span for span in attribution.source if span.end <= time.span.start]
    if not (sources and attribution.cue and time.span.end <= attribution.cue[0].start):
        return False
    aside = _WHO.match(article.text, sources[-1].end, time.span.start)
    return aside is not None and article.text.startswith(",", time.span.end)


def _holds(span: Span, at: int) -> bool:
    return span.start <= at < span.end


def _is_owned(article: Article, attribution: Attribution, time: TimeRef) -> bool:
    """Whether a time belongs to a noun or an aside: "Friday's fire", "since May", "the firm, founded in 1998,"."""
    if attribution.occasion and _holds(attribution.occasion, time.span.start):
        return False
    before = article.text[max(0, time.span.start - 28) : time.span.start]
    for span in attribution.source:
        if _holds(span, time.span.start):
            head = article.text[span.start : time.span.start]
            return "," in head or _names_post(span, time) or _OF_ANOTHER.search(head) is not None
    if article.text[time.span.end : time.span.end + 2] in OF_ONE:
        return True
    if _THAN.search(before) or _names_event(article, time, before):
        return True
    if time.span.text.lower().endswith("weekend") and _WEEKEND.search(before):
        return False
    if _OF_A_DOCUMENT.search(before) or (time.kind is TimeKind.TIME and _MOMENT.search(before)):
        return False
    sentence = article.sentence_at(time.span.start) or Range(0, 0)
    head = article.text[sentence.start : time.span.start]
    if _ASKED.match(head) and not any(s.start < time.span.start for s in attribution.cue):
        return True
    leads = _ASIDE.match(head) or _CIRCUMSTANCE.match(head)
    return bool(_OF_A_NOUN.search(before) or (leads and "," not in head))


def _names_post(source: Span, time: TimeRef) -> bool:
    """Whether a year tells of which post somebody speaks: "Holt's 1984 campaign manager", but "a 1984 report"."""
    person = time.span.text.isdecimal() and parse_phrase(source.text).kind
    return person in (SourceKind.PERSON, SourceKind.OFFICE)


def _names_event(article: Article, time: TimeRef, before: str) -> bool:
    """Whether a time tells one event from others: "the fourth-quarter earnings season", "the March 31 deadline"."""
    found = _NOUN.match(article.text, time.span.end, time.span.end + _FAR)
    named = found and not words("times", "words", "happenings").isdisjoint(found.group().lower().split())
    return bool(named) and _DETERMINER.search(before) is not None and not _AT.search(before)
