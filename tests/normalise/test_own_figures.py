"""Which figures of a text make a claim in the outlet's own voice."""

import pytest

from onrecord.normalise.figures import find_figures
from onrecord.normalise.own_figures import own_figures
from tests.factories import make_article
from tests.timing import assert_linear

# text | the figures that the outlet tells
ROWS = """
The port has 40 berths.|40
There is one crucial name that nobody says.|
One bridge and no ferry is left.|One
One clerk to pay for the 12 boats is not enough.|One 12
“Nobody came that day. All 40 berths lay empty.”|
The sign says “All 40 berths to let.”|40
“Nobody came that day. All 40 berths lay empty.” The port has 52.|52
“Nobody came that day. All 40 berths lay empty.|
The firm called its 40 berths “a treasure. Of sorts.”|40
Deaths: 17|17
New cases: 312|312
Killed: 25|25
Seats lost: 40|40
Boats (12 sunk)|12
Forty people died|Forty
Slideshow (4 Images)|
( PHOTOS: 10 bridges to see)|
Harl 31 6 112|
Upper Velm 1,204 –|
31|
Harl has 31|31
It rained in 2030 and 2031.|
""".strip().splitlines()


@pytest.mark.parametrize("row", ROWS)
def test_an_outlet_tells_what_is_no_quotation_and_no_idle_one(row):
    text, told = row.split("|")
    article = make_article(text)
    found = own_figures(article, list(enumerate(find_figures(text))))
    assert [figure.span.text for _, figure in found] == told.split()


@pytest.mark.parametrize("piece", ['" 7 ', "“ 7 people ", "one man. "])
def test_time_grows_with_the_text(piece):
    def prepare(size):
        text = piece * size
        article, figures = make_article(text), list(enumerate(find_figures(text)))
        return lambda: list(own_figures(article, figures))

    assert_linear(prepare, 2_000, 16_000)
