"""Datelines: where a story was written is neither who speaks nor a part of what is said."""

import pytest

from onrecord.attribute.datelines import behind_datelines
from onrecord.attribute.find import find_attributions
from onrecord.attribute.tagging.tagger import Tagger
from onrecord.read import read_page
from onrecord.records import Page
from tests.attribute.made import paragraphs


@pytest.fixture(scope="module")
def tagger():
    return Tagger.load()


MORE = "The valve leaks, police said."


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        pytest.param("KORVAL - ", MORE, id="a dash"),
        pytest.param("KORVAL—", MORE, id="a glued dash"),
        pytest.param("PORT ANSEL, Norland, June 4 (Agency) — ", MORE, id="with all"),
        pytest.param("ST. MARL, N.H. -- ", MORE, id="a state"),
        pytest.param("Velden (Tarnwire) - ", "Ada Marten said it leaks.", id="an agency"),
        pytest.param("Korval – ", "Police said it leaks.", id="small letters before police"),
        pytest.param("KORVAL: ", MORE, id="a colon"),
        pytest.param("KORVAL (Tarnwire): ", MORE, id="a colon behind an agency"),
        pytest.param("", "KORVAL: The valve was shut again in June.", id="a colon, and nobody tells it"),
        pytest.param("GLASGOW: ", "The valve was shut again in June.", id="a city"),
        pytest.param("", "WASHINGTON: I shut the valve.", id="a city that is a name"),
        pytest.param("", "KORVAL: “The valve leaks,” she said.", id="a colon before a quotation"),
        pytest.param("", "NDN: The valve leaks, police said.", id="an outlet"),
        pytest.param("", "Marten: The valve leaks, police say.", id="a name before a colon"),
        pytest.param("", "Smith - Jones said it leaks.", id="a name with a dash"),
        pytest.param("", "The KORVAL - MARL line said it leaks.", id="capitals within a sentence"),
    ],
)
def test_the_words_of_a_paragraph_begin_behind_its_dateline(before, behind):
    text = before + behind
    assert behind_datelines(text, [(0, len(text))]) == [(len(before), len(text))]


def test_only_the_first_paragraph_has_a_dateline_before_a_colon():
    text = "It is dry in Korval.\nKORVAL: The valve leaks, police said.\nKORVAL - The valve leaks."
    assert [text[start:end][:9] for start, end in behind_datelines(text, paragraphs(text))] == [
        "It is dry", "KORVAL: T", "The valve",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("KORVAL: Police said on Monday that the old valve had failed.", "Police"),
        ("KORVAL - Ada Marten said on Monday that the old valve had failed.", "Ada Marten"),
    ],
)
def test_who_speaks_behind_a_dateline_is_found(tagger, text, source):
    found = find_attributions(read_page(Page(text=text, kind="article")), tagger=tagger)
    assert [[span.text for span in one.source] for one in found] == [[source]]
