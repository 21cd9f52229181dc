"""Days with their year, and the hour beside one."""

import pytest

from onrecord.read.facts.written import with_hour, written_days

ROWS = [
    ("Published 4 March 2031, 7:42 PM", "2031-03-04T19:42:00"),
    ("4 March 2031 at 12.05am", "2031-03-04T00:05:00"),
    ("13:05 GMT, 4 March 2031", "2031-03-04T13:05:00+00:00"),
    ("Published 11:26 pm EST, Tuesday, March 4, 2031", "2031-03-04T23:26:00-05:00"),
    ("March 4, 2031 0905 GMT", "2031-03-04T09:05:00+00:00"),
    ("04.03.2031 - 15:48 Uhr", "2031-03-04T15:48:00"),
    ("04.03.2031. 06:20h", "2031-03-04T06:20:00"),
    ("4. 3. 2031.", "2031-03-04"),
    ("build 4.3.2031.9", None),
    ("2031-03-04T12:48:14Z", "2031-03-04T12:48:00+00:00"),
    ("Ina Voss 2031-03-04 06:30 +0100", "2031-03-04T06:30:00+01:00"),
    ("4 March 2031, 7:42 PM IST", "2031-03-04T19:42:00"),  # Israel's or India's
    ("4 марта 2031, 12:10", "2031-03-04T12:10:00"),
    ("Mar 4, 2031Updated: Mar 5, 2031", "2031-03-04"),
    ("4 March 2031, page 12", "2031-03-04"),
    ("4 March 2031, 13 pm", "2031-03-04"),
    ("4 March 2031, score 2:11:30:9", "2031-03-04"),
    ("31 June 2031, 14:05", None),
    ("March 2031", None),
    ("Tue, 03/04/2031 - 15:20", "2031-03-04T15:20:00"),  # 4 March is the Tuesday, 3 April a Thursday
    ("Thu, 03/04/2031 - 15:20", "2031-04-03T15:20:00"),
    ("Mon, 03/04/2031 - 15:20", None),
    ("April 4, 1942 – January 30, 2031", None),  # a life
    ("4 March 2031 to 9 March 2031", None),
    ("4 March 2031 – 9 March 2031, last seen 10 March 2031", "2031-03-10"),
]


@pytest.mark.parametrize(("line", "told"), ROWS)
def test_the_first_day_of_a_line_and_its_hour(line: str, told: str | None):
    found = next(written_days(line, month_first=None), None)
    assert (with_hour(line, found) if found else None) == told


@pytest.mark.parametrize(("first", "day"), [(True, "2031-03-04"), (False, "2031-04-03"), (None, None)])
def test_a_day_in_numbers_alone_needs_to_know_which_is_the_month(first: bool | None, day: str | None):
    assert next((found.day for found in written_days("3/4/2031", month_first=first)), None) == day
