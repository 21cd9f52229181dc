"""A sentence of a document of its own goes to the likeliest claim of the same happening."""

import datetime as dt
from dataclasses import replace

import pytest

from onrecord.link.across.weighed import find_likely, may_weigh
from onrecord.link.answering.network import Chances
from onrecord.records import Relation, Stance
from tests.link.across.test_taking_up import statement
from tests.weighing import network_says

DENIAL = replace(
    statement("No chemicals entered the river from our site.", voice="halvar paint", stance=Stance.DENIES), cue=""
)
LEAK = statement("Halvar had let solvents into the water", voice="p:sorn", day="2031-05-01")
RASHES = statement("children near Halvar had rashes", voice="p:bergh", day="2031-05-01")


def likely(later, *others, chance):
    """The place and the tie of what is likeliest, by a function of the claim's evidence."""

    def says(_, claim):
        share = chance(claim.evidence)
        return Chances(1.0 - share, share, 0.0, 0.0)

    with network_says(says):
        return find_likely(later, list(enumerate(others)))


def test_the_likeliest_claim_is_meant():
    at, tie = likely(DENIAL, RASHES, LEAK, chance=lambda text: 0.9 if "solvents" in text else 0.3)
    assert (at, tie.relation, tie.weighed) == (1, Relation.DENIES, True)
    assert "is likely about what" in tie.because


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(LEAK, context=("orlen", "tram", "snow", "mayor")), id="another happening"),
        pytest.param(replace(LEAK, published=dt.date(2031, 3, 1)), id="long before"),
        pytest.param(replace(LEAK, voice=DENIAL.voice), id="its own"),
        pytest.param(replace(LEAK, own_voice=True), id="the outlet's"),
        pytest.param(replace(LEAK, stance=Stance.DENIES), id="a denial"),
        pytest.param(replace(LEAK, content="Halvar had not let solvents into it"), id="says no"),
        pytest.param(replace(LEAK, content="the plant had let solvents into it"), id="does not name it"),
        pytest.param(replace(LEAK, cue="called for", content="an inquiry into what Halvar did"), id="a wish"),
    ],
)
def test_what_cannot_be_meant_is_not_weighed(other):
    assert likely(DENIAL, other, chance=lambda _: 1.0) is None


def test_an_article_about_whoever_denies_need_not_name_it_in_each_claim():
    plain = replace(LEAK, content="the plant had let solvents into it")
    assert likely(DENIAL, replace(plain, names=("Halvar",)), chance=lambda _: 1.0) is not None


def test_what_is_not_likely_enough_is_left_out():
    assert likely(DENIAL, LEAK, chance=lambda _: 0.2) is None


def test_where_two_may_be_meant_none_is():
    assert likely(DENIAL, RASHES, LEAK, chance=lambda text: 0.9 if "solvents" in text else 0.7) is None


@pytest.mark.parametrize(
    ("change", "weighed"),
    [
        ({}, True),
        ({"cue": "denied"}, False),
        ({"own_voice": True}, False),
        ({"stance": Stance.SAYS}, False),
        ({"evidence": "“No chemicals entered the river from our site.” The hall fell silent."}, False),
    ],
)
def test_only_a_sentence_of_a_document_that_denies_is_weighed(change, weighed):
    assert may_weigh(replace(DENIAL, **change)) is weighed
