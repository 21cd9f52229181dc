"""Feeds of every format become the same entries; broken ones are read with their flaw named, or refused."""

import contextlib
import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.collect.feeds import ListedFeed, read_feed, read_opml, write_opml
from onrecord.collect.feeds.dates import instant
from onrecord.collect.feeds.words import paragraphs, words
from onrecord.errors import InputError
from onrecord.records import Page
from tests.timing import cpu_within

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
     xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Lagoon Post</title><link>https://lagoon.example/</link><language>en</language><ttl>30</ttl>
<item><media:title>Not this</media:title><title>Ferry &amp;amp; quay shut</title><link>https://lagoon.example/ferry</link>
<guid isPermaLink="false">lp-7</guid><pubDate>Tue, 04 Mar 2031 07:30:00 EST</pubDate>
<dc:creator>Ada Holm</dc:creator><source url="https://isle.example">Isle Wire</source>
<description>&lt;p&gt;The ferry stopped.&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>The ferry stopped.</p><p>Nobody was hurt.</p>]]></content:encoded></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://lagoon.example/news/">
<title>The Lagoon Post</title><link href="/"/><author><name>Desk</name></author>
<entry><title type="text">a &lt; b</title><link rel="self" href="e.xml"/><link href="ferry"/><id>lp-7</id>
<published>2031-03-04T07:30:00-05:00</published><updated>2031-03-05T08:00:00Z</updated>
<source><title>Isle Wire</title></source>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One &amp; two.</p><p>Three.</p></div></content></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Lagoon Post</title></channel>
<item rdf:about="https://lagoon.example/ferry"><title>Ferry</title><link>https://lagoon.example/ferry</link>
<dc:date>2031-03-04T07:30+02:00</dc:date></item></rdf:RDF>"""

JSON = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "The Lagoon Post", "items": [
    {"id": 7, "url": "ferry", "title": "Ferry", "content_html": "<p>One.</p>", "date_published": "2031-03-04T07:30:00Z",
     "authors": [{"name": "Ada Holm"}]}, "no item"]})  # fmt: skip

NEWS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>https://lagoon.example/ferry</loc>
<image:image><image:title>A boat</image:title></image:image>
<n:news><n:publication><n:name>The Lagoon Post</n:name><n:language>en</n:language></n:publication>
<n:publication_date>2031-03-04</n:publication_date><n:title>Ferry</n:title></n:news></url><url><lastmod>2031</lastmod></url></urlset>"""

INDEX = "<sitemapindex><sitemap><loc>https://lagoon.example/1.xml</loc></sitemap></sitemapindex>"

CDF = """<CHANNEL HREF="https://lagoon.example/"><TITLE>The Lagoon Post</TITLE>
<ITEM HREF="https://lagoon.example/ferry" LASTMOD="2031-03-04T07:30:00Z"><TITLE>Ferry</TITLE></ITEM></CHANNEL>"""

FORMS = [
    ("rss", RSS, "https://lagoon.example/ferry", "Ferry & quay shut", "2031-03-04T07:30:00-05:00"),
    ("atom", ATOM, "https://lagoon.example/news/ferry", "a < b", "2031-03-04T07:30:00-05:00"),
    ("rdf", RDF, "https://lagoon.example/ferry", "Ferry", "2031-03-04T07:30:00+02:00"),
    ("json", JSON, "https://lagoon.example/ferry", "Ferry", "2031-03-04T07:30:00+00:00"),
    ("sitemap", NEWS, "https://lagoon.example/ferry", "Ferry", "2031-03-04"),
    ("cdf", CDF, "https://lagoon.example/ferry", "Ferry", "2031-03-04T07:30:00+00:00"),
]


def read(text, **more):
    content = text if isinstance(text, bytes) else text.encode()
    return read_feed(content, where="feed.xml", base="https://lagoon.example/feed", **more)


