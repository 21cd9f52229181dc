"""How likely what is found in another's words is an attribution of its own, on sentences of our own."""

import pytest

from onrecord.attribute.nesting.weighing import likelihood, marks, may_lead
from tests.attribute.made import joined


def weighed(text, outer, *inner):
    return likelihood(text, joined(text, *inner), joined(text, *outer))


SAID = ("Aides", "said")


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Aides said the union wants the port to open", ("the union", "wants", "the port to open")),
        ("Aides said the mayor had warned that it would flood", ("the mayor", "had warned", "that it would flood")),
        ("Aides said polls show that few agree", ("polls", "show", "that few agree")),
        ("Aides said half of the crew fear that it sinks", ("half of the crew", "fear", "that it sinks")),
    ],
)
def test_what_another_says_or_wants_is_likely(text, inner):
    outer = (*SAID, text.removeprefix("Aides said "))
    assert weighed(text, outer, *inner) > 0.5


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        pytest.param(
            "“I think it is over,” Marten said",
            ("Marten", "said", "I think it is over"),
            ("I", "think", "it is over"),
            id="the speaker's own thought",
        ),
        pytest.param(
            "Marten asked the council to allow the march",
            ("Marten", "asked", "the council to allow the march"),
            ("the council", "to allow", "the march"),
            id="what is asked of somebody",
        ),
        pytest.param(
            "Marten said she was proud of the crew",
            ("Marten", "said", "she was proud of the crew"),
            ("she", "was proud of", "the crew"),
            id="a feeling",
        ),
    ],
)
def test_what_only_the_speaker_has_in_mind_is_not(text, outer, inner):
    assert weighed(text, outer, *inner) < 0.3


def test_marks_name_who_speaks_and_how():
    text = "Aides said “we have warned that it may flood”"
    inner = joined(text, "we", "have warned", "that it may flood")
    found = marks(text, inner, joined(text, "Aides", "said", "“we have warned that it may flood”"))
    wanted = {"source we", "tense perfect", "form that", "verb warn", "first", "quoted", "outer speech"}
    assert wanted <= set(found)


@pytest.mark.parametrize(
    ("sentence", "leads"),
    [
        ("the union's demands for a new bridge", True),
        ("a crew warning that the dam may break", True),
        ("the bridge opened in June and closed in July", False),
        ("", False),
    ],
)
def test_a_sentence_with_a_word_that_often_tells_of_others_may_lead_to_one(sentence, leads):
    assert may_lead(sentence, 0, len(sentence)) is leads


def test_only_the_words_of_the_sentence_are_looked_at():
    text = "The union demands a bridge. The bridge is old."
    assert not may_lead(text, text.index("The bridge"), len(text))
