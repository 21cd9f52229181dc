"""Adding goes on where it was stopped, and a newer version reads again."""

import pytest

from onrecord.ledger import open_ledger
from onrecord.records import Page, Problem, Reading
from onrecord.resuming import Resuming, versions_of
from onrecord.settings import Settings
from tests.factories import STORY, make_article


@pytest.fixture
def book(tmp_path):
    with open_ledger(tmp_path / "news.onrecord", create=True) as ledger:
        yield ledger


def pages(*numbers):
    return [Page(text=f"{STORY} {number}", where=f"line {number}") for number in numbers]


def add(book, items, versions="1"):
    """What was read: the texts of the pages that were not known."""
    resuming, read = Resuming(book, versions), []

    def readings():
        for item in resuming.fresh(items):
            if isinstance(item, Page):
                read.append(item.text)
            yield Reading(make_article(item.text)) if isinstance(item, Page) and item.text else item

    for added in book.add_many(r for r in resuming.watch(readings()) if isinstance(r, Reading)):
        resuming.added(added)
    resuming.close()
    return len(read), resuming.skipped


def test_known_page_is_not_read_again(book):
    assert add(book, pages(1, 2)) == (2, 0)
    assert add(book, pages(1, 2, 3)) == (1, 2)


def test_newer_version_reads_again(book):
    add(book, pages(1))
    assert add(book, pages(1), versions="2") == (1, 0)


def test_settings_that_read_a_page_otherwise_are_told_apart(tmp_path):
    (tmp_path / "one").write_text("id,name\n1,Ada Marten")
    (tmp_path / "two").write_text("id,name\n1,Ana Marten")
    settings = [
        Settings(),
        Settings(lane="fast"),
        Settings(weights="large"),
        Settings(names=str(tmp_path / "one")),
        Settings(names=str(tmp_path / "two")),
        Settings(outlet_rules=str(tmp_path / "one")),
        Settings(outlet_rules=str(tmp_path / "none")),
    ]
    assert len(set(map(versions_of, settings))) == len(settings)
    assert versions_of(Settings(port=1)) == versions_of(Settings())


def test_problems_keep_their_place_and_are_told_again(book):
    items = [Problem("x", "It is broken."), *pages(1), Problem("y", "It is broken."), *pages(2)]
    assert add(book, items) == (2, 0)
    assert add(book, items) == (0, 2)


def test_page_is_another_when_anything_that_reading_depends_on_is():
    page = Page(text="Words.", url="https://a.example/", where="here")
    same = Page(text="Words.", url="https://a.example/", where="there")
    others = [
        Page(html="Words.", url="https://a.example/"),
        Page(html=b"Words.", url="https://a.example/"),
        Page(text="Words.", url="https://a.example/", title="T"),
        Page(text="Words.", url="https://a.example/", kind="article"),
        Page(text="Words", url=".https://a.example/"),
        Page(text="Words.\ud800", url="https://a.example/"),
    ]
    assert page.sha256 == same.sha256
    assert len({page.sha256, *(other.sha256 for other in others)}) == 7