@pytest.mark.parametrize(("form", "text", "url", "title", "published"), FORMS, ids=[row[0] for row in FORMS])
def test_each_form_gives_address_title_date_and_outlet(form, text, url, title, published):
    feed = read(text)
    (entry,) = feed.entries
    assert (feed.form, feed.title, feed.flaws) == (form, "The Lagoon Post", ())
    assert (entry.url, entry.title, entry.published, entry.outlet) == (url, title, published, "The Lagoon Post")


def test_rss_item_carries_its_source_author_guid_and_text():
    feed = read(RSS)
    (entry,) = feed.entries
    assert (entry.guid, entry.key, entry.authors, entry.taken_from) == ("lp-7", "lp-7", ("Ada Holm",), "Isle Wire")
    assert (feed.language, feed.minutes, feed.site) == ("en", 30, "https://lagoon.example/")
    page = entry.page()
    assert page.text == "Ferry & quay shut\n\nThe ferry stopped.\n\nNobody was hurt."
    assert (page.taken_from, page.published_from, page.outlet) == ("Isle Wire", "feed", "The Lagoon Post")


def test_atom_item_carries_updated_and_its_markup_as_paragraphs():
    (entry,) = read(ATOM).entries
    assert (entry.updated, entry.authors) == ("2031-03-05T08:00:00+00:00", ("Desk",))
    assert entry.taken_from == "Isle Wire"
    assert entry.page().text == "a < b\n\nOne & two.\n\nThree."


def test_hint_fills_only_what_the_page_was_not_told():
    (entry,) = read(ATOM).entries
    page = entry.hint(Page(html=b"<p>", url="https://lagoon.example/final", published="2031-03-01"))
    assert (page.url, page.published, page.published_from) == (
        "https://lagoon.example/final",
        "2031-03-01",
        "given",
    )
    assert (page.modified, page.taken_from, page.outlet) == ("2031-03-05T08:00:00+00:00", "Isle Wire", None)


def test_index_of_sitemaps_names_further_lists():
    assert read(INDEX).more == ("https://lagoon.example/1.xml",)


LINKS = [
    ("<link> https://a.example/1 </link>", "https://a.example/1"),
    ("<link>/1?x=1&amp;amp;y=2</link>", "https://lagoon.example/1?x=1&y=2"),
    ("<guid>https://a.example/g</guid>", "https://a.example/g"),
    ('<guid isPermaLink="false">https://a.example/g</guid>', None),
    ("<guid>tag:a.example,2031</guid>", None),
    ('<link href="https://a.example/h"/>', "https://a.example/h"),
    ('<o:origLink xmlns:o="http://rssnamespace.org/feedburner/ext/1.0">https://a.example/o</o:origLink>'
     "<link>https://proxy.example/7</link>", "https://a.example/o"),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "url"), LINKS, ids=[row[0][:40] for row in LINKS])
def test_address_of_an_item(markup, url):
    (entry,) = read(f"<rss><channel><item><title>x</title>{markup}</item></channel></rss>").entries
    assert entry.url == url


AUTHORS = [
    ("desk@a.example (Ada Holm)", ("Ada Holm",)),
    ("Ada Holm &lt;ada@a.example&gt;", ("Ada Holm",)),
    ("ada@a.example", ()),
    ("Ada Holm and Bo Lind", ("Ada Holm and Bo Lind",)),
    (" ", ()),
]


@pytest.mark.parametrize(("said", "names"), AUTHORS, ids=[row[0] for row in AUTHORS])
def test_author_is_a_name_not_an_address(said, names):
    (entry,) = read(f"<rss><channel><item><author>{said}</author></item></channel></rss>").entries
    assert entry.authors == names


