"""Searches, the feed, sources and stories as RSS and JSON Feed, and pages as CSV."""

import csv
import datetime as dt
import io
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest

from onrecord.collect.feeds import read_feed
from onrecord.publish.export.atom import NEVER, Entry
from onrecord.publish.export.syndication import FEEDS, json_feed, rss_feed
from tests.factories import make_story
from tests.ledger.questions.test_questions import added, toll

HERE = "http://127.0.0.1"
ENTRIES = (
    Entry(
        "urn:onrecord:claim:c1",
        "Ada says: a < b & c",
        "/claim/c1",
        "2025-02-03T09:00:00+02:00",
        "The Post",
        "Ada said that a < b & c.",
    ),
    Entry("urn:onrecord:claim:c2", "Bo says: no \x00 \x9b31m more", "/claim/c2", NEVER, None, "No more."),
)


@pytest.fixture
def story(book):
    added(book, toll("2025-02-03", 14), toll("2025-02-04", 19), make_story(id="flood"))
    return book.stories(least=2)[0].story_id


def test_rss_says_who_when_and_where():
    root = ElementTree.fromstring(rss_feed("Claims", "http://x", "/search.rss?q=a", "/search?q=a", ENTRIES))
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    channel = root.find("channel")
    assert channel.findtext("link") == "http://x/search?q=a"
    assert channel.find("{http://www.w3.org/2005/Atom}link").get("href") == "http://x/search.rss?q=a"
    one, other = channel.findall("item")
    assert one.findtext("title") == "Ada says: a < b & c"
    assert one.findtext("description") == "Ada said that a &lt; b &amp; c."
    assert one.findtext("link") == "http://x/claim/c1"
    assert (one.findtext("guid"), one.find("guid").get("isPermaLink")) == ("urn:onrecord:claim:c1", "false")
    assert other.findtext("title") == "Bo says: no  31m more"
    assert parsedate_to_datetime(one.findtext("pubDate")) == dt.datetime.fromisoformat(ENTRIES[0].updated)
    assert one.findtext("{http://purl.org/dc/elements/1.1/}creator") == "The Post"
    assert other.find("pubDate") is None


def test_json_feed_says_who_when_and_where():
    import json

    feed = json.loads(json_feed("Claims", "http://x", "/search.jsonfeed?q=a", "/search?q=a", ENTRIES))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["home_page_url"], feed["feed_url"]) == ("http://x/search?q=a", "http://x/search.jsonfeed?q=a")
    one, other = feed["items"]
    assert one == {
        "id": "urn:onrecord:claim:c1",
        "url": "http://x/claim/c1",
        "title": "Ada says: a < b & c",
        "content_text": "Ada said that a < b & c.",
        "date_published": "2025-02-03T09:00:00+02:00",
        "authors": [{"name": "The Post"}],
    }
    assert "date_published" not in other


@pytest.mark.parametrize("form", FEEDS)
@pytest.mark.parametrize("page", ["/feed.{}", "/search.{}?q=killed", "/source/Ada Brown.{}", "/story/{id}.{}"])
def test_every_form_of_a_feed_is_read_by_our_own_reader(client, story, page, form):
    address = page.replace("{id}", story).format(form)
    answer = client.get(address)
    assert answer.headers["content-type"].startswith(FEEDS[form][0])
    feed = read_feed(answer.content, where=address)
    assert feed.entries
    assert all(entry.url.startswith(HERE) and entry.title for entry in feed.entries)
    assert client.get(feed.entries[0].url).status_code == 200


def test_forms_of_a_feed_have_the_same_entries(client, story):
    found = [read_feed(client.get(f"/search.{form}?q=killed").content, where="x").entries for form in FEEDS]
    assert [[(one.url, one.title) for one in entries] for entries in found] == [
        [(one.url, one.title) for one in found[0]]
    ] * len(FEEDS)


@pytest.mark.parametrize("form", FEEDS)
def test_search_that_is_no_feed_says_why(client, story, form):
    answer = client.get(f"/search.{form}?q=dam&kind=sources")
    assert answer.status_code == 400
    problem = answer.json()["problem"] if form == "jsonfeed" else answer.text
    assert problem.startswith("Sources have no time")


@pytest.mark.parametrize(
    ("address", "column", "values"),
    [
        ("/feed.csv", "claims", ["1", "3"]),
        ("/stories.csv", "articles", ["3"]),
        ("/article/flood.csv", "stance", ["denies", "says", "says"]),
        ("/feed.csv?denial=1", "article_id", ["flood"]),
    ],
)
def test_page_is_a_table_too(client, story, address, column, values):
    answer = client.get(address)
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert sorted(row[column] for row in rows) == values


@pytest.mark.parametrize("page", ["/", "/stories", "/article/flood", "/story/{id}"])
def test_page_names_its_table(client, story, page):
    html = client.get(page.replace("{id}", story)).text
    address = html.partition("<footer")[2].partition("as CSV")[0].rpartition('href="')[2].rstrip('">')
    assert client.get(address).status_code == 200
