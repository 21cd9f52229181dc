"""Source words that name nobody: "no police", "none of the banks"; and whom "no one at the ministry" means.

Words come in; whether somebody is among them goes out, or where the words for the body begin that keeps silent.
"""

import re

from onrecord.normalise.lexicons import branches, words
from onrecord.normalise.tokens import demonym

_NOBODY = re.compile(
    r"no(?:[-\s]?one|body|ne)\b|not (?:a single|one)\b|neither\b(?!.*\bnor\b)|no\s+(?=[a-z]{2})", re.IGNORECASE
)
_OF_BODY = re.compile(r"no(?:[-\s]?one|body)\s+(?:at|from|with|for)\s+(?=(?:the|its|their)\b|[A-Z])", re.IGNORECASE)
_UNSURE, _SIGNS = branches("roles", "phrase", "unsure"), branches("roles", "phrase", "signs")
_NO_SOURCE = re.compile(rf"{_UNSURE}|all (?:the )?(?:{_SIGNS})", re.IGNORECASE)


def names_nobody(source: str) -> bool:
    """Whether a source's words say that nobody speaks; a name such as "No Labels" and "no fewer than two" do.

    "Unconfirmed" before "claims:" is no one either, nor are "all indications".
    """
    found = _NOBODY.match(source)
    if found is None:
        return _NO_SOURCE.fullmatch(source) is not None
    rest = source[found.end() :].split()
    if found[0].lower().split() != ["no"] or not rest:
        return rest[:1] != ["other"]
    return rest[0].lower() not in words("telling", "sources", "some") and not _is_name(rest)


def _is_name(rest: list[str]) -> bool:
    """Whether what stands behind "No" makes it a name: "No Labels", not "No Democrats"."""
    one = rest[-1].removesuffix("s")
    people = one.lower() in words("roles", "unnamed", "parties") or demonym(one)
    return all(word[:1].isupper() for word in rest) and not people


def body_kept_silent(source: str) -> int | None:
    """Where the body is named of which nobody speaks, as in "no one at ▸ the ministry"; None where none is."""
    found = _OF_BODY.match(source)
    return found.end() if found else None
