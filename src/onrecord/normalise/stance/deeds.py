"""Attributions that tell a deed: somebody "signed an $8 billion package", and nobody is said to have said anything.

In: an attribution, the text it stands in and what `stances` made of its cue.  Out: how likely it is that it tells
of words, a thought or a stand; 0.0 for what makes no claim.  Corpora of attributions hold votes, decisions and laws
as well, so the tagger finds them; in a ledger of who said what they are the outlet's own report.  What is withheld
stays in the reading as an attribution.

`telling` weighs most of them, but for those that are `always_told`. What nobody said ("no police reported that …")
is no claim, unless it is that nobody could verify something, or that no one at a body would say it; nor is what
somebody may yet confirm or deny ("if inspectors confirm the leak").  Outside of quotations "I" and "we" are the
author, whose words are the outlet's own; a plea is an act of the court's, but whoever pleads not guilty denies a
charge.
"""

import re

from onrecord.normalise.lexicons import filled, words
from onrecord.normalise.phrases.affiliation import is_people
from onrecord.normalise.phrases.nobody import body_kept_silent, names_nobody
from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.normalise.stance.always_told import is_always_told, is_plea
from onrecord.normalise.stance.telling import Told, likelihood
from onrecord.records import Attitude, Attribution, SourceKind, Stance

LEAST = 0.35
"""From here on 2,521 of 2,712 labelled attributions that tell are kept and 560 of 2,162 that do not, each judged by
what other articles teach: of the bounds tried from 0.2 to 0.7 the highest F1, 87.0, by 0.1 before 0.4 (November
2026, `python -m training.claims --check`; a third of the labels are of those that are hard to tell)."""
_TURNS = frozenset({Stance.CONFIRMS, Stance.DENIES, Stance.DISPUTES, Stance.RETRACTS})
_PAST = re.compile(r"\b(?:\w+ed|did|had|took)\b")
_CONDITION = 12  # characters before a source in which the word for a condition stands
_MEANS = re.compile(r"(?:(?:was|were|is|are) )?(?:\w+ly )?(?:(?:referring|alluding) to|(?:means?|meant):)")
_FORETELLS = re.compile(r"\b(?:promis(?:e[sd]?|ing)|threaten(?:s|ed|ing)?)$")
_PURPOSE = re.compile(r"\b(?:so that|in order that|lest)\s+$")
_AS = re.compile(r"\bas\b")
_CHECKED = re.compile(r"\b(?:verif|corroborat|authenticat|check|confirm)")
_WISHED = re.compile(r"(?:should|must|ought to|needs? to) (?!not\b|have\b|now\b)\w+")


def how_telling(attribution: Attribution, text: str, told: Told) -> float:
    """The probability that an attribution tells of words, a thought or a stand; 0.0 where it makes no claim."""
    if _is_of_nobody(attribution, told) or _is_foretold(attribution) or _is_supposed(attribution, text, told):
        return 0.0
    ruled = ruled_telling(attribution, told)
    if ruled is not None:
        return ruled
    likely = likelihood(attribution, text, told)
    return likely if likely >= LEAST else 0.0


def ruled_telling(attribution: Attribution, told: Told) -> float | None:
    """1.0 or 0.0 for what is a claim or none whatever the weights say; None for what they weigh."""
    if attribution.cue and is_plea(attribution):
        return 1.0 if told[0] is Stance.DENIES else 0.0
    if attribution.cue and (
        _is_author(attribution, told) or _is_unsaid(attribution, told) or _is_refused(attribution)
    ):
        return 0.0
    return 1.0 if is_always_told(attribution, told) else None


def _is_of_nobody(attribution: Attribution, told: Told) -> bool:
    """Whether it is said that nobody speaks, and not that nobody could verify it or would say it for a body.

    "One wonders" is anybody's thought.
    """
    source = attribution.source[0].text if attribution.source else ""
    if source.lower() == "one" and told[1] is Attitude.THOUGHT:
        return True
    if told[0] is Stance.CANNOT_VERIFY or not names_nobody(source):
        return False
    return told[0] is not Stance.DECLINES or body_kept_silent(source) is None


def _is_foretold(attribution: Attribution) -> bool:
    """Whether a thing is only likely to be something: "The match | promises | to be a close one"."""
    if not attribution.cue or not attribution.content or not attribution.source:
        return False
    if not _FORETELLS.search(attribution.cue[-1].text) or not attribution.content[0].text.startswith("to be "):
        return False
    source = parse_phrase(attribution.source[0].text)
    thing = source.kind is SourceKind.UNNAMED and not source.gender and not is_people(source.head)
    return source.pronoun == "it" or (thing and not source.pronoun and not source.proper)


def _is_supposed(attribution: Attribution, text: str, told: Told) -> bool:
    """Whether somebody only may say it: "if inspectors confirm the leak", "so that Velden does not conclude"."""
    if not attribution.cue or not attribution.source:
        return False
    start, cue = attribution.source[0].start, attribution.cue[0]
    if start > cue.start or _PAST.search(cue.text.lower()):
        return False
    before = text[max(0, start - _CONDITION) : start].lower()
    if _PURPOSE.search(before):
        return True
    return told[0] in _TURNS and not words("telling", "before", "condition").isdisjoint(before.split()[-1:])


def _is_refused(attribution: Attribution) -> bool:
    """Whether what a denial is of was asked for: "the court's denial of bail"."""
    if not attribution.content or not attribution.cue[-1].text.lower().endswith(("denial of", "denials of")):
        return False
    asked = filled("contents", "pattern", "refused")
    return asked.search(attribution.content[0].text.lower()) is not None


def _is_unsaid(attribution: Attribution, told: Told) -> bool:
    """Whether the author only explains whom words mean, or wishes for some: "referring to …", "should say …"."""
    if attribution.quoted or attribution.inside:
        return False
    cue = attribution.cue[0].text.lower()
    if _MEANS.fullmatch(cue):
        return _AS.search(attribution.content[0].text) is None if attribution.content else True
    return told[0] in (Stance.SAYS, Stance.REPORTS) and _WISHED.match(cue) is not None


def _is_author(attribution: Attribution, told: Told) -> bool:
    """Whether the author speaks: "I" or "we" in nobody's words, but for "We could not verify the report"."""
    if attribution.inside or attribution.quoted or len(attribution.source) != 1:
        return False
    own = attribution.source[0].text.lower()
    if own == "we" and told[0] is Stance.CANNOT_VERIFY and _CHECKED.search(attribution.cue[-1].text):
        return False
    return own in words("cues", "tells", "author")