BROKEN = [
    ("undeclared prefix", "<rss><channel><item><title>Found</title><x:y>1</x:y></item></channel></rss>"),
    ("bare ampersand", "<rss><channel><item><title>Found</title><link>https://a.example/?a=1&b=2</link></item></channel></rss>"),
    ("cut off", "<rss><channel><item><title>Found</title><link>https://a.example/"),
    ("NULs", "<rss><channel><item><title>Fo\0und</title></item></channel></rss>"),
    ("entity of HTML", "<rss><channel><item><title>&ldquo;Found&rdquo;</title></item></channel></rss>"),
    ("words before it", "<!-- <!DOCTYPE --> <rss><channel><item><title>Found</title></item></channel></rss>"),
    ("wrong encoding", b'<?xml version="1.0" encoding="ascii"?><rss><channel><item><title>Found \xe2\x80\x9c</title></item></channel></rss>'),
    ("utf-16", '<?xml version="1.0" encoding="utf-16"?><rss><channel><item><title>Found</title></item></channel></rss>'.encode("utf-16")),
    ("utf-32", '<?xml version="1.0"?><rss><channel><item><title>Found</title></item></channel></rss>'.encode("utf-32-be")),
    ("gzip", gzip.compress(b"<rss><channel><item><title>Found</title></item></channel></rss>")),
]  # fmt: skip


