"""Turns of phrase that say whose words stand beside them, on sentences of our own."""

import pytest

from onrecord.attribute.rules.phrased import find_phrased
from tests.attribute.made import joined, paragraphs
from tests.timing import cpu_within


def phrased(text, triples=()):
    found = find_phrased(text, paragraphs(text), triples)
    return [tuple(text[s.start : s.end] for s in one.spans) for one in found]


AS = "As council leader Ada Marten has it, nobody reads the minutes."
ROWS = [
    (AS, [("council leader Ada Marten", "has it", "nobody reads the minutes")], "as she has it"),
    (
        "The town, as Marten tells it, is poor.",
        [("Marten", "tells it", "The town", "is poor")],
        "in the middle",
    ),
    (
        "“Never again,” was how the mayor put it.",
        [("the mayor", "was how", "“Never again,”")],
        "how she put it",
    ),
    (
        "Marten, who ran, was like, “Get me the ball.”",
        [("Marten", "was like", "“Get me the ball.”")],
        "like",
    ),
    ("He goes: “You need a permit.” It rained.", [("He", "goes", "“You need a permit.”")], "goes"),
    ("In Marten's own words, it was a mess.", [("Marten", "words", "it was a mess")], "in her words"),
    ("In the view of the union, it is illegal.", [("the union", "the view of", "it is illegal")], "in the view of"),
    ("To Marten’s mind the dam is safe.", [("Marten", "mind", "the dam is safe")], "to her mind"),
    ("As luck would have it, the dam held.", [], "luck"),
    ("As it has it, the dam held.", [], "it"),
    ("“The Dam” was how it sees things.", [], "nobody"),
    ("In other words, the dam held.", [], "other words"),
    ("In his view the dam had a tower that went, like most, down.", [], "a bare view"),
    ("", [], "nothing"),
]


@pytest.mark.parametrize(("text", "expected"), [row[:2] for row in ROWS], ids=[row[2] for row in ROWS])
def test_turns_of_phrase_are_found(text, expected):
    assert phrased(text) == expected


def test_what_is_taken_is_left():
    assert phrased(AS, [joined(AS, "", "reads")]) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("As he has it " * 8000, 1),
        ('He goes, "A ' * 8000, 0),
        ("In the view of the " * 8000, 0),
        ("He was like, " * 8000, 0),
    ],
    ids=["as", "goes", "view", "like"],
)
def test_time_is_linear_on_hostile_text(text, count):
    with cpu_within(5):
        assert len(phrased(text)) == count
