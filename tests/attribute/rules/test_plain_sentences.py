"""Attributions at a sentence's beginning that no triple covers, on sentences of our own."""

import pytest

from onrecord.attribute.rules.plain_sentences import find_source_first
from onrecord.attribute.triples import TaggedSpan, Triple
from tests.attribute.made import as_marked, paragraphs
from tests.marks import read_marks
from tests.timing import assert_linear


def read(text, triples=()):
    return as_marked(find_source_first(text, paragraphs(text), triples))


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param(
            "It rained. <The company> |denied| «that the pump had been switched off».", id="a denial with that"
        ),
        pytest.param("<Mayor Ada Brown> |denied| «taking money from the port».", id="a denial of a deed"),
        pytest.param("<Marland> |also denied| «shelling the harbour».", id="an adverb"),
        pytest.param(
            "The depth fell to 6.1. <Engineer Ada Brown> |said| «the flood had cracked the dam».",
            id="behind a number's full stop",
        ),
        pytest.param("It rained. <The owners> |denied| «that».", id="a bare denial"),
        pytest.param("It rained. The owners told the Gazette.", id="who was told"),
        pytest.param("When it rained, nobody denied the flood.", id="no source at the beginning"),
        pytest.param("Readers may not let papers tell how to vote.", id="a verb in what would speak"),
        pytest.param(
            "<The crown> |declared| «that the war was over».", id="a verb that does something else, with that"
        ),
        pytest.param("The crown declared war on the gulls.", id="a verb that does something else"),
        pytest.param("The rain added to the flood.", id="a thing done to another"),
        pytest.param("The company denied.", id="nothing said"),
        pytest.param("The dam broke on Monday.", id="no verb of saying"),
    ],
)
def test_sentence_begins_with_its_source(marked):
    text, expected, _ = read_marks(marked)
    assert read(text) == expected


def test_a_sentence_in_which_something_was_found_is_left():
    text = "The company denied that the pump had been switched off."
    tagged = TaggedSpan("content", text.index("that"), len(text) - 1, 0.9, 0.9)
    assert read(text, [Triple((), (), (tagged,), 0.9)]) == []


def test_denials_without_end_take_linear_time():
    def reading(times):
        text = "Gulls denied boats and boats denied gulls so " * times
        return lambda: read(text)

    assert_linear(reading, 1000, 8000)
