"""Scrapes in Markdown: what their lines show, and that they are read as other scrapes are."""

import pytest

from onrecord.markdown import blanked, plain, unmarked
from onrecord.read import read_page
from onrecord.read.lines import split_lines
from onrecord.read.markdown import is_markdown, shown
from onrecord.records import Page, Role
from tests.timing import cpu_within

PAGE = """[![](https://g.example/logo.png)](https://g.example/)

* [Home](/)
* [World](/world "World")
* [Sport](/sport_(games))

# Harbour wall at Tarn gives way after storm

By [Mira Tolland](https://g.example/people/mira-tolland)

![Workers at the wall](https://g.example/wall.jpg)

*Workers at the harbour wall in Tarn on Tuesday. (Photo: Ada Holm)*

The harbour wall at [Tarn](https://g.example/tarn) gave way on Tuesday night, the port authority said, and **two
ferries** were moved to Ellin.

"We heard it before we saw it," said Jan Berg, who keeps the light. "It went like a drum."

## What happens next

The port authority said repairs would take until June. _Nobody was hurt._

The mayor said the town would pay for the wall.

### Read more

* [Storm takes roofs in Ellin](https://g.example/roofs)
* [Ferry company asks for money](https://g.example/money)
""".replace("two\nferries", "two ferries")

LINES = [
    ("[Home](/)", "Home"),
    ("* [Home](/ 'x')", "* [Home](/ 'x')"),
    ('* [World](/world "The world")', "* World"),
    ("[Sport](/sport_(games)) today", "Sport today"),
    ("[a](<x y>)", "a"),
    ("[![](logo.png)](/)", ""),
    ("![A wall](wall.png)", ""),
    ("## What next ##", "What next"),
    ("* ### What next", "* What next"),
    ("#Tarn is the word", "#Tarn is the word"),
    ("**Two** ferries and _one_ boat, *moved*.", "Two ferries and one boat, moved."),
    ("> She kept the light.", "She kept the light."),
    (r"1\. Tarn \- Ellin", "1. Tarn - Ellin"),
    ("](https://g.example/)", ""),
    ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
    ("The [12]mayor and [13]“others” said[14] so", "The mayor and “others” said[14] so"),
    ("A plain sentence [sic] (with brackets).", "A plain sentence [sic] (with brackets)."),
]


@pytest.mark.parametrize(("text", "words"), LINES, ids=[row[0] for row in LINES])
def test_a_line_shows_its_words_without_marks(text, words):
    assert plain(text) == words


def test_a_scrape_in_markdown_is_read_by_what_its_lines_show():
    article = read_page(Page(text=PAGE))
    roles = {article.text[block.start : block.end]: block.role for block in article.blocks}
    assert article.text == PAGE
    assert (article.title, [author.name for author in article.authors]) == (
        "Harbour wall at Tarn gives way after storm",
        ["Mira Tolland"],
    )
    assert [role for words, role in roles.items() if words.startswith(("The ", '"We'))] == [Role.BODY] * 4
    assert roles["## What happens next"] is Role.SUBHEAD
    assert roles["![Workers at the wall](https://g.example/wall.jpg)"] is Role.FURNITURE
    assert all(role not in (Role.BODY, Role.SUBHEAD) for words, role in roles.items() if words.startswith("* ["))


def test_gaps_are_counted_over_lines_that_show_nothing():
    lines = split_lines("[](a)\n\n[](b)\nWords [here](c).\n[](d)\nMore.")
    assert [(line.text, line.gap) for line in shown(lines) if line.text] == [("Words here.", 3), ("More.", 1)]
    assert is_markdown(lines)


def test_text_without_links_and_headings_is_no_markdown():
    assert not is_markdown(split_lines("The wall [sic] gave way.\n# 1 in Tarn\n* one\n* two\n* three"))


BLANKED = [
    ("[Jan Berg](/b) said", " Jan Berg      said"),
    ("a **strong** _soft_ [x](y)", "a   strong    soft   x    "),
    ("![a wall](w.png)\nWords", "                \nWords"),
    ("[two\nlines](/b-\nc) on", " two\nlines     \n   on"),
    ("no_marks_at_all * here", "no_marks_at_all * here"),
    ("Marten Ada MartenFerry sinks MORE said", f"Marten{28 * ' '}said"),
    ("Read MORE about Ada Marten MORE", "Read MORE about Ada Marten MORE"),
]


@pytest.mark.parametrize(("text", "left"), BLANKED, ids=[row[0] for row in BLANKED])
def test_marks_become_blanks_where_they_stand(text, left):
    assert blanked(text) == left


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("the wall at [Tarn](https://g.example/tarn) gave way", "the wall at Tarn gave way"),
        ("**two ferries** were moved", "two ferries were moved"),
        ("> 5 of *them* and _all_", "> 5 of *them* and _all_"),
        ("Ada Marten Ada (Ad) Jane Marten2 ships sink Dorn opens bridge MORE's aide", "Ada Marten's aide"),
    ],
)
def test_words_are_told_without_marks_where_they_have_links_or_strong_ones(words, told):
    assert unmarked(words) == told


def test_lines_that_html2text_wrapped_are_joined_though_bullets_and_addresses_are_longer():
    menu = "".join(f"  * [Section {at}](https://g.example/section/with/a/long/address/{at}/x)\n" for at in range(9))
    wrapped = (
        "The harbour wall at [Tarn](https://g.example/places/a-long-\naddress/of-a-small-place/in-the-north) gave way on"
        " Tuesday night\nafter a week of rain, the port authority said, and two ferries were moved to\n"
        "Ellin, where the quay is higher and the water was still below the mark that was\nset after the storm of 2019.\n"
    )
    article = read_page(Page(text=f"{menu}\n# Harbour wall at Tarn gives way\n\n{wrapped}"))
    assert [article.text[block.start : block.end] for block in article.body()] == [wrapped.strip()]


HOSTILE = ["[" * 100_000, "[a](" * 50_000, "![" * 100_000, "**a" * 50_000, "[a](" + "(" * 100_000, "_a " * 60_000,
           "> " * 100_000, "# " * 100_000, "[](" * 60_000,
           "Tarn TarnA " * 30_000 + "MORE", "MORE Tarn TarnA" * 30_000]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:6] for text in HOSTILE])
def test_hostile_markdown_is_done_with_quickly(text):
    with cpu_within(3):
        shown, kept = plain(text), blanked(text)
    assert len(shown) <= len(text) == len(kept)
