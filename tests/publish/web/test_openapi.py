"""The description of the web app for programs: every address of data is in it, and answers are as it says."""

import re
from urllib.parse import quote

import jsonschema
import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from onrecord.publish.export.syndication import FEEDS
from onrecord.publish.web.app import create_app
from onrecord.records import Stance
from tests.factories import make_story
from tests.ledger.questions.test_questions import added, claim, denial, toll
from tests.publish.conftest import HERE

DYKE = "the Eastvale dyke had been repaired twice since autumn"
PEOPLES = {"/", "/stories", "/search", "/decisions", "/review/enter", "/review/leave"}
"""Addresses of pages."""
KEY = "a key that nobody guesses"


@pytest.fixture
def story(book):
    added(
        book,
        toll("2025-02-03", 14),
        toll("2025-02-04", 30, outlet="Marl Radio", source="Ada Brown"),
        claim("2025-02-04", DYKE, source="Mill Board"),
        denial("2025-02-05", DYKE),
        denial("2025-02-06", DYKE, source="Marl Radio", stance=Stance.CANNOT_VERIFY, cue="could not verify that"),
        make_story(id="flood"),
    )
    (claim_id, *_) = [hit.claim_id for hit in book.claims() if hit.source == "Mill Board"]
    book.judge("flag", [claim_id], who="Ann", why="Look again.")
    return {
        "/article/{id}": "flood",
        "/claim/{id}": claim_id,
        "/story/{id}": book.stories(least=2)[0].story_id,
        "/question/{id}": book.questions()[0].question_id,
        "/source/{name}": "Lee Marsh",
    }


@pytest.fixture
def described(client, story):
    return client.get("/openapi.json").json()


def addresses(described, ids):
    """Every path of the description with the address that asks it here, and the media types it answers with."""
    for path, operations in described["paths"].items():
        if path.startswith("/review"):
            continue  # asked with the key below
        start = path.partition(".")[0]
        asked = re.sub(r"\{\w+\}", ids.get(start, ""), path)
        found = "?q=dyke" if start == "/search" else ""
        yield asked + found, operations["get"]["responses"]["200"]["content"]


def test_every_answer_is_as_it_is_described(client, story, described):
    for address, content in addresses(described, story):
        answer = client.get(address)
        assert answer.status_code == 200, address
        media_type = answer.headers["content-type"].partition(";")[0]
        assert media_type in content, address
        if media_type == "application/json":
            schema = content[media_type]["schema"] | {"components": described["components"]}
            jsonschema.validate(answer.json(), schema, jsonschema.Draft202012Validator)
            assert answer.json() not in ({}, {"items": []})


@pytest.mark.parametrize("kind", ["claims", "articles", "figures", "sources"])
def test_each_kind_of_search_is_as_it_is_described(client, described, kind):
    schema = described["paths"]["/search.json"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    answer = client.get(f"/search.json?q=has:figure&kind={kind}").json()
    assert answer["items"]
    jsonschema.validate(answer, schema | {"components": described["components"]}, jsonschema.Draft202012Validator)


def assert_described(answer, described, path, method, status):
    """An answer has the status and the form that are described."""
    assert answer.status_code == status
    content = described["paths"][path][method]["responses"][str(status)]["content"]["application/json"]["schema"]
    schema = content | {"components": described["components"]}
    jsonschema.validate(answer.json(), schema, jsonschema.Draft202012Validator)


def test_deciding_is_as_it_is_described(book, story, described):
    client = TestClient(create_app(book, review_key=KEY), base_url=HERE)
    with_key = {"authorization": f"Bearer {KEY}"}
    assert_described(client.get("/review.json?limit=1", headers=with_key), described, "/review.json", "get", 200)
    assert_described(client.get("/review.json"), described, "/review.json", "get", 401)
    asked = {"act": "flag", "targets": [story["/claim/{id}"]], "why": "Look."}
    assert_described(client.post("/review", json=asked, headers=with_key), described, "/review", "post", 201)
    assert_described(
        client.post("/review", json={"act": "no"}, headers=with_key), described, "/review", "post", 400
    )
    assert_described(client.post("/review", json=asked), described, "/review", "post", 401)
    assert_described(client.post("/review", content="{}", headers=with_key), described, "/review", "post", 415)
    long = client.post("/review", json={"act": "a" * 20_000}, headers=with_key)
    assert long.status_code == 413
    assert "413" in described["paths"]["/review"]["post"]["responses"]


REFUSED = [
    ("/feed.json?after=x", "/feed.json", 400),
    ("/feed.json?limit=0", "/feed.json", 400),
    ("/search.json?q=dyke&limit=1001", "/search.json", 400),
    ("/stories.json?limit=ten", "/stories.json", 400),
    ("/stories.json?after=ynone", "/stories.json", 400),
    ("/story/none.json", "/story/{id}.json", 404),
    ("/article/none.json", "/article/{id}.json", 404),
]


@pytest.mark.parametrize(("address", "path", "status"), REFUSED)
def test_refusal_is_as_it_is_described(client, described, address, path, status):
    assert_described(client.get(address), described, path, "get", status)


@pytest.mark.parametrize(
    "start", ["/feed.json?", "/search.json?q=houses&", "/search.json?q=dyke&", "/stories.json?"]
)
def test_every_list_is_read_to_its_end_in_pages_of_any_size(client, story, start):
    whole = client.get(f"{start}limit=1000").json()
    assert whole["next"] is None
    items, after = [], ""
    while after is not None:
        page = client.get(f"{start}limit=1{after and '&after=' + quote(after)}").json()
        assert len(page["items"]) == 1
        items += page["items"]
        after = page["next"]
    assert items == whole["items"]


def test_schemas_are_schemas_and_point_only_at_what_is_there(described):
    for schema in described["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)
    pointed = set(re.findall(r"#/components/schemas/(\w+)", str(described)))
    assert pointed <= set(described["components"]["schemas"])
    assert all(one["description"] for one in described["components"]["schemas"].values())


def test_every_address_of_data_is_described(book, described):
    routes = {route.path for route in create_app(book).routes if isinstance(route, Route)} - PEOPLES
    told = {re.sub(r"\{(\w+)\}.*", r"{\1:path}", path) for path in described["paths"]}
    assert routes - {"/review/claim/{id:path}", "/review/question/{id:path}", "/review/article/{id:path}"} == told
    for start in ("/feed", "/search", "/story/{id}", "/source/{name}"):
        assert {f"{start}.{form}" for form in FEEDS} <= set(described["paths"])
