"""Paragraphs that were broken to a width: by hand, text browsers, mailers. The people and the places do not exist."""

import textwrap
import time
from itertools import pairwise

import pytest

from onrecord.read import read_page
from onrecord.read.lines import split_lines
from onrecord.read.wrapped import unwrap
from onrecord.records import Page, Role
from tests.read.test_glued import SENTENCES

WRAPPED = """Dam above Harl breaks after a week of rain

The dam above the town of Harl broke shortly after midnight, the water
authority said on Monday. Mayor Ada Holm told the Gazette that 120 people
had left their homes and that at least 14 were missing.

"We do not know yet what broke," she said. The authority denied that it had
been warned of cracks in the wall, and said repairs would cost 3 million
crowns.
"""
PARAGRAPHS = (
    "The dam above the town of Harl broke shortly after midnight, the water authority said on Monday. Mayor Ada Holm "
    "told the Gazette that 120 people had left their homes and that at least 14 were missing.",
    "“We do not know yet what broke,” she said. The authority denied that it had been warned of cracks in the wall, "
    "and said repairs would cost 3 million crowns. Work on a new wall begins in the spring.",
    "Per Voll, who keeps the mill below the dam, said that the water stood at his door for two days and that nobody "
    "had come to ask him about it. “They know where I live,” he said.",
)
BROWSED = """
   [1]Skip to content

     * [2]Home
     * [3]World
     * [4]Weather and roads
     * [5]Log in

Dam above Harl breaks after a week of rain

   By [6]Mira Tolland

   The [7]dam above the town of Harl broke shortly after midnight, the
   water authority said on Monday. Mayor Ada Holm told the Gazette that
   120 people had left their homes and that at least 14 were missing.

   “We do not know yet what broke,” she said. The authority denied that it
   had been warned of [8]cracks in the wall, and said repairs would cost 3
   million crowns.

     * Per Voll, who keeps the mill below the dam, said that the water
       stood at his door for two days and that nobody had come to ask.
     * The ferry to Ellin does not run before the end of the week, its
       owner said, and the road stays closed until further notice.

   © 2031 Ellin Gazette. All rights reserved.

References

   Visible links:
   1. https://g.example/#content
   2. https://g.example/
"""


def paragraphs(text: str) -> list[str]:
    """The lines of a text once it is unwrapped, with one blank for several."""
    return [" ".join(line.text.split()) for line in unwrap(text, split_lines(text))[0]]


def test_a_wrapped_paragraph_is_one_block():
    article = read_page(Page(text=WRAPPED))
    assert [block.role for block in article.blocks] == [Role.HEADLINE, Role.BODY, Role.BODY]
    assert article.text == WRAPPED
    assert len(article.sentences) == 5


def test_a_headline_on_two_lines_is_told_on_one():
    title = "Dam above Harl breaks after\na week of rain, says the\nwater authority"
    text = f"{title}\n\n" + "\n\n".join(textwrap.fill(one, 36) for one in PARAGRAPHS)
    assert read_page(Page(text=text)).title == title.replace("\n", " ")


@pytest.mark.parametrize("width", [30, 45, 72, 100])
@pytest.mark.parametrize(
    ("first", "others"), [("", ""), ("    ", "    "), ("   ", "")], ids=["flush", "set in", "led in"]
)
def test_paragraphs_come_back_whole_at_any_width_and_indent(width: int, first: str, others: str):
    text = "\n\n".join(
        textwrap.fill(one, width, initial_indent=first, subsequent_indent=others) for one in PARAGRAPHS
    )
    assert paragraphs(text) == [*PARAGRAPHS]


def test_a_set_in_first_line_begins_a_paragraph_without_an_empty_line():
    text = "\n".join(textwrap.fill(one, 72, initial_indent="  ") for one in PARAGRAPHS)
    assert paragraphs(text) == [*PARAGRAPHS]


def test_a_paragraph_at_any_line_end_is_whole():
    text = "\r\n\r\n".join("\r\n".join(textwrap.wrap(one, 72)) for one in PARAGRAPHS)
    assert paragraphs(text) == [*PARAGRAPHS]


def test_letters_of_several_widths_are_broken_at_about_one_column():
    ragged = [textwrap.wrap(one, 72) for one in PARAGRAPHS]
    ragged[0] = textwrap.wrap(PARAGRAPHS[0], 66)
    ragged[2] = textwrap.wrap(PARAGRAPHS[2], 69)
    assert paragraphs("\n\n".join("\n".join(lines) for lines in ragged)) == [*PARAGRAPHS]


