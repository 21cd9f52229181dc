"""Which lines of a plain-text page name its authors and its title. The people and the places do not exist."""

import numpy as np
import pytest

from onrecord.read import read_page
from onrecord.read.blocks import line_blocks
from onrecord.read.classifier.guess import Guess
from onrecord.read.facts.page import PageFacts
from onrecord.read.lines import split_lines
from onrecord.read.roles.label import label_lines
from onrecord.records import Page, Role
from tests.timing import cpu_within

TITLE = "Dam above Harl breaks after a week of rain"
FIRST = "The dam above the town of Harl broke shortly after midnight, the water authority said."
LAST = "Nobody was killed, but 120 people had to leave their homes, according to the mayor."


def roles_of(before: str, after: str = "", titles: tuple[str, ...] = (TITLE,)) -> dict[str, list[Role]]:
    """The roles of each text on a page whose sentences are the article's and whose titles are as likely as given."""
    lines = split_lines(f"{before}\n\n{FIRST}\n\n{LAST}\n\n{after}")
    body = np.array([line.text in (FIRST, LAST) for line in lines], dtype=np.float32)
    title = np.array(
        [0.9 - titles.index(line.text) / 10 if line.text in titles else 0.0 for line in lines], dtype=np.float32
    )
    none = np.zeros(len(lines), dtype=bool)
    guess = Guess(body, none, ("",) * len(lines), title, none)
    roles: dict[str, list[Role]] = {}
    text = "".join(f"{line.text}\n" for line in lines)
    for block in line_blocks(split_lines(text), label_lines(lines, PageFacts(), None, lambda *_: guess)):
        roles.setdefault(text[block.start : block.end].lstrip("*+ ").strip(" ,"), []).append(block.role)
    return roles


NAMED = {
    "under By": (f"{TITLE}\n\nHarl\n\nBy\n\nBerta Quist", ""),
    "two under By": (f"{TITLE}\n\nBy\n* Tom Weel ,\n* Berta Quist", ""),
    "after By, three times on the page": (f"{TITLE}\n\nby Berta Quist", "by Berta Quist\n\nby Berta Quist"),
    "under a heading": (TITLE, "About the author\n\nBerta Quist"),
    "under the headline's second print": (f"{TITLE}\n" + "Menu\n" * 12 + f"{TITLE}\n\nBerta Quist\n\nShare", ""),
}


@pytest.mark.parametrize(("before", "after"), NAMED.values(), ids=NAMED)
def test_a_name_is_the_authors_where_the_lines_around_it_say_so(before, after):
    assert Role.AUTHOR_NAME in roles_of(before, after)["Berta Quist"]


def test_an_author_is_known_wherever_the_name_stands_alone():
    shown = roles_of(
        f"{TITLE}\n\nBy Berta Quist", "Harl's mayor resigns over the dam\n\n* Berta Quist\n\n* Tom Weel"
    )
    assert shown["Berta Quist"] == [Role.AUTHOR_NAME, Role.AUTHOR_NAME]
    assert shown["Tom Weel"] == [Role.FURNITURE]


def test_what_sites_print_behind_a_name_is_no_part_of_it():
    assert roles_of(f"{TITLE}\n\nBy Berta Quist Follow")["By Berta Quist Follow"] == [Role.BYLINE]


def test_a_trail_that_ends_with_the_title_is_not_the_title():
    trail = f"Home News {TITLE}"
    shown = roles_of(f"{trail}\n\nNews\n\n{TITLE}", titles=(trail, TITLE))
    assert shown[TITLE] == [Role.HEADLINE]
    assert shown[trail] != [Role.HEADLINE]


@pytest.mark.parametrize("text", ["Our Team", "The Project", "Los Harles"])
def test_what_begins_as_no_name_does_is_none(text):
    assert roles_of(f"{TITLE}\n\n{text}")[text] == [Role.FURNITURE]


def test_a_date_is_no_title():
    shown = roles_of("Thursday, January 24, 2031", titles=("Thursday, January 24, 2031",))
    assert shown["Thursday, January 24, 2031"] == [Role.DATELINE]


@pytest.mark.parametrize("unit", ["Ana Lee\nAna Lee x\n", "The Mayor Of Tarn\n"], ids=["cards", "titles"])
def test_thousands_of_names_are_read_quickly(unit):
    with cpu_within(30):
        article = read_page(Page(text=unit * (100_000 // len(unit))))
    assert len(article.blocks) == article.text.count("\n") + (not article.text.endswith("\n"))


def test_a_subhead_and_a_sentence_about_a_source_of_the_article_are_no_author_card():
    told = "Political analyst Tom Weel questions why the gates stayed shut for three days after the warning."
    lines = split_lines(
        "\n\n".join(
            [
                FIRST,
                "TOM WEEL",
                "Tom Weel",
                told,
                LAST,
                LAST,
                "Weel says that the town was lucky not to lose anybody in that night.",
            ]
        )
    )
    body, none = np.ones(len(lines), dtype=np.float32), np.zeros(len(lines), dtype=bool)
    guess = Guess(body, none, ("",) * len(lines), np.zeros(len(lines), dtype=np.float32), none)
    shown = dict(
        zip((line.text for line in lines), label_lines(lines, PageFacts(), None, lambda *_: guess), strict=True)
    )
    assert shown[told] is Role.BODY


PAGE = """<html><head><title>Dam breaks</title>{head}</head><body><main><article><h1>Dam above Harl breaks</h1>
<p class="byline">{byline}</p>{below}<p>{first}</p><p>{last}</p><p>Divers of the county looked for 14 people on Sunday,
a spokesman of the fire brigade told reporters.</p>{end}</article></main></body></html>"""
OUTLET = '<meta property="og:site_name" content="Ellin Gazette">'


def read_with(byline: str, head: str = "", below: str = "", end: str = ""):
    return read_page(Page(html=PAGE.format(byline=byline, head=head, below=below, first=FIRST, last=LAST, end=end)))


SHOWN = {
    "a job, without By": ("Berta Quist, Rivers Correspondent", "", ("Berta Quist", "Rivers Correspondent")),
    "the outlet behind the name": ("By Berta Quist Ellin Gazette", OUTLET, ("Berta Quist", None)),
    "an element called the author, below a day": (
        "<span>May 3</span> <span class='author vcard'><a href='/a'>Berta Quist</a></span>",
        "",
        ("Berta Quist", None),
    ),
    "a day in the author's element": (
        "x</p><div class='author'>Berta Quist <span>May 3, 2024</span></div><p>",
        "",
        ("Berta Quist", None),
    ),
    "letters beyond Western Europe": ("By Łukasz Żak", "", ("Łukasz Żak", None)),
}


@pytest.mark.parametrize("case", SHOWN)
def test_who_stands_in_the_byline_s_element_is_the_author(case):
    byline, head, named = SHOWN[case]
    assert [(author.name, author.role) for author in read_with(byline, head).authors] == [named]


def test_a_paragraph_that_says_who_the_author_is_is_a_biography():
    bio = "Berta Quist is a professor of engineering at Harl College and has written three books on dams."
    about = "Ada Holm is a critic of the water authority and sits on the council of the lower town."
    article = read_with(
        "By Berta Quist", '<meta name="author" content="Berta Quist">', f"<p>{bio}</p>", f"<p>{about}</p>"
    )
    told = {article.text[block.start : block.end]: block.role for block in article.blocks}
    assert told[bio] is Role.AUTHOR_BIO
    assert told[about] is Role.BODY
    assert told[FIRST] is Role.BODY
