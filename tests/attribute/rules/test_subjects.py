"""The subject of a cue that was found without a source, on sentences of our own."""

import pytest

from onrecord.attribute.rules.subjects import add_subjects
from onrecord.attribute.triples import Triple
from tests.attribute.made import joined, tagged


def source(text, cue, content, *taken):
    others = [Triple(tagged(text, "source", words), (), (), 0.9) for words in taken]
    one, *_ = add_subjects(text, [joined(text, "", cue, content), *others])
    return [text[s.start : s.end] for s in one.source]


COUNT = "It rained. The count of 2019, which took three weeks, found fewer than 200."
ROWS = [
    (COUNT, ("found", "fewer than 200"), ["The count of 2019"], "an aside"),
    ("The leak raised questions about the dam.", ("questions about", "the dam"), [], "a noun"),
    ("The council said the dam held.", ("said", "the dam held"), ["The council"], "a subject"),
    ("Ilse Marten, the mayor, said it held.", ("said", "it held"), ["Ilse Marten, the mayor"], "an apposition"),
    ("The aide was once again told the dam held.", ("was once again told", "the dam held"), [], "who hears it"),
    ("The aide was told the dam held.", ("was told", "the dam held"), [], "a passive"),
    ("The dam held, it is said to have cost much.", ("is said", "The dam held"), [], "behind the content"),
    ("Asked whether it held, she left.", ("Asked", "whether it held"), [], "no subject"),
    ("He fled\nsaying it held.", ("saying", "it held"), [], "another line"),
    ("The premier resigned.", ("resigned", "."), [], "no verb of saying"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found", "expected"), [row[:3] for row in ROWS], ids=[row[3] for row in ROWS])
def test_a_cue_has_its_subject(text, found, expected):
    assert source(text, *found) == expected


def test_what_is_tagged_is_left_alone():
    assert source("The council said the dam held.", "said", "the dam held", "council") == []
