"""Contents that are two, on sentences of our own."""

import pytest

from onrecord.attribute.rules.parting import part_paragraphs
from tests.attribute.made import joined


def contents(triples, text):
    return [[text[one.start : one.end] for one in triple.content] for triple in triples]


@pytest.mark.parametrize(
    ("text", "pieces", "expected"),
    [
        pytest.param(
            "“We lost,” she said.\n“It is over.”",
            ["“We lost,”", "“It is over.”"],
            [["“We lost,”"], ["“It is over.”"]],
            id="opened anew",
        ),
        pytest.param(
            "“We lost,” she said. “It is over.”",
            ["“We lost,”", "“It is over.”"],
            [["“We lost,”", "“It is over.”"]],
            id="one paragraph",
        ),
        pytest.param(
            "“We lost,” she said. “It is.\n“It is over.”",
            ["“We lost,”", "“It is.", "“It is over.”"],
            [["“We lost,”", "“It is.", "“It is over.”"]],
            id="not closed before",
        ),
    ],
)
def test_a_quotation_opened_anew_in_its_own_paragraph_is_one_of_its_own(text, pieces, expected):
    assert contents(part_paragraphs(text, [joined(text, "she", "said", *pieces)]), text) == expected
