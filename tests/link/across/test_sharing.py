"""What two answers share, as numbers, and what can never be of one thing."""

from dataclasses import replace

import pytest

from onrecord.link.across.questions import likeness, parted_by
from onrecord.link.across.sharing import FALLING, FEATURES, RISING, compare
from onrecord.link.across.statements import Asked
from onrecord.link.figures.frames import Frame
from onrecord.link.words.trees import load_trees
from onrecord.records import Bound
from tests.link.across.test_questions import asked_of, told

KILLED = ("38 people were killed", "2025-02-03")


def test_rows_have_the_features_that_the_trees_were_made_for():
    one, other = asked_of(*KILLED), asked_of("40 people were killed", "2025-02-04")
    assert len(compare(one, other)) == len(FEATURES)
    assert set(FEATURES) >= RISING | FALLING
    assert 0 < load_trees("across", "things.json").chance(compare(one, other)) < 1


WORDS = [
    "40 people were killed",
    "38 people were hurt",
    "38 rockets were fired",
    "since March 38 people have been killed",
    "more than 30 villages were hit",
]


@pytest.mark.parametrize("words", WORDS)
def test_likeness_is_the_same_whichever_comes_first(words):
    one, other = asked_of(*KILLED), asked_of(words, "2025-02-05")
    assert compare(one, other) == compare(other, one)
    assert likeness(one, other) == likeness(other, one)


def test_one_number_is_likelier_of_one_thing_than_another():
    first, again, other = (asked_of(f"{n} people were killed", "2025-02-03") for n in (38, 38, 61))
    assert likeness(first, again) > likeness(first, other)


def test_an_article_of_many_counts_makes_two_numbers_less_likely_of_one_thing():
    (alone,) = told("2025-02-04", ("41 people were killed", 41))
    (one,), (first, *_) = (
        told("2025-02-03", ("38 people were killed", 38)),
        told("2025-02-03", *((f"{n} people were killed", n) for n in (38, 12, 7, 90))),
    )
    assert likeness(alone, one) > likeness(alone, first)


PARTED = [
    ({"unit": "USD"}, "unit"),
    ({"measure": "wounded"}, "fate"),
    ({"measure": "treated"}, "fate"),
    ({"scope": "war"}, "scope"),
    ({"counted": "soldier"}, None),
    ({"counted": "Ruvian soldier"}, "slots"),
    ({"scope": "found"}, "slots"),
    ({"scope": "more"}, "slots"),
    ({"measure": ""}, "slots"),
    ({}, None),
]


@pytest.mark.parametrize(("slots", "parted"), PARTED, ids=[str(row[0]) for row in PARTED])
def test_what_can_never_be_of_one_thing(slots, parted):
    one, other = asked_of(*KILLED), asked_of("40 people were killed", "2025-02-04")
    frame = replace(other.answer.frame, **slots)
    assert parted_by(one, with_frame(other, frame)) == parted


def test_two_peoples_and_two_parties_are_two_things():
    one, other = asked_of(*KILLED), asked_of("40 people were killed", "2025-02-04")
    soldiers = [Frame("killed", "", f"{people} soldier", "") for people in ("French", "Italian")]
    votes = [Frame("votes", "percent", party, "") for party in ("greens", "reds")]
    for frames, parted in ((soldiers, "people"), (votes, "share")):
        assert parted_by(with_frame(one, frames[0]), with_frame(other, frames[1])) == parted


SIZES = [(38, 150, None), (38, 155, "size"), (38, 38, None)]
GROWN = [(38, 155, None), (38, 400, "size")]


@pytest.mark.parametrize(("number", "larger", "parted"), SIZES)
def test_sizes_out_of_reach(number, larger, parted):
    one, other = (asked_of(f"{n} people were killed", "2025-02-03") for n in (number, larger))
    assert parted_by(one, other) == parted_by(other, one) == parted


@pytest.mark.parametrize("words", ["the death toll has risen to {} people", "{} people were missing"])
@pytest.mark.parametrize(("number", "larger", "parted"), GROWN)
def test_running_counts_and_those_of_the_missing_reach_farther(words, number, larger, parted):
    one, other = (asked_of(words.format(n), "2025-02-03") for n in (number, larger))
    assert parted_by(one, other) == parted_by(other, one) == parted


@pytest.mark.parametrize(("bound", "parted"), [(Bound.MORE_THAN, "size"), (Bound.VAGUE, None)])
def test_a_bound_leaves_no_room_for_numbers_out_of_reach(bound, parted):
    one, other = asked_of(*KILLED), asked_of("500 people were killed", "2025-02-04")
    at_least = Asked(one.statement, replace(one.answer, bound=bound, high=float("inf")))
    assert parted_by(at_least, other) == parted_by(other, at_least) == parted


def test_articles_without_common_words_tell_of_two_things():
    one, other = asked_of(*KILLED), asked_of("38 people were killed", "2025-02-04")
    strange = replace(other.statement, context=("orlo", "velm", "tarn"))
    assert parted_by(one, Asked(strange, other.answer)) == "words"
    assert likeness(one, Asked(strange, other.answer)) == 0.0


def with_frame(one, frame):
    return Asked(one.statement, replace(one.answer, frame=frame))


OF_OWN = [
    ("found", 44, "slots"),
    ("found", 41, None),
    ("2019", 44, "slots"),
    ("2019", 41, None),
    ("other", 44, "slots"),
    ("", 44, None),
]


@pytest.mark.parametrize(("scope", "number", "parted"), OF_OWN)
def test_bodies_beside_a_toll_and_what_is_past_are_of_no_other_toll_but_the_same_number(scope, number, parted):
    one, other = (asked_of(f"{n} people were killed", "2025-02-03") for n in (41, number))
    one = replace(one, answer=replace(one.answer, high=float("inf"), bound=Bound.AT_LEAST))
    scoped = with_frame(other, replace(other.answer.frame, scope=scope))
    assert parted_by(one, scoped) == parted_by(scoped, one) == parted
