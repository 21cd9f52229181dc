"""What a denial denies, and which claims state it in words of their own, on sentences of our own."""

from functools import partial

import pytest

from onrecord.link.denials.denied import describe, read_all_denied, read_denied, says_no
from onrecord.link.denials.doings import find_doings
from onrecord.link.denials.meeting import meet
from tests.timing import assert_linear

ARMY = describe("army spokesman", "army kordian", "spokesman for the Kordian army")
MINISTER = describe("Ada Brandt", "person ada brandt", "Defence Minister")
BOARD = describe("harbour board", "board harbour", "")
POLICE = describe("chief constable Rhea Lund", "person rhea lund", "chief constable of the police")
CLUB = describe("Pell United", "pell united", "")
PRESIDENT = describe("Ivo Lenn", "person ivo lenn", "Ruvia's president")
UNION = describe("border mission", "border mission", "")

DENIED = [
    # denied, by whom, said, with which cue, is meant
    ("that its aircraft had carried out any raid", ARMY, "the army bombed the market of Sorel", "said", True),
    ("that its aircraft had carried out any raid", ARMY, "the government in Kordia of bombing the market", "accused",
     True),
    ("that its aircraft had carried out any raid", ARMY, "the market was hit by Kordian missiles", "found", True),
    ("that its aircraft had carried out any raid", ARMY, "rebels shelled the market of Sorel", "said", False),
    ("that its aircraft had carried out any raid", ARMY, "strikes against the Kordian army would go on", "said", False),
    ("that its aircraft had carried out any raid", ARMY, "the army may bomb the market", "warned", False),
    ("that its aircraft had carried out any raid", ARMY, "12 people died", "said", False),
    ("taking money from the yard", MINISTER, "the minister received 2 million crowns from the yard", "said", True),
    ("that he had known of the payments", MINISTER, "the minister was informed of the payments in May", "said", True),
    ("that he had known of the payments", MINISTER, "the minister paid the bill", "said", False),
    ("any responsibility for the deaths", ARMY, "the army shelled the camp", "said", True),
    ("any responsibility for the deaths", ARMY, "41 people were killed in the camp", "said", False),
    ("the allegations about the Old Mill", ARMY, "the army had shelled the Old Mill", "said", True),
    ("the allegations about the Old Mill", ARMY, "the army had shelled the bridge", "said", False),
    ("that the warning was late is wrong", ARMY, "The warning came four hours too late", "said", True),
    ("that the warning was late is wrong", ARMY, "The warning came at noon", "said", False),
    ("that crates had been removed", BOARD, "six crates were taken out through the back door", "said", True),
    ("that crates had been removed", BOARD, "six crates were counted at the back door", "said", False),
    ("that there was any fault in the pump", BOARD, "the pump had been out of order for a week", "said", True),
    ("that its officers ordered the gate shut", POLICE, "police told the stewards to shut the gate", "said", True),
    ("that its officers ordered the gate shut", POLICE, "the club told the stewards to shut the gate", "said", False),
    ("that it sold a ticket for a seat that does not exist", CLUB, "the club had sold more tickets than seats", "said",
     True),
    ("that his country's forces attacked Orlen", PRESIDENT, "Norland's air defence shot down a plane at Orlen", "said",
     False),
    ("that his country's forces attacked Orlen", PRESIDENT, "an aircraft of Ruvia hit a post at Orlen", "said", True),
    ("it is not true that the army shelled the camp", ARMY, "the army shelled the camp", "said", True),
    ("it had found no evidence that the army shelled the camp", UNION, "the army shelled the camp", "said", True),
    ("any use of gas by the Kordian army", UNION, "Kordian soldiers had used gas at Sorel", "said", True),
    ("any use of gas by the Kordian army", UNION, "Ruvian soldiers had used gas at Sorel", "said", False),
    ("any responsibility for the deaths", ARMY, "the army of Kordia", "blamed", True),
    ("any responsibility for the deaths", ARMY, "the army of Kordia", "named", False),
    ("any responsibility for the deaths", ARMY, "the rebels", "blamed", False),
    ("that its aircraft had carried out any raid", ARMY, "the Kordian army", "has blamed", True),
    ("taking money from the yard", MINISTER, "the minister", "blamed", False),
    ("that they were responsible", ARMY, "the army shelled the camp", "said", True),
    ("allegations it was responsible", ARMY, "the army shelled the camp", "said", True),
    ("responsibility for the attack on Sorel", ARMY, "the army was behind the attack", "said", True),
    ("responsibility for the attack on Sorel", ARMY, "the Kordian army killed 40 wolves", "said", False),
    ("responsibility for the attack on Sorel", ARMY, "the Kordian civil war has killed thousands", "said", False),
    ("any link between the deaths and it", ARMY, "the army shelled the camp", "said", False),
    ("any evidence linking its guns to the raid on Sorel", ARMY, "the Kordian army shelled Sorel", "said", True),
    ("using gas", ARMY, "using gas would be a crime of the Kordian army", "said", False),
    ("using gas", ARMY, "the Kordian army of using gas", "accused", True),
    ("the raid on Sorel", ARMY, "the Kordian army of the raid on Sorel", "accused", True),
    ("the raid on Sorel", ARMY, "the Kordian army of hiding traces of the raid on Sorel", "accused", False),
    ("using gas", ARMY, "there can no longer be any doubt that the Kordian army used gas", "said", True),
    ("the raid on Sorel", ARMY, "there is no proof that Gen. Pell ordered the raid on Sorel", "said", False),
    ("the raid on Sorel", ARMY, "the mission should investigate whether the army ordered the raid", "said", False),
    ("that its soldiers were behind the raid on Sorel", ARMY, "Kordian soldiers killed 40 people in Sorel", "said", True),
    ("claims it used gas are “utterly baseless”", ARMY, "the Kordian army used gas", "said", True),
    ("using gas", ARMY, "the Kordian army of killing dozens in a gas attack", "accused", True),
    ("using gas", ARMY, "the Kordian army shelled the camp", "said", False),
    ("using gas", ARMY, "dozens were killed in a gas attack", "said", False),
    ("the gas attack", ARMY, "the Kordian army killed dozens using gas", "said", True),
    ("responsibility for the attack on Sorel", ARMY, "the attack was the work of the Kordian army", "said", True),
    ("the tale of a beaten guard", ARMY, "a bridge guard was beaten", "said", True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "denier", "said", "cue", "meant"), DENIED, ids=[r[0] + " / " + r[2] for r in DENIED]
)
def test_a_denial_meets_the_claim_that_tells_of_its_act(told, denier, said, cue, meant):
    denied = read_denied(told, denies=True, denier=denier)
    assert denied is not None
    assert (meet(denied, said, cue) is not None) is meant


