"""The app as a browser meets it: pages, JSON, headers, and what is turned away."""

import re
import socket
import urllib.request

import pytest
from starlette.testclient import TestClient

from onrecord.errors import LedgerError, MissingLedgerError, OnrecordError
from onrecord.ledger import open_ledger
from onrecord.processes import read_pages
from onrecord.publish.parts.links import source_address
from onrecord.publish.web.app import create_app, serve, serving
from onrecord.publish.web.guard import HEADERS, host_of
from onrecord.records import Page
from onrecord.serialise import reading_to_dict
from tests.factories import STORY, make_article, make_reading, make_story
from tests.publish.conftest import HERE

KEY = "a key that nobody guesses"
PAGES = [
    "/",
    "/search",
    "/search?q=houses",
    "/article/story",
    "/article/none",
    "/?after=x",
    "/health",
    "/feed.json",
]


@pytest.fixture
def story(book):
    reading = make_story(id="story", url="https://post.example/flood")
    book.add(reading)
    return reading


@pytest.mark.parametrize("address", [*PAGES, "/static/onrecord.css"])
def test_every_answer_carries_the_headers(client, story, address):
    answer = client.get(address)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize(
    "address", ["/", "/?denial=1", "/?outlet=None", "/review", "/search", "/stories", "/article/none"]
)
@pytest.mark.parametrize("kept", [0, 1], ids=["empty", "one article"])
def test_skip_links_lead_somewhere(book, address, kept):
    for number in range(kept):
        book.add(make_reading(make_article(STORY, id=f"a{number}")))
    client = TestClient(create_app(book, review_key=KEY), base_url=HERE)
    html = client.get(address, headers={"authorization": f"Bearer {KEY}"}).text
    targets = re.findall(r'href="#([^"]+)"', html.split('class="skips"')[1].split("</nav>")[0])
    assert targets
    assert [target for target in targets if f' id="{target}"' not in html] == []


def test_policy_allows_nothing_from_elsewhere():
    policy = dict(part.split(" ", 1) for part in HEADERS["content-security-policy"].split("; "))
    assert policy.pop("default-src") == "'none'"
    assert policy.pop("base-uri") == policy.pop("frame-ancestors") == "'none'"
    assert set(policy.values()) == {"'self'"}


@pytest.mark.parametrize("address", [page for page in PAGES if "json" not in page and page != "/health"])
def test_pages_hold_no_inline_script_or_style(client, story, address):
    html = client.get(address).text
    assert html.startswith("<!doctype html>")
    assert " style=" not in html
    assert "<style" not in html
    assert " onclick" not in html
    assert "<script>" not in html
    assert "http://" not in html.replace(HERE, "")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("127.0.0.1:8765", 200),
        ("localhost:8765", 200),
        ("LOCALHOST", 200),
        ("[::1]:8765", 200),
        ("192.168.7.9:8765", 200),
        ("news.example", 421),
        ("127.0.0.1.news.example", 421),
        ("127.0.0.1:word", 421),
        ("", 421),
    ],
)
def test_only_this_machines_names_are_served(client, host, status):
    assert client.get("/", headers={"host": host}).status_code == status


def test_allowed_name_is_served(book):
    app = create_app(book, hosts=["Desk.example"])
    assert TestClient(app, base_url="http://desk.example").get("/").status_code == 200


