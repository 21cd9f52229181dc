"""The language that a page, a feed or a record states, as a code."""

import re

_CODE = re.compile(r"(?!utf)[a-z]{2,3}(?![a-z])")
_SAME = {"eng": "en", "und": None, "un": None}
"""The code of three letters for a language that has weights, and those that programs give to one unknown."""


def stated_language(said: str | None) -> str | None:
    """The code of a language from a tag ("en-GB", "eng"); None where no code is stated, as in "English"."""
    match = _CODE.match((said or "").strip().lower())
    return _SAME.get(match.group(), match.group()) if match else None