@pytest.mark.parametrize("text", [row[1] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_broken_feed_is_read_as_far_as_it_goes(text):
    (entry,) = read(text).entries
    assert "Found" in entry.title
    assert "\0" not in entry.title


SLIPS = [
    ("an element closed twice", "<title>Lagoon</b></title>"),
    ("an undeclared prefix", "<x:y>1</x:y>"),
    ("an attribute without quotes", "<image width=3/>"),
]


@pytest.mark.parametrize("slip", [row[1] for row in SLIPS], ids=[row[0] for row in SLIPS])
def test_entities_behind_a_slip_are_kept(slip):
    markup = (
        "<title>Salt &amp;amp; tide</title><link>https://a.example/?a=1&amp;b=2</link>"
        "<description>&lt;p&gt;Fewer than five &amp;lt; ten.&lt;/p&gt;&lt;p&gt;&quot;More&apos;&lt;/p&gt;</description>"
        '<source url="https://isle.example/?a=1&amp;b=2">Isle &amp;amp; Wire</source>'
        "<content><![CDATA[<p>Rain &amp; wind &lt; 5.</p>]]></content>"
    )
    feed = read(f"<rss><channel>{slip}<item>{markup}</item></channel></rss>")
    (entry,) = feed.entries
    assert (entry.title, entry.url, entry.taken_from) == (
        "Salt & tide",
        "https://a.example/?a=1&b=2",
        "Isle & Wire",
    )
    assert (words(entry.summary), words(entry.content)) == ("Fewer than five < ten. \"More'", "Rain & wind < 5.")
    assert "broken" in feed.flaws[0]


IN_CDATA = (
    "<item><link><![CDATA[https://a.example/?a=1&amp;b=2]]></link>"
    "<content><![CDATA[<p>Rain &amp; wind &nbsp; & sleet.</p>]]></content></item>"
)


@pytest.mark.parametrize("slip", ["<title>Salt&nbsp;marsh</title>", "<title>Salt & tide</title>", "<hr/ >"])
def test_what_stands_in_cdata_is_read_as_it_is_whatever_is_broken_elsewhere(slip):
    (entry,) = read(f"<rss><channel>{slip}{IN_CDATA}</channel></rss>").entries
    assert (entry.url, entry.content) == (
        "https://a.example/?a=1&b=2",
        "<p>Rain &amp; wind &nbsp; & sleet.</p>",
    )


def test_entity_of_html_is_a_character_and_no_flaw():
    feed = read("<rss><channel><title>Salt&nbsp;marsh &eacute; &amp;lt;</title></channel></rss>")
    assert (feed.title, feed.flaws) == ("Salt marsh \u00e9 <", ())


def test_flaw_of_a_broken_feed_is_named():
    assert "broken" in read(BROKEN[2][1]).flaws[0]
    assert "encoding" in read(BROKEN[6][1]).flaws[0]


def test_feed_with_a_document_type_and_a_bare_ampersand_in_cdata_has_no_flaw():
    feed = read("<!DOCTYPE rss><rss><channel><item><title><![CDATA[Salt & Tide]]></title></item></channel></rss>")
    assert (feed.entries[0].title, feed.flaws) == ("Salt & Tide", ())


def test_large_feed_is_read_whole():
    item = f"<item><title>Ferry</title><description>{'The ferry stopped. ' * 50_000}</description></item>"
    feed = read_feed(f"<rss><channel>{item * 12}</channel></rss>".encode(), where="feed")
    assert (len(feed.entries), feed.flaws) == (12, ())


def test_charset_of_http_counts_where_the_feed_names_none():
    feed = "<rss><channel><item><title>\u041f\u0430\u0440\u043e\u043c</title></item></channel></rss>".encode(
        "koi8-r"
    )
    assert read(feed, charset="koi8-r").entries[0].title == "\u041f\u0430\u0440\u043e\u043c"


REFUSED = [
    ("nothing", " \n", "is empty"),
    ("a page", "<!DOCTYPE html><html><body><p>Words</p></body></html>", "is a web page"),
    ("a picture", "<svg/>", "its root is svg"),
    ("plain words", "Words.", "not a readable feed"),
    ("broken JSON", '{"items": [', "its JSON is broken"),
    ("other JSON", '{"name": 1}', "no JSON Feed"),
    ("deep JSON", "[" * 100_000, "its JSON is broken"),
    ("a gzip bomb", gzip.compress(b"<rss>" + bytes(60_000_000)), "more than the 50,000,000"),
    ("a broken gzip", b"\x1f\x8b\x08\x00words", "cannot be unpacked"),
]


@pytest.mark.parametrize(("text", "reason"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_no_feed_is_refused_with_the_reason(text, reason):
    with pytest.raises(InputError, match=reason):
        read(text)


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
BOMBS = [
    ("billion laughs", f'<!DOCTYPE rss [<!ENTITY a0 "ha">{LAUGHS}]><rss><channel><item><title>Found &a9;</title></item></channel></rss>'),
    ("quadratic", f'<!DOCTYPE rss [<!ENTITY a "{"x" * 50_000}">]><rss><channel><item><title>Found {"&a;" * 5000}</title></item></channel></rss>'),
    ("file", '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]><rss><channel><item><title>Found &a;</title></item></channel></rss>'),
    ("in an attribute", f'<!DOCTYPE rss [<!ENTITY a0 "ha">{LAUGHS}]><rss><channel><item x="&a9;"><title>Found</title></item></channel></rss>'),
    ("after a comment that seems to end", f'<!--><x --><!DOCTYPE rss [<!ENTITY a0 "ha">{LAUGHS}]><rss><channel><item><title>Found &a9;</title></item></channel></rss>'),
    ("after an instruction that seems to end", f'<?x <y ?><!DOCTYPE rss [<!ENTITY a0 "ha">{LAUGHS}]><rss><channel><item><title>Found &a9;</title></item></channel></rss>'),
    ("two types", '<!DOCTYPE a [<!ENTITY a "x">]><!DOCTYPE b [<!ENTITY b "yyyy">]><rss><channel><item><title>Found &b;</title></item></channel></rss>'),
]  # fmt: skip


@pytest.mark.parametrize("text", [row[1] for row in BOMBS], ids=[row[0] for row in BOMBS])
def test_no_entity_is_expanded(text):
    (entry,) = read(text).entries
    assert entry.title == "Found"


HOSTILE = [
    ("open tags", b"<rss>" + b"<a" * 2_000_000, "its XML is broken"),
    ("types", b"<!DOCTYPE a>" * 200_000, "Document is empty"),
    ("comments", b"<!--" * 500_000, "Double hyphen within comment"),
    ("nested", b"<rss>" + b"<item>" * 300_000, ""),
    ("ampersands", b"<rss><channel><item><title>" + b"&a" * 2_000_000, ""),
    ("angles in a title", b"<rss><channel><item><title><![CDATA[" + b"<a" * 2_000_000 + b"]]></title></item></channel></rss>", ""),
    ("scripts", b"<rss><channel><item><description><![CDATA[" + b"<script>" * 200_000 + b"]]></description></item></channel></rss>", ""),
]  # fmt: skip


@pytest.mark.parametrize(("content", "refusal"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_hostile_feed_is_done_with_quickly(content, refusal):
    with cpu_within(40):
        if refusal:
            with pytest.raises(InputError, match=refusal):
                read(content)
        else:
            [entry] = read(content).entries
            assert "<script>" not in f"{entry.page().title} {entry.page().text}"


DATES = [
    ("Tue, 04 Mar 2031 07:30:00 GMT", "2031-03-04T07:30:00+00:00"),
    ("Tue, 4 March 2031 07:30 +0200", "2031-03-04T07:30:00+02:00"),
    ("04 Mar 31 07:30:00 PDT", "2031-03-04T07:30:00-07:00"),
    ("Tue, 04 Mar 2031 24:00:00 GMT", "2031-03-05T00:00:00+00:00"),
    ("Tue, 04 Mar 2031 07:30:00 XYZ", "2031-03-04T07:30:00"),
    ("Tue, 04 Mar 2031 07:30:00 -0000", "2031-03-04T07:30:00"),
    ("Tue, 04 Mar 2031", "2031-03-04"),
    ("Tue Mar  4 07:30:00 2031", "2031-03-04T07:30:00"),
    ("March 4, 2031", "2031-03-04"),
    ("2031-03-04T07:30:00.123Z", "2031-03-04T07:30:00+00:00"),
    ("2031-03-04 07:30:00 -0500", "2031-03-04T07:30:00-05:00"),
    ("20310304", "2031-03-04"),
    ("2031-03", None),
    ("Tue, 44 Mar 2031 07:30:00 GMT", None),
    ("0001-01-01T00:00:00Z", None),
    ("Mon, 01 Jan 0001 00:00:00 +0100", None),
    ("yesterday", None),
    ("9" * 5000, None),
    ("", None),
]


@pytest.mark.parametrize(("said", "expected"), DATES, ids=[row[0][:40] or "nothing" for row in DATES])
def test_date_of_a_feed(said, expected):
    assert instant(said) == expected


@given(st.text(max_size=60))
def test_a_date_is_iso_or_none(said):
    import datetime as dt

    found = instant(said)
    assert found is None or dt.datetime.fromisoformat(found)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_feed_or_an_input_error(content):
    for start in (b"", b"<rss><channel><item>", b'<?xml version="1.0" encoding="'):
        with contextlib.suppress(InputError):
            assert read(start + content) is not None


WORDS = [
    ("<p>A &amp; B</p>", "A & B"),
    ("5 < 6 and <b>bold</b>", "5 < 6 and bold"),
    ("<script>x()</script>Text", "x() Text"),
    (" \n ", None),
]


@pytest.mark.parametrize(("markup", "expected"), WORDS)
def test_words_of_markup(markup, expected):
    assert words(markup) == expected


def test_paragraphs_leave_scripts_out():
    assert paragraphs("<p>One.<br>Two.</p><script>x()</script><div>Three.</div>") == "One.\n\nTwo.\n\nThree."


OPML = b"""<opml version="1.0"><body><outline text="Isles"><outline text="Lagoon" xmlUrl="https://lagoon.example/feed"/>
<outline title="Twice" xmlUrl="https://lagoon.example/feed"/></outline><outline xmlURL=" https://wire.example "/></body></opml>"""


def test_list_of_feeds_gives_each_address_once_with_its_folders():
    assert read_opml(OPML, where="list.opml") == (
        ListedFeed("https://lagoon.example/feed", "Lagoon", ("Isles",)),
        ListedFeed("https://wire.example"),
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"<rss/>", "not opml"), (b"<opml/>", "lists no feed"), (b"", "is no XML")],
)
def test_list_without_feeds_is_refused(content, reason):
    with pytest.raises(InputError, match=reason):
        read_opml(content, where="list.opml")


@given(st.lists(st.tuples(st.text(max_size=9), st.lists(st.text(min_size=1, max_size=4), max_size=3))))
def test_written_list_reads_back(rows):
    feeds = tuple(
        ListedFeed(f"https://a.example/{number}", title, tuple(folders))
        for number, (title, folders) in enumerate(rows)
    )
    if feeds:
        found = read_opml(write_opml(feeds, title="Feeds"), where="list.opml")
        assert {feed.url for feed in found} == {feed.url for feed in feeds}
