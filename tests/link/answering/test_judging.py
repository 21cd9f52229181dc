"""Which claims may answer others, and which pairs are likely enough."""

import pytest

from onrecord.link.answering import Chances, judge, may_answer
from onrecord.link.answering import judging as bounds
from onrecord.records import Relation, Stance


@pytest.mark.parametrize(
    ("stance", "content", "cue", "relation"),
    [
        (Stance.DENIES, "the report", "denied", Relation.DENIES),
        (Stance.DISPUTES, "the figures", "disputed", Relation.DISPUTES),
        (Stance.CONFIRMS, "the arrest", "confirmed", Relation.CONFIRMS),
        (Stance.CANNOT_VERIFY, "the claim", "could not verify", Relation.CANNOT_VERIFY),
        (Stance.DECLINES, "whether the gate was open", "would not say", Relation.CANNOT_VERIFY),
        (Stance.DECLINES, "on the allegations", "declined to comment", Relation.CANNOT_VERIFY),
        (Stance.DECLINES, "to comment", "declined", None),
        (Stance.SAYS, "nobody touched the gate", "said", Relation.DISPUTES),
        (Stance.SAYS, "the gate was shut", "insisted", Relation.DISPUTES),
        (Stance.SAYS, "the gate wasn’t open", "said", Relation.DISPUTES),
        (Stance.SAYS, "Where is the body?", "asked", Relation.DISPUTES),
        (Stance.REPORTS, "the gate was open", "reported", None),
        (Stance.SAYS, "not only the gate was open", "said", None),
        (Stance.SAYS, "the gate was open", "said", None),
        (Stance.RETRACTS, "the report", "withdrew", None),
        (Stance.OWN_VOICE, "Nobody was hurt", "", None),
    ],
)
def test_how_a_claim_may_answer(stance, content, cue, relation):
    assert may_answer(stance, content, cue) is relation


def sure(**shares):
    return Chances(**{"unrelated": 0.0, "denies": 0.0, "confirms": 0.0, "unsure": 0.0, **shares})


@pytest.mark.parametrize(
    ("relation", "plain", "shares", "shown"),
    [
        (Relation.DENIES, False, {"denies": bounds.LEAST_DENIED}, True),
        (Relation.DENIES, False, {"denies": bounds.LEAST_DENIED - 0.01}, False),
        (Relation.DISPUTES, True, {"denies": bounds.LEAST_PLAIN}, True),
        (Relation.DISPUTES, True, {"denies": bounds.LEAST_PLAIN - 0.01}, False),
        (Relation.CONFIRMS, False, {"confirms": bounds.LEAST_CONFIRMED}, True),
        (Relation.CONFIRMS, False, {"denies": 1.0}, False),
        (Relation.CANNOT_VERIFY, False, {"unsure": bounds.LEAST_UNSURE}, True),
        (Relation.CANNOT_VERIFY, False, {"confirms": 1.0}, False),
        (Relation.RETRACTS, False, {"denies": 1.0}, False),
    ],
)
def test_a_pair_is_shown_when_the_network_says_the_same_and_is_sure(relation, plain, shares, shown):
    score = judge(relation, sure(**shares), plain=plain)
    assert (score is not None) is shown


def test_what_is_weighed_scores_below_what_a_rule_tells():
    score = judge(Relation.DENIES, sure(denies=1.0), plain=False)
    assert score is not None
    assert score <= 0.6
