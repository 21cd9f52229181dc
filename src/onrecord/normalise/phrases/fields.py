"""Names of bodies that list what they are for: "the Ministry of Trade, Industry and Energy".

A text comes in, the stretches of such names go out: their commas part no apposition.
"""

import re
from functools import lru_cache

from onrecord.normalise.tokens import BODY_HEADS, plain

_FIELD = r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?"
_LISTED = re.compile(
    rf"\b(?P<head>[A-Z][\w’'-]+)\s(?:of|for|on)\s(?:the\s)?{_FIELD}(?:,\s{_FIELD}){{1,3}},?\sand\s(?:the\s)?{_FIELD}"
    r"(?=\s*(?:[,;.)]|$)|\s[a-z])"
)
_POSTS = frozenset(("minister", "secretary"))


@lru_cache(maxsize=256)  # a phrase is asked for its parts, its role and its body
def bodies_of_fields(text: str) -> tuple[tuple[int, int], ...]:
    """Where such names begin and end in a text, in order."""
    if " and " not in text or "," not in text:
        return ()
    found = (match for match in _LISTED.finditer(text) if plain(match["head"]) in BODY_HEADS | _POSTS)
    return tuple(match.span() for match in found)


def within(text: str, at: int) -> int | None:
    """Where the name ends within which a place stands; None where it stands in none."""
    return next((end for start, end in bodies_of_fields(text) if start <= at < end), None)