def test_host_of_a_header():
    hosts = {"[::1]:80": "::1", "A.example:80": "a.example", "b": "b", "127.0.0.1:": "127.0.0.1"}
    wrong = ("127.0.0.1:x", "127.0.0.1:99999", "127.0.0.1:8:8", "[::1", "[::1]b.example", "127.0.0.1:-1")
    assert {header: host_of(header) for header in (*hosts, *wrong)} == hosts | dict.fromkeys(wrong, "")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_is_written_through_the_web(client, method):
    answer = client.request(method, "/")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("address", ["/", "/feed.json", "/feed.atom", "/feed.csv", "/static/onrecord.css"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_who_has_the_newest_is_sent_nothing_until_the_ledger_changes(client, book, story, address, method):
    first = client.request(method, address)
    again = client.request(method, address, headers={"if-none-match": f'"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert HEADERS.items() <= again.headers.items()
    book.add(make_story(id="new", url="https://post.example/new"))
    later = client.get(address, headers={"if-none-match": first.headers["etag"]})
    assert later.status_code == (304 if address.startswith("/static") else 200)


def test_head_answers_without_a_body(client):
    answer = client.head("/")
    assert (answer.status_code, answer.text) == (200, "")


def test_article_json_is_the_output_record(client, story):
    assert client.get("/article/story.json").json() == reading_to_dict(story)


def test_page_names_its_json(client, story):
    assert (
        '<link rel="alternate" type="application/json" href="/article/story.json">'
        in client.get("/article/story").text
    )
    assert 'href="/feed.json?figures=1">' in client.get("/?figures=1").text


@pytest.mark.parametrize("id", ["a/b", "a.json", "a b?c#d", "é", "..a"])
def test_ids_of_any_kind_are_reached_by_the_links_of_the_feed(client, book, id):
    book.add(make_story(id=id))
    item = client.get("/feed.json").json()["items"][0]
    assert item["article_id"] == id
    html = client.get("/").text
    address = html.partition('<h2 dir="auto" lang="en"><a href="')[2].partition('"')[0]
    assert client.get(address).status_code == 200
    assert client.get(f"{address}.json").json()["id"] == id


def test_unknown_article_gets_a_friendly_page(client):
    answer = client.get("/article/none")
    assert answer.status_code == 404
    assert "There is no such page" in answer.text


NOWHERE = "Nothing in this ledger has this address."


@pytest.mark.parametrize(
    ("address", "media_type", "body"),
    [
        ("/article/none.json", "application/json", f'{{"problem":"{NOWHERE}"}}'),
        ("/article/none.jsonld", "application/json", f'{{"problem":"{NOWHERE}"}}'),
        ("/story/none.jsonfeed", "application/json", f'{{"problem":"{NOWHERE}"}}'),
        ("/article/none.csv", "text/plain", f"{NOWHERE}\n"),
        ("/source/none.rss", "text/plain", f"{NOWHERE}\n"),
        ("/nowhere.atom", "text/plain", f"{NOWHERE}\n"),
        ("/article/none.svg", "text/html", None),
        ("/nowhere", "text/html", None),
    ],
)
def test_missing_data_is_told_in_one_sentence(client, address, media_type, body):
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (404, media_type)
    assert answer.text == body if body else NOWHERE in answer.text


@pytest.mark.parametrize(
    ("address", "media_type"), [("/feed.csv", "text/plain"), ("/feed.json", "application/json")]
)
def test_failure_is_told_without_what_failed(book, monkeypatch, address, media_type):
    monkeypatch.setattr(type(book), "feed", lambda *_, **__: {}["secret"])
    answer = TestClient(create_app(book), base_url=HERE, raise_server_exceptions=False).get(address)
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (500, media_type)
    assert "The log of the server says what." in answer.text
    assert "secret" not in answer.text
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_claim_leads_to_its_row(client, story):
    claim = story.claims[0].id
    answer = client.get(f"/claim/{claim}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/article/story#claim-{claim}")
    assert f'id="claim-{claim}"' in client.get("/article/story").text
    assert client.get(f"/claim/{claim}.json").json()["claim_id"] == claim
    assert client.get("/claim/none").status_code == 404
    assert client.get("/claim/none.json").status_code == 404


def test_health_counts(client, story):
    answer = client.get("/health").json()
    assert answer["status"] == "ok"
    assert answer["counts"]["claims"] == 3


def test_health_tells_that_the_file_of_the_ledger_is_gone(tmp_path):
    place = tmp_path / "news.onrecord"
    open_ledger(place, create=True).close()
    with TestClient(create_app(place), base_url=HERE) as client:
        assert client.get("/health").status_code == 200
        place.unlink()
        answer = client.get("/health")
        page = client.get("/stories")
    assert (answer.status_code, answer.json()["status"]) == (503, "gone")
    assert "The file of this ledger was deleted." in page.text


def test_a_file_in_the_place_of_the_ledger_is_told_and_nothing_is_kept_in_the_old_one(tmp_path):
    place, other = tmp_path / "news.onrecord", tmp_path / "other.onrecord"
    for one in (place, other):
        open_ledger(one, create=True).close()
    with open_ledger(place) as book:
        client = TestClient(create_app(book), base_url=HERE)
        assert "Another file" not in client.get("/").text
        other.replace(place)
        answer = client.get("/health")
        assert (answer.status_code, answer.json()["status"]) == (503, "replaced")
        assert "Another file stands in the place of this ledger." in client.get("/").text
        with pytest.raises(LedgerError, match="was replaced by another one"):
            book.add(make_story(id="story"))


def test_failure_is_a_page_without_details(book, caplog):
    app = create_app(book)
    book.counts = None
    answer = TestClient(app, base_url=HERE, raise_server_exceptions=False).get("/")
    assert answer.status_code == 500
    assert "This page could not be made" in answer.text
    assert "NoneType" not in answer.text
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_lone_surrogates_of_a_broken_page_are_shown_and_kept(client, book):
    book.add(make_reading(make_article("A \ud83d half.", id="half", title="Half \udc00")))
    assert "A \ufffd half." in client.get("/article/half").text
    assert client.get("/article/half.json").json()["text"] == "A \ud83d half."


def test_characters_of_control_are_shown_on_pages_and_kept(client, book):
    book.add(make_reading(make_article("A \x1b[31mred\x9b one.", id="red", title="Red \x07")))
    page = client.get("/article/red").text
    assert "A \ufffd[31mred\ufffd one." in page
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", page)
    assert client.get("/article/red.json").json()["text"] == "A \x1b[31mred\x9b one."


def test_source_with_a_half_of_a_surrogate_pair_has_a_page(client, book):
    (reading,) = read_pages([Page(text="Ada \ud800 Holm said the dyke broke.", kind="article")])
    book.add(reading)
    (source,) = reading.sources
    assert client.get(source_address(source.name)).status_code == 200


def test_app_opens_and_closes_a_ledger_by_its_place(tmp_path):
    place = tmp_path / "news.onrecord"
    with open_ledger(place, create=True) as book:
        book.add(make_story())
    with TestClient(create_app(place), base_url=HERE) as client:
        assert client.get("/health").json()["counts"]["articles"] == 1


def test_ledger_that_is_not_there_is_said(tmp_path):
    with pytest.raises(MissingLedgerError, match="There is no ledger"):
        create_app(tmp_path / "none.onrecord")


def test_serving_picks_a_port_and_stops(book, story):
    with serving(book) as address, urllib.request.urlopen(f"{address}health", timeout=10) as answer:
        assert answer.status == 200
        assert "server" not in answer.headers
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(f"{address}health", timeout=10)


def test_serve_tells_its_address_and_runs(book, monkeypatch):
    import uvicorn

    ran, told = [], []
    monkeypatch.setattr(uvicorn.Server, "run", lambda self, sockets: ran.append(sockets[0].getsockname()))
    serve(book, port=0, announce=lambda *addresses: told.extend(addresses))
    assert told[0] == f"http://127.0.0.1:{ran[0][1]}/"
    assert told[1].startswith(f"{told[0]}review?key=")


def test_taken_port_is_said(book):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(OnrecordError, match=f"port {port}.*--port"):
            serve(book, port=port)


def test_pages_of_a_normal_article_are_small(client, book):
    text = "\n".join(f"{STORY} It was day {day} of the flood." for day in range(10))
    book.add(make_story(text, id="long"))
    assert len(client.get("/article/long").content) < 100_000
