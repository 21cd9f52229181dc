"""Quotations to which a sentence about somebody leads, on sentences of our own."""

import pytest

from onrecord.attribute.rules.unled import find_unled
from tests.attribute.made import joined, paragraphs
from tests.timing import cpu_within


def unled(text, triples=()):
    found = find_unled(text, paragraphs(text), triples)
    return [tuple(text[s.start : s.end] for s in one.spans) for one in found]


SHOOK = "It rained. Ada Marten shook her head. “Nobody told me.” It rained."
ROWS = [
    (SHOOK, [("Ada Marten", "shook her head", "“Nobody told me.”")], "a gesture"),
    ('She was blunt. "The pool is lost."', [("She", "was blunt", '"The pool is lost."')], "a temper"),
    ("Marten disagrees. “The pool is fine.”", [("Marten", "disagrees", "“The pool is fine.”")], "a stand"),
    ("Marten walked over the hill to the old dam with it. “The pool is fine.”", [], "a long sentence"),
    ("Marten shook her head. “Nobody” was told.", [], "a word"),
    ("Marten shook her head.\n“Nobody told me.”", [], "another paragraph"),
    ("Here is the plan. “Nobody told me.”", [], "no subject"),
    ("While Marten slept it rained. “Nobody told me.”", [], "a clause"),
    ("", [], "nothing"),
]


@pytest.mark.parametrize(("text", "expected"), [row[:2] for row in ROWS], ids=[row[2] for row in ROWS])
def test_quotations_are_found(text, expected):
    assert unled(text) == expected


def test_what_is_taken_is_left():
    assert unled(SHOOK, [joined(SHOOK, "", "Nobody")]) == []


@pytest.mark.parametrize(
    "text", ['She was it. "No no no. ' * 8000, "Ada " * 30000, "She shook. “No it is.” " * 4000], ids="abc"
)
def test_time_is_linear_on_hostile_text(text):
    with cpu_within(5):
        assert unled(text) == []
