"""Clauses of saying by rule, on sentences of our own."""

import pytest

from onrecord.attribute.wording.reported import find_reported, may_say
from tests.attribute.made import as_marked
from tests.marks import read_marks
from tests.timing import cpu_within

ROWS = [
    "<officials> |had said| «the dam was safe»",
    "<the police chief> |had told| the inquiry «that the files were lost»",
    "<the army> |has assured| him «the road was open»",
    "<the bank> |declined to comment on| «the merger»",
    "<57% of voters> |say| «they oppose it», up three percentage points from May",
    "<half of the voters> |say| «they like it», with 38% against it",
    "<a nurse> who |said| «the ward had no power»",
    "there are <people in the tower> who |say| «that the lift is old»",
    "the council |was told by| <a builder> «that the roof leaked»",
    "<the army’s> |claim| «that the crash was an accident»",
    "<the army’s> |claim| «that the crash was an accident» is false",
    "he met sailors from <friends all over the port> who |asked|: «“Where is it?”»",
    "a |claim by| <the union> «that it hid the accident»",
    "that, |according to| <two aides>, «the premier will resign»",
    "«the harbour is closed», |according to| <the coast guard>",
    "while <the opposition> |claimed| «the bill was rushed», it had been debated for nine weeks",
    "<Minister Cato Brandis, 58>, |has denied| «the charge»",
    "<two aides, who spoke on condition that neither their names nor their posts be given to anybody>, |said| "
    "«most left»",
    "<the coroner> |could not confirm| «the cause of death»",
    "<soldiers> had come at dawn and |told| everyone «to leave»",
    "<the governor> |said| «engineers had promised the dam would hold»",
    "the raid was the deadliest since May, with <officials> |reporting| «at the time that 150 had died»",
    "that <she> |had described| «the leak as “treason”»",
    "that she had described the leak as treason",
    "<the reporter> |had complained of| «thirst» and had been given tea",
    "the claim was false",
    "staff reports are kept for ten years",
    "what critics call a tax on the poor",
    "a group called Lantern took the bridge",
    "the firm will report earnings on Tuesday",
    "nobody had been told about the leak",
    "we said that we would win",
    "she hopes to win",
    "the mayor's early tweets attacking the paper were deleted",
    "",
]


@pytest.mark.parametrize("marked", ROWS)
def test_a_clause_is_cut_into_its_parts(marked):
    text, expected, _ = read_marks(marked)
    assert as_marked(find_reported(text, 0, len(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("the dam was safe", False, id="no word of saying"),
        pytest.param("to say the least", False, id="no subject"),
        pytest.param("officials denied it", True, id="a clause"),
        pytest.param("57% of voters say they like it", True, id="a share of many"),
        pytest.param("his claim that", False, id="a claim without its words"),
        pytest.param("the union’s claim that jobs would go", True, id="a noun"),
    ],
)
def test_only_a_stretch_with_a_clause_is_worth_a_second_reading(text, expected):
    assert may_say(text, 0, len(text)) is expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("the men said " * 8000, 1),
        ("said and told and " * 8000, 0),
        ("according to the men " * 8000, 3),
        ("a, b, said " * 8000, 0),
    ],
    ids=["clauses", "joined verbs", "according to", "commas"],
)
def test_time_is_linear_on_hostile_text(text, count):
    with cpu_within(5):
        assert may_say(text, 0, len(text)) == (count > 0)
        assert len(list(find_reported(text, 0, len(text)))) == count
