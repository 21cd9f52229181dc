"""Sentences that plainly lead to words and in which nothing was found, on sentences of our own."""

import pytest

from onrecord.attribute.rules.announced import find_announced
from tests.attribute.made import joined, paragraphs
from tests.timing import cpu_within


def led(text, triples=()):
    found = find_announced(text, paragraphs(text), triples)
    return [tuple(text[s.start : s.end] for (s,) in (one.source, one.cue, one.content)) for one in found]


OPENED = 'It rained. The Herald opened its report this way: "The dam broke. Two died." It rained.'
ROWS = [
    (OPENED, [("The Herald", "opened its report this way", '"The dam broke. Two died."')], "a colon"),
    ("Marten replied by letter: “We have checked every wall.”",
     [("Marten", "replied by letter", "“We have checked every wall.”")], "a verb of saying"),
    ("Tarnwire began Wednesday leading its report this way: “The old dam broke.”",
     [("Tarnwire", "began Wednesday leading its report this way", "“The old dam broke.”")], "a day"),
    ("Marten also wrote that:\n“We have checked every wall.”",
     [("Marten", "also wrote", "“We have checked every wall.”")], "the next paragraph"),
    ("The club had one motto: “Never give up the old boats.”", [], "no name"),
    ("Marten saw a hall: “Never give up the old boats.”", [], "no word of words"),
    ("Marten met people who said: “Never give up the old boats.”", [], "another clause"),
    ("Velden has a motto: “never again”.", [], "a few words"),
    ("Rebel leader Brandt replied by letter: “Never give up the old boats.”", [], "a part of a name"),
    ("In Velden she replied by letter: “Never give up the old boats.”", [], "a place first"),
    ("", [], "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[:2] for row in ROWS], ids=[row[2] for row in ROWS])
def test_plain_words_are_found(text, expected):
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
