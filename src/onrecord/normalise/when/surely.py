"""Which times near the words of saying are surely not when it was said.

A day beside a cue often dates something else: an event ("the Thursday night gathering"), another clause ("is up for
election in 2016 and has said"), or nothing yet ("starting next year, and suggests"). Such a time is left out: none
is better than a wrong one.
"""

import re

from onrecord.normalise.lexicons import branches
from onrecord.normalise.when.background import OWNED_YEAR
from onrecord.normalise.when.live import day_of_telling
from onrecord.records import Article, Attribution, Span, TimeRef

_NEAR = 60  # characters
_OTHER_CLAUSE = re.compile(
    r"\b(?:before|after|until|because|unless|following|despite)\b(?![^,]*\band $)[^,)]*$", re.IGNORECASE
)
"""Between a time and a cue: the cue stands in a clause of its own, "rose on Tuesday, days after the firm said"."""
_PERFECT = re.compile(r"(?:has|have|['’]s|['’]ve)\b")
_SUBJECT = re.compile(r"\b(?:for \d{4}|on the \d{4}s)$", re.IGNORECASE)
"""Years that are what is spoken of: "for 2024", "on the 1970s"."""
_ASKED = re.compile(r"\basked (?:why|how|whether|if)\b[^,]*$")
"""Before a time that is asked about: "asked why it failed on | Monday"."""
_NEXT_CLAUSE = re.compile(r",\s(?:and|but)\s(?:the\s)?$")
"""Before a source whose clause is not that of the time: "rose on Monday, and the | union said"."""
_PERSONAL = re.compile(r"(?:he|she|they|it|we)\b")
_CALENDAR = re.compile(rf"\d{{4}}$|(?:early |late )?(?:{branches('times', 'pattern', 'weekdays')})\b")
_BEFORE_NAME = re.compile(
    r"(?<=['’]s) $|(?<!\bin )(?<!\bat )(?<!\bon )(?<!during )"
    rf"\b(?:{branches('times', 'pattern', 'names_before')})\s+$",
    re.IGNORECASE,
)
"""Before a time that names a thing: "the Thursday night gathering", "other 2020 candidates"."""
_NOUN = re.compile(rf"\s+(?!(?:{branches('times', 'pattern', 'no_named')})\b)[A-Za-z]")
_HEAD = re.compile(rf"(?:(?:{branches('times', 'pattern', 'heads')})\s+){{0,4}}$", re.IGNORECASE)
"""Before a time that opens its sentence: "But late on | Monday"."""
_OCCASION = re.compile(rf"(?:\s+[\w-]+){{0,2}}?\s+(?:{branches('times', 'words', 'occasions')})\b")
"""Behind a time at which something was said: "the Tuesday | night briefing"."""
_PRESENT = re.compile(rf"(?!was\b)(?:[a-z]+[^s\W]s|{branches('times', 'words', 'says_now')})\b")
"""A cue of the present: "says", "argue"."""
_VAGUE = re.compile(rf"(?:{branches('times', 'words', 'vague')})$", re.IGNORECASE)
"""A time that is no day: "recently"."""
_SPOKE = "|".join(branches("times", "words", name) for name in ("spoke", "published"))
_OF_WHOM = re.compile(
    r"\b(?:who|which|whose|that)\s(?!(?:on|in|at|late|early|last|earlier)\s)"
    rf"(?!(?:[\w’'-]+\s){{0,2}}?(?:{_SPOKE})\b)[^,;“\"]*\s$"
)
"""Up to a time, what is told of a source: "four who voted for it in | 2014"; not that it spoke then."""


def is_no_saying(article: Article, attribution: Attribution, time: TimeRef, *, follows: bool) -> bool:
    """Whether a time near the words of saying, outside what was said, is surely none at which it was said.

    `follows` says whether it stands right after the words of saying.
    """
    if _is_told_of_source(article, attribution, time):
        return True
    before = article.text[max(0, time.span.start - _NEAR) : time.span.start]
    if any(s.start <= time.span.start < s.end for s in (*attribution.cue, *attribution.source)):
        return time.value.isdecimal() and before.endswith(" of the ") and _is_a_name(article, time, before)
    if _is_still_to_come(article, time) or _is_a_name(article, time, before):
        return True
    if _ASKED.search(before) or _SUBJECT.search(article.text, max(0, time.span.start - _NEAR), time.span.end):
        return True
    cue = attribution.cue[0] if attribution.cue else None
    if cue is None:
        return False
    if _closes_a_clause(article, attribution, time) or _is_far_adverb(article, time, cue):
        return True
    return not (follows or _opens(article, time)) and _fits_no_tense(article, cue, time)


