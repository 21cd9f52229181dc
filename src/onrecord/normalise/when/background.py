"""Which times of a claim's words are in the background: they bound, compare or name, and date no statement.

A time, the figures of the claim and where its words begin come in. The start of a count ("since May"), the end of a
term ("until May 1", "through May") or a deadline ("must leave by Friday"), what a figure is compared with ("up from
45 in 2020"), when something beside was made ("built in 1974"), what names a thing ("his April 2 deadline stands"),
and what stands in a clause of its own (`clauses`) are no times at which the main statement holds.
"""

import re
from collections.abc import Sequence

from onrecord.normalise.lexicons import branches
from onrecord.normalise.when.clauses import stands_beside
from onrecord.normalise.when.live import day_of_telling
from onrecord.records import Article, Figure, TimeKind, TimeRef
from onrecord.text import OF_ONE

_BOUNDARY = re.compile(
    r"\b(?:since|until|till|before|after|from|following|back\s+to|than(?:\s+in)?)\s+(?:the\s+|early\s+|late\s+)?$"
    r"|\b(?:ahead\s+of|like)\s(?:[^,;]{0,50}\s)?$"
    r"|\b(?:despite|notwithstanding|in\s+(?:spite|light)\s+of)\s[^,;]*$"
    r"|\bcompared\s+(?:with|to)\s[^,;]{0,40}$"
    r"|\b(?:has|have|is|are|remains?|faces?)\s(?!had\b)[^,;]*\b(?:after|following)\s[^,;]*$",
    re.IGNORECASE,
)
"""What a time bounds or is compared with: "since May", "like Sunday's", "despite the loss in 2022"."""
_SUBORDINATE = re.compile(
    r"\b(?:since|until|before)\s+(?!(?:dawn|daybreak|sunrise|noon|midnight)\b)(?:[\w’'-]+\s+){1,10}(?:on|in|at|of)?\s*$",
    re.IGNORECASE,
)
"""A clause of when, up to its time: "before the mill closed on Sunday"."""
_AS_IN = re.compile(r"\bas\s+in\s+$")
_BESIDE = re.compile(r"\bover\s+(?:the|a|an|his|her|their)\s+(?!course\b)(?:\w+\s+){1,3}?(?:(?:on|in|of)\s+)?$")
"""Over what somebody is blamed or quarrels: "sued over the fire on Monday"."""
_OWNED = re.compile(rf"(?:\b(?:{branches('times', 'pattern', 'owning')})|['’]s)\s$", re.IGNORECASE)
"""Whose the named thing is: "his April 2 deadline"."""
_HAPPENED = re.compile(rf"\b(?:\w{{2,}}ed|{branches('times', 'pattern', 'happened')})\b")
"""A verb of the past behind a time that heads the words: "the 2016 election was fair"."""
_PAPER = re.compile(r"['’]s\s(?:[\w-]+\s){0,3}?(?:[Rr]eport|[Bb]udget|[Cc]ensus|[Ll]aw)\b")
"""Behind a time that names a paper: "this year's Water Report"."""
_TOLD_IN = re.compile(r"['’]s\s(?:[\w-]+\s){0,3}?(?:indictment|ruling|filing|statement|letter|article|interview)\b")
"""Behind "in" and a time: what something is told in, not what happens: "the charges in today's indictment"."""
_OF_THE = re.compile(r"(?<!each )(?<!course )\b(?:of|anniversary\sof\s[^,;]{0,60}\son)\s(?:the\s)?$")
"""Before a time that tells one thing from others without a noun behind it: "the politicians of the 1970s"."""
_BARE = re.compile(r"(?!(?:this|last|next|that|the|past)\b)", re.IGNORECASE)
_OF = re.compile(r"(?<!\bback\s)\b(?:for|to|of|with|by|about|against|than)\s$")
"""Before a bare time that a noun follows: "the bid for October elections failed"."""
_ABOUT_WHEN = re.compile(r"\b(?:shortly|just|soon|right|quarter|minutes)\s(?:before|after)\s$")
"""Before a time of the clock that is told by another: "shortly before 6 p.m."."""
_AGE = re.compile(r"^(?:the\s)?\d\d?(?:st|nd|rd|th)\s+century$|(?:19|20)\d0s$", re.IGNORECASE)
"""Centuries and decades: "21st century policing"."""
OWNED_YEAR = re.compile(r"\b(?:the|a|an|its|his|her|their)\s(?:(?!(?:[a-z]{1,4}|said|from|with)\s)[a-z-]+\s){1,2}$")
"""Before a year that adjectives part from its noun's owner: "the next mayoral 2027 race"."""
_AT = re.compile(r"\b(?:in|during|at|throughout|when)\s+(?:the|its|his|her|their|our|my|a|an)\s$", re.IGNORECASE)
"""Before a time whose thing is the place of what is told: "in the 2016 election"."""
_NAMED = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-(?:SP|SU|FA|WI))?$")
"""The values of days, months, seasons and years, which name things; "PAST_REF" and clocks do not."""
_BESIDE_NOUN = 40
"""Characters behind a time that names a thing in which a figure tells how much of it was: "its 2021 profit"."""
_COMPARES = re.compile(
    r"\b(?:from|against|than|on\s+top\s+of|compared\s+(?:with|to)|not\s+the|versus|instead\s+of)\s+"
    r"(?:a\s+(?:high|low|peak|record)\s+of\s+)?(?:the\s+|about\s+|some\s+|nearly\s+)?$"
)
"""Before a figure that another is compared with: "up from 45 in 2020"."""
_NEAR_BEFORE = 32  # characters before a figure in which words that compare it stand
_BY = re.compile(r"\bby\s(?:the\s)?(?:early\s|late\s)?(?:(?:end|middle|start)\sof\s)?$")
"""Before a deadline: "must leave by the end of March"."""
_REACHED = re.compile(r"\b(?:had|was|were|been)\b")
"""With these a deadline is over and dates what is told: "had been disarmed by 2019"."""
_THROUGH = re.compile(r"\bthrough\s(?:the\s)?$")
_LASTS = re.compile(r"\b(?:will|would|to|can|could|may|might|not)\slast\b")
"""What tells how long: "will last three days"."""
_COMES_AFTER = re.compile(r"[^,;.]{0,30}\bcomes?\s(?:\w+\s){0,3}after\b")
"""Behind a time at which nothing is counted: "the blasts on Tuesday come a week after two people died"."""
_CENTURY = re.compile(r"(?:the\s)?\d\d?(?:st|nd|rd|th)\scentury", re.IGNORECASE)
_SLASHED = re.compile(r"\d/$")  # before the second half of a number: "resolution 1430/2019"
_IN = re.compile(r"\b(?:in|at|during|throughout)\s$", re.IGNORECASE)
_ASIDE = 40  # characters from a time to the dash that closes its aside
_DASHED = re.compile(r"\s— [^—.;]*$")
_CLAUSE = 120  # characters
_CLAUSE_END = re.compile(r"[,;:]\s")
_NOT_BE = r"(?<!was\s)(?<!were\s)(?<!been\s)(?<!be\s)\b"
"""Before a participle that stands beside a noun and is no verb of the statement."""
_MADE = re.compile(
    r"(?:,\s+|\b(?:who|which)\s+(?:was\s+|were\s+|had\s+been\s+|has\s+been\s+)?)"
    rf"(?:{branches('times', 'words', 'made')})\s+(?:for\s+\S+\s+(?:\w+illion\s+)?)?(?:in|on)\s+$"
    rf"|{_NOT_BE}(?:{branches('times', 'words', 'manufactured')})\s+(?:in|on|between)\s+$"
)
"""Up to a time what was made then: "the mill, built in | 1974"."""
_MEANT = re.compile(rf"{_NOT_BE}(?:{branches('times', 'words', 'meant')})\s+(?:in|on)\s+$")
"""Up to a time what was meant for it when that was decided; in the background though a figure stands beside."""
_MOST = re.compile(
    rf"\b(?:{branches('times', 'words', 'superlatives')})\b[^,.;]{{0,40}}$"
    r"|,\s(?:the|its|his|her|their)\s(?:first|second|third|fourth|fifth|sixth|\d+th)\s[^,.;]{0,40}\b(?:in|of)\s$"
)
"""Up to a time what is the most of its kind in it, which does not hold for all of that time."""
_NOUN = re.compile(rf"[ -](?!(?:{branches('times', 'words', 'no_noun')})\b)[A-Za-z]")
_MADE_THEN = re.compile(rf"\s+(?:{branches('times', 'words', 'made_then')})\b")


