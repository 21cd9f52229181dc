"""Whether a figure was raised or lowered, by its bounds."""

import pytest

from onrecord.ledger.stories.figures import which_way
from onrecord.ledger.views.claims import FigureHit


def figure(low, high, bound):
    return FigureHit("x", low, high, bound, "people", "killed", None, None, "stated", None, None, None, 0, 1)


def exactly(value):
    return figure(value, value, "exact")


MOVES = [
    pytest.param(exactly(58), exactly(55), "raised", id="more"),
    pytest.param(exactly(55), exactly(58), "lowered", id="fewer"),
    pytest.param(exactly(55), exactly(55), None, id="the same"),
    pytest.param(figure(1000, 9999, "vague"), figure(2300, None, "more_than"), None, id="thousands after >2,300"),
    pytest.param(figure(100, 999, "vague"), exactly(55), "raised", id="hundreds after 55"),
    pytest.param(figure(24, 99, "vague"), exactly(300), "lowered", id="dozens after 300"),
    pytest.param(figure(300, None, "at_least"), exactly(310), None, id="at least 300 after 310"),
    pytest.param(figure(300, None, "at_least"), exactly(290), "raised", id="at least 300 after 290"),
    pytest.param(exactly(310), figure(300, None, "at_least"), "raised", id="310 after at least 300"),
    pytest.param(exactly(290), figure(300, None, "at_least"), "lowered", id="290 after at least 300"),
    pytest.param(exactly(350), figure(300, None, "at_least"), "raised", id="350 after at least 300"),
    pytest.param(figure(200, 400, "range"), exactly(250), None, id="200-400 after 250"),
    pytest.param(exactly(250), figure(200, 400, "range"), None, id="250 after 200-400"),
    pytest.param(exactly(400), figure(200, 400, "range"), None, id="400 after 200-400"),
    pytest.param(exactly(410), figure(200, 400, "range"), "raised", id="410 after 200-400"),
    pytest.param(figure(200, 400, "range"), exactly(450), "lowered", id="200-400 after 450"),
    pytest.param(figure(200, 400, "range"), figure(250, 300, "range"), None, id="200-400 after 250-300"),
    pytest.param(figure(8, 12, "range"), figure(7, 9, "range"), "raised", id="8-12 after 7-9"),
    pytest.param(figure(7, 9, "range"), figure(8, 12, "range"), "lowered", id="7-9 after 8-12"),
    pytest.param(figure(200, 400, "range"), figure(300, None, "at_least"), None, id="200-400 after at least 300"),
    pytest.param(figure(500, None, "more_than"), figure(200, 400, "range"), "raised", id=">500 after 200-400"),
    pytest.param(figure(None, 300, "at_most"), figure(200, 400, "range"), None, id="up to 300 after 200-400"),
    pytest.param(
        figure(260, None, "more_than"), figure(170, None, "at_least"), "raised", id=">260 after at least 170"
    ),
    pytest.param(figure(None, 400, "at_most"), exactly(380), None, id="up to 400 after 380"),
    pytest.param(figure(None, 300, "at_most"), exactly(380), "lowered", id="up to 300 after 380"),
    pytest.param(figure(300, 300, "about"), exactly(305), None, id="about 300 after 305"),
    pytest.param(figure(3000, 3000, "nearly"), exactly(64), "raised", id="nearly 3,000 after 64"),
    pytest.param(figure(None, None, "vague"), exactly(64), None, id="no number"),
]


@pytest.mark.parametrize(("new", "old", "way"), MOVES)
def test_a_figure_moves_where_its_bounds_leave_the_earlier_one_behind(new, old, way):
    assert which_way(new, old) == way
