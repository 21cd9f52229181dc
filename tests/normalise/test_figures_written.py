"""A figure as pages write it is read as the same figure; money that countries share; texts made to do harm."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.normalise.figures import find_figures
from onrecord.normalise.figures.lexicon import CURRENCIES, DURATIONS, GLUED, HOME_CURRENCIES, NATIONS, SIGNS, UNITS
from onrecord.publish.wording.amounts import figure_mark
from onrecord.records import Bound, Figure, Span
from tests.timing import assert_linear

_UNITS = sorted(
    {
        *UNITS.values(),
        *CURRENCIES.values(),
        *SIGNS.values(),
        *NATIONS.values(),
        *DURATIONS.values(),
        *GLUED.values(),
        "USD per barrel",
        "km per hour",
        "square mile",
        "cubic m",
        "year old",
        "month old",
        "percentage point",
        "basis point",
        "magnitude",
    }
    - {"square", "cubic", *HOME_CURRENCIES}
)
_NUMBERS = st.integers(2, 10**12) | st.integers(20, 10**6).map(lambda n: n / 10)


@st.composite
def _written_figures(draw: st.DrawFn) -> Figure:
    """A figure with one value or two, any bound but a vague one, and a unit or none."""
    bound = draw(st.sampled_from([bound for bound in Bound if bound is not Bound.VAGUE]))
    low = draw(_NUMBERS)
    high = low + draw(st.integers(1, 10**6)) if bound is Bound.RANGE else low
    return Figure(
        span=Span(0, 1, "x"),
        low=None if bound in (Bound.AT_MOST, Bound.LESS_THAN) else low,
        high=None if bound in (Bound.AT_LEAST, Bound.MORE_THAN) else high,
        bound=bound,
        unit=draw(st.none() | st.sampled_from(_UNITS)),
    )


@given(_written_figures())
def test_a_figure_as_a_page_writes_it_is_read_as_the_same(figure: Figure) -> None:
    mark = figure_mark(figure)
    for written in (mark.sign, mark.words):
        (found,) = find_figures(written if figure.unit else f"{written} people")
        assert (found.low, found.high, found.bound) == (
            pytest.approx(figure.low),
            pytest.approx(figure.high),
            figure.bound,
        )
        assert found.unit == figure.unit


def test_an_age_of_two_numbers_has_its_scale_from_the_second() -> None:
    (age,) = find_figures("It is 1 to 2 million years old.")
    assert (age.low, age.high, age.unit) == (1_000_000, 2_000_000, "year old")


MONEY = [
    ("The mill cost 40 crowns.", "crowns"),
    ("The Danish mill cost 40 crowns.", "DKK"),
    ("In Prague the mill cost 40 crowns.", "CZK"),
    ("It cost 40 crowns in Sweden and in Norway.", "crowns"),
    ("It cost 40 Swedish crowns, a Norwegian said.", "SEK"),
    ("The fare rose to 30 pesos in Bogota.", "COP"),
    ("The fare rose to 30 pesos.", "pesos"),
    ("Rent is 200 francs a month in Zurich.", "CHF per month"),
    ("It paid 40 US cents.", "US cent"),
    ("It paid 4 DKK.", "DKK"),
    ("It paid CHF 20.", "CHF"),
    ("It paid $5-7 a barrel.", "USD per barrel"),
    ("They try 4 cakes.", None),
]


@pytest.mark.parametrize(("sentence", "unit"), MONEY, ids=[row[0] for row in MONEY])
def test_shared_money_is_settled_by_the_country_that_the_text_names(sentence: str, unit: str | None) -> None:
    assert [figure.unit for figure in find_figures(sentence)][:1] == [unit]


HOSTILE = [
    "1e999999 ",
    "1/2 ",
    "five and ",
    "a billion billion ",
    "minus-",
    "million ",
    "between 5 and ",
    "9,999,",
    "killed, including 5 of the ",
    "$5 to ",
    "aged 5 to ",
    "5 (6 ",
    "no further ",
    "6 of the ",
    "7 men -- ",
    "8, five of them ",
    "2½",
    "0000-00-00 ",
    "February 30 ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text_and_nothing_is_raised(piece: str) -> None:
    assert_linear(lambda size: partial(find_figures, piece * (size // len(piece))), 20_000, 80_000)


def test_four_times_the_zeros_take_about_four_times_as_long() -> None:
    assert find_figures("0" * 2_000_000) == ()
    assert_linear(lambda size: partial(find_figures, "0" * size), 2_000_000, 8_000_000)


@pytest.mark.parametrize("text", ["9" * 1_000_000, "0" * 1_000_000, "1" + "0" * 400 + " people", "1e999999"])
def test_numbers_too_long_to_mean_anything_are_left_out(text: str) -> None:
    assert find_figures(text) == ()
