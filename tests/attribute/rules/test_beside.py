"""Quotations that the linker left beside who said them."""

import pytest

from onrecord.attribute.rules.beside import join_beside
from tests.attribute.made import draft_of, joined, tagged, words_of

CALL = "“We object!” Ana Holt cried out before she left."
TWO = "“We object!” Ana Holt said in May. “We will go.”"
COMMA = "“It is plain,” Ana Holt said at a hearing on the charges."
OTHER = "Marten said: “We object.” Ana Holt agreed she would go."
ELSE = "“Why?” Ana Holt said that she agreed."
ROWS = [
    pytest.param(CALL, "cried", "“We object!”", (), [("Ana Holt", "cried", "“We object!”")], id="in no triple"),
    pytest.param(
        TWO,
        "said",
        "“We object!”",
        ("“We will go.”",),
        [("Ana Holt", "said", "“We object!” | “We will go.”")],
        id="of two",
    ),
    pytest.param(
        COMMA,
        "said",
        "“It is plain,”",
        ("the charges",),
        [("Ana Holt", "said", "“It is plain,”")],
        id="not the topic",
    ),
    pytest.param(OTHER, "agreed", "“We object.”", (), [], id="of the one before"),
    pytest.param(
        ELSE, "said", "“Why?”", ("that she agreed",), [("Ana Holt", "said", "that she agreed")], id="something else"
    ),
]


@pytest.mark.parametrize(("text", "cue", "quotation", "content", "expected"), ROWS)
def test_a_quotation_is_of_who_stands_right_behind_it(text, cue, quotation, content, expected):
    loose = [*tagged(text, "content", quotation), *tagged(text, "source", "Ana Holt"), *tagged(text, "cue", cue)]
    draft = draft_of(text, [joined(text, "Ana Holt", cue, *content)] if content else [], loose=loose)
    assert [words_of(text, one) for one in join_beside(draft).triples] == expected
