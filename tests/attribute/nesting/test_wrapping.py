"""Outer attributions that were cut short or left out, on sentences of our own."""

import pytest

from onrecord.attribute.nesting.wrapping import mend_outer
from tests.attribute.made import draft_of, joined, words_of

AIRED = "The station aired a short statement in which the group claimed the attack."
PLACE = "The station ran a hall in which the group claimed the attack."
LEFT_OUT = "Velden is wet. Tarnwire reported that, according to two aides, the premier will resign."
HANGS = "The premier argued that it has a tax that, she said, is not possible."
BESIDE = "The Mirror wrote that Brandt is ill. Friends say he is tired."


@pytest.mark.parametrize(
    ("text", "found", "expected", "inside"),
    [
        pytest.param(
            LEFT_OUT,
            [("two aides", "according to", "the premier will resign")],
            [("two aides", "according to", "the premier will resign"), ("Tarnwire", "reported", LEFT_OUT[33:-1])],
            {0: 1},
            id="left out",
        ),
        pytest.param(
            HANGS,
            [("The premier", "argued", "that it has a tax that"), ("she", "said", "is not possible")],
            [("The premier", "argued", "that it has a tax that, she said, is not possible"),
             ("she", "said", "is not possible")],
            {1: 0},
            id="a clause that hangs",
        ),
        pytest.param(
            BESIDE,
            [("The Mirror", "wrote", "that Brandt is ill"), ("Friends", "say", "he is tired")],
            [("The Mirror", "wrote", "that Brandt is ill"), ("Friends", "say", "he is tired")],
            {},
            id="two sentences",
        ),
        pytest.param(
            AIRED,
            [("the group", "claimed", "the attack")],
            [("the group", "claimed", "the attack"), ("The station", "aired", AIRED[18:-1])],
            {0: 1},
            id="a document",
        ),
        pytest.param(
            PLACE,
            [("the group", "claimed", "the attack")],
            [("the group", "claimed", "the attack")],
            {},
            id="no document",
        ),
        pytest.param("Nothing is said.", [], [], {}, id="nothing"),
    ],
)  # fmt: skip
def test_the_outer_attribution_is_mended(text, found, expected, inside):
    draft = mend_outer(draft_of(text, [joined(text, *one) for one in found]))
    assert ([words_of(text, one) for one in draft.triples], draft.inside) == (expected, inside)
