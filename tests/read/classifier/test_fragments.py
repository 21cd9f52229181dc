"""What lines that are parts of one paragraph tell of each other. The people and the places do not exist."""

import numpy as np
import pytest

from onrecord.read.classifier.context import SEEN
from onrecord.read.classifier.fragments import FRAGMENTS, fragment_features, goes_on
from onrecord.read.lines import split_lines

TEXT = "The dam broke in\nHarl\n, the authority said on Monday.\nLog in\n\nNobody was killed."
BODY = [0.9, 0.1, 0.8, 0.0, 0.9]


def features(text: str = TEXT) -> dict[str, dict[str, float]]:
    """The features of each line by its text and the feature's name."""
    lines = split_lines(text)
    seen = np.zeros((len(lines), len(SEEN)), dtype=np.float32)
    seen[:, 0] = BODY[: len(lines)]
    rows = fragment_features(seen, lines, np.ones(len(lines), dtype=bool))
    return {
        line.text: dict(zip(FRAGMENTS, row, strict=True)) for line, row in zip(lines, rows.tolist(), strict=True)
    }


def test_a_line_that_begins_with_a_comma_and_the_one_above_are_of_one_paragraph():
    name = features()["Harl"]
    assert name["run_body"] == pytest.approx(0.8)
    assert name["run_most"] == pytest.approx(0.8)
    assert name["run_ended"] == 1.0
    assert np.expm1(name["run_lines"]) == pytest.approx(2)


def test_a_line_alone_has_no_others():
    alone = features()["Log in"]
    assert (alone["run_body"], alone["run_most"], alone["run_other"]) == (-1.0, -1.0, -1.0)


def test_a_line_below_the_end_of_a_sentence_begins_a_paragraph():
    first, second, third = split_lines("It broke on Monday.\nthe mayor said so\nand left")
    assert not goes_on(first, second)
    assert goes_on(second, third)
