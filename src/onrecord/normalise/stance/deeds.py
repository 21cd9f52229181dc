"""Attributions that tell a deed: somebody "signed an $8 billion package", and nobody is said to have said anything.

In: an attribution.  Out: whether it tells of words, thoughts, wants or a stand, and so makes a claim.  Corpora of
attributions hold votes, decisions and laws as well, so the tagger finds them; in a ledger of who said what they are
the outlet's own report.  An attribution tells when

* something in it is quoted, a colon leads to its content, or its content begins like a statement or a question;
* its cue holds a word or an idiom of `lexicon/en/cues.toml`, a verb of `saying.toml`, or none at all stands there.
  Verbs of more senses ("offered figs", "put distance between") tell only of a statement, or when a document speaks;
* the tagger is all but sure of it.

It does not when nobody in particular speaks: a forecast in the passive ("two boats | are expected | to arrive"), a
noun that hangs in the air ("a renewed call for | boats").  Nor does "I" or "we" outside of quotations: that is the
author, whose words are the outlet's own; nor what is most probably wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.lexicon import inflections
from onrecord.normalise.lexicons import any_words, words
from onrecord.normalise.stance.cues import (
    WORD,
    attitude_idioms,
    attitudes,
    find_idioms,
    noun_stances,
    stance_idioms,
    verb_stances,
)
from onrecord.records import Attribution

_SURE = 0.9
"""The score from which an unknown cue is trusted: 13 of 15 such ones are right on PolNeAR dev (November 2026)."""
_DOUBTFUL = 0.2
"""Below this score 20 of 24 are wrong on PolNeAR dev (November 2026)."""
_COLON = re.compile(r":\W*$")
_OF = re.compile(r"(?P<before>\w+)\s+(?:of|for|about|on|against|over|to|with|in)$")
_FARTHER = re.compile(r"to\s+\w+|(?:\w+ly\s+)?\w+ing")
"""What is said by whoever stands farther off: "wary of | criticizing | the mayor"."""
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\b")
_CLAUSE_WITHIN = 8  # words


def tells(attribution: Attribution) -> bool:
    """Whether an attribution tells of words, thoughts, wants or a stand, and not of a deed alone."""
    cue = " ".join(" ".join(span.text for span in attribution.cue).lower().split())
    if not cue or attribution.quoted or _COLON.search(cue):
        return True
    if attribution.score < _DOUBTFUL or _is_author(attribution):
        return False
    content = WORD.findall(attribution.content[0].text.lower()) if attribution.content else []
    if content and content[0] in words("cues", "tells", "statement"):
        return True
    if not attribution.source and _is_nobody(cue):
        return False
    return attribution.score >= _SURE or _holds_word(cue, content, attribution)


def _is_author(attribution: Attribution) -> bool:
    """Whether the author speaks: "I" or "we" in nobody's words."""
    own = [span.text.lower() for span in attribution.source]
    return not attribution.inside and len(own) == 1 and own[0] in words("cues", "tells", "author")


def _is_nobody(cue: str) -> bool:
    """Whether a cue without a source is a noun that hangs in the air, or a forecast in the passive."""
    if _FARTHER.fullmatch(cue):
        return True
    hangs = _OF.search(cue)
    if hangs is not None and not (_PASSIVE.search(cue) and hangs["before"].endswith(("ed", "n", "t"))):
        return True
    tokens = WORD.findall(cue)
    return bool(tokens) and tokens[-1] in words("cues", "tells", "forecast")


def _holds_word(cue: str, content: Sequence[str], attribution: Attribution) -> bool:
    """Whether a word or an idiom of telling is in a cue."""
    if any(next(find_idioms(cue, idioms), None) for idioms in (stance_idioms(), attitude_idioms())):
        return True
    telling = _telling() & set(WORD.findall(cue))
    return bool(telling - _deeds()) or (bool(telling) and (_states(cue, content) or _is_document(attribution)))


def _states(cue: str, content: Sequence[str]) -> bool:
    """Whether a content is a clause, something wanted or what a thing is called: "to go", "the toll at 12"."""
    if content[:1] == ["to"] or {"as", "at"} & {*content, cue.rpartition(" ")[2]}:
        return True
    return not _finite().isdisjoint(content[1:_CLAUSE_WITHIN])


def _is_document(attribution: Attribution) -> bool:
    """Whether papers, data and the like speak: by what they show and carry."""
    told = {word for span in attribution.source for word in WORD.findall(span.text.lower())}
    return not told.isdisjoint(
        any_words(("roles", "document", "heads"), ("cues", "documents", "heads"), ("saying", "nouns", "documents"))
    )


@cache
def _deeds() -> frozenset[str]:
    return frozenset(form for lemma in words("cues", "tells", "deeds") for form in inflections(lemma))


@cache
def _finite() -> frozenset[str]:
    return any_words(("saying", "clause", "be"), ("saying", "clause", "modal")) | {"has", "have", "had"}


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
