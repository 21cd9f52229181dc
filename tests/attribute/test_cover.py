"""What spans cover together."""

import pytest

from onrecord.attribute.cover import Cover

SPANS = [(10, 20), (12, 14), (30, 31), (20, 25)]


@pytest.mark.parametrize(
    ("part", "met"),
    [((0, 10), False), ((0, 11), True), ((15, 16), True), ((24, 26), True), ((25, 30), False), ((31, 99), False)],
)
def test_a_range_meets_what_it_shares_a_character_with(part, met):
    assert Cover(SPANS).meets(*part) is met


def test_nothing_covers_nothing():
    assert not Cover([]).meets(0, 9)
