"""Which times stand in a clause or a phrase beside the main statement, and do not tell when that holds.

A time, the words of a claim and its figures come in. The words between the beginning of what is said and the time
tell: a relative clause ("the truce that helped launch the talks last week"), one with neither pronoun nor auxiliary
("a deal reached last week", "the states Orr won in 2016"), a reason or purpose ("so she has strength on Sunday"), a
second statement ("… and he will appear on July 6"), or a verb whose tense the time cannot have ("shares blame for
what was bought in 1999"). Where a figure of the claim stands in the same clause, the time is the figure's.
"""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.normalise.lexicons import branches, words
from onrecord.normalise.when.live import day_of_telling
from onrecord.records import Article, Figure, Span, TimeRef

_CLAUSE = 160  # characters before a time in which its clause begins, and behind it in which the next verb stands
_PHRASE = 90  # characters before a time in which a noun with a participle or with an owner stands
_NEAR = 40  # characters before or behind a clause in which a figure that it tells of stands
_LONG = dt.timedelta(31)  # how long before the telling a time is past for any verb of the present or future
_DETERMINERS = branches("times", "pattern", "determiners")
_THE = rf"(?:{_DETERMINERS})"
_WHO = r"(?:he|she|it|they|we|I|you|(?:the|his|her|its|their)\s[a-z]+|(?:[A-Z][\w.’'-]*\s){0,2}[A-Z][\w.’'-]*)"
"""Who did something: a pronoun, "the mayor", a name."""
_TO_TIME = r"[^,;:“”\"]*(?:[“\"](?:in|on|over|by|for)\s(?:the\s)?)?$"  # the rest of a clause up to its time
_RELATIVE = re.compile(
    rf"(?P<aside>,)\s(?:which|who|whose|where)\s{_TO_TIME}"
    rf"|(?:(?<!\bin)(?<!\bat)(?<!\bby)\s(?=wh)|\b{_THE}\s(?:(?!that\b)[\w’'-]+\s){{1,4}}?(?=that\b))"
    rf"(?P<who>who|whom|whose|which|whereby|that)\s{_TO_TIME}"
)
"""A clause with its pronoun: "the truce that helped launch the talks on | Monday", ", which sank on | Monday"."""
_PRONOUN = re.compile(r"\s(?:wh(?:o|om|ose|ich|ere|ereby)|that)\s")
_IS_ONE = re.compile(
    r"\b(?:is|are|was|were)\s(?:not\s)?(?:the|a|an|among|one|those|two|three|both|all)\b\s?(?:[\w’'-]+\s){0,2}[\w’'-]*$"
)
"""Before the pronoun of a clause that tells who it was: "they were the ones who left on Friday"."""
_REASON = re.compile(
    r"\b(?:because|although|though|whereas|unless|lest|if|in\sorder\sto|so(?=\s(?:that|he|she|it|they|we|the)\b))"
    r"\s[^,;:]*$"
)
"""A reason or a purpose: "because a wall had fallen on | Sunday"."""
_SECOND = re.compile(
    r"(?:,\s(?:and|but|while)\s(?:[\w’'-]+\s){1,8}?(?:was|were|had|has|have|is|are|will|would)\s"
    r"|,?\s(?:and|but)\s(?:(?:that\s)?(?:he|she|it|they|we|I|there)\s|(?:will|would|may|might|could|plans?\sto)\s))"
    r"[^;:“”\"]*$"
)
"""A second statement: "the talks failed and they would meet again on | March 3"."""
_CONCEDES = re.compile(
    r"(?:that\s)?(?:although|though|whereas|while|because|if|as\smuch\sas)\s[^,;:]*$", re.IGNORECASE
)
"""A clause before the statement: "although the road was closed on | Sunday, the market is open"."""
_OPENED = re.compile(
    r"(?:[Ff]irst\s|[Oo]riginally\s|[Oo]nce\s)?[A-Za-z]\w+(?:ed|own|wn|lt|ld|de|ght)\s(?:in|on)\s$"
)
"""Up to a time: "Built in | 1974, the dam is old"."""
_DOING = re.compile(rf"\w+s\s\w+ing\s{_TO_TIME}")
"""What does something up to a time: "members facing voters next | year"; the verb of the statement follows."""
_HIS = r"(?:his|her|its|their|our|my)\s(?:[\w-]+\s)?"
_OF_WHOM = re.compile(r"\sof\s(?:a|an|the|his|her|its|their|[A-Z]\w+)\b")
"""Behind a time that dates a noun: "the killing on Monday of a guard"."""
_ASIDE = re.compile(r",\s(?:which|who|whose|where)\s[^,;]*,(?=\s)")
_BEFORE_ADJECTIVE = re.compile(
    rf"(?:^(?:that)?|[,;:“”\"]|\b(?:{_THE}|\d+|{branches('times', 'pattern', 'before_adjectives')}))"
    r"\s?(?:\w+ly\s)*$"
)
"""Up to a word in -ed that tells what the noun behind it is like: "hundreds of | displaced families"."""
_ACCORDING = re.compile(r"\baccording\sto\s(?:[\w’'-]+\s){0,2}$")
"""A preposition in -ing: "according to two officials met on Monday"."""
_AUXILIARY = re.compile(rf"[”\"]?,?\s(?:{branches('times', 'pattern', 'auxiliaries')})\b")
_LATER = re.compile(r"\b(?:can|will)\b")
_MODAL = re.compile(r"\b(?:would|could|may|might|should|must|to\shave)\b")
_WHILE = re.compile(r"\b(?:as|when|while)\b|\bthat\b")
_NO_NOUN = rf"(?:{branches('times', 'pattern', 'no_nouns')}|\w+ly)"
_JOINS = rf"(?:{branches('times', 'pattern', 'joins')})"
_MARK = re.compile(rf"\b{_JOINS}\b|[,;:]")
_ON = rf"(?:{branches('times', 'pattern', 'behind_participles')})\b"
_TIMES = rf"(?:{branches('times', 'pattern', 'times_of')})"
_PRESENT = re.compile(rf"\s(?!(?:{_TIMES}|towards|always|perhaps)\b)[a-z]{{2,}}[a-rt-z]s\s")
_ONE_VERB = re.compile(r"\s(?:(?:also|then|not|be|been|being|have|never|already|all|both|\w+ly)\s)*")
"""Between the words of one verb: "had also been killed"."""
_COUNTS = re.compile(r"\s(?:[\w’'-]+\s?){0,2}")
"""Between what is counted and the clause that tells of it: "40 | people from the mill | who"."""
_TOLD = re.compile(r"[,;:]|\b(?:is|was|are|were|has|had|have|will|would)\b")
_DEEDS, _SHARES = (branches("times", "words", name) for name in ("deeds", "shares"))
_DID = rf"(?:(?<!-)\w{{2,}}ed|{'|'.join(sorted(words('times', 'words', 'past') - {'since', 'ago'}))})"
_PAST = re.compile(rf"(?<!\bthe )(?<!\ba )(?<!\ban )\b{_DID}\b")  # a verb of the past
_NOW = re.compile(
    r"\b(?:is|are|am|has|have|does|do)\b"
    rf"(?!\s(?:\w+\s)?(?:\w+ing|to|{branches('times', 'words', 'not_now')})\b)"
    r"|\b(?:[Ii]t|[Hh]e|[Ss]he|[Tt]here|[Tt]hat)[’']s\b|\b(?:[Tt]hey|[Ww]e|[Yy]ou|I)[’'](?:re|ve)\b"
)
"""An auxiliary of the present that tells what is: not of "is due to open", "is said to have left"."""
_PARTICIPLE = re.compile(
    rf"\b(?!{_NO_NOUN}\b)[a-z][\w-]+\s(?:\w+ly\s)?"
    rf"(?!(?:{branches('times', 'words', 'without_object')})\b)"
    rf"(?:\w{{2,}}ed|{branches('times', 'words', 'participles')})\b"
    rf"(?:\s{_ON}(?:\s(?!(?:that|which|who|when|as|after|because|before|while)\b)[\w’'.-]+){{0,7}})?\s?$"
)
"""A noun with a participle up to a time: "a woman seen near the mill on | Sunday"."""
_BY_WHOM = re.compile(
    rf"\b(?:(?:(?!^)(?<!\bbecause\s)(?<!\bresult\s)(?:for|of|than|about|by|with)|(?P<made>{_DID}))\s"
    rf"(?:{_THE}\s)?(?:(?!(?:{_TIMES}|{_JOINS})\b)[a-z][\w-]*\s){{1,3}}{_WHO}\s(?:had\s)?{_DID}\b{_TO_TIME}"
    rf"|^(?:that\s)?(?:{_DETERMINERS}|The)\s(?:(?!{_TIMES}\b)[a-z][\w-]*\s){{1,3}}"
    rf"(?:(?:he|she|it|they|we|I|you)|(?<=[^s]s\s)(?=[A-Z]){_WHO}|(?P<named>{_WHO}))\s"
    rf"(?:will\s\w+|had\s\w+|{_DID})\b{_TO_TIME}"
    rf"|(?!{_TIMES}\b)\w{{3,}}s\s(?P<bare>{_WHO})\s(?:had\s)?{_DID}(?:\s(?:up|out|off|down|over|back))?\s(?:in|on)\s$)"
)
"""A noun with who did something to it up to a time: "the law the mayor signed in | 2019"."""
_OF_HIS = re.compile(
    rf"\b(?:(?:for|about|against)\s{_HIS}(?:{_DEEDS}|{_SHARES})|of\s{_HIS}(?:{_DEEDS}))s?\s"
    r"(?:in|on|over|during)\s(?:the\s)?$"
)
"""A deed of somebody up to a time, behind a preposition: "spoke of his arrest in | 2019"."""
_DEED = re.compile(rf"\b(?:{_DEEDS}|\w{{3,}}(?:ing|tion|sion))s?\s(?:(?:in|on|at)\s(?:the\s)?)?$")
"""A noun of what was done, up to a time: "the killing on | Monday of a guard"."""


