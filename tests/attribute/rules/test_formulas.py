"""Formulas of the news by rule, on sentences of our own."""

import pytest

from onrecord.attribute.rules.formulas import find_formulas
from tests.attribute.made import as_marked, paragraphs
from tests.marks import read_marks
from tests.timing import cpu_within


def formulas(text):
    return as_marked(find_formulas(text, paragraphs(text), ()))


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("It rained. <The bank> |cut| «its growth forecast to 1.2% from 1.8%».", id="a forecast cut"),
        pytest.param(
            "<Norrvik> |has raised| «its outlook to between 3% and 4%» on Monday, citing demand.",
            id="when it was raised is no part of it",
        ),
        pytest.param(
            "<The hospital> |lowered| «the number of injured to 31, from 40 earlier».",
            id="a number of people set anew",
        ),
        pytest.param(
            "Prices rose. <Economists polled by the Gazette> |had expected| «2 percent».",
            id="what analysts foresaw",
        ),
        pytest.param("Prices rose. The ministry expected 2 guests.", id="who is no analyst"),
        pytest.param("<The ministry> |has put| «losses at 2 billion crowns».", id="put at a figure"),
        pytest.param("<Insurers> |have put| «them at 3 billion crowns», a record.", id="them"),
        pytest.param("<Norrvik> |guided for| «full-year revenue of 3 billion crowns».", id="guided for"),
        pytest.param("<Police> |are treating| «the fire as arson».", id="treated as"),
        pytest.param("Doctors are treating the men as guests.", id="doctors treat otherwise"),
        pytest.param("The bank cut the number of branches to 40.", id="a deed"),
        pytest.param("The firm raised its price to 12 crowns.", id="a price"),
        pytest.param("The goal put Tarn ahead at 2-1.", id="a score"),
        pytest.param("The bank is expected to raise its forecast to 3%.", id="not done yet"),
        pytest.param(
            "<The firm> |apologised to its guests on Friday| «for the delay».",
            id="an apology",
        ),
        pytest.param("The firm apologised.", id="an apology for nothing that is told"),
    ],
)
def test_formulas_are_found_with_who_says_so(marked):
    text, expected, _ = read_marks(marked)
    assert formulas(text) == expected


def test_words_that_were_found_are_left_alone():
    text = "The bank cut its growth forecast to 1.2%."
    assert not find_formulas(text, paragraphs(text), find_formulas(text, paragraphs(text), ()))


def test_many_formulas_take_linear_time():
    with cpu_within(20):
        assert formulas("has put the cost of the " * 20_000) == []
