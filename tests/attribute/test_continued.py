"""Quotations that go on without a cue."""

import time

import pytest

from onrecord.attribute.continued import find_continued
from onrecord.attribute.linker import Triple
from onrecord.attribute.quotes import find_quotes
from onrecord.attribute.tagger import TaggedSpan
from onrecord.text import lines

LEAD = "“We lost the bridge,” Marten said."
ROWS = [
    pytest.param(" “It will take a year.”", ["It will take a year."], id="the next sentence"),
    pytest.param("\n\n“It will take a year.”", ["It will take a year."], id="the next paragraph"),
    pytest.param(
        "\n\n“It will take a year.\n\n“Or it will take two.”",
        ["It will take a year.", "Or it will take two."],
        id="a running quotation",
    ),
    pytest.param(" The river rose. “It will take a year.”", [], id="the outlet speaks between"),
    pytest.param("\n\nThe river rose.\n\n“It will take a year.”", [], id="a paragraph between"),
    pytest.param(" “Never again”", [], id="two words"),
    pytest.param(" “the bridge that we lost”", [], id="no sentence"),
    pytest.param("", [], id="nothing follows"),
]


def continued(text):
    def span(role, words):
        at = text.index(words)
        return TaggedSpan(role, at, at + len(words), 0.9, 0.9)

    lead = Triple(
        (span("source", "Marten"),), (span("cue", "said"),), (span("content", "“We lost the bridge,”"),), 0.9
    )
    paragraphs = [tuple(line) for line in lines(text)]
    quotes = [quote for start, end in paragraphs for quote in find_quotes(text, start, end)]
    return find_continued(text, paragraphs, quotes, [lead])


@pytest.mark.parametrize(("rest", "expected"), ROWS)
def test_what_goes_on_is_found(rest, expected):
    text = LEAD + rest
    assert [text[one.content[0].start : one.content[0].end] for one in continued(text)] == expected


def test_time_is_linear_in_running_quotations():
    began = time.perf_counter()
    assert len(continued(LEAD + " “It will take a year.”" * 20_000)) == 20_000
    assert time.perf_counter() - began < 5


def test_it_keeps_the_source_without_a_cue_and_is_less_sure():
    (one,) = continued(LEAD + " “It will take a year.”")
    assert [span.role for span in one.source] == ["source"]
    assert one.cue == ()
    assert one.link < 0.5