def stands_beside(article: Article, time: TimeRef, figures: Sequence[Figure], begin: int) -> bool:
    """Whether a time stands in a clause or phrase beside the main statement, and no figure of the claim with it.

    The claim's words in the sentence of the time begin at `begin`.
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
        relative["aside"] or not (_IS_ONE.search(head[: relative.start("who")]) or _closed(head, relative))
    ):
        return _Clause(relative.start(), tells=True)
    tail = article.text[time.span.end : time.span.end + _CLAUSE]
    found = _REASON.search(head) or _SECOND.search(head)
    if found and found.start() > len("that ") and (found.re is _REASON or _has_verb(head[: found.start()])):
        return _Clause(found.start())
    if (_CONCEDES.match(head) and ", " in tail) or (_OPENED.match(head) and tail.startswith(",")):
        return _Clause(0)
    found = _BY_WHOM.search(head)
    if found and _is_by_whom(found, tail):
        return _Clause(found.start(), tells=True)
    found = _PARTICIPLE.search(head, max(0, len(head) - _PHRASE))
    return _Clause(found.start(), tells=True) if found and _is_participle(tail, head[: found.start()]) else None


def _has_verb(text: str) -> bool:
    return _AUXILIARY.search(text) is not None or any(_is_finite(verb) for verb in _PAST.finditer(text))


def _is_finite(verb: re.Match[str]) -> bool:
    """Whether a word of the past is no participle that stands before its noun: "masked gunmen"."""
    return not (verb.group().endswith("ed") and _BEFORE_ADJECTIVE.search(verb.string[: verb.start()]))


def _is_by_whom(found: re.Match[str], tail: str) -> bool:
    """Whether words up to a time are a noun with those who did something to it: "the bridge Orr opened in 2014".

    "The actor John Reed died on Monday" has no verb behind the time, and "retired judge Orr" no finite one before.
    """
    if found["named"] or found["bare"]:
        verbs = (_AUXILIARY.match(tail), _PRESENT.match(tail), _PAST.match(tail.lstrip(" ")))
        return any(verbs) and not tail.startswith(",")
    made = found.start("made")
    return made < 0 or not (found["made"].endswith("ed") and _BEFORE_ADJECTIVE.search(found.string[:made]))


def _closed(head: str, relative: re.Match[str]) -> int:
    """Where a relative clause is over, at a second verb, that of the statement; 0 where it goes on to its end."""
    first = relative.start("who")
    ends = 0
    for verb in sorted(
        (v for p in (_PAST, _NOW, _MODAL, _LATER) for v in p.finditer(head, first)), key=re.Match.start
    ):
        between = head[ends : verb.start()]
        if ends and not _ONE_VERB.fullmatch(between) and not _MARK.search(between):
            return verb.start()
        ends = verb.end()
    return 0


def _is_participle(tail: str, before: str) -> bool:
    """Whether a verb up to a time tells of the noun before it: another verb of its clause is finite."""
    mark = max(_MARK.finditer(before), key=re.Match.end, default=None)
    clause = before[mark.end() :] if mark else before
    if mark and mark.group() in ("who", "which", "that") and mark.start():
        clause = before[: mark.start()]
    if _has_verb(clause) or _ACCORDING.search(before):
        return True
    return bool(_AUXILIARY.match(tail) or _PAST.match(tail.lstrip(", ")))


def _is_of_a_noun(article: Article, time: TimeRef, head: str) -> bool:
    """Whether a time dates a noun beside the statement: "the killing on Monday of a guard"."""
    if _OF_HIS.search(head, max(0, len(head) - _PHRASE)):
        return True
    of_whom = _OF_WHOM.match(article.text, time.span.end)
    if of_whom and _DEED.search(head) and _PAST.search(head):
        return True
    closed = _AUXILIARY.search(article.text, time.span.end, time.span.end + _CLAUSE) if "ing " in head else None
    return closed is not None and _DOING.search(head) is not None


def _fits_no_verb(article: Article, time: TimeRef, head: str) -> bool:
    """Whether a time is past and the verb of the statement before it is of the present or the future."""
    day = day_of_telling(article, time.span.start)
    if day is None or time.until is None or time.until > day:
        return False
    head = _ASIDE.sub("", head)
    relative = _RELATIVE.search(head)
    if relative and not relative["aside"] and (ends := _closed(head, relative)):
        head = head[: relative.start("who")] + head[ends:]
    found = [verb for verb in (p.search(head) for p in (_PAST, _NOW, _LATER, _MODAL)) if verb]
    first = min(found, key=lambda verb: verb.start(), default=None)
    if first is None or _WHILE.search(head, first.end()) or _MODAL.search(head):
        return False
    return first.re is _NOW or (first.re is _LATER and day - time.until > _LONG)
