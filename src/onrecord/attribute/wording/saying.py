"""Which words tell that somebody says something or has something in mind.

In: words of a text.  Out: whether a verb or noun of saying or thinking is among them, by
`lexicon/en/saying.toml`.  Everything is read once and kept.
"""

import re
from functools import cache, lru_cache
from typing import Literal

from onrecord.lexicon import inflections, load_lexicon

_WORD = re.compile(r"[^\W_]+")
Kind = Literal["speech", "mind"]


@cache
def words(table: str, *entries: str) -> frozenset[str]:
    """The words of the entries of a table of the lexicon, put together once."""
    return frozenset(word for entry in entries for word in load_lexicon("saying")[table][entry].split())


@cache
def statements() -> frozenset[str]:
    """The nouns that can stand for a statement, as the frames of stance have them: "remark", "allegations"."""
    return frozenset(load_lexicon("frames")["list"]["statement"].split())


@cache
def forms(entry: str) -> frozenset[str]:
    """Every form of the verbs of one entry."""
    return frozenset(form for lemma in words("verbs", entry) for form in inflections(lemma))


@cache
def passive(*entries: str) -> str:
    """A pattern of verbs in the passive, with their adverbs: "is widely believed", "has once again been told"."""
    verbs = "|".join(sorted(words("passives", *entries)))
    how = r"(?:(?:\w+ly|also|long|now|once|again)\s+){0,2}"
    return rf"\b(?:ha(?:s|ve|d)\s+{how}been|is|are|was|were|being|been|be)\s+{how}(?:{verbs})\b"


@cache
def kinds() -> dict[str, Kind]:
    """Each word of saying or thinking with what it tells; of both, saying counts."""
    mind = forms("mind") | words("verbs", "more_mind")
    speech = forms("speech") | forms("shows") | words("verbs", "more_speech") | words("nouns", "claims")
    return {**dict.fromkeys(mind, "mind"), **dict.fromkeys(speech, "speech")}


@cache
def past_forms() -> frozenset[str]:
    """The past forms of the verbs of saying and thinking."""
    verbs = words("verbs", "speech", "shows", "mind")
    return frozenset(form for lemma in verbs for form in inflections(lemma)[2:3])


def holds_any(text: str, start: int, end: int) -> bool:
    """Whether one of these words is among `text[start:end]`."""
    return not kinds().keys().isdisjoint(words_between(text, start, end))


@lru_cache(maxsize=1024)  # several rules ask for the words of the same sentence
def words_between(text: str, start: int, end: int) -> frozenset[str]:
    """The words of `text[start:end]` in lower case."""
    return frozenset(_WORD.findall(text[start:end].lower()))


@lru_cache(maxsize=2048)  # a dozen rules ask it of the same cue
def kind_of(text: str, start: int, end: int) -> Kind | None:
    """What the words `text[start:end]` tell: "speech" before "mind"; None for neither."""
    known = kinds()
    found = {known[word] for word in _WORD.findall(text[start:end].lower()) if word in known}
    return "speech" if "speech" in found else "mind" if found else None