def is_background(article: Article, time: TimeRef, figures: Sequence[Figure], begin: int) -> bool:
    """Whether a time is no time at which the content holds."""
    start = article.sentence_at(time.span.start)
    low = max(time.span.start - 70, start.start if start else 0)
    before = article.text[low : time.span.start]
    begin = max(begin, start.start if start else 0)
    if _MADE.search(before) or stands_beside(article, time, figures, begin):
        return True
    if time.kind is TimeKind.DURATION and "/" in time.value:
        return False
    if _ends_by(article, time, before, figures, begin) or _comes_after(article, time, figures):
        return True
    dashed = article.text.find("— ", time.span.end, time.span.end + _ASIDE) >= 0
    if dashed and not figures and _DASHED.search(before):
        return True
    if _ABOUT_WHEN.search(before) and time.kind is TimeKind.TIME:
        return False
    if any(p.search(before) for p in (_BOUNDARY, _SUBORDINATE, _MEANT, _BESIDE, _MOST, _AS_IN)):
        return True
    return _names_thing(article, time, before, figures, begin) or _is_compared(article, time, figures)


def _ends_by(article: Article, time: TimeRef, before: str, figures: Sequence[Figure], begin: int) -> bool:
    """Whether a time is a deadline or an end: "must leave by Friday", "goes on through May"; a count has a day."""
    if _THROUGH.search(before) or _LASTS.search(article.text, max(begin, time.span.start - 10), time.span.end):
        return True
    return (
        not figures and _BY.search(before) is not None and not _REACHED.search(article.text, begin, time.span.start)
    )


