"""Whether a claim states what another one takes up of it, on sentences of our own."""

import pytest

from onrecord.link.denials.deniable import find_deed, refuses, states, states_deed, wishes
from onrecord.link.words.terms import stems

NOT = "it used gas in Velden"
ROWS = [
    ("the Ruvian army used gas in Velden", "said", NOT, True, "said plainly"),
    ("gas was used in Velden by the army", "said", NOT, True, "in the passive"),
    ("they have no doubt that Ruvia used gas in Velden", "said", NOT, True, "no doubt"),
    ("that it would answer if Ruvia used gas in Velden", "said", NOT, False, "a condition"),
    ("using gas in Velden would be answered", "said", NOT, False, "a condition behind"),
    ("there is no proof that Ruvia used gas in Velden", "said", NOT, False, "no proof"),
    ("Ruvia didn't use gas in Velden", "said", NOT, False, "not"),
    ("an answer to the use of gas in Velden", "urged", "any use of gas in Velden", False, "an answer to it"),
    ("Ruvia for the use of gas in Velden", "blamed", "any use of gas in Velden", True, "blamed"),
    ("the rebels of using gas in Velden", "accused", "using gas in Velden", False, "another is accused"),
    ("it of using gas in Velden", "accused", "using gas in Velden", True, "accused by a pronoun"),
    ("to deter it from using gas in Velden", "vowed", "using gas in Velden", False, "what is to be kept from"),
    ("the army's stocks of gas in Velden", "described", "the army has gas in Velden", False, "a thing"),
    ("the army moved its gas to Velden", "said", "the army has gas in Velden", False, "another deed"),
    ("the army had gas in Velden", "said", "the army has gas in Velden", True, "what is so"),
    ("a broken pipe polluted the well", "said", "a pipe polluted the well", True, "a participle before a noun"),
    ("the minister would resign in May", "said", "that he would resign in May", True, "would of both"),
    (
        "a car used by the gas board of Velden",
        "said",
        "any use of gas in Velden",
        False,
        "its doer stands behind it",
    ),
    ("those who use gas in Velden must answer for it", "said", NOT, False, "anybody's deed"),
    ("it was the army who used gas in Velden", "said", NOT, True, "the doer's deed"),
    ("in the place where they said the army used gas in Velden", "said", NOT, False, "what others say"),
    ("deep skepticism about who used gas in Velden", "voiced", NOT, False, "a doubt"),
    ("the gas attack in Velden", "talked about", "the gas attack in Velden", False, "only spoken of"),
    ("that gas had been used in Velden", "talked about", NOT, True, "spoken of as a deed"),
    ("It rained.", "said", NOT, False, "nothing in common"),
]


@pytest.mark.parametrize(
    ("content", "cue", "told", "stated"), [row[:4] for row in ROWS], ids=[row[4] for row in ROWS]
)
def test_a_claim_states_what_is_taken_up_or_only_speaks_of_it(content, cue, told, stated):
    shared = stems(content) & stems(told)
    assert states(content, cue, shared, by="Ruvian officials", told=told) is stated


@pytest.mark.parametrize(
    ("cue", "told", "expected"),
    [
        ("rejected", "sending troops", True),
        ("ruled out", "using force", True),
        ("rejected", "being behind the attack", False),
        ("rejected", "that it sent troops", False),
        ("denied", "sending troops", False),
    ],
)
def test_turning_down_a_plan_denies_nothing(cue, told, expected):
    assert refuses(cue, told) is expected


def test_names_alone_tell_of_no_deed():
    assert find_deed("the Orlen Bridge") is None


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("proposed", "limiting the use of gas", True),
        ("pushed for", "an immediate look at an alleged gas attack", True),
        ("said", "he regrets that gas was used", True),
        ("accused", "the army of using gas", False),
        ("said", "the army used gas", False),
    ],
)
def test_what_is_proposed_or_regretted_is_stated_by_nobody(cue, content, expected):
    assert wishes(cue, content) is expected


@pytest.mark.parametrize(
    ("content", "stated"),
    [
        ("one man of the crew of the Mirna was killed", True),
        ("the police know a man of the crew of the Mirna", False),
    ],
)
def test_who_is_said_to_be_dead_is_confirmed_dead_and_not_known(content, stated):
    told = "that one man of the crew of the Mirna is dead"
    assert states_deed(content, stems(content) & stems(told), told=told) is stated
