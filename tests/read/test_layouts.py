"""What stands around an article in layouts that were met: the role of one line of each. The places do not exist."""

import pytest

from onrecord.read import read_page
from onrecord.records import Article, Page, Role

HEAD = "Flood kills 12 in Tarn valley\nBy Mira Tolland\n4 March 2031\n"
STORY = (
    "At least 12 people were killed when the river Tarn burst its banks on Monday, officials said.\n"
    "“We have never seen water this high,” said Ina Voss, the mayor of Harl.\n"
    "Rescue workers were still looking for eight people who are missing, the fire service said.\n"
)
CARRIED = "A woman is carried through the flooded streets of Tarn on Monday."
BOATS = "Boats pass the town hall of Harl on Tuesday."

ROWS = [
    ("a gallery whose captions can be hidden", f"{HEAD}{CARRIED}\nHide Caption\n1 of 2\n{BOATS}\nHide Caption\n2 of 2\n{STORY}", {CARRIED: Role.CAPTION, BOATS: Role.CAPTION, "Hide Caption": Role.FURNITURE}),
    ("who made it stands between", f"{HEAD}{STORY}{CARRIED}\nAda Holm/KNA\ntoggle caption\n{STORY.upper()}", {CARRIED: Role.CAPTION, "Ada Holm/KNA": Role.CREDIT}),
    ("a picture's heading below a byline", f"{HEAD}BORLAND FLOODS\n{CARRIED} Photo: Ada Holm/KNA\n{STORY}", {"BORLAND FLOODS": Role.FURNITURE}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_line_of_a_layout_has_its_role(text: str, expected: dict[str, Role]):
    article = read_page(Page(text=text))
    assert {line: _role(article, line) for line in expected} == expected
    assert [author.name for author in article.authors] == ["Mira Tolland"]


def _role(article: Article, line: str) -> Role:
    at = article.text.index(line)
    return next(block.role for block in article.blocks if block.start <= at < block.end)