def _comes_after(article: Article, time: TimeRef, figures: Sequence[Figure]) -> bool:
    """Whether all figures are of something earlier: "the blasts on Tuesday come a week after two people died"."""
    found = _COMES_AFTER.match(article.text, time.span.end)
    return found is not None and bool(figures) and all(figure.span.start > found.end() for figure in figures)


def _names_thing(article: Article, time: TimeRef, before: str, figures: Sequence[Figure], begin: int) -> bool:
    """Whether a time tells one thing from others, and does not date what is told: "his April 2 deadline stands".

    It dates what is told where the thing is the place of it ("in the 2016 election"), what is spoken of at all
    ("the 2016 election was fair"), or what a figure measures ("its 2021 profit of $3 million").
    """
    if (not figures and _OF_THE.search(before)) or _PAPER.match(article.text, time.span.end):
        return True
    if article.text[time.span.end : time.span.end + 2] in OF_ONE:
        happened = _HAPPENED.search(article.text, time.span.end, time.span.end + _CLAUSE)
        heads = time.span.start - begin <= len("that ") and (happened or _is_of_today(article, time))
        happens_in = _IN.search(before) and not _TOLD_IN.match(article.text, time.span.end)
        return not (figures or heads or happens_in)
    noun = _NOUN.match(article.text, time.span.end) is not None
    if _CENTURY.fullmatch(time.span.text) or _SLASHED.search(before):
        return _SLASHED.search(before) is not None or noun
    owner = _OWNED.search(before) or (OWNED_YEAR.search(before) if time.value.isdecimal() else None)
    owned = bool(
        owner or (_OF.search(before) and _BARE.match(time.span.text))
    ) or time.span.text.lower().startswith("the ")
    named = _AGE.search(time.span.text) or (owned and _NAMED.match(time.value))
    if not named or not noun:
        return False
    if _MADE_THEN.match(article.text, time.span.end):
        return True
    end = time.span.end
    first = time.span.start - (len(owner.group()) if owner else 0)
    beside = any(0 <= figure.span.start - time.span.end < _BESIDE_NOUN for figure in figures)
    heads = first - begin < len("that ") and _HAPPENED.search(article.text, end, end + _CLAUSE) is not None
    return not (beside or heads or _AT.search(before))


def _is_compared(article: Article, time: TimeRef, figures: Sequence[Figure]) -> bool:
    """Whether a time belongs to the figure that another is compared with: "up from 45 in 2020"."""
    for figure in figures:
        if figure.span.end > time.span.start or time.span.start - figure.span.end > 40:
            continue
        between = article.text[figure.span.end : time.span.start]
        before = article.text[max(0, figure.span.start - _NEAR_BEFORE) : figure.span.start]
        if not _CLAUSE_END.search(between) and not re.search(r"\bto\b", between) and _COMPARES.search(before):
            return True
    return False


def _is_of_today(article: Article, time: TimeRef) -> bool:
    """Whether a time is not past when the article is told."""
    day = day_of_telling(article, time.span.start)
    return day is not None and time.until is not None and time.until > day
