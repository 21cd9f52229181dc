"""What pages say about themselves, however they write it."""

from functools import partial

import pytest

from onrecord.read.facts.instants import to_instant
from onrecord.read.facts.jsonld import article_node, load_nodes
from onrecord.read.facts.page import page_facts
from onrecord.read.facts.people import split_names
from onrecord.read.parsing.html import parse_html
from tests.timing import assert_linear, cpu_within

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
    ("5/8/2031 6:30 PM", "2031-05-08T18:30:00"),
    ("2031-05-08 6:30 PM", "2031-05-08T18:30:00"),
    ("2031-05-08 06:30 p.m.", "2031-05-08T18:30:00"),
    ("15/05/2031", "2031-05-15"),
    ("2031/05/08 06:30", "2031-05-08T06:30:00"),
    ("8 May 2031 at 06:30", "2031-05-08T06:30:00"),
    ("May 8, 2031, 6:30 p.m. EST", "2031-05-08T18:30:00-05:00"),
    ("Thursday, 8 May 2031", "2031-05-08"),
    ("8/5/31", None),
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
        ("Mira  Tolland \n and  Jon Aske", ["Mira Tolland", "Jon Aske"]),
        ("Mira Tolland and " * 1000, []),
        ("", []),
    ],
)
def test_names_are_split_and_addresses_are_none(written, names):
    assert split_names(written) == names


@pytest.mark.parametrize("piece", [" ", "and a ", "a, "])
def test_no_statement_of_authors_takes_long(piece):
    assert_linear(lambda count: partial(split_names, f"Mira{piece * count}Tolland"), 20_000, 200_000)


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


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Dam breaks - Ellin Gazette", "Dam breaks"),
        ("Dam breaks | Tarn | ELLIN GAZETTE", "Dam breaks | Tarn"),
        ("Ellin Gazette - Dam breaks", "Dam breaks"),
        ("Dam breaks - Gazette", "Dam breaks - Gazette"),
        ("Ellin Gazette", "Ellin Gazette"),
        ("Why the dam broke: Ellin Gazette readers ask", "Why the dam broke: Ellin Gazette readers ask"),
    ],
)
def test_the_outlets_name_is_no_part_of_a_title(title, kept):
    found = facts(
        f'<meta property="og:site_name" content="Ellin Gazette"><meta property="og:title" content="{title}">'
    )
    assert found.title == kept


NAMED = [
    ("author", "Ellin Gazette, Tarn, Borland", ["Ellin Gazette"]),
    ("author", "Ellin Gazette, Mira Tolland", ["Ellin Gazette", "Mira Tolland"]),
    ("author", "Ellin Gazette, AFP", ["Ellin Gazette", "AFP"]),
    ("author", "Mira Tolland und Jan Berg, Tarn", ["Mira Tolland", "Jan Berg"]),
    ("author", "Mira Tolland, Jan Berg and Ada Holm", ["Mira Tolland", "Jan Berg", "Ada Holm"]),
    ("author", "Mira Tolland, Jan", ["Mira Tolland", "Jan"]),
    ("twitter:misc:Written by", "Mira Tolland", ["Mira Tolland"]),
]


@pytest.mark.parametrize(("name", "said", "authors"), NAMED, ids=[row[1] for row in NAMED])
def test_a_meta_element_names_authors_without_the_place_they_write_from(name, said, authors):
    found = facts(f'<meta property="og:site_name" content="Ellin Gazette"><meta name="{name}" content="{said}">')
    assert [author.name for author in found.authors] == authors


def test_a_day_that_only_the_page_shows_is_found_in_the_html():
    found = facts("", '<time class="published" datetime="2021-05-08T06:30:00Z">8 May</time>')
    assert (found.published.value, found.published.found_in) == ("2021-05-08T06:30:00+00:00", "html")


YEARS = {
    "a year in the prose": ("The town sold its dam in 2019, the mayor says, and nobody signed for it.", None),
    "a day of the new year": ("January 1, 2019. The town has sold its dam.", "2019-01-01"),
}


@pytest.mark.parametrize("case", YEARS)
def test_a_year_alone_is_no_day_of_publication(case):
    shown, day = YEARS[case]
    found = facts("", f"<h1>The dam that nobody owned</h1><p>{shown}</p>").published
    assert (found.value if found else None) == day


def test_the_name_of_the_site_is_cut_from_the_title():
    found = facts("<title>Dam breaks | Ellin Gazette</title>", "<h1>Dam breaks</h1>")
    assert found.titles == ("Dam breaks",)


@pytest.mark.parametrize(
    ("tab", "body", "title"),
    [
        ("Tarn Water - Dam repaired", "<h2>Dam repaired</h2><h2>News</h2>", "Dam repaired"),
        ("Dam repaired - Tarn Water", "<h3>Dam repaired</h3>", "Dam repaired"),
        ("How the dam broke", "<h1>Harl Notes</h1><h3>How the dam broke</h3>", "How the dam broke"),
        ("News", "<h1>Harl Notes</h1><h2>News</h2>", "Harl Notes"),
        ("Tarn Water - Dam repaired", "<h2>News</h2>", "Tarn Water - Dam repaired"),
        ("Tarn Power - Dam is full", "<h2>Dam is full</h2><h3>Tarn Power</h3>", "Dam is full"),
    ],
)
def test_a_lower_heading_that_stands_on_the_tab_is_the_title(tab, body, title):
    assert facts(f"<title>{tab}</title>", body).title == title


@pytest.mark.parametrize("said", ["Ada Holm, 4 March 2031", "By Ada Holm | Harl", "Ada Holm (Gazette)"])
def test_what_stands_behind_the_name_in_an_authors_element_is_no_part_of_it(said):
    found = facts("", f"<h1>Dam breaks</h1><p class='author'>{said}</p>")
    assert [author.name for author in found.authors] == ["Ada Holm"]


