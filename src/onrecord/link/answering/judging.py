"""Which claims may answer others, and when a pair is likely enough to be shown.

Only what says so answers: it denies, or says that something could not be verified. The network says how likely
it is about a claim. What is weighed is less sure than what a rule tells, and its score says so.
"""

from onrecord.link.answering.network import NAME, Chances
from onrecord.link.words.terms import pattern
from onrecord.link.words.view import AGAINST, CUED
from onrecord.records import BY_WEIGHTS, Relation, Stance

JUDGE = "onrecord 0.1"
WEIGHED_BY = JUDGE + BY_WEIGHTS + NAME
"""Who judges a link: a rule, or the network."""
LEAST_DENIED, LEAST_UNSURE = 0.83, 0.86
"""How likely a claim must be what is meant, at least, by a denial and by a disclaimer.

Set on what 3,243 articles of real news show from there on, judged by eye: 13 of 14 denials right, and the three
disclaimers (November 2026). On 125 stories of our own that the network had not seen, 95 of 100 denials shown were
right, and three in five of those that have a target in their article were shown. Of denials whose words alone deny,
and not their cue, 47 of 48 were right in stories that the network had not seen. Confirmations, plain statements and
claims of other articles were not told well enough to be shown (`training/answers`).
"""
LEAST_NAMED = 0.75
"""How likely a claim must be what a denial means, at least, when it has the name of whoever denies.

Of 16 denials that this shows beside the others in 3,300 articles of real news 13 are right (by eye, November 2026).
"""
_SURE = 0.6  # what a pair that is certain scores; rules inside an article begin above


def may_answer(stance: Stance, content: str, cue: str) -> Relation | None:
    """How a claim stands to what it is about, if it says so itself; None for the others.

    Criticism denies nothing: who "questions" a plan or "rejects" a tax says of no statement that it is not so. What
    somebody asks or does not know, or cannot confirm whether it is so, is about no statement either.
    """
    if stance not in {*AGAINST, Stance.CANNOT_VERIFY} or pattern("answering", "asks").match(content):
        return None
    if stance is Stance.CANNOT_VERIFY:
        return CUED[stance] if pattern("answering", "could_not_verify").search(cue) else None
    of_words = not pattern("answering", "rejects").search(cue) or pattern("answering", "of_words").search(content)
    return CUED[stance] if of_words else None


def can_be_meant(content: str) -> bool:
    """Whether a content states something that can be denied, and no denial of its own."""
    return pattern("answering", "not_meant").search(content) is None


def judge(relation: Relation, chances: Chances, *, named: bool = False) -> float | None:
    """The score of a pair in a relation; None where it is not likely enough that the one is about the other.

    `named` says whether the claim has a name of whoever answers.
    """
    if relation is Relation.CANNOT_VERIFY:
        likely, least = 1.0 - chances.unrelated, LEAST_UNSURE
    else:
        likely, least = chances.denies, LEAST_NAMED if named else LEAST_DENIED
    return round(_SURE * likely, 2) if likely >= least else None
