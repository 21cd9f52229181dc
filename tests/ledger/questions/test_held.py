"""Where figures stand in time."""

import pytest

from onrecord.ledger.questions.held import day_held

HELD = [
    pytest.param(None, "2031-05-04", "2031-05-04", id="of no days"),
    pytest.param(None, None, None, id="of no day at all"),
    pytest.param(("2031-05-02", "2031-05-03"), "2031-05-04", "2031-05-02", id="of a day"),
    pytest.param(("2031-05-01", "2031-06-01"), "2031-06-04", "2031-05-01", id="of a month"),
    pytest.param(("2030-01-01", "2031-01-01"), "2031-05-04", "2030-12-31", id="of the year before"),
    pytest.param(("2031-01-01", "2032-01-01"), "2031-05-04", "2031-05-04", id="of this year"),
    pytest.param(("2032-01-01", "2033-01-01"), "2031-05-04", "2032-12-31", id="of the next year"),
    pytest.param(("2031-05-02", None), "2031-05-04", "2031-05-02", id="since a day"),
    pytest.param((None, "2031-05-03"), "2031-05-04", "2031-05-02", id="until a day"),
    pytest.param((None, "0001-01-01"), "2031-05-04", "2031-05-04", id="until the first day there is"),
    pytest.param((None, "0001-01-01"), None, None, id="until the first day there is, said on none"),
    pytest.param(("9999-12-31", None), None, "9999-12-31", id="since the last day there is"),
]


@pytest.mark.parametrize(("holds", "said", "day"), HELD)
def test_a_figure_stands_on_a_day_that_it_holds_for(holds, said, day):
    assert day_held(holds, said) == day