def test_the_name_of_the_site_is_cut_where_a_section_is_called_alike():
    assert facts("<title>Dam breaks | Ellin | Ellin</title>", "<h1>Dam breaks</h1>").titles == ("Dam breaks",)


def test_an_address_that_is_no_web_address_is_left_out():
    assert facts('<link rel="canonical" href="javascript:alert(1)">', url="https://gazette.example/a").url is None


HOSTILE = {
    "headings of the site": ("<title>Ellin Gazette</title>", "<h1>Ellin Gazette</h1><h2>a</h2>"),
    "headings that begin as the tab does": (
        "<title>Dam - Ellin Gazette</title>",
        "<h1>Ellin Gazette {}</h1><h3>a</h3>",
    ),
    "parts of a tab": ("<title>{parts}</title>", "<h2>a</h2>"),
    "parts of a tab below a heading": ("<title>{parts}</title>", "<h1>a</h1>"),
    "blanks in an instant": ("<meta property='article:published_time' content='2031-05-08{blanks}x'>", ""),
}


@pytest.mark.parametrize(("head", "piece"), HOSTILE.values(), ids=HOSTILE)
def test_facts_are_read_in_linear_time(head, piece):
    def reading(size):
        body = "".join(piece.format(at) for at in range(size // 40))
        tree = parse_html(
            f"<html><head>{head.format(blanks=' ' * size, parts='a - ' * size)}</head><body>{body}</body></html>"
        )
        return lambda: page_facts(tree, None)

    assert_linear(reading, 10_000, 80_000)


def test_a_foot_in_a_foot_is_read_once():
    feet, words = 200, "<p>Words.</p>" * 4000
    tree = parse_html(
        f"<html><head><title>Ellin Gazette | Rivers</title></head><body>{'<footer>' * feet}{words}</body></html>"
    )
    with cpu_within(1):
        assert page_facts(tree, None).outlet is None


FRONT = '<a href="/">Ellin Gazette</a>'
OUTLETS = {
    "front page": ("Dam breaks | Ellin Gazette", FRONT, None, "Ellin Gazette"),
    "with the": ("Dam breaks - The Ellin Gazette", FRONT, None, "The Ellin Gazette"),
    "logo": ("Dam breaks · Ellin Gazette", '<a href="https://x.example/"><img alt="Ellin Gazette"></a>', None, "Ellin Gazette"),
    "copyright": ("Dam breaks – Ellin Gazette", "<footer>© 2031 Ellin Gazette. Founded 1900.</footer>", None, "Ellin Gazette"),
    "address": ("Dam breaks | Water Office", "<footer><p>Water Office, Mill Street 4, Ellin</p></footer>", None, "Water Office"),
    "a foot with bars": ("Dam breaks | Water Office", "<footer><p>Water Office | Mill Street 4</p></footer>", None, "Water Office"),
    "rights before a year": ("Water Office", "<p>(c) Water Office 2001-2031.</p>", None, "Water Office"),
    "a section in the footer": ("Dam breaks | Rivers", "<footer><a href='/r'>Rivers</a></footer>", None, None),
    "host": ("Dam breaks - Ellin Gazette", "", "https://www.ellingazette.example/a", "Ellin Gazette"),
    "in front": ("Ellin Gazette: Dam breaks", "", "https://ellingazette.example/a", None),
    "in front, set apart": ("Ellin Gazette | Dam breaks", FRONT, None, "Ellin Gazette"),
    "a headline's tail": ("Dam breaks - what we know", FRONT, "https://ellingazette.example/a", None),
    "no title": ("", FRONT, None, None),
}  # fmt: skip


@pytest.mark.parametrize(("title", "body", "url", "outlet"), OUTLETS.values(), ids=OUTLETS)
def test_a_title_names_the_outlet_only_when_the_page_bears_it_out(title, body, url, outlet):
    assert facts(f"<title>{title}</title>", body, url).outlet == outlet


def test_what_the_page_states_of_its_outlet_wins_over_its_title():
    head = '<title>Dam breaks | Ellin Gazette</title><meta property="og:site_name" content="The Gazette">'
    assert facts(head, FRONT).outlet == "The Gazette"


@pytest.mark.parametrize(
    "markup",
    [
        '<time itemprop="dateModified" datetime="2031-05-08T09:00:00Z">9:00</time>',
        '<span itemprop="dateModified" content="2031-05-08T09:00:00Z">9:00</span>',
        '<time class="updated" datetime="2031-05-08T09:00:00Z">9:00</time>',
    ],
)
def test_microdata_tells_when_the_page_was_changed(markup):
    found = facts("", '<time itemprop="datePublished" datetime="2031-05-08T06:30:00Z">6:30</time>' + markup)
    assert (found.published.value, found.modified.value) == (
        "2031-05-08T06:30:00+00:00",
        "2031-05-08T09:00:00+00:00",
    )


@pytest.mark.parametrize(("lang", "language"), [("en-GB", "en"), ("DE", "de"), ("utf-8", None), ("english", None)])
def test_a_language_is_named_by_its_code(lang, language):
    page = parse_html(f"<html lang='{lang}'><body><p>The town sold its dam.</p></body></html>")
    assert page_facts(page, None).language == language


@pytest.mark.parametrize(("site", "outlet"), [("Telegram", "Harl Rescue"), ("Ellin Gazette", "Ellin Gazette")])
def test_a_page_of_a_network_is_its_channels(site, outlet):
    head = f'<meta property="og:site_name" content="{site}"><meta property="og:title" content="Harl Rescue">'
    assert facts(head).outlet == outlet
