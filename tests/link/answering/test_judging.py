"""Which claims may answer others, which can be meant, and which pairs are likely enough."""

import pytest

from onrecord.link.answering import judging as bounds
from onrecord.link.answering.judging import can_be_meant, judge, may_answer
from onrecord.link.answering.network import Chances
from onrecord.records import Relation, Stance


@pytest.mark.parametrize(
    ("stance", "content", "cue", "relation"),
    [
        (Stance.DENIES, "any detector was off", "denied", Relation.DENIES),
        (Stance.DISPUTES, "the figures", "disputed", Relation.DISPUTES),
        (Stance.DISPUTES, "the gate was shut", "countered", Relation.DISPUTES),
        (Stance.DENIES, "that argument", "rejected", Relation.DENIES),
        (Stance.DENIES, "any new tax", "rejected", None),
        (Stance.DENIES, "that this was a lie", "shouted", Relation.DENIES),
        (Stance.DISPUTES, "the amount was exaggerated", "said", Relation.DISPUTES),
        (Stance.DISPUTES, "the plan as costly", "criticised", None),
        (Stance.DISPUTES, "why the gate was open", "questioned", None),
        (Stance.DISPUTES, "the plan", "opposed", None),
        (Stance.CANNOT_VERIFY, "the claim", "could not verify", Relation.CANNOT_VERIFY),
        (Stance.CANNOT_VERIFY, "the arrest", "has not independently confirmed", Relation.CANNOT_VERIFY),
        (Stance.CANNOT_VERIFY, "whether it burned", "could not confirm", None),
        (Stance.CANNOT_VERIFY, "why it burned", "did not know", None),
        (Stance.CONFIRMS, "the arrest", "confirmed", None),
        (Stance.DECLINES, "whether the gate was open", "would not say", None),
        (Stance.SAYS, "nobody touched the gate", "said", None),
    ],
)
def test_how_a_claim_may_answer(stance, content, cue, relation):
    assert may_answer(stance, content, cue) is relation


@pytest.mark.parametrize(
    ("content", "meant"),
    [
        ("the detectors were dead", True),
        ("the detectors were not dead", False),
        ("nobody saw the gate", False),
        ("the mayor denies it", False),
        ("which is unlikely", False),
    ],
)
def test_a_denial_is_not_meant_by_another(content, meant):
    assert can_be_meant(content) is meant


@pytest.mark.parametrize(
    ("relation", "least"),
    [
        (Relation.DENIES, bounds.LEAST_DENIED),
        (Relation.DISPUTES, bounds.LEAST_DENIED),
        (Relation.CANNOT_VERIFY, bounds.LEAST_UNSURE),
    ],
)
def test_a_pair_is_shown_when_it_is_likely_enough(relation, least):
    assert judge(relation, about(least + 0.001)) is not None
    assert judge(relation, about(least - 0.001)) is None


def test_a_denial_must_say_that_it_is_not_so():
    assert judge(Relation.DENIES, Chances(0.0, 0.2, 0.8, 0.0)) is None


def test_what_is_weighed_scores_below_what_a_rule_tells():
    score = judge(Relation.DENIES, about(1.0))
    assert score is not None
    assert score <= 0.6


def about(likely):
    return Chances(1.0 - likely, likely, 0.0, 0.0)