NEGATED = [
    ("no water was let out of the dam", True),
    ("There was no meeting in March", True),
    ("I knew nothing of any payment", True),
    ("that he had not been told of the payments", True),
    ("That is false. We have never paid anybody.", True),
    ("there is no doubt that the army shelled the camp", False),
    ("it did not know who had fired", False),
    ("we will not pay", False),
    ("it was no longer possible to reach the village", False),
    ("the army shelled the camp", False),
    ("her officers had given no instruction", True),
    ("Nor have our guns shelled the town", True),
    ("At no point were seals broken", True),
    ("it was not able to establish who had fired", False),
]


@pytest.mark.parametrize(("content", "negated"), NEGATED, ids=[row[0] for row in NEGATED])
def test_what_says_that_something_was_not_so(content, negated):
    assert says_no(content, "said") is negated


def test_each_clause_denies_what_it_says():
    told = "that it had known of the leak and that the pump had failed"
    found = read_all_denied(told, denies=True, denier=BOARD)
    assert [one.act for one in found] == ["know", "fail"]


def test_who_denies_that_nothing_happened_does_not_say_that_nothing_happened():
    assert not says_no("there was no danger", "denied")


DOINGS = [
    ("the army shelled the camp", "said", [("shelled", "the army")]),
    ("the camp was shelled by the army on Monday", "said", [("shelled", "the army on monday")]),
    ("the camp was shelled", "said", [("shelled", "")]),
    ("the army of shelling the camp", "accused", [("shelling", "the army")]),
    ("the army was behind the attack", "said", [("attack", "the army was")]),
    ("the army may shell the camp", "said", []),
    ("after the attack the army withdrew", "said", []),
    ("strikes against the army would go on", "said", []),
    ("the army's shelling of the camp began at noon", "said", [("shelling", "the army")]),
    ("the army's shelling of the camp would change that", "said", []),
    ("the attack was the work of the army", "said", [("attack", "the army")]),
]


@pytest.mark.parametrize(("content", "cue", "expected"), DOINGS, ids=[row[0] for row in DOINGS])
def test_deeds_that_are_told_as_done_have_their_doers(content, cue, expected):
    assert [(one.word, " ".join(one.doer)) for one in find_doings(content, cue, {"attack"})] == expected


@pytest.mark.parametrize("words", ["the army shelled the camp and ", "the use of gas by "])
def test_time_is_linear_in_the_words_of_a_claim(words):
    denied = read_denied("that its aircraft had carried out any raid", denies=True, denier=ARMY)
    assert denied is not None
    assert_linear(lambda count: partial(meet, denied, words * count, "said"), 1_000, 8_000)
    assert not says_no("word " * 50_000, "said")
