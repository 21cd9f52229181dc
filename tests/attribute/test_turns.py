"""Transcripts and interviews, written for this project."""

import pytest

from onrecord.attribute.draft import Draft
from onrecord.attribute.nesting.in_turns import take_turns
from onrecord.attribute.turns import find_turns
from tests.attribute.made import joined, paragraphs
from tests.timing import cpu_within

STUDIO = """MARTEN: Good evening.

DORNAN (by phone): Thank you. The engineers said it would hold.

We were told on Monday.

(APPLAUSE)

MARTEN: Good night.

DORNAN: Thanks."""
ALONE = """Harl Gazette:

When did you hear of it?

Otto Berg:

In the spring. A letter came.

Nobody answered it.

Harl Gazette:

Did the mayor know?

Otto Berg:

I think she did.

The talk has been shortened."""
FACTS = "Age: 40\n\nHome: Velden\n\nCourt: Tarn\n\nCharge: theft"


def talk(text):
    return find_turns(text, paragraphs(text))


def turns(text):
    return [(text[slice(*turn.name)], [text[slice(*part)] for part in turn.said]) for turn in talk(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            ALONE,
            [
                ("Harl Gazette", ["When did you hear of it?"]),
                ("Otto Berg", ["In the spring. A letter came.", "Nobody answered it."]),
                ("Harl Gazette", ["Did the mayor know?"]),
                ("Otto Berg", ["I think she did."]),
            ],
            id="names on lines of their own",
        ),
        pytest.param(
            STUDIO,
            [
                ("MARTEN", ["Good evening."]),
                ("DORNAN", ["Thank you. The engineers said it would hold.", "We were told on Monday."]),
                ("MARTEN", ["Good night."]),
                ("DORNAN", ["Thanks."]),
            ],
            id="a studio",
        ),
        pytest.param(
            "Q: How many?\n\nA: Twelve.\n\nQ: Where?\n\nA: Here.",
            [("Q", ["How many?"]), ("A", ["Twelve."]), ("Q", ["Where?"]), ("A", ["Here."])],
            id="questions and answers",
        ),
        pytest.param(
            "She spoke on Monday.\n\nHow is it?\n\nIM: Bad.\n\nAnd now?\n\nIM: Worse.\n\nWill you stay?\n\nIM: Yes.",
            [("IM", ["Bad."]), ("IM", ["Worse."]), ("IM", ["Yes."])],
            id="only the answers have a label",
        ),
        pytest.param(
            "TRANSCRIPT: TODAY\n\nILSE MARTEN, HOST: Hello.\n\nTOM DORN: Hello.\n\nMARTEN: Well?\n\nDORN: Well.",
            [("ILSE MARTEN", ["Hello."]), ("TOM DORN", ["Hello."]), ("MARTEN", ["Well?"]), ("DORN", ["Well."])],
            id="names in full once",
        ),
        pytest.param(FACTS, [], id="a list of facts"),
        pytest.param("Photos: A\n\nRelated: B\n\nPhotos: C\n\nRelated: D", [], id="furniture"),
        pytest.param("Army: two dead\n\nThe rest is prose.", [], id="one label"),
        pytest.param("", [], id="empty"),
    ],
)
def test_turns_are_found_in_transcripts_only(text, expected):
    assert turns(text) == expected


def test_what_is_said_within_a_turn_stands_inside_it():
    said = joined(STUDIO, "The engineers", "said", "it would hold")
    label = joined(STUDIO, "DORNAN", "(by phone):", "Thank you")
    own = joined(STUDIO, "We", "told", "Monday")
    draft = take_turns(Draft(STUDIO, turns=talk(STUDIO), triples=(label, said, own)))
    found, inside = draft.triples, draft.inside
    assert found[0] == said
    assert len(found) == 5
    speaker = found[inside[0]].source[0]
    assert STUDIO[speaker.start : speaker.end] == "DORNAN"
    assert found[inside[0]].cue == ()


def test_prose_is_left_as_it_is():
    text = "The mayor said it rained."
    one = joined(text, "The mayor", "said", "it rained")
    draft = Draft(text, turns=talk(text), triples=(one,))
    assert take_turns(draft) == draft


def test_time_is_linear_in_turns():
    text = "Q: Why?\n\nA: Because of the rain.\n\n" * 5_000
    with cpu_within(5):
        assert len(turns(text)) == 10_000
