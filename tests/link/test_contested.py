"""Claims that a denial is likely about where no rule tells it, by the weights that ship."""

import pytest

from onrecord.lexicon.weighing import likelihood
from onrecord.link.contested import find_contested
from onrecord.link.contesting import Side, grounds, marks_of, own_share
from onrecord.link.meaning import nearest
from onrecord.link.terms import root
from onrecord.link.view import view_claims
from onrecord.records import Stance
from tests.factories import Saying, make_article, make_reading


def side(who, content, *, cue="said", stance=Stance.SAYS):
    return Side(who, "", "", cue, content, f"{who} {cue} {content}.", stance)


DENIAL = side("the harbour board", "that any crane had been sold", cue="denied", stance=Stance.DENIES)
MARKS = [
    (side("Tom Hale", "the board sold two cranes in May"), {"shared 2", "act shared", "claim positive"}),
    (side("Tom Hale", "the harbour board of greed", cue="accused"), {"accuses", "denier named", "shared 0"}),
    (side("Tom Hale", "that no crane was sold", cue="insisted"), {"claim negative", "only speaks of it"}),
    (side("Tom Hale", "the sale of 12 cranes", cue="called for"), {"wishes"}),
]


@pytest.mark.parametrize(("claim", "wanted"), MARKS)
def test_the_marks_of_a_pair_tell_what_it_has_in_common(claim, wanted):
    marks = marks_of(DENIAL, claim)
    assert wanted <= set(marks)
    assert len(marks) == len(set(marks))


def test_a_pair_may_be_without_any_word():
    nothing = side("", "", cue="")
    assert "words 0" in marks_of(nothing, nothing)
    assert grounds(nothing, nothing) == ""
    assert own_share(nothing, nothing, ()) == 0


def test_words_that_both_articles_are_known_by_are_not_its_own():
    claim = side("Tom Hale", "the board sold two cranes in May")
    assert own_share(DENIAL, claim, ()) > 0.9
    assert own_share(DENIAL, claim, ("sell", "sold", root("cranes"))) < 0.5


NEAR = [
    ("helicopter", "aircraft", 0.6, 1.0),
    ("gun", "weapon", 0.6, 1.0),
    ("closure", "shut", 1.0, 1.0),
    ("helicopter", "kitchen", -1.0, 0.4),
]


@pytest.mark.parametrize(("word", "other", "least", "most"), NEAR)
def test_words_are_near_by_what_they_mean(word, other, least, most):
    ((value, found),) = nearest([word], [other])
    assert found == other
    assert least <= round(value, 6) <= most


def test_a_name_is_near_nothing_but_itself():
    assert nearest(["zolkiew"], ["harbour"]) == [(None, "")]
    assert nearest(["zolkiew"], ["zolkiew"]) == [(1.0, "zolkiew")]


FOUND = [
    # what is said, what is denied, whether it is about it
    ("the pilots had been drinking in the cockpit", "that its crews drank", True),
    ("the number of passengers had risen to 12,500", "turning passengers away", False),
    ("the runway was repaired in May", "that its crews drank", False),
]


@pytest.mark.parametrize(("said", "denied", "meant"), FOUND)
def test_a_denial_goes_to_the_likeliest_claim_before_it_or_to_none(said, denied, meant):
    article = make_article(f"Tom Hale said {said}.\nEastvale Air denied {denied}.")
    reading = make_reading(
        article,
        [
            Saying(said, "Tom Hale", "said"),
            Saying(denied, "Eastvale Air", "denied", Stance.DENIES),
        ],
    )
    views = view_claims(article, reading.attributions, reading.claims, reading.sources, reading.figures)
    found = list(find_contested(views[1], views, 1))
    assert [one.earlier.content for one in found] == ([said] if meant else [])
    assert all("is likely about what Tom Hale said" in one.because for one in found)


def test_what_is_found_without_a_score_is_weighed_by_its_marks_alone():
    assert likelihood("denials_inside", ()) == 0.5
