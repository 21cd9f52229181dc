"""The reliability table: how often claims of a score are right."""

import pytest

from benchmarks.calibration import Judged, find_threshold, reliability


def judged(*scores_and_right):
    return [Judged(score, right, nested=False, speech=True) for score, right in scores_and_right]


@pytest.mark.parametrize(
    ("claims", "threshold"),
    [
        ((), 1.01),
        (((0.9, False),), 1.01),
        (((0.9, True), (0.8, True)), 0.8),
        (((0.9, True), (0.8, False)), 0.9),
        ((*[(0.9, True)] * 9, (0.8, False), (0.7, False)), 0.8),
        (((0.9, True), (0.9, False)), 1.01),
    ],
    ids=["none", "wrong", "all right", "right then wrong", "nine of ten", "ties count together"],
)
def test_the_threshold_is_the_lowest_score_from_which_nine_in_ten_are_right(claims, threshold):
    assert find_threshold(judged(*claims)) == threshold


def test_the_table_counts_each_claim_in_one_bin():
    lines, numbers = reliability(judged((0.95, True), (0.949, False), (1.0, True), (0.1, False)))
    assert lines[1:4] == [
        "0.00–0.30         1      0     0.0 %   0.10",
        "0.90–0.95         1      0     0.0 %   0.95",
        "0.95–1.00         2      2   100.0 %   0.97",
    ]
    assert numbers == {"right at 0.9": 66.67, "claims at 0.9": 75.0}


def test_without_claims_the_table_is_empty():
    assert reliability([])[1] == {"right at 0.9": 0.0, "claims at 0.9": 0.0}
