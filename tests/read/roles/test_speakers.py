"""Names on lines of their own that say who speaks. The people, the places and the outlets do not exist."""

import pytest

from onrecord.read.lines import split_lines
from onrecord.read.roles.speakers import mark_speakers
from onrecord.records import Role

ANSWERS = (
    "The cracks were known for a year.",
    "I told the authority at once.",
    "Nobody answered.",
    "It will rain.",
)


def told(*names: str) -> list[bool]:
    """Whether each name above an answer is taken for the article's, where the answers are."""
    texts = [text for pair in zip(names, ANSWERS, strict=True) for text in pair]
    roles = [Role.BODY if text in ANSWERS else None for text in texts]
    mark_speakers(split_lines("\n\n".join(texts)), roles)
    return [role is Role.BODY for role in roles[::2]]


TALKS = {
    "two names in turn": (("Ellin Gazette:", "Otto Berg:", "Ellin Gazette:", "Otto Berg:"), [True] * 4),
    "questions and answers": (("Q:", "A:", "Q:", "A:"), [True] * 4),
    "in bold and in capitals": (("**MARTEN:**", "**DORNAN**:", "**MARTEN:**", "**DORNAN**:"), [True] * 4),
    "a job where one speaks first": (("INA VOSS, MINISTER:", "OTTO BERG:", "INA VOSS:", "OTTO BERG:"), [True] * 4),
    "one name alone": (("Otto Berg:", "Related:", "Otto Berg:", "Read more:"), [False] * 4),
    "labels of the site": (("Related:", "Watch:", "Related:", "Watch:"), [False] * 4),
    "words that end in a colon": (("He went on:", "She said:", "He went on:", "She said:"), [False] * 4),
}


@pytest.mark.parametrize("case", TALKS)
def test_a_name_and_a_colon_above_the_answers_of_a_talk_are_the_articles(case):
    names, expected = TALKS[case]
    assert told(*names) == expected
