"""The weights of words, as a file holds them and as the features of a line."""

import numpy as np
import pytest

from onrecord.read.classifier.wording import (
    KINDS,
    PLACES,
    WORDING,
    load_weights,
    unpacked,
    wording_columns,
    words_in,
)
from onrecord.read.lines import split_lines

CREDIT, BODY = KINDS.index("credit"), KINDS.index("body")


def weights():
    """Weights of two words: "photo" at a line's start tells of credits, "said" anywhere of the article."""
    rows = np.zeros((2, len(PLACES), len(KINDS)), dtype=np.int8)
    rows[0, PLACES.index("first"), CREDIT] = 100
    rows[1, PLACES.index("any"), BODY] = 50
    words = np.frombuffer(b"photo\nsaid", dtype=np.uint8)
    scale = np.full((len(PLACES), 1), 0.05, dtype=np.float32)
    return unpacked(words, rows.reshape(2, -1), scale, np.zeros(len(KINDS), dtype=np.float32))


def test_a_words_place_in_the_line_counts():
    first, last, said, none, empty = weights().shares(
        ["Photo: Ina Voss", "Ina Voss photo", "she said", "Harl", "—"]
    )
    assert first.argmax() == CREDIT
    assert first[CREDIT] > -0.1
    assert said.argmax() == BODY
    assert np.allclose(last, none)
    assert np.allclose(none, empty)
    assert np.exp(none).sum() == pytest.approx(1, abs=1e-4)


def test_words_are_cut_and_their_digits_made_equal():
    assert words_in("In 2031, Harl's 3 dams") == ("in", "0000", "harl", "s", "0", "dams")
    assert len(words_in("one " * 500)) == 60


def test_lines_have_one_column_a_kind_and_the_shipped_weights_know_a_credit():
    lines = split_lines("Photo: Ina Voss/Getty Images\nThe mayor said on Monday that nobody was killed.")
    columns = wording_columns(lines, load_weights())
    assert columns.shape == (2, len(WORDING))
    assert columns.dtype == np.float32
    assert columns[1, WORDING.index("wording_body")] > columns[0, WORDING.index("wording_body")]