def test_a_page_of_a_text_browser_is_read_by_its_paragraphs():
    article = read_page(Page(text=BROWSED))
    body = [" ".join(article.text[block.start : block.end].split()) for block in article.body()]
    assert body[0][:20] == "The [7]dam above the"
    assert body[0].endswith("at least 14 were missing.")
    assert body[1].endswith("3 million crowns.")
    listed = [block for block in article.blocks if "https://g.example/" in article.text[block.start : block.end]]
    assert [block.role for block in listed] == [Role.FURNITURE] * 2
    lines = paragraphs(BROWSED)
    assert "* The ferry to Ellin does not run before the end of the week, its owner said, and the road" in lines[-6]


LONG = [" ".join(SENTENCES[at : at + 3]) for at in range(0, len(SENTENCES), 3)]


def printed(head: str, foot: str) -> str:
    """An article as a PDF's pages, which break in the middle of its paragraphs and between them."""
    title = "Dam above Harl breaks after a week of rain"
    lines = [title, *(line for one in LONG for line in textwrap.wrap(one, 60))]
    pages = ("\n".join(lines[start:end]) for start, end in pairwise((0, 10, 19, len(lines))))
    return "\f".join(f"{head}\n{page}\n{foot.format(number)}\n" for number, page in enumerate(pages, 1))


@pytest.mark.parametrize("feed", ["\f", "", "\n"], ids=["form feeds", "no form feeds", "empty lines"])
@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("Ellin Gazette, 4 March 2031", "{}"),
        ("04/03/2031, 14:02 Dam above Harl breaks", "https://gazette.example/dam-breaks {}/3"),
        ("ELLIN GAZETTE", "Page {} of 3"),
    ],
    ids=["paper", "browser", "counted"],
)
def test_running_heads_are_no_part_of_the_article(head: str, foot: str, feed: str):
    text = printed(head, foot).replace("\f", feed)
    article = read_page(Page(text=text))
    body = " ".join(text[block.start : block.end].replace("\n", " ") for block in article.body())
    assert body.split() == " ".join(LONG).split()


def test_numbers_between_paragraphs_are_no_running_heads():
    wrapped = [textwrap.fill(one, 60) for one in PARAGRAPHS]
    _, heads = unwrap("", split_lines(""))
    assert heads == frozenset()
    text = "\n1\n".join(wrapped)
    assert unwrap(text, split_lines(text))[1] == frozenset()


CAPLESS = (
    "बांध टूटने के बाद शहर के लोगों ने अपने घर छोड़ दिए और अधिकारी सुबह तक पानी के उतरने का इंतजार करते रहे जबकि "
    "बचाव दल नदी के दोनों किनारों पर लोगों को ढूंढते रहे और मेयर ने कहा कि मदद जल्दी ही पहुंच जाएगी और सड़कें खुलेंगी।"
)


def test_a_script_without_small_letters_is_unwrapped():
    assert paragraphs(textwrap.fill(CAPLESS, 40)) == [CAPLESS]


APART = {
    "paragraphs on lines of their own": "\n".join(PARAGRAPHS),
    "pieces cut at their links": "The dam above the town of\nHarl\nbroke shortly after midnight, the\nwater authority\n"
    "said on Monday.\nMayor Ada Holm\ntold\nthe Gazette\nthat at least\n14\nwere missing.",
    "verses": "Rain on the river\nand rain on the town\nthe dam of the miller\nis all coming down",
    "a list": "The town needs:\n- pumps that can run for a week or two\n- boats\n- bread\n- blankets",
    "buttons": "log in\nsubscribe\nread the newspaper on your phone\nabout us\nour terms of use\ncontact",
}


@pytest.mark.parametrize("text", APART.values(), ids=APART)
def test_lines_that_no_width_has_broken_stay_apart(text: str):
    assert len(paragraphs(text)) == len(text.split("\n"))


def test_places_in_joined_lines_are_places_in_the_text():
    lines, _ = unwrap(WRAPPED, split_lines(WRAPPED))
    assert all(line.text == WRAPPED[line.start : line.end].replace("\n", " ") for line in lines)


@pytest.mark.parametrize(
    "line", ["a" * 60 + " b\n", "ab " * 20 + "\n", "[1]a " * 12 + "\n", "1\n", "a b c d\nGazette 1\n"]
)
def test_long_hostile_text_is_unwrapped_in_little_time(line: str):
    text = line * (100_000 // len(line))
    lines = split_lines(text)
    start = time.process_time()
    unwrap(text, lines)
    assert time.process_time() - start < 5
