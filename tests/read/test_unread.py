"""Lines that are no words: marks of notes, a page's data, empty templates. The people and the places do not exist."""

import pytest

from onrecord.read import read_page
from onrecord.read.lines import split_lines
from onrecord.read.unread import unread_lines
from onrecord.records import Page, Role

UNREAD = ["[12]", "[iv]", "[1], [2]", "{", "],", '"authors": [', '"centre": "Harl",', "Hi {{reader.name}}"]
READ = ["[Applause]", "(1)", "1.", '"We waited": the mayor on the dam', "[sic]", "2031", "{the dam}"]


@pytest.mark.parametrize("line", UNREAD)
def test_a_line_without_words_is_not_read(line: str):
    assert unread_lines(split_lines(f"{line}\nThe dam broke.")) == {0}


@pytest.mark.parametrize("line", READ)
def test_a_line_of_words_is_read(line: str):
    assert not unread_lines(split_lines(f"{line}\nThe dam broke."))


def test_a_text_of_such_lines_alone_is_read_as_it_is():
    assert not unread_lines(split_lines('{\n"dam": "Harl"\n}'))


def test_paragraphs_between_marks_of_notes_are_the_articles():
    said = [
        "The dam above Harl broke on Thursday, the water authority said in its assessment.",
        "Nobody was killed, but 120 people had to leave their homes.",
        "Engineers expect the repairs to take at least two years, the authority said.",
    ]
    marks = ["[i]\n[ii]", "[iii]\n[iv]\n[v]", "[vi]"]
    text = "\n".join(f"{one}\n{two}" for one, two in zip(said, marks, strict=True))
    article = read_page(Page(text=f"Dam above Harl breaks\nBy Ina Voss\n\n{text}\n"))
    assert [article.text[block.start : block.end] for block in article.body()] == said
    marked = {block.role for block in article.blocks if article.text[block.start] == "["}
    assert marked == {Role.FURNITURE}
