"""Which times stand in a clause or a phrase beside the main statement, and do not tell when that holds.

A time, the words of a claim and its figures come in. The words between the beginning of what is said and the time
tell: a relative clause ("the truce that helped launch the talks last week"), one with neither pronoun nor auxiliary
("a deal reached last week", "the states Orr won in 2016"), a reason or purpose ("so she has strength on Sunday"), a
second statement ("… and he will appear on July 6"), or a verb whose tense the time cannot have ("shares blame for
what was bought in 1999"). Where a figure of the claim stands in the same clause, the time is the figure's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from onrecord.normalise.lexicons import words
from onrecord.normalise.when.live import day_of_telling
from onrecord.records import Article, Figure, Span, TimeRef

_CLAUSE = 160
"""Characters before a time in which its clause begins, and behind it in which the next verb stands."""
_PHRASE = 90
"""Characters before a time in which a noun with a participle or with an owner stands."""
_NEAR = 40
"""Characters before or behind a clause in which a figure that it tells of stands."""
_LONG = dt.timedelta(31)
"""How long before the telling a time is past for any verb of the present or future."""
_THE = r"(?:the|a|an|his|her|its|their|our|my|this|that|these|those|any|many|some|several|same|other|two|three)"
_WHO = r"(?:he|she|it|they|we|I|you|(?:the|his|her|its|their)\s[a-z]+|(?:[A-Z][\w.’'-]*\s){0,2}[A-Z][\w.’'-]*)"
_TO_TIME = r"[^,;:“”\"]*(?:[“\"](?:in|on|over|by|for)\s(?:the\s)?)?$"
_RELATIVE = re.compile(
    rf"(?P<aside>,)\s(?:which|who|whose|where)\s{_TO_TIME}"
    rf"|(?:(?<!\bin)(?<!\bat)(?<!\bby)\s(?=wh)|\b{_THE}\s(?:(?!that\b)[\w’'-]+\s){{1,4}}?(?=that\b))"
    rf"(?P<who>who|whom|whose|which|whereby|that)\s{_TO_TIME}"
)
_PRONOUN = re.compile(r"\s(?:wh(?:o|om|ose|ich|ere|ereby)|that)\s")
_IS_ONE = re.compile(
    r"\b(?:is|are|was|were)\s(?:not\s)?(?:the|a|an|among|one|those|two|three|both|all)\b\s?(?:[\w’'-]+\s){0,2}[\w’'-]*$"
)
"""Before the pronoun of a clause that tells who it was: "they were the ones who left on Friday"."""
_REASON = re.compile(
    r"\b(?:because|although|though|whereas|unless|lest|if|in\sorder\sto|so(?=\s(?:that|he|she|it|they|we|the)\b))"
    r"\s[^,;:]*$"
)
_SECOND = re.compile(
    r"(?:,\s(?:and|but|while)\s(?:[\w’'-]+\s){1,8}?(?:was|were|had|has|have|is|are|will|would)\s"
    r"|,?\s(?:and|but)\s(?:(?:that\s)?(?:he|she|it|they|we|I|there)\s|(?:will|would|may|might|could|plans?\sto)\s))"
    r"[^;:“”\"]*$"
)
_CONCEDES = re.compile(
    r"(?:that\s)?(?:although|though|whereas|while|because|if|as\smuch\sas)\s[^,;:]*$", re.IGNORECASE
)
_OPENED = re.compile(
    r"(?:[Ff]irst\s|[Oo]riginally\s|[Oo]nce\s)?[A-Za-z]\w+(?:ed|own|wn|lt|ld|de|ght)\s(?:in|on)\s$"
)
"""Up to a time: "Built in | 1974, the dam is old"."""
_DOING = re.compile(rf"\w+s\s\w+ing\s{_TO_TIME}")
_OF_HIS = re.compile(
    r"\b(?:for|of|about|against)\s(?:his|her|its|their|our|my)\s(?:[\w-]+\s)?[\w-]+\s(?:in|on|over|during)\s(?:the\s)?$"
)
_OF_WHOM = re.compile(r"\sof\s(?:a|an|the|his|her|its|their|[A-Z]\w+)\b")
"""Behind a time that dates a noun: "the killing on Monday of a guard"."""
_AUXILIARY = re.compile(r"[”\"]?,?\s(?:is|was|are|were|has|had|have|will|would|can|could|may|might|should|must)\b")
_NOW = re.compile(
    r"\b(?:is|are|am|has|have|does|do)\b(?!\s(?:\w+\s)?(?:\w+ing|due|set|scheduled|expected|to|believed|said|thought|"
    r"reported|understood)\b)|\b(?:[Ii]t|[Hh]e|[Ss]he|[Tt]here|[Tt]hat)[’']s\b|\b(?:[Tt]hey|[Ww]e|[Yy]ou|I)[’'](?:re|ve)\b"
)
_LATER = re.compile(r"\b(?:can|will)\b")
_MODAL = re.compile(r"\b(?:would|could|may|might|should|must|to\shave)\b")
_WHILE = re.compile(r"\b(?:as|when|while)\b|\bthat\b")
_NO_NOUN = (
    r"(?:is|are|was|were|be|been|being|has|had|have|not|also|then|later|who|which|that|and|or|but|to|it|he|she|they|"
    r"we|you|i|\w+ly)"
)
_JOINS = r"(?:after|as|when|where|while|because|that|who|which|before|since|until|if|and|but|or)"
_MARK = re.compile(rf"\b{_JOINS}\b|[,;:]")
_ON = (
    r"(?:by|in|on|at|from|to|into|for|over|during|with|as|under|against|near|back|late|early|earlier|off|out|up|down|and|"
    r"between|through|of)\b"
)
_TIMES = r"(?:days?|weeks?|months?|years?|times?|hours?|minutes?)"
_ONE_VERB = re.compile(r"\s(?:(?:also|then|not|be|been|being|have|never|already|all|both|\w+ly)\s)*")
"""Between the words of one verb: "had also been killed"."""
_COUNTS = re.compile(r"\s(?:[\w’'-]+\s?){0,2}")
_TOLD = re.compile(r"[,;:]|\b(?:is|was|are|were|has|had|have|will|would)\b")


class _Verbs(NamedTuple):
    """A verb of the past; a noun with a participle, and a noun with those who did something to it, up to a time."""

    past: re.Pattern[str]
    participle: re.Pattern[str]
    by_whom: re.Pattern[str]


@cache
def _verbs() -> _Verbs:
    alone = sorted(words("times", "words", "without_object"))
    irregular = sorted(words("times", "words", "past") - {"since", "ago"})
    participles = sorted(words("times", "words", "participles"))
    past = rf"(?:(?<!-)\w{{2,}}ed|{'|'.join(irregular)})"
    made = rf"(?!(?:{'|'.join(alone)})\b)(?:\w{{2,}}ed|{'|'.join(participles)})"
    participle = (
        rf"\b(?!{_NO_NOUN}\b)[a-z][\w-]+\s(?:\w+ly\s)?{made}\b"
        rf"(?:\s{_ON}(?:\s(?!(?:that|which|who|when|as|after|because|before|while)\b)[\w’'.-]+){{0,7}})?\s?$"
    )
    by_whom = (
        rf"\b(?:(?:for|of|than|about|by|with|{past})\s(?:{_THE}\s)?(?:(?!(?:{_TIMES}|{_JOINS})\b)[a-z][\w-]*\s){{1,3}}"
        rf"{_WHO}\s(?:had\s)?"
        rf"{past}\b{_TO_TIME}"
        rf"|^(?:that\s)?{_THE[:-1]}|The)\s(?:(?!{_TIMES}\b)[a-z][\w-]*\s){{1,3}}{_WHO}\s"
        rf"(?:will\s\w+|had\s\w+|{past})\b{_TO_TIME}"
        rf"|(?!{_TIMES}\b)\w{{3,}}s\s{_WHO}\s(?:had\s)?{past}(?:\s(?:up|out|off|down|over|back))?\s(?:in|on)\s$)"
    )
    return _Verbs(
        re.compile(rf"(?<!\bthe )(?<!\ba )(?<!\ban )\b{past}\b"), re.compile(participle), re.compile(by_whom)
    )


def stands_beside(article: Article, time: TimeRef, figures: Sequence[Figure], begin: int) -> bool:
    """Whether a time stands in a clause or phrase beside the main statement, and no figure of the claim with it.

    Args:
        article: the article.
        time: a time inside what is said.
        figures: the figures of the claim.
        begin: where the claim's words in the sentence of the time begin.
    """
    first = max(begin, time.span.start - _CLAUSE)
    head = article.text[first : time.span.start]
    clause = _clause(article, time, head)
    if clause is not None:
        span = article.span(first + clause.start, time.span.end)
        return not any(_is_in(article, figure.span, span, tells=clause.tells) for figure in figures)
    if figures and min(figure.span.start for figure in figures) < time.span.end:
        return False
    return _fits_no_verb(article, time, head) or (not figures and _is_of_a_noun(article, time, head))


class _Clause(NamedTuple):
    """Where a clause up to a time begins, and whether it tells of the word before it."""

    start: int
    tells: bool = False


def _is_in(article: Article, figure: Span, clause: Span, *, tells: bool) -> bool:
    """Whether a figure stands in a clause that ends with a time, or counts what it tells of.

    A figure right behind an aside is of what the aside dates: "the fire, which began on Friday, burnt 12 shops".
    """
    if figure.end <= clause.start:
        return tells and _COUNTS.fullmatch(article.text, figure.end, clause.start + 1) is not None
    between = article.text[clause.end : figure.start]
    return len(between) < _NEAR and (clause.text.startswith(",") or not _TOLD.search(between))


def _clause(article: Article, time: TimeRef, head: str) -> _Clause | None:
    """The clause beside the main one that a time stands in, in the words before it."""
    relative = _RELATIVE.search(head) if _PRONOUN.search(head) else None
    if relative and (
        relative["aside"] or not (_IS_ONE.search(head[: relative.start("who")]) or _is_closed(relative))
    ):
        return _Clause(relative.start(), tells=True)
    tail = article.text[time.span.end : time.span.end + _CLAUSE]
    found = _REASON.search(head) or _SECOND.search(head)
    if found and found.start() > len("that ") and (found.re is _REASON or _has_verb(head[: found.start()])):
        return _Clause(found.start())
    if (_CONCEDES.match(head) and ", " in tail) or (_OPENED.match(head) and tail.startswith(",")):
        return _Clause(0)
    found = _verbs().by_whom.search(head)
    if found:
        return _Clause(found.start(), tells=True)
    found = _verbs().participle.search(head, max(0, len(head) - _PHRASE))
    return _Clause(found.start(), tells=True) if found and _is_participle(tail, head[: found.start()]) else None


def _has_verb(text: str) -> bool:
    return any(pattern.search(text) for pattern in (_verbs().past, _AUXILIARY))


def _is_closed(relative: re.Match[str]) -> bool:
    """Whether a relative clause is over before its end: a second verb in it is that of the statement."""
    words = relative.group()[relative.start("who") - relative.start() :]
    ends = 0
    for verb in sorted(
        (v for p in (_verbs().past, _NOW, _MODAL, _LATER) for v in p.finditer(words)), key=re.Match.start
    ):
        between = words[ends : verb.start()]
        if ends and not _ONE_VERB.fullmatch(between) and not _MARK.search(between):
            return True
        ends = verb.end()
    return False


def _is_participle(tail: str, before: str) -> bool:
    """Whether a verb up to a time tells of the noun before it: another verb of its clause is finite."""
    clause = before[max((mark.end() for mark in _MARK.finditer(before)), default=0) :]
    if _has_verb(clause):
        return True
    return bool(_AUXILIARY.match(tail) or _verbs().past.match(tail.lstrip(", ")))


def _is_of_a_noun(article: Article, time: TimeRef, head: str) -> bool:
    """Whether a time dates a noun beside the statement: "the killing on Monday of a guard"."""
    if _OF_HIS.search(head, max(0, len(head) - _PHRASE)):
        return True
    if _OF_WHOM.match(article.text, time.span.end) and _verbs().past.search(head):
        return True
    closed = _AUXILIARY.search(article.text, time.span.end, time.span.end + _CLAUSE) if "ing " in head else None
    return closed is not None and _DOING.search(head) is not None


def _fits_no_verb(article: Article, time: TimeRef, head: str) -> bool:
    """Whether a time is past and the verb of the statement before it is of the present or the future."""
    day = day_of_telling(article, time.span.start)
    if day is None or time.until is None or time.until > day:
        return False
    found = [verb for verb in (p.search(head) for p in (_verbs().past, _NOW, _LATER, _MODAL)) if verb]
    first = min(found, key=lambda verb: verb.start(), default=None)
    if first is None or _WHILE.search(head, first.end()) or _MODAL.search(head):
        return False
    return first.re is _NOW or (first.re is _LATER and day - time.until > _LONG)