def goes_back(article: Article, first: Attribution, second: Attribution) -> bool:
    """Whether a source's second clause tells of another day: "said Monday …, following a report"."""
    return _OTHER_CLAUSE.search(article.text[first.cue[-1].end : second.cue[0].start]) is not None


def _is_still_to_come(article: Article, time: TimeRef) -> bool:
    day = day_of_telling(article, time.span.start)
    return day is not None and time.first is not None and (time.first - day).days > 1  # a day for the zones


def _is_told_of_source(article: Article, attribution: Attribution, time: TimeRef) -> bool:
    """Whether a time stands in a clause that tells of the source, on its side of the cue."""
    if any(s.start <= time.span.start < s.end for s in attribution.cue):
        return False
    starts = [s.start for s in attribution.source if s.start < time.span.start]
    crossed = any(starts[-1] < s.start < time.span.start for s in attribution.cue) if starts else True
    return not crossed and _OF_WHOM.search(article.text, starts[-1], time.span.start) is not None


def _is_a_name(article: Article, time: TimeRef, before: str) -> bool:
    """Whether a time is part of a name: "NBC's Today", "the Thursday night gathering", "other 2020 candidates"."""
    if time.span.text == "Today":
        sentence = article.sentence_at(time.span.start)
        return sentence is not None and time.span.start - sentence.start > 1
    if time.value.isdecimal() and OWNED_YEAR.search(before) and _NOUN.match(article.text, time.span.end):
        return True
    named = (
        _CALENDAR.match(time.span.text) and _BEFORE_NAME.search(before) and _NOUN.match(article.text, time.span.end)
    )
    return bool(named) and not _OCCASION.match(article.text, time.span.end, time.span.end + _NEAR)


def _is_far_adverb(article: Article, time: TimeRef, cue: Span) -> bool:
    """Whether "now" or "recently" stands at another verb: beside neither the cue nor the start of the sentence."""
    gap = max(cue.start - time.span.end, time.span.start - cue.end)
    before = article.text[time.span.start - 1 : time.span.start]
    vague = _VAGUE.match(time.span.text) is not None
    return vague and (gap > 1 or before == "(") and not _opens(article, time)


def _opens(article: Article, time: TimeRef) -> bool:
    """Whether a time opens its sentence."""
    sentence = article.sentence_at(time.span.start)
    return sentence is not None and _HEAD.match(article.text, sentence.start, time.span.start) is not None


def _closes_a_clause(article: Article, attribution: Attribution, time: TimeRef) -> bool:
    """Whether a time ends a clause before that of the cue: "traded at 79 on Monday, and a poll showed"."""
    cue = attribution.cue[0].start
    if (
        time.span.end < cue
        and not _opens(article, time)
        and article.text.startswith((" but ", " but,"), time.span.end)
    ):
        return True
    if _OTHER_CLAUSE.search(article.text[time.span.end : cue]):
        return True
    heard = attribution.source and time.span.end < attribution.source[0].start < cue
    if not heard or _opens(article, time) or _PERSONAL.match(article.text, attribution.source[0].start):
        return False
    source = attribution.source[0].start
    return _NEXT_CLAUSE.search(article.text, max(time.span.end, source - len(", and the ")), source) is not None


def _fits_no_tense(article: Article, cue: Span, time: TimeRef) -> bool:
    """Whether a time in another clause has no place beside a cue of that tense."""
    if not (_PERFECT.match(cue.text) or _PRESENT.match(cue.text)):
        return False
    day = day_of_telling(article, cue.start)
    return day is None or time.first is None or time.until is None or not time.first <= day < time.until
