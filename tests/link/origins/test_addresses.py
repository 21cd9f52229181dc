"""Under which addresses an article is known, and whether two pages show one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.origins.addresses import is_same_article, known_addresses, plain_address
from onrecord.stated import Found, Stated

PLAIN = [
    ("https://www.post.example/a/b/", "post.example/a/b"),
    ("http://post.example", "post.example/"),
    ("https://POST.example:443/A", "post.example/A"),
    ("https://post.example:8443/a", "post.example:8443/a"),
    ("https://post.example/a?utm_source=x&id=3&fbclid=9#part-2", "post.example/a?id=3"),
    ("https://post.example/a?id=3&page=2", "post.example/a?id=3&page=2"),
    ("https://post.example/?p=31", "post.example?p=31"),
    ("https://post.example/#!/story/4", "post.example/#!/story/4"),
    ("https://www-post-example.cdn.ampproject.org/c/s/www.post.example/amp/a", "post.example/amp/a"),
    ("https://www.google.com/amp/s/amp.post.example/a?x=1", "amp.post.example/a?x=1"),
    ("https://[broken/a", "https://[broken/a"),
    ("a0123456789abcdef", "a0123456789abcdef"),
    ("", ""),
]


@pytest.mark.parametrize(("address", "plain"), PLAIN, ids=[row[0] or "nothing" for row in PLAIN])
def test_address_is_told_without_what_changes_nothing(address, plain):
    assert plain_address(address) == plain


@given(st.text() | st.text().map("https://post.example/{}".format))
def test_any_text_has_a_plain_address(address):
    assert isinstance(known_addresses(address, Stated(canonical=Found(address, "link"))).own, str)


NAMED = [
    ("https://post.example/a/amp", None, {"post.example/a"}),
    ("https://post.example/amp/a", None, {"post.example/a"}),
    ("https://amp.post.example/a", None, {"post.example/a"}),
    ("https://world.amp.post.example/a", None, {"world.post.example/a"}),
    ("https://post.example/a.amp.html", None, {"post.example/a.html"}),
    ("https://post.example/a?id=3&amp=1", None, {"post.example/a?id=3"}),
    ("https://post.example/amplifiers", None, set()),
    ("https://m.post.example/a", "https://www.post.example/a?utm_source=m", {"post.example/a"}),
    ("https://post.example/a", "https://post.example/a#top", set()),
    ("https://post.example/a", "https://post.example/", set()),
    ("https://post.example/a", "https://gazette.example/a", set()),
    ("https://news.post.co.uk/a", "https://post.co.uk/a", {"post.co.uk/a"}),
    ("https://post.co.uk/a", "https://gazette.co.uk/a", set()),
    ("https://jo.substack.com/p/a", "https://lee.substack.com/p/a", set()),
    ("https://10.0.0.7/a", "https://10.0.0.8/a", set()),
]


@pytest.mark.parametrize(
    ("address", "canonical", "named"), NAMED, ids=[f"{row[0]} names {row[1] or 'nothing'}" for row in NAMED]
)
def test_page_names_addresses_of_its_own_site(address, canonical, named):
    stated = Stated(canonical=None if canonical is None else Found(canonical, "link"))
    assert known_addresses(address, stated).named == named


RUNS = frozenset(range(100))
SAME = [
    ("most of the words", ("River rises", RUNS), ("Flood", frozenset(range(30, 130))), True),
    ("a fifth of the shorter", ("River rises", RUNS), ("River rises", frozenset(range(80, 180))), True),
    ("next page of the story", ("River rises", RUNS), ("River rises", frozenset(range(95, 195))), False),
    ("too short, same title", ("River rises", RUNS), ("River rises in Eastvale", frozenset()), True),
    ("too short, other title", ("River rises", RUNS), ("All of today's news", frozenset()), False),
    ("too short, no title", ("River rises", RUNS), (None, frozenset()), True),
]


@pytest.mark.parametrize(("one", "other", "same"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_words_bear_out_that_two_pages_show_one_article(one, other, same):
    assert is_same_article(one, other) is same
    assert is_same_article(other, one) is same
