"""What counts as said within another's words, on sentences of our own."""

import pytest

from onrecord.attribute.nesting.inner import is_sure, tells
from tests.attribute.made import joined


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("the guard denied the theft", "the guard", "denied", "the theft"),
        ("two aides believe the premier plans to go", "two aides", "believe", "the premier plans to go"),
        ("the governor wants the port closed by noon", "the governor", "wants", "the port closed by noon"),
        ("the guard wants the crews to leave", "the guard", "wants", "the crews to leave"),
        ("the club plans to sack its coach", "the club", "plans", "to sack its coach"),
        ("the port refused to comment on the fire", "the port", "refused", "to comment on the fire"),
        ("the general knew the town would fall", "the general", "knew", "the town would fall"),
        ("the trackers show Marten has bought time", "the trackers", "show", "Marten has bought time"),
        ("leaked papers reveal the state paid", "leaked papers", "reveal", "the state paid"),
        ("the council was told by a builder that it leaked", "a builder", "was told by", "that it leaked"),
        ("the mayor called the plan mad", "the mayor", "called", "the plan mad"),
    ],
)
def test_what_is_said_or_thought_counts(text, source, cue, content):
    assert is_sure(text, joined(text, source, cue, content))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        pytest.param(
            "gave Marten's claim a “bad” mark", "Marten's", "claim", "a “bad” mark", id="a claim that is named"
        ),
        pytest.param("if the judge asks about the loan", "the judge", "asks", "about the loan", id="a condition"),
        pytest.param(
            "as rich as the broker says he has become", "the broker", "says", "he has become", id="as … as"
        ),
        pytest.param("not as rich as Belt says he is", "Belt", "says", "he is", id="no more than he is"),
        pytest.param("nobody wants to leave", "nobody", "wants", "to leave", id="nobody"),
        pytest.param(
            "There's some thought that it may rain", "There's some", "thought", "that it may", id="there is"
        ),
        pytest.param("the crew were told to leave", "the crew", "were told", "to leave", id="who was told"),
        pytest.param(
            "the schools are called failing", "the schools", "are called", "failing", id="who is called so"
        ),
        pytest.param(
            "the owners are to blame for the fire", "the owners", "are to blame for", "the fire", id="blame"
        ),
        pytest.param(
            "the mayor is adding the lost to the dead", "the mayor", "is adding", "the lost to the dead", id="a sum"
        ),
        pytest.param("the man refused to drop the gun", "the man", "refused", "to drop the gun", id="an act"),
        pytest.param("Belt called her to thank her", "Belt", "called", "to thank her", id="a call"),
        pytest.param("parents want good schools", "parents", "want", "good schools", id="a wish for a thing"),
        pytest.param("divers found two sisters alive", "divers", "found", "two sisters alive", id="found"),
        pytest.param("I said it would rain", "I", "said", "it would rain", id="the speaker"),
    ],
)
def test_what_nobody_said_does_not_count(text, source, cue, content):
    assert not tells(text, joined(text, source, cue, content))


def test_a_thought_must_be_more_likely_than_a_word():
    said, thought = "the guard said it rained", "the guard feared it rained"
    assert is_sure(said, joined(said, "the guard", "said", "it rained", score=0.5))
    assert not is_sure(thought, joined(thought, "the guard", "feared", "it rained", score=0.5))
