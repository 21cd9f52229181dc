"""Attributions that tell a deed: somebody "signed an $8 billion package", and nobody is said to have said anything.

In: an attribution.  Out: whether it tells of words, thoughts, wants or a stand, and so makes a claim.  Corpora of
attributions hold votes, decisions and laws as well, so the tagger finds them; in a ledger of who said what they are
the outlet's own report.  An attribution tells when

* something in it is quoted, a colon leads to its content, or its content begins like a statement or a question;
* its cue holds a word or an idiom of `lexicon/en/cues.toml`, a verb of `saying.toml`, or none at all stands there;
* the tagger is all but sure of it.

A forecast in the passive that nobody is said to make ("Two more boats | are expected | to arrive") does not.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon import inflections
from onrecord.normalise.cues import (
    WORD,
    attitude_idioms,
    attitudes,
    find_idioms,
    noun_stances,
    stance_idioms,
    verb_stances,
)
from onrecord.normalise.lexicons import any_words, words
from onrecord.records import Attribution

_SURE = 0.9
"""The score from which an unknown cue is trusted: 13 of 15 such ones are right on PolNeAR dev (November 2026)."""
_COLON = re.compile(r":\W*$")
_FIRST = re.compile(r"[\w'’]+")


def tells(attribution: Attribution) -> bool:
    """Whether an attribution tells of words, thoughts, wants or a stand, and not of a deed alone."""
    cue = " ".join(" ".join(span.text for span in attribution.cue).lower().split())
    if not cue or attribution.quoted or _COLON.search(cue):
        return True
    if not attribution.source and _is_forecast(cue):
        return False
    first = _FIRST.match(attribution.content[0].text.lower()) if attribution.content else None
    if first and first.group() in words("cues", "tells", "statement"):
        return True
    return attribution.score >= _SURE or _holds_word(cue)


def _is_forecast(cue: str) -> bool:
    """Whether a cue is a forecast in the passive: "is widely expected"."""
    tokens = WORD.findall(cue)
    return bool(tokens) and tokens[-1] in words("cues", "tells", "forecast")


def _holds_word(cue: str) -> bool:
    """Whether a word or an idiom of telling is in a cue."""
    if not _telling().isdisjoint(WORD.findall(cue)):
        return True
    return any(next(find_idioms(cue, idioms), None) for idioms in (stance_idioms(), attitude_idioms()))


@cache
def _telling() -> frozenset[str]:
    """Every form of every word that tells, put together once."""
    verbs = any_words(
        ("saying", "verbs", "speech"),
        ("saying", "verbs", "shows"),
        ("saying", "verbs", "mind"),
        ("cues", "tells", "verbs"),
    )
    forms = frozenset(form for lemma in verbs for form in inflections(lemma))
    others = any_words(
        ("saying", "nouns", "claims"), ("saying", "verbs", "more_speech"), ("cues", "tells", "words")
    )
    return forms.union(others, verb_stances(), noun_stances(), attitudes())
