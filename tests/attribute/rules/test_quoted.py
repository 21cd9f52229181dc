"""Who is quoted by somebody else, on sentences of our own."""

import pytest

from onrecord.attribute.rules.repairs import repair
from tests.attribute.made import joined, words_of
from tests.timing import cpu_within

ROWS = [
    pytest.param(
        "The mayor was quoted on Friday by local media as saying that the dam was safe.",
        ("local media", "was quoted on Friday by", "The mayor", "as saying that the dam was safe"),
        ("The mayor", "was quoted | as saying", "that the dam was safe"),
        id="by the media",
    ),
    pytest.param(
        "It rained. A clerk who saw it was cited by the Herald as telling guests the dam was safe.",
        ("the Herald", "was cited by", "as telling guests the dam was safe"),
        ("A clerk who saw it", "was cited | as telling guests", "the dam was safe"),
        id="nobody was taken for who speaks",
    ),
    pytest.param(
        "Burrows was quoted as saying that it leaks.",
        ("", "was quoted as saying", "Burrows", "that it leaks"),
        ("Burrows", "was quoted as saying", "that it leaks"),
        id="nobody was found to speak",
    ),
    pytest.param(
        "“It is safe,” Ada Marten, the mayor, was quoted by Halyard as saying.",
        ("Halyard", "was quoted by", "“It is safe,”"),
        ("Ada Marten, the mayor", "was quoted | as saying", "“It is safe,”"),
        id="behind her words",
    ),
    pytest.param(
        "Burrows is quoted as saying by the Herald that it leaks.",
        ("the Herald", "is quoted as saying", "Burrows", "that it leaks"),
        ("Burrows", "is quoted as saying", "that it leaks"),
        id="as saying by",
    ),
    pytest.param(
        "The dam is safe, Halyard quoted the mayor as saying.",
        ("Halyard", "quoted", "The dam is safe", "the mayor as saying"),
        ("the mayor", "quoted | as saying", "The dam is safe"),
        id="the media quote behind her words",
    ),
    pytest.param(
        "The mayor, quoted by the Halyard agency, said it was safe.",
        ("the Halyard agency", "said", "it was safe"),
        ("The mayor", "said", "it was safe"),
        id="an aside",
    ),
    pytest.param(
        "Halyard quoted the mayor as saying it was safe.",
        ("Halyard", "quoted", "the mayor as saying it was safe"),
        ("Halyard", "quoted", "the mayor as saying it was safe"),
        id="the media quote before them, and both are heard",
    ),
    pytest.param(
        "The city was cited by the state as a model.",
        ("the state", "was cited", "The city", "as a model"),
        ("the state", "was cited", "The city | as a model"),
        id="nothing is said",
    ),
]


@pytest.mark.parametrize(("text", "triple", "expected"), ROWS)
def test_who_is_quoted_speaks_and_not_the_media(text, triple, expected):
    [one] = repair(text, [joined(text, *triple)])
    assert words_of(text, one) == expected


def test_time_is_linear_in_the_words_between():
    text = "Ada was quoted by Halyard " + "as by " * 20_000 + "x" * 20_000
    triple = joined(text, "Halyard", "was quoted by", "as by as")
    with cpu_within(5):
        for _ in range(50):
            [one] = repair(text, [triple])
    assert words_of(text, one) == ("Halyard", "was quoted by", "as by as")
