"""Who gave no answer, on sentences of our own."""

import pytest

from onrecord.attribute.rules.silence import find_silence
from tests.attribute.made import as_marked, paragraphs
from tests.marks import read_marks
from tests.timing import cpu_within


def silence(text):
    return as_marked(find_silence(text, paragraphs(text), ()))


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param(
            "It rained. <The company> |did not respond| «to a request for comment on Friday», its third.",
            id="respond",
        ),
        pytest.param(
            "|There was| also «no immediate comment» from <Velden>. |There was| «no word» from <the port> on whether "
            "it shut.",
            id="no word",
        ),
        pytest.param("<Mr. Bauer> |has not returned| «calls».", id="a title"),
        pytest.param("<Ilse Marten> |couldn’t be reached| «for comment».", id="reached"),
        pytest.param("<The ministry> |had| «no immediate comment».", id="no comment"),
        pytest.param("<The ministry> |did not provide| «an immediate comment».", id="no comment provided"),
        pytest.param("<The ministry> |was not immediately available| «for comment».", id="not available"),
        pytest.param("<The army> |has yet| «to comment».", id="yet to comment"),
        pytest.param("<Velden> |did not| «comment».", id="did not comment"),
        pytest.param("Ilse Marten, <who> |did not respond| «to requests for comment», left.", id="who"),
        pytest.param("<Neither Dorn nor her lawyer> |could be reached| «for comment».", id="neither"),
        pytest.param("<Neither the army nor the port> |responded| «to questions».", id="neither responded"),
        pytest.param("«Calls» to <the company> |were not immediately returned|.", id="calls to them"),
        pytest.param("«A message» left with <Dorn's office> |went unanswered|.", id="a message left with them"),
        pytest.param(
            "|There was| «no immediate response» from <the Velden ministry> to the raid.", id="nothing from them"
        ),
        pytest.param("There was no response from the goalkeeper.", id="no words were awaited"),
        pytest.param("The army has yet to respond to the attack.", id="yet to respond to a deed"),
        pytest.param("The army did not respond to the attack.", id="no words were asked for"),
        pytest.param("The hut could not be reached on Friday.", id="a place"),
        pytest.param("The ministry, which runs the port, had no comment.", id="who is not plain"),
    ],
)
def test_silence_is_found_with_who_keeps_it(marked):
    text, expected, _ = read_marks(marked)
    assert silence(text) == expected


def test_words_that_were_found_are_left_alone():
    text = "The company did not respond to a request for comment."
    found = find_silence(text, paragraphs(text), ())
    assert not find_silence(text, paragraphs(text), found)


@pytest.mark.parametrize(
    "words", ["did not respond to a ", "could not be reached for comment and ", "a call from neither to "]
)
def test_many_silences_take_linear_time(words):
    text = words * 20_000
    with cpu_within(20):
        assert list(silence(text)) == []
