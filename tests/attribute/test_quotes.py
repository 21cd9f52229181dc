"""Quotation marks matched by rule; the sentences are our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.quotes import find_quotes, find_running
from onrecord.text import lines
from tests.timing import cpu_within

ROWS = [
    pytest.param("No marks here.", [], id="none"),
    pytest.param("“We are ready,” she said. “Nobody sleeps.”", ["“We are ready,”", "“Nobody sleeps.”"], id="curly"),
    pytest.param('"We are ready," she said.', ['"We are ready,"'], id="straight"),
    pytest.param("Il a dit «nous sommes prêts» hier.", ["«nous sommes prêts»"], id="guillemets"),
    pytest.param("Er sagte: „Wir sind bereit“.", ["„Wir sind bereit“"], id="low opening mark"),
    pytest.param("Er sagte: »Wir sind bereit«.", ["»Wir sind bereit«"], id="guillemets pointing in"),
    pytest.param("The 'ghost ships' left.", ["'ghost ships'"], id="single straight"),
    pytest.param("The ‘ghost ships’ left.", ["‘ghost ships’"], id="single curly"),
    pytest.param("It's the sailors' own fault, isn't it?", [], id="apostrophes"),
    pytest.param("the ’90s were loud", [], id="apostrophe for a century"),
    pytest.param(
        "“She told me ‘go’ and I went,” he said.", ["“She told me ‘go’ and I went,”"], id="one in another"
    ),
    pytest.param("“First paragraph of a long quotation.", ["“First paragraph of a long quotation."], id="runs on"),
    pytest.param('A 6" pipe burst.', [], id="inches"),
    pytest.param('He said "stop and left.', [], id="straight and never closed"),
    pytest.param('He said "one two. Then "three four" came.', ['"three four"'], id="a slip, then a pair"),
    pytest.param('“Mixed marks," he said.', ['“Mixed marks,"'], id="curly closed by straight"),
    pytest.param("“” and “ok”", ["“ok”"], id="an empty one is none"),
    pytest.param('"', [], id="one mark alone"),
    pytest.param("", [], id="nothing"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_quotes_of_a_paragraph(text, expected):
    assert [text[quote.start : quote.end] for quote in find_quotes(text)] == expected


def test_inner_words_leave_the_marks_out():
    text = "“We are ready,” she said. “And so"
    assert [text[slice(*quote.inner)] for quote in find_quotes(text)] == ["We are ready,", "And so"]


@given(st.text(alphabet="ab .,“”\"'‘’«»„\n", max_size=60))
def test_quotes_are_ordered_and_stay_inside(text):
    at = 0
    for quote in find_quotes(text, 0, len(text)):
        assert at <= quote.start < quote.end <= len(text)
        assert quote.start <= quote.inner[0] <= quote.inner[1] <= quote.end or quote.end - quote.start < 3
        at = quote.end


@pytest.mark.parametrize("unit", ["'a ", "“", '"', "‘a’b", "«", "a'"])
def test_time_is_linear_in_hostile_marks(unit):
    with cpu_within(5):
        found = find_quotes(unit * 200_000)
    assert len(found) == (unit in "“«")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            'He said, "It rose. It fell.\nWe left at dawn." It rained.',
            ["It rose. It fell.", "We left at dawn."],
            id="straight marks over two paragraphs",
        ),
        pytest.param('He said, "It rose.\n"It fell," he said.', ["It rose.", "It fell,"], id="opened anew"),
        pytest.param('"It rose.\n"It fell.\n"We left."', ["It rose.", "It fell.", "We left."], id="and anew"),
        pytest.param('"No," he said. "It rose.\n"It fell."', ["No,", "It rose.", "It fell."], id="behind a cue"),
        pytest.param('"It rose.\nIt "fell" at dawn.', ["fell"], id="a word in quotation marks"),
        pytest.param('He is 6" tall, he said.\nShe is 5" tall.', [], id="inches"),
        pytest.param("“It rose.\n“It fell.”", ["It rose.", "It fell."], id="curly marks"),
    ],
)
def test_a_quotation_may_run_over_paragraphs(text, expected):
    found = find_running(text, [tuple(line) for line in lines(text)])
    assert [text[slice(*quote.inner)] for quote in found] == expected
