"""Statements that are taken back, on sentences of our own."""

from dataclasses import replace

import pytest

from onrecord.attribute.rules.withdrawn import find_withdrawn, withdraw
from tests.attribute.made import as_marked, draft_of, joined, paragraphs, words_of
from tests.marks import read_marks

OWN = [  # a noun's triple, and what it becomes
    (
        "The port rowed back on its denial that the crane had failed.",
        ("its", "denial", "that the crane had failed"),
        ("The port", "rowed back on its denial", "that the crane had failed"),
    ),
    (
        "Last week the port had quietly retracted its earlier denial that the crane had failed.",
        ("its", "denial", "that the crane had failed"),
        ("the port", "retracted its earlier denial", "that the crane had failed"),
    ),
    (
        "After withdrawing its claim that nobody was hurt, the port named two men.",
        ("the port", "claim", "that nobody was hurt"),
        ("the port", "withdrawing its claim", "that nobody was hurt"),
    ),
    (
        "Its denial that the crane had failed was later withdrawn by the port.",
        ("Its", "denial", "that the crane had failed"),
        ("the port", "denial | was later withdrawn", "that the crane had failed"),
    ),
    (
        "A denial by the port that the crane had failed was retracted in May.",
        ("the port", "denial", "that the crane had failed was retracted in May"),
        ("the port", "denial | was retracted", "that the crane had failed"),
    ),
]
KEPT = [
    ("The port refused to withdraw its denial that the crane had failed.", "that the crane had failed"),
    ("The port would not take back its denial that the crane had failed.", "that the crane had failed"),
    ("The port stopped short of withdrawing its denial that the crane had failed.", "that the crane had failed"),
    ("Its denial that the crane had failed was never withdrawn.", "that the crane had failed"),
    ("The army withdrew, and its denial that a bridge had burnt was widely believed.", "that a bridge had burnt"),
]


@pytest.mark.parametrize(("text", "noun", "expected"), OWN)
def test_the_verb_that_takes_a_statement_back_is_its_cue(text, noun, expected):
    done = withdraw(draft_of(text, [joined(text, *noun)]))
    assert [words_of(text, one) for one in done.triples] == [expected]


@pytest.mark.parametrize(("text", "content"), KEPT)
def test_what_is_not_taken_back_is_still_denied(text, content):
    own = joined(text, "", "denial", content)
    assert withdraw(draft_of(text, [own])).triples == (own,)


def test_who_takes_a_denial_back_denies_nothing_inside_it():
    text = "The port withdrew its earlier denial that the crane had failed."
    outer = joined(text, "The port", "withdrew", "its earlier denial that the crane had failed")
    inner = joined(text, "its", "denial", "the crane had failed")
    assert withdraw(replace(draft_of(text, [outer, inner]), inside={1: 0})).triples == (outer,)


def test_inside_what_somebody_says_of_himself_the_words_around_tell_it():
    text = "The port said it was withdrawing its denial that the crane had failed."
    outer = joined(text, "The port", "said", "it was withdrawing its denial that the crane had failed")
    inner = joined(text, "its", "denial", "the crane had failed")
    assert withdraw(replace(draft_of(text, [outer, inner]), inside={1: 0})).triples == (outer,)


def test_inside_what_another_reports_it_has_its_own_subject():
    text = "The Gazette wrote that the port had withdrawn its denial that the crane had failed."
    outer = joined(text, "The Gazette", "wrote", "the port had withdrawn its denial that the crane had failed")
    inner = joined(text, "its", "denial", "that the crane had failed")
    done = withdraw(replace(draft_of(text, [outer, inner]), inside={1: 0}))
    assert words_of(text, done.triples[1]) == ("the port", "withdrawn its denial", "that the crane had failed")
    assert done.inside == {1: 0}


def test_a_lone_noun_in_no_words_of_a_verb_is_left():
    text = "Its denial that the crane had failed came late."
    own = joined(text, "Its", "denial", "that the crane had failed")
    assert withdraw(draft_of(text, [own])).triples == (own,)


@pytest.mark.parametrize(
    "marked",
    [
        "<It> |withdrew| «the figure on Friday».",
        "On Friday <it> |withdrew| «the toll» and apologised.",
        "<The port> has since |taken back| «that claim».",
        "<The port> |backtracked on| «its earlier estimate».",
        "It would not withdraw the claim.",
        "It never withdrew the claim.",
        "It withdrew the charges.",
        "The army withdrew from the town.",
        "",
    ],
)
def test_a_plain_withdrawal_is_found_where_nothing_was(marked):
    text, expected, _ = read_marks(marked)
    assert as_marked(find_withdrawn(text, paragraphs(text), [])) == expected


def test_no_withdrawal_is_added_to_a_sentence_in_which_something_was_found():
    text = "The port said it withdrew the figure."
    assert (
        find_withdrawn(text, paragraphs(text), [joined(text, "The port", "said", "it withdrew the figure")]) == []
    )
