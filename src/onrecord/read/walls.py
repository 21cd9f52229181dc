"""What stands in front of an article or in its place: consent, error pages, checks for robots, subscriptions.

Such pages come with status 200 and a few sentences, which must not be read as news. A page that states an article
in its linked data is taken at its word, and so is one with more than a few paragraphs.
"""

import re
from collections.abc import Sequence, Set
from functools import cache

from onrecord.errors import NoArticleError
from onrecord.read.facts.jsonld import ARTICLE_TYPES
from onrecord.read.facts.titles import TITLE_BREAK
from onrecord.read.words import any_of, word_list

KINDS = {
    "consent": "asks for consent to cookies",
    "robots": "checks whether a person or a program asks",
    "scripts": "needs scripts to show its words",
    "errors": "tells of an error",
    "accounts": "asks its readers to log in or to subscribe",
}
"""What a page does that stands in the place of an article; the lists of the lexicon are "wall_" and the kind."""

_MOST_WORDS = {"consent": 600}
_FEW_WORDS = 160
_LEAST_HITS = 2


def instead_of_article(types: Set[str], headline: str | None, body: Sequence[str]) -> str | None:
    """What a page does in the place of showing an article, one of KINDS; None when its body may be an article.

    `types` are what the page's linked data calls itself, `body` the paragraphs that were taken for its article.
    """
    if types & ARTICLE_TYPES:
        return None
    text = _plain("\n".join(body))
    words = len(text.split())
    for kind in KINDS:
        if words > _MOST_WORDS.get(kind, _FEW_WORDS):
            continue
        hits = len(set(any_of(f"wall_{kind}").findall(text)))
        headed = is_headed(kind, headline)
        if hits >= _LEAST_HITS or (headed and (hits or words < _FEW_WORDS // 2)):
            return kind
    return None


def no_article(where: str, why: str) -> NoArticleError:
    """The error of a page that has no article, with what it does instead."""
    return NoArticleError(
        f"{where} has no article on it{why}. Give the address of one article, not of a list or a form.", where=where
    )


def is_headed(kind: str, headline: str | None) -> bool:
    """Whether a title, or a part of it, is what a page of one of KINDS is called."""
    parts = (part.strip(" .!…") for part in TITLE_BREAK.split(_plain(headline or "")))
    return any(_heads(kind).fullmatch(part) for part in parts)


@cache
def _heads(kind: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, word_list(f"wall_{kind}_titles")))
    return re.compile(rf"(?:(?:error|http)?\W*\d{{3}}\W*)?(?:{words})\W*(?:\d{{3}})?")


def asks_to_pay(texts: Sequence[str]) -> bool:
    """Whether one of some lines asks the reader to log in or to pay before there is more."""
    return any(any_of("wall_accounts").search(_plain(text)) for text in texts)


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")
