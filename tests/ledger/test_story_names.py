"""Which headline names a story."""

from __future__ import annotations

import pytest

from onrecord.ledger.story_names import Headline, name_story, opening_words, without_outlet
from tests.timing import assert_linear

NAMED = [
    pytest.param(
        [
            "Water rises at Fell dam",
            "Fell dam breaks and floods Tarn",
            "Tarn flooded as Fell dam breaks",
            "Goat wins",
        ],
        "Fell dam breaks and floods Tarn",
        id="what most of them share",
    ),
    pytest.param(
        ["Photos: Fell dam breaks", "Fell dam breaks - podcast", "Fell dam breaks in Tarn", "Why Fell dam breaks"],
        "Fell dam breaks in Tarn",
        id="no pictures and no question",
    ),
    pytest.param(
        ["Fell dam toll passes 55", "Fell dam toll at 58", "Fell dam toll grows", "Fell dam toll: 61 dead"],
        "Fell dam toll grows",
        id="no count that others left behind",
    ),
    pytest.param(
        [
            "Fell dam toll was 64",
            "Fell toll of 64 disputed by Ilsen",
            "Fell dam: 64 is right",
            "Fell dam toll: 64 dead",
        ],
        "Fell dam toll was 64",
        id="a count that others have",
    ),
    pytest.param(["Your Monday briefing: Fell dam", "Fell dam breaks"], "Fell dam breaks", id="of two no round-up"),
    pytest.param(["Fell dam breaks", "Tarn is flooded"], "Fell dam breaks", id="of two the first"),
    pytest.param(["Watch: goats"], "Watch: goats", id="what there is"),
    pytest.param(["", "  "], None, id="none"),
]


@pytest.mark.parametrize(("titles", "name"), NAMED)
def test_a_story_is_named_by_the_headline_whose_words_it_shares(titles, name):
    assert name_story([Headline(title, None, 0.5) for title in titles]) == name


BEHIND = [
    ("Fell dam breaks : FPR", "FPR Online News", "Fell dam breaks"),
    ("Fell dam breaks | The Fell Post", "Fell Post", "Fell dam breaks"),
    ("Fell dam breaks - Fell Post", "The Fell Post", "Fell dam breaks"),
    ("Fell dam - breaks", "Fell Post", "Fell dam - breaks"),
    ("Fell dam breaks : FPR", None, "Fell dam breaks : FPR"),
    (" Fell  dam\nbreaks ", "Fell Post", "Fell dam breaks"),
]


@pytest.mark.parametrize(("title", "outlet", "bare"), BEHIND)
def test_the_name_of_the_outlet_behind_a_headline_names_no_story(title, outlet, bare):
    assert without_outlet(title, outlet) == bare


def test_without_a_headline_the_first_words_name_a_story():
    assert opening_words("The dam broke.\n\nTarn is flooded.") == "The dam broke. Tarn is flooded."
    assert opening_words("word " * 40) == "word " * 15 + "word…"


def test_many_long_headlines_take_linear_time():
    assert_linear(lambda count: lambda: name_story([Headline("Watch: " + "why - " * count, "x", 0.5)]), 500, 4000)
