"""Mails that were saved or forwarded with their heads. The people and the places do not exist."""

import pytest

from onrecord.read import read_page
from onrecord.records import Page, Role
from tests.read.test_glued import SENTENCES

BODY = "\n\n".join(SENTENCES)
SAVED = """From: The Ellin Gazette <news@gazette.example>
To: a reader <reader@mail.example>
Date: Tue, 4 Mar 2031 06:30:00 +0100
Subject: Harbour wall at Tarn gives way
 after a week of rain
Content-Type: text/plain; charset=utf-8
"""
FORWARDED = """---------- Forwarded message ---------
From: The Ellin Gazette <news@gazette.example>
Date: Tue, Mar 4, 2031 at 6:30 AM
Subject: Fwd: Harbour wall at Tarn gives way
To: <reader@mail.example>
"""


@pytest.mark.parametrize(
    ("head", "title", "published"),
    [
        (SAVED, "Harbour wall at Tarn gives way after a week of rain", "2031-03-04T06:30:00+01:00"),
        (FORWARDED, "Harbour wall at Tarn gives way", "2031-03-04T06:30:00"),
    ],
    ids=["saved", "forwarded"],
)
def test_the_head_of_a_mail_gives_title_and_day(head: str, title: str, published: str | None):
    text = f"{head}\n{BODY}\n"
    article = read_page(Page(text=text))
    assert article.title == title
    assert (article.published.value if article.published else None) == published
    assert {block.role for block in article.blocks if block.start < len(head)} == {Role.FURNITURE}
    assert "\n\n".join(text[block.start : block.end] for block in article.body()) == BODY


def test_what_comes_with_a_mail_is_not_overruled():
    article = read_page(Page(text=f"{SAVED}\n{BODY}", title="Wall gives way", published="2031-03-05"))
    assert article.title == "Wall gives way"
    assert article.published is not None
    assert article.published.value == "2031-03-05"


@pytest.mark.parametrize(
    "first", ["From: the sea to the hills", "Subject: the harbour\nDate: Tuesday", "Date: 4 March 2031"]
)
def test_a_line_with_a_colon_is_no_head(first: str):
    article = read_page(Page(text=f"{first}\n\n{BODY}"))
    assert article.title is None or not article.title.startswith("the ")
    assert article.published is None or article.published.found_in == "text"


def test_a_mail_that_was_forwarded_has_the_title_and_the_day_of_the_inner_one():
    text = f"{SAVED}\nFor the desk, came in this morning. Jo\n\n{FORWARDED}\n{BODY}\n"
    article = read_page(Page(text=text))
    assert (article.title, article.published.value) == ("Harbour wall at Tarn gives way", "2031-03-04T06:30:00")
    assert {block.role for block in article.blocks if block.start < text.index(BODY)} == {Role.FURNITURE}


@pytest.mark.parametrize(
    ("sender", "outlet"),
    [
        ("The Ellin Gazette <news@gazette.example>", "The Ellin Gazette"),
        ('"Coast Report" <daily@mail.coastreport.example>', "Coast Report"),
        ("Borland Observer <post@mailer.example>", "Borland Observer"),
        ("Ina Voss <ina@gazette.example>", None),
        ("news@gazette.example", None),
    ],
)
def test_the_sender_of_a_mail_is_its_outlet_where_it_is_no_person(sender: str, outlet: str | None):
    article = read_page(
        Page(text=f"From: {sender}\nDate: Tue, 4 Mar 2031 06:30:00 +0100\nSubject: Wall\n\n{BODY}\n")
    )
    assert article.outlet == outlet


def test_the_addresses_that_mailers_put_behind_words_are_not_shown():
    link = "<https://click.gazette.example/x1>"
    text = f"{SAVED}\nThe Ellin Gazette {link}\n\n{SENTENCES[0]} {link}\n\n{SENTENCES[1]}\n\nRead more {link}\n\nUnsubscribe {link}\n"
    article = read_page(Page(text=text))
    body = [article.text[block.start : block.end] for block in article.body()]
    assert [words.partition(" <")[0] for words in body] == list(SENTENCES[:2])
