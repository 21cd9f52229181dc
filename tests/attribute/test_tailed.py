"""Attributions at a sentence's end that no triple covers, on sentences of our own."""

import time

import pytest

from onrecord.attribute.linker import Triple
from onrecord.attribute.tagger import TaggedSpan
from onrecord.attribute.tailed import find_tailed
from onrecord.text import lines


def tailed(text, triples=()):
    return [
        tuple(text[role[0].start : role[0].end] for role in (one.source, one.cue, one.content))
        for one in find_tailed(text, [tuple(line) for line in lines(text)], triples)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "It rained. At least 30 boats were lost in the strait, the coast guard's Marl office (MO) claimed in mid-March.",
            [("the coast guard's Marl office (MO)", "claimed", "At least 30 boats were lost in the strait")],
            id="with a time",
        ),
        pytest.param(
            "Four boats are still missing, Ada Brown says.",
            [("Ada Brown", "says", "Four boats are still missing")],
            id="a name",
        ),
        pytest.param(
            "About 300 people have gone, many of them young, the M.O. estimates.",
            [("the M.O.", "estimates", "About 300 people have gone, many of them young")],
            id="letters with points",
        ),
        pytest.param("Four boats are missing, which nobody said.", [], id="no source"),
        pytest.param("Four boats are still missing, boats that he said.", [], id="no name and no determiner"),
        pytest.param("He lost the boat, the crew and talks.", [], id="no verb of saying"),
        pytest.param("Yes, Ada Brown said.", [], id="too short"),
        pytest.param("Four boats are still missing, Ada Brown said to the inquiry he had left.", [], id="goes on"),
        pytest.param("", [], id="empty"),
    ],
)
def test_sentence_ends_in_its_source(text, expected):
    assert tailed(text) == expected


def test_a_sentence_with_a_triple_is_left_alone():
    text = "Four boats are still missing, Ada Brown said."
    cue = TaggedSpan("cue", text.index("said"), text.index("said") + 4, 0.9, 0.9)
    assert tailed(text, [Triple((), (cue,), (), 0.9)]) == []


def test_commas_and_words_without_end_take_linear_time():
    text = ", a b" * 40_000 + " " + "word " * 40_000
    started = time.process_time()
    assert tailed(text) == []
    assert time.process_time() - started < 2
