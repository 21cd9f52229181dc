"""Which words tell that somebody says something or has something in mind.

In: words of a text.  Out: whether a verb or noun of saying or thinking is among them, by
`lexicon/en/saying.toml`.  Everything is read once and kept.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from onrecord.lexicon import inflections, load_lexicon

Kind = Literal["speech", "mind"]


@cache
def words(table: str, entry: str) -> frozenset[str]:
    """The words of one entry of the lexicon."""
    return frozenset(load_lexicon("saying")[table][entry].split())


@cache
def forms(entry: str) -> frozenset[str]:
    """Every form of the verbs of one entry."""
    return frozenset(form for lemma in words("verbs", entry) for form in inflections(lemma))


@cache
def kinds() -> dict[str, Kind]:
    """Each word of saying or thinking with what it tells; of both, saying counts."""
    mind = forms("mind") | words("verbs", "more_mind")
    speech = forms("speech") | forms("shows") | words("verbs", "more_speech") | words("nouns", "claims")
    return {**dict.fromkeys(mind, "mind"), **dict.fromkeys(speech, "speech")}


@cache
def any_of() -> re.Pattern[str]:
    """A pattern that finds each of these words in a text."""
    return re.compile(rf"\b(?:{'|'.join(sorted(kinds(), key=lambda one: (-len(one), one)))})\b", re.IGNORECASE)


def kind_of(text: str, start: int, end: int) -> Kind | None:
    """What the words `text[start:end]` tell: "speech" before "mind"; None for neither."""
    found = {kinds()[match.group().lower()] for match in any_of().finditer(text, start, end)}
    return "speech" if "speech" in found else "mind" if found else None
