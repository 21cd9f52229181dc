"""Where somebody else may be heard, on sentences of our own."""

import pytest

from onrecord.attribute.nesting.heard import may_hear


@pytest.mark.parametrize(
    "text",
    [
        "most crews still oppose the plan",
        "he has repeatedly said that it is safe",
        "with 38 percent saying they like it",
        "I told the owners that it leaks",
        "we have warned the owners",
    ],
)
def test_a_subject_before_a_verb_of_saying_is_heard(text):
    assert may_hear(text, 0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "the boats left at noon",
        "I think it is over",
        "you would want to know",
        "the crew went to the rescue in order to claim the reward",
        "claims of this kind are rare",
    ],
)
def test_what_the_speaker_thinks_here_is_not(text):
    assert not may_hear(text, 0, len(text))
