"""Who signs an article, when the page's own statements name nobody."""

import pytest

from onrecord.read.facts.authors import name_authors
from onrecord.records import Author, Block, Role

BODY = "The dam above the town of Harl broke shortly after midnight, the water authority said."
ROWS = {
    "a byline": ("By Mira Tolland", Role.BYLINE, (), ["Mira Tolland"]),
    "a byline and a place": ("By Mira Tolland, Ellin", Role.BYLINE, (), ["Mira Tolland"]),
    "a byline of two": ("Von Mira Tolland und Ole Rask", Role.BYLINE, (), ["Mira Tolland", "Ole Rask"]),
    "a byline and a job": ("By Mira Tolland, Harbour Correspondent", Role.BYLINE, (), ["Mira Tolland"]),
    "a byline that is a link": ("By [Mira Tolland](https://g.example/mira)", Role.BYLINE, (), ["Mira Tolland"]),
    "a link before a job": ("By [Mira Tolland](/mira)Staff Writer", Role.BYLINE, (), ["Mira Tolland"]),
    "a byline in brackets": ("(By Mira Tolland)", Role.BYLINE, (), ["Mira Tolland"]),
    "a byline behind a day": ("Posted on May 6, 2031 by Mira Tolland", Role.FURNITURE, (), ["Mira Tolland"]),
    "a handle": ("By Mira Tolland @mtolland", Role.BYLINE, (), ["Mira Tolland"]),
    "an author card": ("Mira Tolland", Role.AUTHOR_NAME, (), ["Mira Tolland"]),
    "a date, a name, a read time": ("6 May 2031 • Mira Tolland • 3 minutes", Role.FURNITURE, (), ["Mira Tolland"]),
    "a date and a byline": ("Thu 6.5.31 | 14:07 | Von Mira Tolland", Role.FURNITURE, (), ["Mira Tolland"]),
    "the word for author": ("Autorin Mira Tolland", Role.FURNITURE, (), ["Mira Tolland"]),
    "a name and no date": ("Ellin Gazette | Mira Tolland", Role.FURNITURE, (), []),
    "two names": ("6 May | Mira Tolland | Ole Rask", Role.FURNITURE, (), []),
    "an initialism and its town": ("mt Ellin", Role.AUTHOR_NAME, (), []),
    "the newsroom, stated and shown": ("G24 Newsroom", Role.AUTHOR_NAME, ("G24 Newsroom",), ["G24 Newsroom"]),
    "an office at its address": ("Harl County Sheriff's Office | 100 Court Square", Role.FURNITURE, (), []),
    "the staff": ("By Gazette Staff", Role.BYLINE, (), []),
    "a stated body and a name": ("By Mira Tolland", Role.BYLINE, ("Tarn University",), ["Mira Tolland"]),
    "another name than the stated": ("By Ole Rask", Role.BYLINE, ("Mira Tolland",), ["Mira Tolland"]),
}


@pytest.mark.parametrize(("line", "role", "stated", "named"), ROWS.values(), ids=ROWS)
def test_the_authors_are_those_that_the_line_names(line, role, stated, named):
    text = f"{line}\n\n{BODY}"
    blocks = (Block(role, 0, len(line)), Block(Role.BODY, len(line) + 2, len(text)))
    found = name_authors(tuple(map(Author, stated)), text, blocks, "Ellin Gazette")
    assert [author.name for author in found] == named


def test_a_job_behind_the_name_of_a_byline_is_the_authors_role():
    line = "By Mira Tolland, Harbour Correspondent"
    text = f"{line}\n\n{BODY}"
    blocks = (Block(Role.BYLINE, 0, len(line)), Block(Role.BODY, len(line) + 2, len(text)))
    assert name_authors((), text, blocks, None) == (Author("Mira Tolland", "Harbour Correspondent"),)
