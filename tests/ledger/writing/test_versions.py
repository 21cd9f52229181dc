"""Pages of one article under several addresses are its versions, not articles of their own."""

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ledger import open_ledger
from onrecord.ledger.store.migrations import STEPS, take_steps
from onrecord.records import Dated, Reading
from onrecord.stated import Found, Stated
from tests.factories import make_article
from tests.ledger.contents import contents
from tests.ledger.origins.test_copies import prose
from tests.ledger.questions.test_questions import LINKED

PAGE = "https://www.post.example/news/river"
AMP = "https://amp.post.example/news/river"


def page(url, canonical=None, seed="river", extra="", amp=None, **more):
    """A page of 200 words of nowhere, the same for the same seed."""
    stated = Stated(
        canonical=None if canonical is None else Found(canonical, "link"),
        amp=None if amp is None else Found(amp, "link"),
    )
    more.setdefault("title", f"About {seed}")
    return Reading(make_article(f"{' '.join(prose(seed, 200))} {extra}", url=url, stated=stated, **more))


GROUPS = [
    ("tracking", [page(PAGE), page(f"{PAGE}?utm_source=feed&fbclid=1")], 1),
    ("another scheme and a slash", [page(PAGE), page("http://post.example/news/river/")], 1),
    ("another page of the site", [page(PAGE), page(f"{PAGE}?page=2", seed="two")], 2),
    ("canonical link", [page(PAGE), page("https://m.post.example/r?id=1", canonical=PAGE)], 1),
    ("canonical link, words changed", [page(PAGE), page(f"{PAGE}/print", canonical=PAGE, extra="More rain.")], 1),
    ("AMP link alone", [page(PAGE, amp="https://post.example/mobile/1"), page("https://post.example/mobile/1")], 1),
    ("AMP address alone", [page(PAGE), page(AMP)], 1),
    ("AMP cache", [page(PAGE), page("https://x.cdn.ampproject.org/c/s/www.post.example/news/river/amp")], 1),
    ("two name a third that is not here", [page(f"{PAGE}/print", canonical=PAGE), page(AMP, canonical=PAGE)], 1),
    ("through a third", [page("https://post.example/p/7", canonical=PAGE), page(PAGE, amp=AMP), page(AMP)], 1),
    ("section named by other stories", [page(f"{PAGE}{n}", canonical=PAGE, seed=str(n)) for n in range(3)], 3),
    ("next page names the first", [page(PAGE), page(f"{PAGE}/2", canonical=PAGE, seed="two", title="River")], 2),
    (
        "another outlet's",
        [page(PAGE), page("https://gazette.example/1", canonical=PAGE, outlet="The Gazette")],
        2,
    ),
]


@pytest.mark.parametrize(("pages", "articles"), [row[1:] for row in GROUPS], ids=[row[0] for row in GROUPS])
def test_pages_of_one_article_are_its_versions(ledger, pages, articles):
    outcomes = [ledger.add(reading).outcome for reading in pages]
    assert ledger.counts().articles == articles
    assert outcomes.count("new_version") == len(pages) - articles


def test_copy_that_names_another_outlets_page_stays_an_article(ledger):
    ledger.add(page(PAGE, published="2025-02-03"))
    ledger.add(page("https://gazette.example/1", canonical=PAGE, outlet="The Gazette", published="2025-02-04"))
    (item,) = ledger.feed().items
    assert [copy.outlet for copy in item.copies] == ["The Gazette"]


def test_page_under_the_canonical_address_is_current(ledger):
    plain, amp = page(PAGE), page(AMP, canonical=PAGE, fetched_at="2025-02-09T00:00:00Z")
    list(ledger.add_many([plain, amp]))
    assert ledger.article_ids() == [plain.article.id]
    later = page(AMP, canonical=PAGE, extra="More rain.", modified=Dated("2025-02-05", "json-ld"))
    ledger.add(later)
    assert ledger.article_ids() == [later.article.id]


def test_page_read_again_leaves_what_it_no_longer_names(ledger):
    plain, other = page(PAGE), page("https://post.example/p/7", canonical=PAGE)
    list(ledger.add_many([plain, other]))
    assert ledger.counts().articles == 1
    again = replace(other, article=replace(other.article, stated=Stated()))
    assert ledger.add(again).outcome == "read_again"
    assert ledger.counts().articles == 2


def test_address_that_many_pages_name_joins_nobody(ledger):
    """A shop front that every page names, all with the same words: 32 are versions, the 33rd shows the mistake."""
    pages = [page(f"https://post.example/p/{n}", canonical=PAGE) for n in range(34)]
    list(ledger.add_many(pages[:32]))
    assert ledger.counts().articles == 1
    ledger.add(pages[32])
    assert ledger.counts().articles == 33
    list(ledger.add_many(pages[33:]))
    assert ledger.counts().articles == 34
    ledger.add(replace(pages[0], article=replace(pages[0].article, stated=Stated())))
    ledger.add(replace(pages[1], article=replace(pages[1].article, stated=Stated())))
    assert ledger.counts().articles == 3


def kept(readings):
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "a", create=True) as ledger:
        list(ledger.add_many(readings))
        return contents(ledger)


SOME = [
    page(PAGE, amp=AMP),
    page(AMP, canonical=PAGE, extra="More rain is expected."),
    page(f"{PAGE}?utm_medium=x", published="2025-02-04"),
    page("https://post.example/p/7", canonical=PAGE, seed="other"),
    page("https://post.example/p/8", canonical="https://post.example/p/7", seed="other", id="p8"),
    page(None, id="p8", seed="other", extra="A draft."),
    page("https://gazette.example/1", canonical=PAGE, outlet="The Gazette"),
]


@cache
def in_order():
    return kept(SOME)


@settings(max_examples=25)
@given(st.permutations(range(len(SOME))))
def test_any_order_gives_the_same_versions(order):
    assert kept([SOME[at] for at in order]) == in_order()


def test_ledger_without_addresses_gets_them_when_it_is_opened(ledger, tmp_path):
    list(ledger.add_many(SOME))
    path = tmp_path / "old.onrecord"
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        take_steps(old, "old", STEPS[:9])
        old.execute("ATTACH ? AS new", (str(ledger.path),))
        for (name,) in old.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall():
            if name not in LINKED and not name.startswith(("schema", "articles_words", "claims_words")):
                here, there = (
                    [row[1] for row in old.execute(f"PRAGMA {which}.table_info({name})").fetchall()]
                    for which in ("main", "new")
                )
                columns = ", ".join(column for column in here if column in there)
                old.execute(f"INSERT OR IGNORE INTO main.{name} ({columns}) SELECT {columns} FROM new.{name}")
        old.execute("DETACH new")
        old.execute("UPDATE articles SET address = coalesce(url, id), current = 1")
    with open_ledger(path) as opened:
        assert contents(opened) == contents(ledger)
