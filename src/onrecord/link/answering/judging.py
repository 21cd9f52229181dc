"""Which claims may answer others, and when a pair is likely enough to be shown.

A stance says in which way a claim can be about another; the network must say the same. What is weighed is less sure
than what a rule tells, and its score says so.
"""

from __future__ import annotations

from onrecord.link.answering.network import NAME, Chances
from onrecord.link.words.terms import pattern
from onrecord.records import Relation, Stance

JUDGE = "onrecord 0.1"
WEIGHED_BY = f"{JUDGE} / {NAME}"
"""Who judges a link: a rule, or the network."""
LEAST_DENIED = 0.9
LEAST_CONFIRMED = 0.9
LEAST_UNSURE = 0.9
LEAST_PLAIN = 0.97
"""How likely a pair must be, at least: a denial, a confirmation, a disclaimer, and a plain statement that says
otherwise. Set so that of a hundred shown ninety-five are right."""
_SURE = 0.6
"""What a pair that is certain scores; rules begin above."""
_PLAIN = frozenset({Stance.SAYS, Stance.REPORTS})
_RELATIONS = {
    Stance.DENIES: Relation.DENIES,
    Stance.DISPUTES: Relation.DISPUTES,
    Stance.CONFIRMS: Relation.CONFIRMS,
    Stance.CANNOT_VERIFY: Relation.CANNOT_VERIFY,
    Stance.DECLINES: Relation.CANNOT_VERIFY,
    Stance.SAYS: Relation.DISPUTES,
    Stance.REPORTS: Relation.DISPUTES,
}


def may_answer(stance: Stance, content: str, cue: str) -> Relation | None:
    """How a claim may stand to another: by its stance, or because it says no in its words; None for the others."""
    if stance in _PLAIN and not pattern("answering", "against").search(f"{cue} {content}"):
        return None
    if stance is Stance.DECLINES and not pattern("answering", "of_something").search(content):
        return None
    return _RELATIONS.get(stance)


def is_plain(stance: Stance) -> bool:
    """Whether a claim answers, if at all, by its words alone."""
    return stance in _PLAIN


def judge(relation: Relation, chances: Chances, *, plain: bool) -> float | None:
    """The score of a pair in a relation; None where it is not likely enough."""
    if relation is Relation.CONFIRMS:
        likely, least = chances.confirms, LEAST_CONFIRMED
    elif relation is Relation.CANNOT_VERIFY:
        likely, least = chances.unsure, LEAST_UNSURE
    elif relation in (Relation.DENIES, Relation.DISPUTES):
        likely, least = chances.denies, LEAST_PLAIN if plain else LEAST_DENIED
    else:
        return None
    return round(_SURE * likely, 2) if likely >= least else None
