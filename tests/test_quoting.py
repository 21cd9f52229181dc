"""Words of others between quotation marks of ours."""

import pytest

from onrecord.quoting import within_quotes


@pytest.mark.parametrize(
    ("words", "within"),
    [
        ("“The dyke holds,” she said", "‘The dyke holds,’ she said"),
        ('a count of "nearly 90" ("too low")', "a count of ‘nearly 90’ (‘too low’)"),
        ("the mayor's count", "the mayor's count"),
        ("", ""),
    ],
)
def test_double_marks_become_single_ones(words, within):
    assert within_quotes(words) == within
