"""What pages say about themselves, however they write it."""

import pytest

from onrecord.read.facts import page_facts, split_names
from onrecord.read.html import parse_html
from onrecord.read.instants import to_instant
from onrecord.read.jsonld import article_node, load_nodes

INSTANTS = [
    ("2031-05-08", "2031-05-08"),
    ("2031-05-08T06:30:00Z", "2031-05-08T06:30:00+00:00"),
    ("2031-05-08T06:30:00.1234567Z", "2031-05-08T06:30:00.123456+00:00"),
    ("2031-05-08T06:30+0200", "2031-05-08T06:30:00+02:00"),
    ("2031-05-08 06:30:00", "2031-05-08T06:30:00"),
    ("2031-05-08 06:30:00 +0200", "2031-05-08T06:30:00+02:00"),
    ("2031-05-08 06:30:00 UTC", "2031-05-08T06:30:00+00:00"),
    ("1935988200", "2031-05-08T06:30:00+00:00"),
    ("1935988200000", "2031-05-08T06:30:00+00:00"),
    ("Thu, 08 May 2031 06:30:00 GMT", "2031-05-08T06:30:00+00:00"),
    ("May 8, 2031", "2031-05-08"),
    ("8 May 2031", "2031-05-08"),
    ("2031/05/08", "2031-05-08"),
    ("08.05.2031", "2031-05-08"),
    ("yesterday", None),
    ("0001-01-01T00:00:00Z", None),
    ("2031-13-45", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("written", "read"), INSTANTS)
def test_instants_are_read_however_they_are_written(written, read):
    assert to_instant(written) == read


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("By Mira Tolland", ["Mira Tolland"]),
        ("Mira Tolland and Jon Aske", ["Mira Tolland", "Jon Aske"]),
        ("Von Mira Tolland, Jon Aske", ["Mira Tolland", "Jon Aske"]),
        ("Mira Tolland | Jon Aske", ["Mira Tolland", "Jon Aske"]),
        ("Mira Tolland with agencies", ["Mira Tolland"]),
        ("https://gazette.example/mira", []),
        ("mira@gazette.example", []),
        ("", []),
    ],
)
def test_names_are_split_and_addresses_are_none(written, names):
    assert split_names(written) == names


def facts(head, body="", url=None):
    return page_facts(parse_html(f"<html><head>{head}</head><body>{body}<p>x</p></body></html>"), url)


def ld(content):
    return f'<script type="application/ld+json">{content}</script>'


@pytest.mark.parametrize(
    "content",
    [
        '{"@type": "NewsArticle", "headline": "Dam breaks", "author": "M. Tolland"}',
        '[{"@type": "WebSite", "name": "G"}, {"@type": ["Thing", "NewsArticle"], "headline": "Dam breaks", "author": "M. Tolland"}]',
        '{"@graph": [{"@type": "schema:NewsArticle", "headline": "Dam breaks", "author": "M. Tolland"}]}',
        '<!-- {"@type": "http://schema.org/NewsArticle", "headline": "Dam breaks", "author": "M. Tolland",} -->',
        '{"@type": "NewsArticle", "headline": "Dam\n breaks", "author": {"name": ["M. Tolland"]}};',
        '{"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "Dam breaks", "author": "M. Tolland"}}',
    ],
)
def test_json_ld_is_found_in_every_shape_pages_give_it(content):
    found = facts(ld(content))
    assert found.title == "Dam breaks"
    assert [author.name for author in found.authors] == ["M. Tolland"]


@pytest.mark.parametrize(
    "content", ["{", "null", "[1, 2]", '{"@type": 7}', "[" * 5000, '{"@type": "NewsArticle", "author": {"a": {}}}']
)
def test_malformed_json_ld_is_passed_over(content):
    assert facts(ld(content) + '<meta property="og:title" content="Dam breaks">').title == "Dam breaks"


def test_the_article_of_this_address_is_preferred():
    nodes = load_nodes(
        [
            '[{"@type": "NewsArticle", "url": "u1", "headline": "A"}, {"@type": "NewsArticle", "url": "u2", "headline": "B"}]'
        ]
    )
    assert article_node(nodes, "u2")["headline"] == "B"


def test_meta_speaks_where_json_ld_is_silent():
    found = facts(
        '<meta name="author" content="By Mira Tolland"><meta property="article:published_time" content="2031-05-08T06:30:00Z">'
        '<meta property="og:site_name" content="Ellin Gazette"><meta property="og:title" content="Dam breaks">'
    )
    assert (found.title, found.outlet, found.authors[0].name) == ("Dam breaks", "Ellin Gazette", "Mira Tolland")
    assert (found.published.value, found.published.found_in) == ("2031-05-08T06:30:00+00:00", "meta")


def test_a_day_that_only_the_page_shows_is_found_in_the_html():
    found = facts("", '<time class="published" datetime="2021-05-08T06:30:00Z">8 May</time>')
    assert (found.published.value, found.published.found_in) == ("2021-05-08T06:30:00+00:00", "html")


def test_the_name_of_the_site_is_cut_from_the_title():
    found = facts("<title>Dam breaks | Ellin Gazette</title>", "<h1>Dam breaks</h1>")
    assert found.titles == ("Dam breaks",)


def test_an_address_that_is_no_web_address_is_left_out():
    assert facts('<link rel="canonical" href="javascript:alert(1)">', url="https://gazette.example/a").url is None
