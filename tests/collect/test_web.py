"""An address becomes its page, or the pages behind its feed's items; an item without one stays what it is."""

import contextlib

import pytest

from onrecord.collect import collect_pages
from onrecord.collect.feeds import read_feed
from onrecord.collect.web import feeds_named, without_tracking
from onrecord.read import read_page
from onrecord.records import Page, Problem
from tests.collect.misbehaving import PAGE, Case, failing, fetcher, page, serving

FEED = b"""<rss version="2.0"><channel><title>The Lagoon Post</title>
<item><title>Ferry stops</title><link>/ferry</link><pubDate>Tue, 04 Mar 2031 07:30:00 +0200</pubDate>
<source url="https://wire.example">Isle Wire</source></item>
<item><title>Kept private</title><link>/private/x</link><description>Bo Lind said no.</description></item>
<item><title>Nothing there</title><link>/none</link></item>
<item><title>Words alone</title><description>Ada Holm said so.</description></item>
<item><title>A picture</title><link>/picture</link></item></channel></rss>"""


def xml(body):
    return lambda handler: page(handler, body, Content_Type="application/xml")


CASES = [
    Case("ferry", page, ""),
    Case("feed", xml(FEED), ""),
    Case("picture", lambda h: page(h, b"\x89PNG", Content_Type="image/png"), ""),
    Case("data", lambda h: page(h, b'{"a": 1}', Content_Type="application/json"), ""),
    Case("script", lambda h: page(h, b"var a = 1;", Content_Type="text/javascript"), ""),
    Case("empty", lambda h: page(h, b" "), ""),
    Case("words", lambda h: page(h, "Ada Holm sagte \u00fc.".encode("cp1252"), Content_Type="text/plain"), ""),
    Case("koi8", lambda h: page(h, "<html><p>\u041f\u0430\u0440\u043e\u043c</p></html>".encode("koi8-r"), Content_Type="text/html; charset=koi8-r"), ""),
    Case("lying", lambda h: page(h, "<html><p>\u041f\u0430\u0440\u043e\u043c</p></html>".encode(), Content_Type="text/html; charset=koi8-r"), ""),
    Case("map", xml(b"<sitemapindex><sitemap><loc>/map</loc></sitemap><sitemap><loc>/map2</loc></sitemap></sitemapindex>"), ""),
]  # fmt: skip


@pytest.fixture(scope="module")
def server():
    with serving(CASES) as running:
        yield running


def collect(server, *paths):
    with contextlib.closing(fetcher()) as fetch:
        return list(collect_pages([server.address(path) for path in paths], fetcher=fetch))


def test_page_keeps_its_final_address_and_when_it_was_fetched(server):
    (found,) = collect(server, "/ferry")
    assert (found.html, found.url) == (PAGE, server.address("/ferry"))
    assert found.fetched_at.endswith("+00:00")


def test_feed_gives_the_pages_of_its_items_with_its_hints(server):
    ferry, private, missing, alone, picture = collect(server, "/feed")
    assert (ferry.html, ferry.published, ferry.published_from) == (PAGE, "2031-03-04T07:30:00+02:00", "feed")
    assert ferry.taken_from == "Isle Wire"
    assert private.text == "Kept private\n\nBo Lind said no."
    assert "robots.txt" in private.notes[0]
    assert "is not there" in missing.notes[0]
    assert "names no page" in alone.notes[0]
    assert "image/png" in picture.notes[0]


def test_note_of_an_item_without_a_page_is_a_problem_of_its_article(server):
    article = read_page(collect(server, "/feed")[1])
    assert "Only the feed's own words" in article.problems[0]
    assert article.title == "Kept private"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/picture", "image/png"),
        ("/data", "application/json"),
        ("/script", "text/javascript"),
        ("/empty", "is empty"),
        ("/none", "is not there"),
    ],
)
def test_what_is_no_page_is_a_problem(server, path, reason):
    (found,) = collect(server, path)
    assert isinstance(found, Problem)
    assert reason in found.message


def test_charset_of_http_counts_unless_the_page_is_utf_8(server):
    words, koi8, lying = collect(server, "/words", "/koi8", "/lying")
    assert words.text == "Ada Holm sagte \u00fc."
    assert koi8.html == "<html><p>\u041f\u0430\u0440\u043e\u043c</p></html>"
    assert isinstance(lying.html, bytes)


def test_sitemaps_that_name_each_other_end():
    cases = [
        Case("map", lambda h: page(h, f"<sitemapindex><sitemap><loc>{h.server.address('/map')}</loc></sitemap><sitemap><loc>{h.server.address('/news')}</loc></sitemap></sitemapindex>".encode(), Content_Type="text/xml"), ""),
        Case("news", lambda h: page(h, f"<urlset><url><loc>{h.server.address('/ferry')}</loc></url><url><loc>{h.server.address('/gone')}</loc></url></urlset>".encode(), Content_Type="text/xml"), ""),
        Case("ferry", page, ""), Case("gone", failing(410), ""),
    ]  # fmt: skip
    with serving(cases) as server:
        found = collect(server, "/map")
    assert [type(item) for item in found] == [Page, Problem]


def test_lists_of_an_index_are_asked_for_one_after_the_other():
    index = "<sitemapindex><sitemap><loc>{0}</loc></sitemap><sitemap><loc>{1}</loc></sitemap></sitemapindex>"
    cases = [
        Case("map", lambda h: page(h, index.format(h.server.address("/one"), h.server.address("/two")).encode(), Content_Type="text/xml"), ""),
        *(Case(name, lambda h: page(h, f"<urlset><url><loc>{h.server.address('/ferry')}</loc></url></urlset>".encode(), Content_Type="text/xml"), "") for name in ("one", "two")),
        Case("ferry", page, ""),
    ]  # fmt: skip
    with serving(cases) as server:
        collect(server, "/map")
        assert [path for path, _ in server.asked] == ["/robots.txt", "/map", "/one", "/ferry", "/two", "/ferry"]


ADDRESSES = [
    ("https://a.example/x?utm_source=rss&utm_medium=feed", "https://a.example/x"),
    ("https://a.example/x?id=7&fbclid=abc&page=2", "https://a.example/x?id=7&page=2"),
    ("https://a.example/x?id=7", "https://a.example/x?id=7"),
    ("https://a.example/x?", "https://a.example/x"),
    ("https://a.example/utm_source=1", "https://a.example/utm_source=1"),
]


@pytest.mark.parametrize(("url", "plain"), ADDRESSES, ids=[row[0] for row in ADDRESSES])
def test_what_only_tracks_a_reader_is_no_part_of_an_address(url, plain):
    assert without_tracking(url) == plain


def test_a_page_names_its_feeds(server):
    class Answer:
        url = "https://a.example/"
        body = b"""<link rel="alternate" type="application/rss+xml" href="/feed?a=1&amp;b=2"><link rel=stylesheet href=x.css>
        <link href='https://b.example/atom' type='application/atom+xml' rel='alternate'>"""

    assert feeds_named(Answer()) == ("https://a.example/feed?a=1&b=2", "https://b.example/atom")


def test_an_item_alone_keeps_the_markup_of_none(server):
    (entry, *_) = read_feed(FEED, where="feed").entries
    assert "<" not in entry.page().text
