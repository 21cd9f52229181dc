"""Where a claim is: names of places in context, and the country and region of a claim."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.normalise.places.claims import ClaimPlaces
from onrecord.normalise.places.table import country_codes, place_words, region_names
from onrecord.normalise.places.toponyms import find_toponyms
from tests.factories import make_article
from tests.timing import assert_linear

NAMES = [
    pytest.param("A mill in Kharkiv burned.", [("Kharkiv", "UA")], id="a city"),
    pytest.param("A mill in Deir ez-Zor burned.", [("Deir ez-Zor", "SY")], id="a name with small words"),
    pytest.param(
        "The blast in Tripoli, Lebanon, hurt ten.", [("Tripoli", "LB"), ("Lebanon", "LB")], id="named behind"
    ),
    pytest.param(
        "Libya's army left Tripoli.", [("Libya", "LY"), ("Tripoli", "LY")], id="by the country of the text"
    ),
    pytest.param(
        "Police in Paris, Texas, came.", [("Texas", "US")], id="a smaller town of a great name is left out"
    ),
    pytest.param("Georgia won the match.", [], id="two as good as each other are none"),
    pytest.param(
        "Atlanta is hot. Georgia is dry.", [("Atlanta", "US"), ("Georgia", "US")], id="a state by its city"
    ),
    pytest.param("Mr. London spoke to Jack London.", [], id="people with the names of places"),
    pytest.param(
        "Jack London left. Orme and London wrote to Peru.", [("Peru", "PE")], id="a person of whom the text goes on"
    ),
    pytest.param(
        "Jack London left. A mill in London burned.", [("London", "GB")], id="a person, and the place of that name"
    ),
    pytest.param("The Sydney Morning Herald wrote.", [], id="a newspaper"),
    pytest.param("Ukrainians and the U.S. agreed.", [("Ukrainians", "UA"), ("U.S.", "US")], id="a people"),
    pytest.param("The Kremlin was silent.", [("Kremlin", "RU")], id="a seat of government"),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_of_places_are_found_and_decided_by_context(text, expected):
    article = make_article(text)
    assert [(text[one.start : one.end], one.entry.country) for one in find_toponyms(article)] == expected


CLAIMS = [
    pytest.param("Israeli jets hit Gaza City.", "Israeli jets hit Gaza City", "PS Gaza Strip content", id="object"),
    pytest.param("British jets landed in Norway.", "British jets landed in Norway", "NO - content", id="locative"),
    pytest.param(
        "A drone fell near Kursk, he said.", "A drone fell near Kursk", "RU Kursk Oblast content", id="region"
    ),
    pytest.param(
        "A bridge fell in Kerala. Nine were hurt, he said.",
        "Nine were hurt",
        "IN Kerala context",
        id="sentence before",
    ),
    pytest.param("TOKYO (Agency) — It will rain, he said.", "It will rain", "JP - dateline", id="dateline"),
    pytest.param(
        "Peru is poor. Lima is not.\nIt will rain, he said.",
        "It will rain",
        "PE - article",
        id="names of the article",
    ),
    pytest.param("It will rain, he said.", "It will rain", "", id="nowhere"),
]


@pytest.mark.parametrize(("text", "content", "expected"), CLAIMS)
def test_a_claim_is_where_its_words_or_the_words_around_it_say(text, content, expected):
    article = make_article(text)
    at = text.index(content)
    span = article.span(at, at + len(content))
    sentence = article.sentence_at(at)
    assert sentence is not None
    found = ClaimPlaces(article).of((span,), article.span(*sentence))
    shown = [f"{place.country} {place.region or '-'} {place.found_in.value}" for place in found[:1]]
    assert shown == ([expected] if expected else [])


def test_a_source_says_where_when_nothing_else_does():
    article = make_article("The Polish army said it would rain.")
    source, content = article.span(0, 15), article.span(21, 34)
    found = ClaimPlaces(article).of((content,), article.span(0, 35), (source,))
    assert [(place.country, place.found_in.value) for place in found] == [("PL", "source")]


def test_places_have_codes_and_words():
    assert country_codes()["ukraine"] == country_codes()["ua"] == country_codes()["ukrainian"] == "UA"
    assert region_names()["kursk region"] == (("RU", "Kursk Oblast"),)
    assert place_words("RU", "Kursk Oblast") == "Kursk Oblast, Russia"
    assert place_words("FR", None) == "France"


@given(st.text(alphabet="UKkyiv. ,Paris\nTexas'’(", max_size=200))
def test_any_text_gives_places_with_codes(text):
    article = make_article(text)
    for one in find_toponyms(article):
        assert 0 <= one.start < one.end <= len(text)
        assert len(one.entry.country) == 2


def test_a_long_text_takes_time_in_proportion():
    def finding(times: int):
        article = make_article("Police in Paris, Texas, met Jordan Hale of Georgia in Kyiv.\n" * times)
        return lambda: find_toponyms(article)

    assert_linear(finding, 1000, 4000)
