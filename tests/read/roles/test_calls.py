"""Lines that call on the reader are no part of an article. The people and the places do not exist."""

import pytest

from onrecord.read import read_page
from onrecord.read.roles.calls import is_call
from onrecord.read.shapes import is_rights_line
from onrecord.records import Page, Role

CALLS = [
    "Follow Berta Quist on Twitter: @bquist",
    "You can follow the Gazette on Facebook and Instagram.",
    "* Find us on YouTube",
    "Follow @harlnow",
    "Like us on Facebook to see more of Harl",
    "Click to Tweet",
    "Email the reporter at b.quist@gazette.example or call the desk.",
    "Listen to Harl Radio live at 12:45 and 17:45 on weekdays.",
    "Sign up for the Gazette's weekly newsletter",
    "There is more where that came from. Subscribe to our daily email.",
    "Get the best of the Gazette delivered straight to your inbox.",
    "By signing up, you agree to our terms.",
]
NO_CALLS = [
    "Like many on Facebook, she had not believed the warning.",
    "Followers of the mayor on Twitter heard of it first.",
    "The mayor asked residents to sign up for the town's newsletter.",
    "She had to sign up for a third week of night shifts.",
    "Find the leak, the mayor told his engineers on Friday.",
    "Follow the river north and you come to Harl.",
    "Contact with the village was lost at 3 a.m.",
    "x" * 300 + ". Sign up for our newsletter.",
]


@pytest.mark.parametrize("text", CALLS)
def test_a_call_on_the_reader_is_known(text):
    assert is_call(text)


@pytest.mark.parametrize("text", NO_CALLS)
def test_a_sentence_about_such_things_is_no_call(text):
    assert not is_call(text)


def test_a_rights_notice_is_one_from_its_beginning():
    assert is_rights_line("Copyright 2031 Harl Gazette. All rights reserved.")
    assert is_rights_line("© 2031 Harl Gazette")
    assert not is_rights_line("The museum says that all rights reserved for the town were sold.")


FIRST = "The dam above the town of Harl broke shortly after midnight, the water authority said."
LAST = "Nobody was killed, but 120 people had to leave their homes, according to the mayor."


@pytest.mark.parametrize("line", ["Click to Tweet", "Follow the Gazette on Twitter.", "Story continues below"])
@pytest.mark.parametrize("form", ["text", "html"])
def test_a_call_between_two_paragraphs_is_furniture(line, form):
    lines = (FIRST, line, LAST)
    page = (
        Page(text="\n\n".join(lines))
        if form == "text"
        else Page(html=f"<article>{''.join(f'<p>{one}</p>' for one in lines)}</article>".encode())
    )
    article = read_page(page)
    shown = {article.text[block.start : block.end]: block.role for block in article.blocks}
    assert shown == {FIRST: Role.BODY, line: Role.FURNITURE, LAST: Role.BODY}
