"""Outer attributions that were cut short or left out, on sentences of our own."""

import pytest

from onrecord.attribute.nesting.wrapping import mend_outer
from tests.attribute.made import draft_of, joined, words_of

ASIDE = "Tarnwire said that, in a text message, the guard wrote he was ill."
AIRED = "The station aired a short statement in which the group claimed the attack."
PLACE = "The station ran a hall in which the group claimed the attack."
LEFT_OUT = "Velden is wet. Tarnwire reported that, according to two aides, the premier will resign."
HANGS = "The premier argued that it has a tax that, she said, is not possible."
POLL = "According to a poll, half oppose it, with a third saying they like it, up five points."
BOTH = "According to a poll, half oppose it, and a third say they like it."
BESIDE = "The Mirror wrote that Brandt is ill. Friends say he is tired."


@pytest.mark.parametrize(
    ("text", "found", "expected", "inside"),
    [
        pytest.param(
            ASIDE,
            [("Tarnwire", "said", "that, in a text message"), ("the guard", "wrote", "he was ill")],
            [("Tarnwire", "said", ASIDE[14:-1]), ("the guard", "wrote", "he was ill")],
            {1: 0},
            id="an aside",
        ),
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
            POLL,
            [("a poll", "According to", "half oppose it"), ("a third", "saying", "they like it")],
            [("a poll", "According to", POLL[21:-1]), ("a third", "saying", "they like it")],
            {1: 0},
            id="a poll",
        ),
        pytest.param(
            BOTH,
            [("a poll", "According to", "half oppose it"), ("a third", "say", "they like it")],
            [("a poll", "According to", "half oppose it"), ("a third", "say", "they like it")],
            {},
            id="a clause beside a poll",
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
