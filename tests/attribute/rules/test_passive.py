"""Statements met in the passive, on sentences of our own."""

import time

import pytest

from onrecord.attribute.rules.passive import find_passive, mend_passive
from tests.attribute.made import joined, paragraphs, words_of


def passive(text, triples=()):
    found = find_passive(text, paragraphs(text), triples)
    return [tuple(text[s.start : s.end] for part in (o.source, o.cue, o.content) for s in part) for o in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "It rained. A report that two divers drowned was flatly contradicted by the coast guard on Friday.",
            [("the coast guard", "was flatly contradicted by", "A report that two divers drowned")],
            id="a report",
        ),
        pytest.param(
            "Claims of a cover-up were brushed aside as fantasy by the prefect.",
            [("the prefect", "were brushed aside as fantasy by", "Claims of a cover-up")],
            id="as",
        ),
        pytest.param(
            "That a guard had slept was denied by the prison service.",
            [("the prison service", "was denied by", "That a guard had slept")],
            id="that",
        ),
        pytest.param(
            "The League, which is considered a gang by the U.N., Sarn and Velden, took the bridge.",
            [("the U.N., Sarn and Velden", "is considered", "a gang")],
            id="an aside",
        ),
        pytest.param(
            "The dam is widely seen as a way out by some.",
            [("some", "is widely seen", "The dam", "as a way out")],
            id="what some see",
        ),
        pytest.param("The dam was seen by some.", [], id="what some saw"),
        pytest.param("The goal was disputed by the goalkeeper.", [], id="no statement"),
        pytest.param("The report was denied by.", [], id="no agent"),
        pytest.param("", [], id="empty"),
    ],
)
def test_who_meets_a_statement_is_found(text, expected):
    assert passive(text) == expected


def test_a_sentence_in_which_something_was_found_is_left_alone():
    text = "A report that he drowned was denied by the guard."
    assert passive(text, [joined(text, "", "", "that he drowned")]) == []


def test_time_is_linear():
    began = time.perf_counter()
    passive("a report was denied by " * 20_000)
    assert time.perf_counter() - began < 5


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
