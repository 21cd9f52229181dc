"""What words and digits are worth as one number, and which of them are none."""

import pytest

from onrecord.normalise.times.numbers import number_value


@pytest.mark.parametrize(
    ("words", "value"),
    [("1,200", 1200), ("2.5", 2.5), ("two dozen", 24), ("112th", None), ("1.2.3", None), ("5G", None)],
)
def test_only_what_is_a_number_has_a_worth(words, value):
    assert number_value(words.split()) == value
