"""Things that are denied or confirmed and are no statements, where the content is but a pronoun for them.

In: an attribution whose content is "them" or "both", and its article.  Out: whether the words before it, in its own
sentence or the one before that, name what is granted, as permits and nominees are, and no statements: "The family
sought permits. The council denied them."
"""

from __future__ import annotations

import re
from bisect import bisect_right

from onrecord.normalise.lexicons import filled, words
from onrecord.normalise.stance.idioms import WORD
from onrecord.records import Article, Attribution

_THEM = re.compile(
    r"(?:(?:all|both) of )?them\b|both(?=\W*$|,| (?:on|in|at|and|but|as|when|again|last|this)\b)",
    re.IGNORECASE,
)
_ACT = re.compile(r"\b(?:den(?:y|ie[sd]|ying)|confirm(?:s|ed|ing)?)$", re.IGNORECASE)
_FARTHEST = 600  # characters before the content that are looked at


def is_of_things(attribution: Attribution, article: Article) -> bool:
    """Whether a content stands for things that are granted, which no statement can be."""
    start = attribution.content[0].start
    if not _ACT.search(attribution.cue[-1].text) or not _THEM.match(attribution.content[0].text):
        return False
    before = article.text[max(_first_word(article, start), start - _FARTHEST) : start].lower()
    if filled("contents", "pattern", "granted").search(before) is None:
        return False
    statements = words("frames", "list", "statement")
    return not any(word.endswith("s") and word in statements for word in WORD.findall(before))


def _first_word(article: Article, start: int) -> int:
    """Where the sentence before that of `start` begins, or that itself where it is the first."""
    at = bisect_right(article.sentences, (start, len(article.text) + 1)) - 1
    return article.sentences[max(0, at - 1)].start if at >= 0 else start
