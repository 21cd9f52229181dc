"""Rows of sentences with "according to" that the tagger left out, and what the form alone tells."""

import pytest

from onrecord.attribute.rules.according import find_according
from onrecord.attribute.triples import TaggedSpan, Triple

ROWS = [
    ("in the middle", "Four boats, according to the coast guard, are missing.", "the coast guard", "Four boats | are missing"),
    ("at the end", "The bridge will stay closed until May, according to the Tarn ministry.", "the Tarn ministry",
     "The bridge will stay closed until May"),
    ("at the front", "According to Ada Brown, nobody was told about the flood.", "Ada Brown", "nobody was told about the flood"),
    ("behind another clause", "The mill fell; about 40 men were inside, according to police.", "police",
     "about 40 men were inside"),
    ("no source", "Work on the dyke went on according to plan, the board found.", None, None),
    ("no source but a need", "Each house was paid according to its own losses in the flood.", None, None),
    ("no clause", "According to the ministry.", None, None),
]  # fmt: skip


def read(text, triples=()):
    found = find_according(text, [(0, len(text))], triples)
    return [
        (text[one.source[0].start : one.source[0].end], " | ".join(text[s.start : s.end] for s in one.content))
        for one in found
    ]


@pytest.mark.parametrize(("text", "source", "content"), [pytest.param(*row[1:], id=row[0]) for row in ROWS])
def test_source_and_clause_are_read_from_the_form(text, source, content):
    assert read(text) == ([(source, content)] if source else [])


def test_what_is_tagged_already_is_left_alone():
    text = "Four boats, according to the coast guard, are missing."
    tagged = Triple((), (), (TaggedSpan("content", 42, 53, 0.9, 0.9),), 0.9)
    assert read(text, [tagged]) == []
