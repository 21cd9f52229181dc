"""What a sentence of a document of its own is likely about, among claims of other articles.

A press statement answers what others' reports say of whoever issued it, and names neither them nor their words: "No
chemicals entered the river from our site". A statement and those that it may be about come in; the likeliest goes
out, when the network finds it likely enough. Of other denials across articles the network told half right from half
wrong, wherever its bound was set (decision 0016); they are not weighed.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest
from typing import TypeVar

from onrecord.link.across.shared_words import OF_ONE, other_numbers
from onrecord.link.across.statements import Statement, context_share
from onrecord.link.across.ties import Tie, day_of
from onrecord.link.answering.encoding import Side
from onrecord.link.answering.grounds import because_likely, names_speaker
from onrecord.link.answering.judging import can_be_meant
from onrecord.link.answering.network import weigh
from onrecord.link.denials.deniable import wishes
from onrecord.link.denials.denied import says_no
from onrecord.link.words.likeness import overlap
from onrecord.link.words.terms import stems
from onrecord.link.words.view import AGAINST, ASSERTING, CUED, UNNAMED, is_nobody
from onrecord.link.words.voices import same_voice

_LEAST = 0.25
"""How likely a document must deny a claim, at least.

Of nine such ties in the running stories that rules are tuned on seven are gold's, two deny what it does not mark
(`benchmarks.running_stories`, November 2026). No press statements were among the real news at hand.
"""
_CLEARLY = 2.5  # how many times as likely as any other the claim must be; where two may be meant, none is told
_SURE, _LIKELY = 0.45, 0.15
"""What such a tie scores at least, and how much more a certain one: below every tie that a rule makes."""
_BACK = dt.timedelta(days=14)  # how long ago a claim was told that a document answers, at most
_WEIGHED = 5  # against how many claims a sentence is weighed at most
_SHARED = 1.5  # how much a claim looks like what is meant for each of two words in common

_Key = TypeVar("_Key")


def may_weigh(later: Statement) -> bool:
    """Whether a claim is a sentence of a document of its own that denies something."""
    alone = not later.cue and not later.own_voice and later.stance in AGAINST
    return alone and later.content == " ".join(later.evidence.split())


def find_likely(later: Statement, others: Iterable[tuple[_Key, Statement]]) -> tuple[_Key, Tie] | None:
    """The likeliest claim that a sentence of a document is about, by its key; None where none is likely enough.

    The order in which the claims come must not depend on the order in which they were added.
    """
    fitting = [(_look(later, other), key, other) for key, other in others if _fits(later, other)]
    chances = [
        (said.denies, key, other)
        for _, key, other in nlargest(_WEIGHED, fitting, key=_first)
        if (said := weigh(_side(later), _side(other))) is not None
    ]
    if not chances:
        return None
    likely, key, other = max(chances, key=_first)
    if likely < _LEAST or any(_CLEARLY * less > likely for less, one, _ in chances if one != key):
        return None
    because = because_likely(_told(later), _told(other), "both articles are about one happening")
    return key, Tie(CUED[later.stance], round(_SURE + _LIKELY * likely, 2), because, weighed=True)


def _first(looked: tuple[float, _Key, Statement]) -> float:
    return looked[0]


def _fits(later: Statement, other: Statement) -> bool:
    """Whether a claim is of the same happening and days, states what may be denied, and is of whoever denies.

    It names who that is, or its article is about it.
    """
    mine, theirs = day_of(later), other.published
    return (
        other.stance in ASSERTING - AGAINST
        and not (other.own_voice or is_nobody(other.who) or same_voice(later.voice, other.voice))
        and (mine is None or theirs is None or mine - theirs <= _BACK)
        and context_share(later, other) >= OF_ONE
        and can_be_meant(other.content)
        and not wishes(other.cue, other.content)
        and not other_numbers(later.content, other.content)
        and not says_no(other.content, other.cue)
        and names_speaker(" ".join((other.content, *other.names)), _told(later))
    )


def _look(later: Statement, other: Statement) -> float:
    """How much a claim looks like what a sentence is about: in its words, and of the same happening."""
    shared = min(2, len(stems(later.content) & stems(other.content)))
    return _SHARED * shared + overlap(later.content, other.content) + context_share(later, other)


def _side(one: Statement) -> Side:
    """A claim as the network reads it, without the sentence before."""
    evidence = " ".join(one.evidence.split())
    at = evidence.find(one.content)
    return Side(
        evidence=evidence,
        content=() if at < 0 else ((at, at + len(one.content)),),
        name="" if one.who == UNNAMED else one.who,
        role=one.role,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim as its reason is told."""

    who: str
    speaker: str
    cue: str
    content: str


def _told(one: Statement) -> _Told:
    return _Told(one.who, f"{one.who} {one.role}", one.cue, one.content)
