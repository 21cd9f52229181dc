"""What a thing is held to be in the passive, on sentences of our own."""

import pytest

from onrecord.attribute.rules.passive import mend_passive
from tests.attribute.made import joined, words_of
from tests.timing import cpu_within


def test_time_is_linear():
    text = "The dam is seen as a way " * 20_000
    with cpu_within(5):
        [one] = mend_passive(text, [joined(text, "", "is seen", "The dam")])
    assert words_of(text, one) == ("", "is seen", "The dam")


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        pytest.param("is seen as", "The dam", ("Sarn", "is seen as", "The dam", "a way out"), id="the subject"),
        pytest.param("is seen", "as a way out", ("Sarn", "is seen", "as a way out"), id="what it is seen as"),
        pytest.param("It rained", "The dam", ("It rained", "The dam"), id="another cue"),
    ],
)
def test_what_somebody_holds_is_completed(cue, content, expected):
    text = "It rained. The dam is seen as a way out by Sarn."
    [one] = mend_passive(text, [joined(text, "", cue, content)])
    assert tuple(text[s.start : s.end] for part in (one.source, one.cue, one.content) for s in part) == expected


def test_what_somebody_holds_is_completed_where_what_follows_was_taken_with_it():
    text = "The dam, which is seen as a way out by Sarn, should be built."
    [one] = mend_passive(text, [joined(text, "", "is seen", "which", "as a way out by Sarn, should be built")])
    assert words_of(text, one) == ("Sarn", "is seen", "as a way out")
