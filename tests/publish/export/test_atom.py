"""Searches and the feed as Atom, and claims as CSV, at the addresses of their pages."""

import csv
import datetime as dt
import io
import json
import re
from xml.etree import ElementTree

import pytest

from onrecord.publish.export.atom import Entry, atom_feed
from onrecord.publish.export.files import export_ledger
from onrecord.publish.export.rows import CLAIM_COLUMNS
from onrecord.records import Bound
from tests.factories import Saying, make_article, make_reading, make_story
from tests.ledger.questions.test_questions import added, toll

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def story(book):
    book.add(make_story(id="story", url="https://post.example/flood"))


def entries(text):
    return ElementTree.fromstring(text).findall(f"{ATOM}entry")


def test_search_is_a_feed_of_its_claims(client, story):
    answer = client.get("/search.atom?q=houses")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = ElementTree.fromstring(answer.text)
    assert "houses" in root.findtext(f"{ATOM}title")
    (one, *_) = entries(answer.text)
    assert "at least 300 houses" in one.findtext(f"{ATOM}title")
    address = one.find(f"{ATOM}link").get("href")
    assert client.get(address).status_code == 200
    assert one.findtext(f"{ATOM}id") == f"urn:onrecord:claim:{address.rpartition('/')[2]}"


@pytest.mark.parametrize("path", ["/feed", "/search?q=houses", "/search?q=houses&kind=figures"])
@pytest.mark.parametrize("form", ["atom", "rss", "jsonfeed"])
def test_ids_do_not_hang_on_the_address_of_the_server(client, story, path, form):
    name, mark, query = path.partition("?")
    one, other = (client.get(f"http://{host}{name}.{form}{mark}{query}").text for host in ("127.0.0.1", "[::1]"))
    ids = re.findall(r"urn:onrecord:[^\s<\"]+", one)
    assert ids == re.findall(r"urn:onrecord:[^\s<\"]+", other)
    assert len(set(ids)) == len(ids) > 0


def test_every_figure_of_a_claim_is_an_entry_of_its_own(client, book):
    text = "Ada Brown said 14 people were killed and 60 people were hurt in Eastvale."
    figures = {f"{at} people": (float(at), float(at), Bound.EXACT, "people") for at in (14, 60)}
    saying = Saying(content=text[15:-1], source="Ada Brown", cue="said", figures=figures)
    book.add(make_reading(make_article(text, id="toll"), [saying]))
    found = entries(client.get("/search.atom?q=who:Brown&kind=figures").text)
    assert len(found) == len({one.findtext(f"{ATOM}id") for one in found}) == 2
    assert all(client.get(one.find(f"{ATOM}link").get("href")).status_code == 200 for one in found)


@pytest.mark.parametrize(("page", "form"), [("/", "/feed.atom"), ("/search?q=houses", "/search.atom?q=houses")])
def test_page_names_its_feed(client, story, page, form):
    assert '<link rel="alternate" type="application/atom+xml"' in client.get(page).text
    assert f'href="{form}"' in client.get(page).text


def test_feed_keeps_its_filter_as_atom(client, story):
    assert len(entries(client.get("/feed.atom").text)) == 1
    assert entries(client.get("/feed.atom?outlet=Nobody").text) == []


@pytest.mark.parametrize("form", ["atom", "csv", "json"])
def test_search_that_cannot_be_understood_says_why_in_every_form(client, story, form):
    answer = client.get(f"/search.{form}?q=colour:red")
    assert (answer.status_code, "no operator colour:" in answer.text) == (400, True)


def test_search_as_csv_has_the_columns_of_an_export(client, story):
    rows = list(csv.DictReader(io.StringIO(client.get("/search.csv?q=houses").content.decode("utf-8-sig"))))
    assert list(rows[0]) == CLAIM_COLUMNS
    assert all("houses" in row["evidence"] for row in rows)


def test_story_as_csv_has_all_its_claims(client, book):
    added(book, toll("2025-02-03", 14), toll("2025-02-04", 19))
    (story,) = book.stories(least=2)
    assert f'href="/story/{story.story_id}.csv"' in client.get(f"/story/{story.story_id}").text
    assert len(client.get(f"/story/{story.story_id}.csv").text.splitlines()) == 1 + story.claims


def test_every_entry_has_a_time_and_words_that_xml_knows(client, book):
    book.add(make_story(id="odd", title="Flood \x00\x1b[31m \ud800 <b>", published=None))
    (one,) = entries(client.get("/feed.atom").text)
    assert dt.datetime.fromisoformat(one.findtext(f"{ATOM}updated")).tzinfo is not None
    assert "<b>" in one.findtext(f"{ATOM}title")


@pytest.mark.parametrize("form", ["atom", "rss", "jsonfeed"])
def test_a_turn_of_direction_ends_with_the_title_it_stands_in(client, book, form):
    book.add(make_story(id="odd", title="Flood \u202egnihton"))
    text = client.get(f"/feed.{form}").text
    assert "Flood \u202egnihton\u202c" in (json.loads(text)["items"][0]["title"] if form == "jsonfeed" else text)


def test_feed_is_as_new_as_its_newest_entry():
    days = ("2025-02-03T23:30:00-05:00", "2025-02-04T03:00:00Z")
    told = atom_feed("t", "http://h", "/f", "/", [Entry(day, "a", f"/{day}", day, None, "") for day in days])
    assert ElementTree.fromstring(told).findtext(f"{ATOM}updated") == days[0]


def test_export_is_a_feed_whose_entries_lead_to_their_sentences(book, story, tmp_path):
    book.add(make_story(id="unaddressed", url=None, published="2025-02-09"))
    rows = export_ledger(book, tmp_path / "claims.atom")
    found = entries((tmp_path / "claims.atom").read_text())
    assert len(found) == rows == len(list(book.claims()))
    assert found[0].findtext(f"{ATOM}updated").startswith("2025-02-09")
    assert found[0].find(f"{ATOM}link") is None
    assert found[-1].find(f"{ATOM}link").get("href").startswith("https://post.example/flood#:~:text=")
    ids = {one.findtext(f"{ATOM}id") for one in found}
    assert ids == {f"urn:onrecord:claim:{hit.claim_id}" for hit in book.claims()}
