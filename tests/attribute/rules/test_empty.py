"""Triples that name nobody and tell nothing, on sentences of our own."""

import pytest

from onrecord.attribute.rules.empty import tells_nothing, without_bare
from tests.attribute.made import joined

ROWS = [
    ("The hall is also known as Blue House.", ("", "also known as", "Blue House"), False, "a name"),
    ("The treaty, known as the Pact, holds.", ("", "known as", "The treaty"), False, "a name before its cue"),
    ("A clerk was nominated.", ("", "was nominated", "A clerk"), False, "what was done"),
    ("Forty people are expected.", ("", "are expected", "Forty people"), False, "who is expected"),
    ("It was there, advocating for boats.", ("", "advocating for", "boats"), False, "a deed"),
    ("It began with protests against the mayor.", ("", "protests against", "the mayor"), False, "a stand"),
    ("Miners’ protests against the mayor began.", ("Miners’", "protests against", "the mayor"), True, "whose stand"),
    ("The hall is known to leak.", ("", "is known", "to leak"), True, "what is known"),
    ("The raid was widely condemned.", ("", "was widely condemned", "The raid"), True, "a passive of saying"),
    ("Suspicions run high that it leaks.", ("", "Suspicions run high", "that it leaks"), True, "a statement"),
    ("The hall is named “The Blue Hall of Sarn”.", ("", "is named", "“The Blue Hall of Sarn”"), True, "quoted"),
    ("Forty reportedly fled.", ("", "reportedly", "fled"), True, "hearsay"),
    ("Questions about the dam remain.", ("", "Questions about", "the dam"), True, "a topic"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found", "stays"), [row[:3] for row in ROWS], ids=[row[3] for row in ROWS])
def test_only_what_tells_something_stays(text, found, stays):
    one = joined(text, *found)
    assert without_bare(text, [one]) == ((one,) if stays else ())


def test_a_word_that_points_tells_nothing_alone():
    text = "Those are reported with a lag."
    assert tells_nothing(text, joined(text, "", "are reported", "Those"))


def test_a_difference_tells_nothing_of_who_gave_the_other_figure():
    text = "The toll is four more than the port had announced."
    assert tells_nothing(text, joined(text, "the port", "had announced", "than"))


@pytest.mark.parametrize(
    ("text", "found", "nothing"),
    [
        pytest.param("“The Long Rain,” by Ada Marten", ("Ada Marten", "by", "“The Long Rain,”"), True, id="a work"),
        pytest.param(
            "It left, citing the mayor’s office.", ("It", "citing", "the mayor’s office"), True, id="a body"
        ),
        pytest.param("It shut, citing a lack of staff.", ("It", "citing", "a lack of staff"), False, id="a reason"),
        pytest.param("It leaks, by one estimate.", ("one estimate", "by", "It leaks"), False, id="an estimate"),
    ],
)
def test_who_made_a_work_says_nothing(text, found, nothing):
    assert tells_nothing(text, joined(text, *found)) is nothing


@pytest.mark.parametrize(
    ("text", "nothing"), [("That suggests growth.", True), ("those that suggests growth.", False)]
)
def test_what_that_suggests_is_the_outlets_own(text, nothing):
    assert tells_nothing(text, joined(text, "That" if nothing else "that", "suggests", "growth")) is nothing


UNSAID = [
    ("Nothing in the letter that says she must go is new.", ("that", "says", "she must go"), True, "of nothing"),
    ("There is no rule in the book that says she must go.", ("that", "says", "she must go"), True, "of no rule"),
    ("No doubt about the letter that says she must go.", ("that", "says", "she must go"), False, "of a letter"),
    ("Nobody knew the man who said it was late.", ("who", "said", "it was late"), False, "of a man"),
    (
        "There was no sign of the man who said it was late.",
        ("who", "said", "it was late"),
        False,
        "no sign of a man",
    ),
    ("Nothing came from the port that said it was late.", ("that", "said", "it was late"), False, "nothing came"),
    ("At no point in the report that says it was late.", ("that", "says", "it was late"), False, "at no point"),
    ("No one in the room who said he was ill left.", ("who", "said", "he was ill"), True, "of no one"),
    (
        "Nothing in the rules says she must go.",
        ("Nothing in the rules", "says", "she must go"),
        True,
        "nothing says",
    ),
    ("Nothing, a firm, said it grew.", ("Nothing", "said", "it grew"), False, "a name"),
    (
        "Residents were never told that it leaked.",
        ("Residents", "were never told", "that it leaked"),
        True,
        "never told",
    ),
    ("They had not been told that it leaked.", ("", "been told", "that it leaked"), True, "not told"),
    (
        "We were not only told that it leaked.",
        ("We", "were not only told", "that it leaked"),
        False,
        "told and more",
    ),
    ("We were not told until May that it leaked.", ("We", "were not told", "that it leaked"), False, "told late"),
    ("Residents were told that it leaked.", ("Residents", "were told", "that it leaked"), False, "told"),
    (
        "One declined to be named as it is secret.",
        ("One", "declined", "to be named as it is secret"),
        True,
        "unnamed",
    ),
    ("He identified himself only as Tom.", ("He", "identified himself", "only as Tom"), True, "what one goes by"),
    ("He identified the leak as old.", ("He", "identified", "the leak as old"), False, "what was found"),
    ("Among reported cases is one.", ("Among", "reported", "cases is one"), True, "a preposition"),
    ("One declined to be mayor.", ("One", "declined", "to be mayor"), False, "declined a post"),
]


@pytest.mark.parametrize(("text", "found", "nothing"), [row[:3] for row in UNSAID], ids=[row[3] for row in UNSAID])
def test_what_is_not_said_tells_nothing(text, found, nothing):
    assert tells_nothing(text, joined(text, *found)) is nothing


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(
            ("the Gazette's", "did not respond to", "request for comment on the dam"), id="behind the cue"
        ),
        pytest.param(("the Gazette's", "request", "for comment on the dam"), id="a request"),
    ],
)
def test_who_was_not_answered_said_nothing(found):
    text = "Marten did not respond to the Gazette's request for comment on the dam."
    assert tells_nothing(text, joined(text, *found))


def test_who_speaks_a_language_says_nothing():
    text = "Most of those who speak Norwegian at home stayed."
    assert tells_nothing(text, joined(text, "who", "speak", "Norwegian at home"))
    text = "The clerks speak of Norwegian boats."
    assert not tells_nothing(text, joined(text, "The clerks", "speak of", "Norwegian boats"))
