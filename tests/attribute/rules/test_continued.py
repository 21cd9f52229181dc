"""Quotations that go on without a cue."""

import pytest

from onrecord.attribute.quotes import find_quotes
from onrecord.attribute.rules.continued import find_continued
from onrecord.attribute.triples import TaggedSpan, Triple
from onrecord.text import lines
from tests.timing import cpu_within

LEAD = "“We lost the bridge,” Marten said."
ROWS = [
    pytest.param("\n\n“It will take a year.”", ["It will take a year."], id="the next paragraph"),
    pytest.param(
        "\n\n“It will take a year.\n\n“Or it will take two.”",
        ["It will take a year. | Or it will take two."],
        id="a running quotation",
    ),
    pytest.param(" The river rose. “It will take a year.”", [], id="the outlet speaks between"),
    pytest.param("\n\nThe river rose.\n\n“It will take a year.”", [], id="a paragraph between"),
    pytest.param("\n\n“It will take a year”.", ["It will take a year"], id="a stop behind the mark"),
    pytest.param(" “Never again”", [], id="two words"),
    pytest.param(" The river rose. But “the bridge is lost.”", [], id="the outlet speaks between, and leads on"),
    pytest.param(" “the bridge that we lost”", [], id="no sentence"),
    pytest.param("\n\n“All the Water Is Gone.”", [], id="a heading in quotation marks"),
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
    assert [
        " | ".join(text[part.start : part.end] for part in one.content) for one in continued(text)[1:]
    ] == expected


def test_time_is_linear_in_running_quotations():
    with cpu_within(5):
        assert len(continued(LEAD + " “It will take a year.”" * 20_000)[0].content) == 20_001
        assert len(continued(LEAD + "\n\n“It will take a year.”" * 20_000)) == 20_001


def test_in_the_same_paragraph_it_is_the_same_attribution():
    text = LEAD + " “It will take a year.”"
    (one,) = continued(text)
    assert [text[part.start : part.end] for part in one.content] == [
        "“We lost the bridge,”",
        "It will take a year.",
    ]
    assert one.cue


@pytest.mark.parametrize("between", [" in an interview on Friday.", " outside the hall. But"])
def test_the_rest_of_the_sentence_of_a_cue_parts_no_quotation(between):
    text = f"{LEAD[:-1]}{between} “It will take a year.”"
    (one,) = continued(text)
    assert [text[part.start : part.end] for part in one.content][1:] == ["It will take a year."]


def test_it_keeps_the_source_without_a_cue_and_is_less_sure():
    _, one = continued(LEAD + "\n\n“It will take a year.”")
    assert [span.role for span in one.source] == ["source"]
    assert one.cue == ()
    assert one.link < 0.5


INTRODUCED = [
    pytest.param("The union said it would strike. “We have waited long enough.”", 1, id="a sentence of saying"),
    pytest.param(
        "The union said it would strike.\n\n“We have waited long enough.”", 1, id="a paragraph of its own"
    ),
    pytest.param(
        "The union said it would strike.\n\n“We have waited long enough.” It rained.", 0, id="more words there"
    ),
    pytest.param("The union said it would strike.\n\nIt rained.\n\n“We have waited.”", 0, id="a paragraph between"),
    pytest.param("The union felt it would strike. “We have waited long enough.”", 1, id="a sentence of thinking"),
    pytest.param("The union felt it would strike.\n\n“We have waited long enough.”", 0, id="thinking, and a break"),
    pytest.param("The union saw it would strike. “We have waited long enough.”", 0, id="no saying"),
    pytest.param("The union said it would strike, “We have waited long enough.”", 0, id="the sentence goes on"),
]


@pytest.mark.parametrize(("text", "expected"), INTRODUCED)
def test_a_sentence_of_saying_introduces_a_quotation(text, expected):
    parts = (("source", 0, 9), ("cue", 10, 13 if "saw" in text else 14), ("content", text.index("it"), 30))
    source, cue, content = (TaggedSpan(role, start, end, 0.9, 0.9) for role, start, end in parts)
    lead = Triple((source,), (cue,), (content,), 0.9)
    paragraphs = [tuple(line) for line in lines(text)]
    quotes = [quote for start, end in paragraphs for quote in find_quotes(text, start, end)]
    assert len(find_continued(text, paragraphs, quotes, [lead])) == 1 + expected


def test_what_is_signed_with_a_name_does_not_go_on():
    text = "“We lost.” ― Ilse Marten\n\n“We never had a chance.”"
    parts = (("source", 13, 24), ("cue", 11, 12), ("content", 0, 10))
    source, cue, content = (TaggedSpan(role, start, end, 0.9, 0.9) for role, start, end in parts)
    paragraphs = [tuple(line) for line in lines(text)]
    quotes = [quote for start, end in paragraphs for quote in find_quotes(text, start, end)]
    signed = Triple((source,), (cue,), (content,), 0.9)
    assert find_continued(text, paragraphs, quotes, [signed]) == [signed]


def test_a_quotation_that_was_not_closed_goes_on_as_the_same_one():
    text = "Marten said: “We lost it.\n\n“It is over.\n\n“We never had a chance.”\n\n“We wait for boats.”"
    parts = (("source", 0, 6), ("cue", 7, 12), ("content", 13, 25))
    source, cue, content = (TaggedSpan(role, start, end, 0.9, 0.9) for role, start, end in parts)
    paragraphs = [tuple(line) for line in lines(text)]
    quotes = [quote for start, end in paragraphs for quote in find_quotes(text, start, end)]
    found = find_continued(text, paragraphs, quotes, [Triple((source,), (cue,), (content,), 0.9)])
    assert [[text[part.start : part.end] for part in one.content] for one in found] == [
        ["“We lost it.", "It is over.", "We never had a chance."],
        ["We wait for boats."],
    ]
