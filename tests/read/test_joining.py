"""Paragraphs of several lines. The people and the places do not exist."""

import pytest

from onrecord.read import read_page
from onrecord.read.joining import join_cut
from onrecord.read.lines import split_lines
from onrecord.records import Page, Role

CUT = """The dam above the town of
Harl
broke shortly after midnight, the
water authority
said on Monday.
Mayor Ada Holm
told
the Gazette
that at least
14
were missing.
“We do not know yet what broke,” she said."""


def paragraphs(text: str) -> list[str]:
    """The body of a text that is all article, line breaks made blanks."""
    article = read_page(Page(text=text, kind="article"))
    return [" ".join(article.text[block.start : block.end].split("\n")) for block in article.blocks]


def test_a_paragraph_that_is_cut_at_its_links_is_one_block():
    assert paragraphs(CUT) == [
        "The dam above the town of Harl broke shortly after midnight, the water authority said on Monday.",
        "Mayor Ada Holm told the Gazette that at least 14 were missing.",
        "“We do not know yet what broke,” she said.",
    ]


APART = {
    "paragraphs on lines of their own": "The dam broke on Monday.\nNobody was killed, the mayor said.\nRepairs take a year.",
    "verses": "Rain on the river\nAnd rain on the town\nThe dam of the miller\nIs all coming down",
    "a list": "The town needs:\n- pumps\n- boats\n- bread\n- blankets",
    "headings over paragraphs": "What broke\n\nThe dam broke on Monday.\n\nWho left\n\nOf the town, 120 people.",
}


SIGNED = "“The wall is old.” ― Ada Holm\n“Nobody asked us.”― Per Voll\n“Rain did it.” – Eva Brandt, teacher"


def test_signed_quotations_under_a_cut_up_paragraph_stay_apart():
    assert paragraphs(f"{CUT}\n{SIGNED}")[3:] == SIGNED.split("\n")


def test_a_speaker_below_a_quotation_that_is_pulled_out_does_not_begin_the_next_paragraph():
    assert paragraphs(f"{CUT}\n— Ada Holm\nThe dam is a hundred years old.")[3:] == [
        "— Ada Holm",
        "The dam is a hundred years old.",
    ]


@pytest.mark.parametrize("text", APART.values(), ids=APART)
def test_lines_that_are_no_parts_of_a_paragraph_stay_apart(text):
    assert len(paragraphs(text)) == len([line for line in text.split("\n") if line])


def test_only_lines_of_the_article_are_joined():
    lines = split_lines("The dam broke in\nthe town\nof Harl\nlog in")
    joined, roles = join_cut(
        "The dam broke in\nthe town\nof Harl\nlog in", lines, (Role.BODY, Role.BODY, Role.BODY, Role.FURNITURE)
    )
    assert [line.text for line in joined] == ["The dam broke in the town of Harl", "log in"]
    assert roles == (Role.BODY, Role.FURNITURE)
