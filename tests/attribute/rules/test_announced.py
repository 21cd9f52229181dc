"""Sentences that plainly lead to words and in which nothing was found, on sentences of our own."""

import pytest

from onrecord.attribute.rules.announced import find_announced
from tests.attribute.made import as_marked, joined, paragraphs
from tests.marks import read_marks
from tests.timing import cpu_within


def led(text, triples=()):
    return as_marked(find_announced(text, paragraphs(text), triples))


OPENED = 'It rained. The Herald opened its report this way: "The dam broke. Two died." It rained.'
ROWS = [
    pytest.param(
        'It rained. <The Herald> |opened its report this way|: «"The dam broke. Two died."» It rained.',
        id="a colon",
    ),
    pytest.param("<Marten> |replied by letter|: «“We have checked every wall.”»", id="a verb of saying"),
    pytest.param("<Tarnwire> |began Wednesday leading its report this way|: «“The old dam broke.”»", id="a day"),
    pytest.param("<Marten> |also wrote| that:\n«“We have checked every wall.”»", id="the next paragraph"),
    pytest.param("The club had one motto: “Never give up the old boats.”", id="no name"),
    pytest.param("Marten saw a hall: “Never give up the old boats.”", id="no word of words"),
    pytest.param("Marten met people who said: “Never give up the old boats.”", id="another clause"),
    pytest.param("Velden has a motto: “never again”.", id="a few words"),
    pytest.param("Rebel leader Brandt replied by letter: “Never give up the old boats.”", id="a part of a name"),
    pytest.param("In Velden she replied by letter: “Never give up the old boats.”", id="a place first"),
    pytest.param("", id="nothing"),
]


@pytest.mark.parametrize("marked", ROWS)
def test_plain_words_are_found(marked):
    text, expected, _ = read_marks(marked)
    assert led(text) == expected


def test_what_is_taken_is_left():
    assert led(OPENED, [joined(OPENED, "", "opened")]) == []


@pytest.mark.parametrize(
    "text",
    ["Velden said, saying " * 8000, 'Velden said: "A word ' * 8000, ", with men and " * 8000],
    ids=["saying", "quotations", "with"],
)
def test_time_is_linear_on_hostile_text(text):
    with cpu_within(5):
        assert led(text) == []
