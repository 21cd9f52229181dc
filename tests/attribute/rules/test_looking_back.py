"""Sentences that say whose the words before them are, on words of our own."""

import pytest

from onrecord.attribute.rules.looking_back import look_back
from tests.attribute.made import draft_of, joined, words_of

MAYOR = "Mayor Ada Holt", "was stated", "This"


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        pytest.param(
            "The mill closed. The war will be long. That's according to Mrs. Holt, who left.",
            (),
            [("Mrs. Holt", "according to", "The war will be long")],
            id="the sentence before",
        ),
        pytest.param(
            "The bridge fell. It was old.\n\nThat is according to ex-mayor (1995-2005) Ada Holt.",
            (),
            [("ex-mayor (1995-2005) Ada Holt", "according to", "The bridge fell. It was old")],
            id="the paragraph before",
        ),
        pytest.param(
            "All 400 boats were lost.\n\nThis was stated by Mayor Ada Holt on Telegram.",
            (MAYOR,),
            [("Mayor Ada Holt", "stated by", "All 400 boats were lost")],
            id="in place of what says that this was stated",
        ),
        pytest.param(
            "Holt said the bridge fell. That is according to the board.",
            (("Holt", "said", "the bridge fell"),),
            [("Holt", "said", "the bridge fell")],
            id="not what somebody is said to say already",
        ),
        pytest.param("This was stated by Mayor Ada Holt.", (MAYOR,), [MAYOR], id="nothing stands before"),
        pytest.param("Twelve boats came. That was too few.", (), [], id="nobody is named"),
    ],
)
def test_what_a_sentence_says_of_the_words_before_it(text, found, expected):
    draft = look_back(draft_of(text, [joined(text, *one) for one in found]))
    assert [words_of(text, triple) for triple in draft.triples] == expected
