"""The days that the lines of a plain text show. The people and the places do not exist."""

import pytest

from onrecord.read.facts.text_days import text_days
from onrecord.records import Block, Role

ROLES = {"H": Role.HEADLINE, "B": Role.BODY, "F": Role.FURNITURE, "C": Role.CAPTION, "T": Role.RELATED_TITLE}
LEAD = "B The company that runs the ferry said that a sensor was to blame for the collision."

ROWS = [
    ("below", ["H Ferry hits pier", "F 4 March 2031", LEAD], "2031-03-04", None),
    ("with a name", ["H Ferry hits pier", "T By Oda Brandvik - 4 March 2031", LEAD], "2031-03-04", None),
    (
        "both",
        ["H Ferry hits pier", "F Published 4 March 2031 | Updated 5 March 2031", LEAD],
        "2031-03-04",
        "2031-03-05",
    ),
    ("changed first", ["H Ferry", "F Updated 5 March 2031", "F 4 March 2031", LEAD], "2031-03-04", "2031-03-05"),
    ("changed alone", ["H Ferry hits pier", "F Last updated 5 March 2031", LEAD], "2031-03-05", "2031-03-05"),
    ("below the deck", ["H Ferry hits pier", LEAD, "F 4 March 2031", LEAD, LEAD], "2031-03-04", None),
    ("below before above", ["F 5 March 2031", "H Ferry hits pier", "F 4 March 2031", LEAD], "2031-03-04", None),
    ("nearest above", ["F 3 March 2031", "F 4 March 2031", "H Ferry hits pier", LEAD], "2031-03-04", None),
    ("no headline", ["F 4 March 2031", LEAD], "2031-03-04", None),
    ("a caption's", ["H Ferry hits pier", "C The pier on 4 March 2031", LEAD], None, None),
    (
        "in the body",
        ["H Ferry hits pier", "B It did so on 4 March 2031, and the company said why.", LEAD],
        None,
        None,
    ),
    ("below the end", ["H Ferry hits pier", LEAD, LEAD, LEAD, "F 4 March 2031"], None, None),
]


@pytest.mark.parametrize(
    ("lines", "published", "modified"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_the_days_around_a_headline(lines: list[str], published: str | None, modified: str | None):
    text, blocks = "", []
    for role, words in (line.split(" ", 1) for line in lines):
        blocks.append(Block(ROLES[role], len(text), len(text) + len(words)))
        text += words + "\n"
    found = text_days(text, blocks)
    assert [day and day.value for day in found] == [published, modified]
