"""Mails that a mailer has quoted. The people and the places do not exist."""

import pytest

from onrecord.read import read_page
from onrecord.records import Page, Role

TITLE = "Pier at Lissa to be rebuilt, council says"
ARTICLE = f"""{TITLE}

The Lissa council voted 9 to 4 on Thursday to rebuild the pier, papers
that were handed out after the vote show.

"We will not wait for the insurers," said Sten Halvor, the town's
mayor. He put the cost at 3.2 million crowns.
"""
WROTE = "On Thu, 6 Mar 2031 at 20:11, Sten Orm <orm@observer.example> wrote:\n"
HEAD = "From: The Ellin Gazette <news@gazette.example>\nDate: Tue, 4 Mar 2031 06:30:00 +0100\nSubject: Pier\n\n"


def quoted(text: str, mark: str = "> ") -> str:
    return "".join(f"{mark}{line}".rstrip() + "\n" for line in text.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        quoted(ARTICLE),
        quoted(ARTICLE, ">"),
        quoted(quoted(ARTICLE)),
        WROTE + quoted(ARTICLE),
        f"Did you see this?\n\n{WROTE}{quoted(ARTICLE)}",
        quoted(HEAD + ARTICLE),
    ],
    ids=["alone", "without blanks", "twice", "below who wrote it", "below a note", "with its head"],
)
def test_the_marks_of_a_quoted_mail_are_none_of_its_words(text: str):
    article = read_page(Page(text=text))
    assert article.text == text
    words = [" ".join(text[block.start : block.end].replace(">", " ").split()) for block in article.body()]
    assert words[-2:] == [" ".join(part.split()) for part in ARTICLE.split("\n\n")[1:]]
    held = "".join(text[block.start : block.end] for block in article.blocks)
    assert "".join(held.split()) == "".join(text.split())
    starts = {text[block.start] for block in article.blocks if block.role is not Role.FURNITURE}
    assert ">" not in starts


def test_the_headline_of_a_quoted_mail_stands_above_a_paragraph_of_several_lines():
    assert read_page(Page(text=quoted(ARTICLE))).title == TITLE


def test_a_text_of_marks_alone_keeps_them():
    assert read_page(Page(text="> > >\n>\n")).text == "> > >\n>\n"
