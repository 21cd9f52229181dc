"""Where contents begin and end, on sentences of our own."""

import pytest

from onrecord.attribute.rules.contents import with_withheld
from onrecord.attribute.rules.repairs import repair
from onrecord.attribute.triples import TaggedSpan, Triple
from tests.attribute.made import joined, words_of
from tests.timing import cpu_within


def mended(text, source, cue, *content):
    [one] = repair(text, [joined(text, source, cue, *content)])
    return words_of(text, one)[2]


LEAGUE = "Velden says the Reed League, which the U.N. calls a gang, should be disbanded, while Sarn pays it."
ROWS = [
    ("The firm told a sister of the aide that it hid it.", ("The firm", "told", "that it hid it"), "that it hid it",
     "who was told"),
    (LEAGUE, ("Velden", "says", "the Reed League"), "the Reed League | should be disbanded", "an aside"),
    ("The council was told that it leaked.",
     ("", "was told", "The council", "that it leaked"), "that it leaked", "who hears it from nobody"),
    ("The council was told by a builder that it leaked.",
     ("a builder", "was told", "The council", "that it leaked"), "that it leaked", "who hears it"),
    ("Velden met the League, which it pays, on Monday.", ("Velden", "met", "the League"), "the League", "no verb"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found", "expected"), [row[:3] for row in ROWS], ids=[row[3] for row in ROWS])
def test_a_content_has_its_edges(text, found, expected):
    assert mended(text, *found) == expected


def test_time_is_linear_on_hostile_text():
    text = "Velden says the League" + ", which said that" * 20000
    with cpu_within(5):
        assert mended(text, "Velden", "says", "the League") == "the League"


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        pytest.param(
            "it declined to comment on the fee", "declined", ("declined to comment on", "the fee"), id="on"
        ),
        pytest.param("it refused to discuss the fee", "refused", ("refused to discuss", "the fee"), id="a thing"),
        pytest.param("it refused to pay the fee", "refused", ("refused", "to pay the fee"), id="an act"),
        pytest.param("it agreed to discuss the fee", "agreed", ("agreed", "to discuss the fee"), id="another verb"),
        pytest.param("it declined to comment", "declined", ("declined", "to comment"), id="nothing further"),
    ],
)
def test_what_is_withheld_is_the_content(text, cue, expected):
    end = text.index(cue) + len(cue)
    spans = (("source", 0, 2), ("cue", end - len(cue), end), ("content", end + 1, len(text)))
    one = with_withheld(text, Triple(*((TaggedSpan(*span, 0.9, 0.9),) for span in spans), 0.9))
    assert tuple(text[s.start : s.end] for (s,) in (one.cue, one.content)) == expected


def test_a_clause_goes_on_behind_an_aside_in_which_others_are_heard():
    outer, _ = repair(
        LEAGUE, [joined(LEAGUE, "Velden", "says", "the Reed League"), joined(LEAGUE, "the U.N.", "calls", "a gang")]
    )
    assert words_of(LEAGUE, outer)[2] == "the Reed League | should be disbanded"


@pytest.mark.parametrize(
    ("text", "cue", "cut", "expected"),
    [
        (
            "Dorn said if the bridge closed, its members would strike.",
            "said",
            "if the bridge closed",
            "if the bridge closed, its members would strike",
        ),
        (
            "Dorn denied reports of leaks, including one by the Herald.",
            "denied",
            "reports of leaks",
            "reports of leaks, including one by the Herald",
        ),
        (
            "Dorn said it shut 2 roads, bringing to 1,200 the number shut since May.",
            "said",
            "it shut 2 roads",
            "it shut 2 roads, bringing to 1,200 the number shut since May",
        ),
        ("Dorn named an heir, bringing the number to 2.", "named", "an heir", "an heir"),
        (
            "Dorn said rents would fall, based in part on a poll.",
            "said",
            "rents would fall",
            "rents would fall, based in part on a poll",
        ),
        ("Dorn said the bridge was old, its owner left.", "said", "the bridge was old", "the bridge was old"),
        ("Dorn said if it closed, told nobody.", "said", "if it closed", "if it closed"),
    ],
)
def test_a_clause_that_was_opened_and_a_list_go_on_behind_a_comma(text, cue, cut, expected):
    assert mended(text, "Dorn", cue, cut) == expected
