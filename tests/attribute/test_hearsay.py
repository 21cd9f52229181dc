"""Hearsay without a source, on sentences of our own."""

import pytest

from onrecord.attribute.hearsay import find_hearsay
from onrecord.attribute.linker import Triple
from onrecord.attribute.tagger import TaggedSpan
from onrecord.text import lines


def hearsay(text, triples=()):
    found = find_hearsay(text, [tuple(line) for line in lines(text)], triples)
    return [
        (one.source, *(" | ".join(text[s.start : s.end] for s in r) for r in (one.cue, one.content)))
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "It rained. The convoy reportedly left the city, and the bridge fell.",
            [((), "reportedly", "The convoy | left the city")],
            id="reportedly",
        ),
        pytest.param(
            "The rebels are said to hold the bridge.",
            [((), "are said", "The rebels | to hold the bridge")],
            id="said to",
        ),
        pytest.param("The rebels said to go.", [], id="their own words"),
        pytest.param("Reportedly, yes.", [], id="no subject"),
        pytest.param("Nothing happened.", [], id="none"),
        pytest.param("", [], id="empty"),
    ],
)
def test_hearsay_is_a_clause_without_a_source(text, expected):
    assert hearsay(text) == expected


def test_hearsay_within_a_content_is_its_source_s():
    text = "The mayor said the convoy reportedly left."
    content = TaggedSpan("content", 15, len(text) - 1, 0.9, 0.9)
    said = Triple((TaggedSpan("source", 0, 9, 0.9, 0.9),), (TaggedSpan("cue", 10, 14, 0.9, 0.9),), (content,), 0.9)
    assert hearsay(text, [said]) == []
