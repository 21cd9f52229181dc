"""Lines that speak of the article or its outlet, not of the news: whose views, whom to write to, what to pay for.

Sites set them between and under an article's paragraphs, as long as those are. Each kind is known by words that
only it has: an address of mail after a verb that asks for one, "the opinions expressed in this column", "readers
like you".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.read.lines import words_in
from onrecord.read.shapes import CAPITAL
from onrecord.read.words import has_word, word_list
from onrecord.records import Role

_KEPT = 5_000
_LONGEST = 900
_LONGEST_ASKING = 450
_LONGEST_VIEWS = 400
_MAIL = re.compile(r"\S@\w[\w-]*\.\w|\[email\W{0,3}protected\]", re.IGNORECASE)
_LICENSING = re.compile(r"\blicensing opportunities\b")
_VIEWS = re.compile(
    r"\b(?:views|opinions)(?: and (?:views|opinions))?(?: (?:that|which) are)? (?:expressed|presented|contained) "
    r"(?:here\b|(?:in|by|on) (?:(?:this|these|the) )?(?:article|commentary|column|piece|essay|op-?ed|post|blog"
    r"|opinion|editorial|interview|author|writer|contributor|columnist|guest|individual)s?\b)"
)
_WIRE = re.compile(
    r"\((?:adds|updates|recasts|corrects|refiles|rewrites|writes through|changes|releads)\b[^()]{3,150}\)"
    r"|(?-i:[A-Z]{2,4}(?:-[A-Z]{3,}){1,4} \([^()]{3,40}\))|\(\([^()]{3,200}\)\)",
    re.IGNORECASE,
)
"""What an agency tells its subscribers: "(Adds owner's denial)", "BC-HARL-DAM (1st lead)", "((Harl newsroom))"."""

_MODERATED = re.compile(
    r"\W*(?:\w+: )?(?:(?:all|your) )?(?:comments|kommentare|commentaires|comentarios|comentários|commenti)\b"
    r"[^.!?]{0,160}\bmoder(?:at(?:ed|ors?|ion)|ad[oa]s?|ador(?:es)?|iert|ée?s)\b"
)
"""Readers are told whose comments are shown: "Comments are moderated before they appear"."""

_QUOTED = re.compile(r"[\"“”„»]|\bsa(?:id|ys)\b")
_OPENS_VIEWS = re.compile(r"\W*(?:(?:any|all|the|these) )?(?:views|opinions)\b")
_NAME = rf"[{CAPITAL}][\w.'’-]*"
_BIO = re.compile(
    rf"[•*–— ]*{_NAME}(?: (?:{_NAME}|de|van|von|al|el)){{1,4}}"
    r"(?:,? (?:an? |who )|(?: is| was| has| covers| writes| reports|[’']s) )"
)
_FOLLOW = re.compile(
    r"\b(?:follow|find) (?:him|her|them|me|\w+(?: \w+)?) (?:on (?:twitter|x|facebook|instagram)\b|@)"
)


@lru_cache(maxsize=_KEPT)
def notice_role(text: str) -> Role | None:
    """The role of a line that speaks of the article or its outlet; None for a line of the news."""
    if len(text) > _LONGEST:
        return None
    lowered = text.lower().replace("’", "'")
    views = len(text) <= _LONGEST_VIEWS and ("views" in lowered or "opinions" in lowered) and _VIEWS.search(lowered)
    if _BIO.match(text) and (views or (len(text) <= _LONGEST_ASKING and _FOLLOW.search(lowered))):
        return Role.AUTHOR_BIO
    if (views and _OPENS_VIEWS.match(lowered)) or _WIRE.fullmatch(text) or _MODERATED.match(lowered):
        return Role.FURNITURE
    words = words_in(text)
    appeals = has_word("appeals", lowered, words) and not _QUOTED.search(text)
    if appeals or has_word("sign_up_boxes", lowered, words):
        return Role.FURNITURE
    return Role.FURNITURE if len(text) <= _LONGEST_ASKING and _asks_for_mail(lowered) else None


def _asks_for_mail(lowered: str) -> bool:
    """Whether a line gives an address of mail and says who reads what is sent there."""
    if "@" not in lowered and "[email" not in lowered:
        return False
    return bool(_MAIL.search(lowered)) and bool(_asking().match(lowered) or _LICENSING.search(lowered))


@cache
def _asking() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, word_list('asks_for_mail')))})\b")
