"""Claims as W3C Web Annotations, and as schema.org in the pages."""

import json
import re

import pytest

from onrecord.publish.article.linked_data import news_article
from onrecord.publish.article.rows import Desk
from onrecord.publish.export.annotations import annotation_page
from onrecord.publish.export.files import export_ledger
from onrecord.records import SourceKind, Stance
from tests.factories import Saying, make_article, make_reading, make_story
from tests.publish.article.test_article import hostile

SCHEMA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
TEXT = "Ada Brown said the dyke held. Lee Marsh accused the mayor of theft. “It leaks,” Marsh said. It had rained."

PARTS = [
    (Saying("the dyke held", source="Ada Brown", cue="said"), "Claim", "the dyke held.", "author"),
    (
        Saying("the mayor of theft", source="Lee Marsh", cue="accused"),
        "Claim",
        "Lee Marsh accused the mayor of theft.",
        "author",
    ),
    (
        Saying("the dyke held", source="Ada Brown", cue="said", stance=Stance.DENIES),
        "Claim",
        "Ada Brown said the dyke held.",
        "author",
    ),
    (Saying("It leaks", source="Marsh", cue="said", quoted=True), "Quotation", "It leaks", "spokenByCharacter"),
    (
        Saying("the dyke held", source="Ada Brown", cue="said", kind=SourceKind.GROUP),
        "Claim",
        "the dyke held",
        "creditText",
    ),
    (Saying("It had rained."), "Claim", "It had rained.", "creditText"),
]


@pytest.mark.parametrize(("saying", "kind", "text", "speaker"), PARTS, ids=[str(row[1:]) for row in PARTS])
def test_claim_in_schema_org_stands_for_itself(saying, kind, text, speaker):
    reading = make_reading(make_article(TEXT), [saying])
    (part,) = json.loads(news_article(Desk.of(reading, "http://here"), "Title"))["hasPart"]
    assert (part["@type"], part["text"].rstrip("."), speaker in part) == (kind, text.rstrip("."), True)
    assert part["@id"].startswith("http://here/claim/")


def test_article_page_holds_it_in_schema_org(client, book):
    book.add(make_story(id="story", url="https://post.example/flood"))
    (found,) = SCHEMA.findall(client.get("/article/story").text)
    value = json.loads(found)
    assert (value["@type"], value["headline"]) == ("NewsArticle", "Houses flooded in Eastvale")
    assert value["publisher"]["name"] == "The Eastvale Post"
    assert value["datePublished"] == "2025-02-03"
    assert value["hasPart"][0]["author"] == {"@type": "Person", "name": "Ada Brown", "jobTitle": "Mayor"}


def test_hostile_words_end_no_script():
    assert not re.search("[<>&]", news_article(Desk.of(hostile(), ""), "</script><script>alert(1)</script>"))


def test_annotation_points_at_its_sentence_by_words_and_by_place():
    reading = make_story(id="story", url="https://post.example/flood")
    page = json.loads("".join(annotation_page("urn:x", [reading])))
    assert (page["@context"], page["type"], page["id"]) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationPage",
        "urn:x",
    )
    assert len(page["items"]) == len(reading.claims)
    for item in page["items"]:
        quote, place = item["target"]["selector"]
        text = reading.article.text
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in text
        assert item["target"]["source"] == "https://post.example/flood"
    values = [item["body"]["value"] for item in page["items"]]
    assert values[:2] == [
        "Ada Brown says: at least 300 houses in Eastvale were flooded",
        "The river office denies: the report",
    ]


def test_annotations_of_an_article_and_of_a_ledger(client, book, tmp_path):
    book.add(make_story(id="story"))
    book.add(hostile())
    answer = client.get("/article/story.jsonld")
    assert answer.headers["content-type"].startswith("application/ld+json")
    assert answer.json()["items"][0]["target"]["source"] == "urn:onrecord:article:story"
    assert 'href="/article/story.jsonld"' in client.get("/article/story").text
    assert client.get("/article/none.jsonld").status_code == 404
    count = export_ledger(book, tmp_path / "x.jsonld")
    items = json.loads((tmp_path / "x.jsonld").read_text(encoding="utf-8"))["items"]
    assert len(items) == count == book.counts().claims


def test_ledger_without_claims_is_a_page_without_annotations():
    assert json.loads("".join(annotation_page("urn:x", [])))["items"] == []
