"""Titles: the role of a person, the words that name one post, and whom somebody speaks for.

Pieces of source phrases come in (`parse`), words go out.
"""

import re
from functools import lru_cache

from onrecord.naming.mastheads import is_outlet
from onrecord.normalise.lexicons import families, words
from onrecord.normalise.tokens import APOSTROPHE, TOKEN, has_role, plain

_ARTICLE = re.compile(
    r"(?:at\s+least\s+one|the|a|an|its|his|her|their|our|one|some|this|that|these|those)\s+(?!(?:of|in|at|on|from|with|near|inside|outside|within|around)\s)",
    re.IGNORECASE,
)
_VERBS = ("ing", "ced", "ned", "ked", "ded", "ved", "led", "ged", "med", "sed")
"""Ends of verbs, with which an apposition after a name begins that is no role; not "retired", not "elected"."""
_AGED = re.compile(r"^(?:\d+|[a-z]+)[- ]year[- ]old\s+")
_BEFORE = frozenset(
    "chief former acting senior deputy then longtime then-chief unnamed top lead another Another".split()
)


def strip_article(text: str) -> str:
    """The phrase without the article or determiner before it."""
    bare = text.strip()
    article = _ARTICLE.match(bare)
    return bare[article.end() :].strip() if article else bare


def without_age(text: str) -> str:
    """Words without the age before them: "16-year-old ▸ Nino Gale"."""
    return _AGED.sub("", text)


def role_after(after: tuple[str, ...]) -> str | None:
    """The role in an apposition: "the head of the agency", "a New York Democrat"."""
    for part in after[:2]:
        first = without_age(re.sub(r"^(?:then|now|the|a|an)\s+", "", part))
        lead = plain(first.split(" ", 1)[0])
        if (
            not lead.replace("-", "").isalpha()
            or lead in words("people", "no_role", "words")
            or (lead.endswith(_VERBS) and not _is_of_post(first))
        ):
            continue
        if first != part or has_role(first.split()):
            return first
    return None


def _is_of_post(apposed: str) -> bool:
    """Whether a word in -ing tells of which kind a post is: "acting deputy director", not "leading the talks"."""
    lead, kind, *_ = [*apposed.split(" "), ""]
    post = has_role([kind]) or kind in words("roles", "office", "before")
    return lead.endswith("ing") and kind.islower() and post


def without_lead(title: list[str]) -> list[str]:
    """A title without what no role begins with: "He and ▸ Norland President"."""
    start = 0
    while title[start : start + 1] and title[start].lower() in words("people", "no_title", "words"):
        start += 1
    return title[start:]


def whom_for(title: list[str], after: tuple[str, ...]) -> str | None:
    """Whom a spokesperson speaks for: "Gaza Health Ministry spokesman", "spokesperson for the governor"."""
    for i, token in enumerate(title):
        speaking = _is_speaking(token, title[i + 1 : i + 2])
        press = (
            token.lower() == "press" and title[i + 1 : i + 2] and title[i + 1].lower() in ("secretary", "officer")
        )
        if speaking or press:
            rest = " ".join(title[i + 1 :])
            match = re.match(r"(?:for|of|at)\s+(.+)$", rest)
            if match:
                return strip_article(match.group(1))
            owner = title[:i]
            while owner and (owner[0] in _BEFORE or owner[0] in ("the", "The", "a", "A", "an", "An")):
                owner = owner[1:]
            return APOSTROPHE.sub("", " ".join(owner)) or None
    for part in after[:2]:
        match = re.search(
            r"\b(?:spokes(?:man|woman|person)|press secretary|representative)\s+(?:for|of|at)\s+(.+)$", part
        )
        if match:
            return strip_article(match.group(1))
        lead = re.match(r"(?:an?|the)?\s*(.+?)\s+spokes(?:man|woman|person)$", part)
        if lead:
            return strip_article(lead.group(1))
    return None


def _is_speaking(token: str, following: list[str]) -> bool:
    """Whether a noun names somebody who speaks for another; "representative" only with "of" or "for"."""
    lower = token.lower()
    if lower.startswith("representative"):
        return following[:1] in (["of"], ["for"])
    return lower in words("roles", "office", "speaking")


def owning_outlet(prefix: list[str]) -> str | None:
    """The outlet that somebody is introduced as of: "Reuters's Jane Holloway"."""
    if prefix and APOSTROPHE.search(prefix[-1]):
        owner = APOSTROPHE.sub("", " ".join(prefix))
        owner = strip_article(owner)
        if owner.lower() in words("organisations", "outlets", "names") or is_outlet(owner):
            return owner
    return None


@lru_cache(maxsize=8192)  # the same posts are named again and again
def role_words(role: str | None) -> frozenset[str]:
    """The words of a role with every word that names the same post."""
    if not role:
        return frozenset()
    same = families("roles", "office", "same")
    out: set[str] = set()
    for token in TOKEN.findall(role.lower()):
        word = plain(token)
        out |= {word} | same.get(word, frozenset())
    return frozenset(out | ({"secretary-general"} if {"secretary", "general"} <= out else set()))
