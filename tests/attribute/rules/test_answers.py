"""Answers in two words, on sentences of our own."""

import pytest

from onrecord.attribute.rules.answers import find_answers
from tests.attribute.made import as_marked, joined, paragraphs, words_of
from tests.marks import read_marks
from tests.timing import cpu_within

ROWS = [
    "<The zoo> |disputed| «that», saying the gate was shut.",
    "Two reports named him. <The clerk> |denied| «them on Monday».",
    "After the claims, <the clerk> |denied| «both».",
    "<The clerk> |disputed| «them on Monday».",
    "The family sought permits. The council denied them on Monday.",
    "Two nominees were heard. The senate confirmed them on Tuesday.",
    "The rumours end here. Two men came. The guard denied both.",
    "He asked for a phone and a lawyer. The guard denied both.",
    "<Her sister> |denied| «it» and left.",
    "<Two clerks> |have denied| «all of this».",
    "The friend, <Marc Doll>, |contested| «this».",
    "<The vet> |contradicted| «her on Monday».",
    "<The port> |denied| «that»; <the mayor> |confirmed| «it».",
    "<Doll> |brushed off| «the remark about salt».",
    "<The clerk> |took back| «her claim».",
    "On Monday <the clerk> |retracted| «her figure of 40».",
    "<The log> |bore out| «the pilot's account».",
    "<The firm> |would not be drawn on| «the fee».",
    "The clerk took back her bicycle.",
    "The army withdrew its tanks.",
    "The mayor stood by the window.",
    "The senate rejected it in May.",
    "The port denied that the crane had failed.",
    "The port denied this year's accounts were late.",
    "The guard denied her entry.",
    "Denied that, too.",
    "He met a mayor who denied it.",
    "They found the clerk who also denied that.",
]


@pytest.mark.parametrize("marked", ROWS)
def test_an_answer_has_who_answers_and_what(marked):
    text, expected, _ = read_marks(marked)
    assert as_marked(find_answers(text, paragraphs(text), ())) == expected


def test_what_is_in_an_attribution_already_is_left():
    text = "The zoo denied that."
    assert find_answers(text, paragraphs(text), [joined(text, "The zoo", "denied", "that")]) == []


@pytest.mark.parametrize(("denied", "count"), [("that", 4_000), ("them", 0)])
def test_a_long_sentence_takes_linear_time(denied, count):
    text = f"the zoo denied {denied} and " * 4_000 + "left"
    with cpu_within(5):
        found = find_answers(text, paragraphs(text), ())
    assert [words_of(text, one) for one in found] == [("the zoo", "denied", denied)] * count
