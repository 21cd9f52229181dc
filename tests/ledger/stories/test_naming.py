"""Which headline names a story."""

import pytest

from onrecord.ledger.stories.naming import Headline, name_story, opening_words, without_outlet
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
            "Hundreds dead as Fell dam breaks",
            "Fell dam: thousands dead",
            "Fell dam breaks in Tarn",
            "Tarn dead as dam",
        ],
        "Fell dam breaks in Tarn",
        id="no hundreds that became thousands",
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
    ("Dam breaks - 12 dead - The Example", "The Example", "Dam breaks - 12 dead"),
    ("Dam breaks – live – pictures | Fell Post", "Fell Post", "Dam breaks – live – pictures"),
    ("Dam breaks : toll : FPR", "FPR News", "Dam breaks : toll"),
    ("Dam breaks - Fell Radio - Tarn", "Fell Radio - Tarn", "Dam breaks"),
    ("Storm hits coast - Norland", "Norland Post", "Storm hits coast - Norland"),
    ("Storm hits coast - Fell", "The Fell News", "Storm hits coast - Fell"),
    ("Storm hits coast - Norland", "Norland", "Storm hits coast"),
    ("Storm hits coast - Norland braces", "Norland", "Storm hits coast - Norland braces"),
    ("Storm hits coast - Norland World", "Norland", "Storm hits coast"),
    ("Storm hits coast - Fell Evening", "Fell Evening Post", "Storm hits coast"),
    ("Storm hits coast - ", "Norland Post", "Storm hits coast -"),
    ("Storm hits coast - ?", "Norland Post", "Storm hits coast - ?"),
]


@pytest.mark.parametrize(("title", "outlet", "bare"), BEHIND)
def test_the_name_of_the_outlet_behind_a_headline_names_no_story(title, outlet, bare):
    assert without_outlet(title, outlet) == bare


def test_without_a_headline_the_first_words_name_a_story():
    assert opening_words("The dam broke.\n\nTarn is flooded.") == "The dam broke. Tarn is flooded."
    assert opening_words("word " * 40) == "word " * 15 + "word…"
    assert opening_words("a" * 80) == "a" * 80


@pytest.mark.parametrize("text", ["a" * 81, "a" * 200 + " dam broke", "  \n" + "a" * 100])
def test_a_first_word_too_long_for_a_name_is_cut(text):
    assert opening_words(text) == "a" * 80 + "…"


def test_many_long_headlines_take_linear_time():
    assert_linear(lambda count: lambda: name_story([Headline("Watch: " + "why - " * count, "x", 0.5)]), 500, 4000)
    assert_linear(lambda count: lambda: without_outlet("why - " * count + "a | b:c", "Fell Post"), 500, 4000)
