"""Scrapes whose lines run into each other, and pages on one line. The people and the places do not exist."""

import pytest

from onrecord.read import read_page
from onrecord.read.glued import part_glued
from onrecord.read.lines import split_lines
from onrecord.records import Page, Role
from tests.timing import cpu_within

SENTENCES = (
    "The harbour wall at Tarn gave way on Tuesday night after a week of rain, the port authority said.",
    "Two ferries were moved to Ellin, where the quay is higher than the one that was lost in the storm.",
    "“We heard it before we saw it,” said Jan Berg, who has kept the light above the harbour since 2019.",
    "Nobody was hurt, and the three boats that broke loose were found on the sand below the town by noon.",
    "Mayor Ada Holm told the Gazette that the town would pay for a new wall and would not wait for the county.",
    "The authority denied that it had been warned of cracks, which divers from McCoy & Rask found in March.",
    "Repairs will take until June at the least, the engineers said, and will cost about 3 million crowns.",
    "The ferry to Borland does not run this week, and the one to Ellin runs every second hour by day.",
    "Fishermen asked the county to let them land their catch in Ellin until the new quay has been built.",
    "The last time that the wall gave way was in 1987, when eleven houses on Quay Street were flooded too.",
    "A meeting for everyone in the town is to be held in the school on Thursday evening, the mayor said.",
    "The weather office expects no more rain for the next four days, but high water again on the weekend.",
)
MENU = ("Home", "World", "Sport", "Weather", "Subscribe", "Log in")
FOOT = ("Privacy", "Contact", "Terms of use", "© 2031 Ellin Gazette. All rights reserved.")


def told(text: str) -> tuple[str, str]:
    """What is read as the article's of a text, and the rest."""
    article = read_page(Page(text=text))
    assert article.text == text
    body = [article.text[block.start : block.end] for block in article.body()]
    rest = [article.text[b.start : b.end] for b in article.blocks if b.role not in (Role.BODY, Role.SUBHEAD)]
    return " ".join(body), " ".join(rest)


@pytest.mark.parametrize("between", ["", "    "], ids=["without blanks", "with wide gaps"])
def test_a_page_glued_to_one_line_is_parted(between):
    body, rest = told(between.join((*MENU, *SENTENCES, *FOOT)))
    assert all(sentence[:40] in body and sentence[-40:] in body for sentence in SENTENCES)
    assert "Subscribe" in rest
    assert "All rights reserved" in rest


def test_a_page_on_one_line_is_told_by_its_sentences():
    site = (
        "We use cookies on this site to show you advertisements. Accept all cookies or reject them in the settings.",
        "Sign up to our newsletter and get the best of the Ellin Gazette in your mailbox every morning, for free.",
        "Subscribe now for full access to all articles of the Ellin Gazette. You can cancel at any time you like.",
    )
    body, rest = told(" ".join((*MENU, *site, *SENTENCES * 2, *site, *FOOT)))
    assert SENTENCES[4] in body
    assert "cookies" in rest


def test_an_article_on_one_line_is_one_paragraph():
    article = read_page(Page(text=" ".join(SENTENCES * 3)))
    assert [block.role for block in article.blocks] == [Role.BODY]


PARTS = [
    ("names with a capital inside", "McCoy of iPhone maker TarnNet", ["McCoy of iPhone maker Tarn", "Net"]),
    ("a full stop within quotation marks", "It is “over.”Nobody knows", ["It is “over.”", "Nobody knows"]),
    ("a clock", "It was 4 p.m.and dark", ["It was 4 p.m.and dark"]),
]


@pytest.mark.parametrize(("text", "parts"), [row[1:] for row in PARTS], ids=[row[0] for row in PARTS])
def test_a_glued_line_is_parted_where_words_meet(text, parts):
    glue = "".join(SENTENCES)
    lines = part_glued(split_lines(f"{text}\n{glue} {text}"))
    assert lines[0].text == text
    assert [line.text for line in lines[-len(parts) :]] == [f"{SENTENCES[-1]} {parts[0]}", *parts[1:]]
    assert all(line.gap == 0 for line in lines)


def test_a_few_slips_part_nothing():
    lines = split_lines(" ".join(SENTENCES).replace("said. ", "said.", 1))
    assert part_glued(lines) == lines


HOSTILE = [
    "a.A" * 20_000,
    "a." + ")" * 200_000,
    "aA" * 20_000,
    "A. " * 10_000,
    " a" * 20_000 + "a.A b" * 9,
    "   a" * 10_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:6] for text in HOSTILE])
def test_hostile_lines_are_parted_quickly(text):
    with cpu_within(20):
        article = read_page(Page(text=text))
    assert "".join(article.text.split()) == "".join(text.split())
