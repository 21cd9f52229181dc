"""The page of one source, and its forms."""

import json
import re
from dataclasses import replace
from urllib.parse import quote

import pytest

from onrecord.ledger.views.claims import between
from onrecord.records import Relation, SourceKind, Stance
from tests.factories import Saying, make_article, make_reading, make_story

HOSTILE = '"><script>alert(1)</script>.json\u202e'


@pytest.fixture
def story(book):
    book.add(make_story(id="story", url="https://post.example/flood"))


SECTIONS = [
    ("Ada Brown", "Mayor", "in articles of 3 Feb 2025"),
    ("Ada Brown", "Called", "“<bdi>Mayor Ada Brown</bdi>”"),
    ("Ada Brown", "Said", "at least 300 houses in Eastvale were flooded"),
    ("Ada Brown", "Figures given", '<span class="figure" aria-hidden="true">≥300</span>'),
    ("Ada Brown", "Denied, disputed or not verified by others", "the report"),
    ("Ada Brown", "Cited by", "<bdi>The Eastvale Post</bdi></a>"),
    (
        "The river office",
        "Denied, disputed, took back or could not verify",
        "at least 300 houses in Eastvale were flooded",
    ),
    ("Lee Marsh", "Roles, as articles give them", "spokesman"),
]


@pytest.mark.parametrize(("name", "section", "words"), SECTIONS, ids=[f"{row[0]}: {row[1]}" for row in SECTIONS])
def test_source_page_shows(client, story, name, section, words):
    html = client.get(f"/source/{quote(name)}").text
    assert section in html
    assert words in html.split(section, 1)[1]


def test_a_copied_statement_stands_once_with_who_copied_it(book, client, story):
    book.add(make_story(id="copy", outlet="The River Herald"))
    html = client.get("/source/Ada%20Brown").text
    said, figures = html.split("Figures given</h2>", 1)
    assert said.count("at least 300 houses in Eastvale were flooded") == 1
    assert re.search(r'copied by <a href="/claim/[^"]+"><bdi>The (River Herald|Eastvale Post)</bdi></a></p>', said)
    assert figures.split("</table>")[0].count('aria-hidden="true">≥300</span>') == 1


def test_whom_a_source_cites_is_nobody_through_whom_it_speaks(book, client):
    story = make_story(id="story")
    first, *rest = story.claims
    cited = next(claim.source for claim in rest if claim.source not in (None, first.source))
    book.add(replace(story, claims=(replace(first, chain=(cited, *first.chain)), *rest)))
    (hit,) = (hit for hit in book.claims() if hit.claim_id == first.id)
    assert hit.chain.index("Ada Brown") == 1
    assert client.get("/source/Ada%20Brown.json").json()["source"]["through"] == []


CHAINS = [
    (("two aides", "The Mail", "The Post"), "The Mail", ("The Post",)),
    (("The Mail", "The Post"), "The Mail", ("The Post",)),
    (("The Mail", "The Post"), "Ada Brown", ("The Post",)),
    ((), None, ()),
]


@pytest.mark.parametrize(("chain", "source", "told"), CHAINS)
def test_between_a_source_and_the_reader_stand_those_who_tell_what_it_said(chain, source, told):
    assert between(chain, source) == told


def test_source_page_has_no_score_and_its_forms_at_its_address(client, story):
    html = client.get("/source/Ada%20Brown").text
    assert "reliab" not in html.lower()
    known = client.get("/source/Ada%20Brown.json").json()
    assert (known["source"]["name"], known["source"]["claims"]) == ("Ada Brown", 1)
    assert [hit["source"] for hit in known["said"]["items"]] == ["Ada Brown"]
    table = client.get("/source/Ada%20Brown.csv")
    assert table.headers["content-type"].startswith("text/csv")
    assert table.text.count("\n") == 2
    feed = client.get("/source/Ada%20Brown.atom")
    assert feed.headers["content-type"].startswith("application/atom+xml")
    assert "at least 300 houses" in feed.text


def test_every_name_of_a_source_leads_to_its_page(client, story):
    address = 'href="/source/Ada%20Brown"'
    for page in ("/article/story", "/search?q=houses"):
        assert address in client.get(page).text


def test_source_page_suggests_whom_a_last_name_means(client, book):
    flood = "In flooded Eastvale the river Ostra stood above its banks. Hundreds slept in shelters; boats stayed."
    for id, name in (("f1", "Ana Quill"), ("f2", "Quill")):
        text = f"{name} said the river fell. {flood} This is {id}."
        article = make_article(text, id=id, title="Flooded Eastvale waits for river Ostra", outlet=f"Post {id}")
        saying = Saying("the river fell", source=name, cue="said", name=name, kind=SourceKind.PERSON)
        book.add(make_reading(article, [saying]))
    html = client.get("/source/Quill").text
    assert '<a href="/source/Ana%20Quill"><bdi>Ana Quill</bdi></a>: in one story nobody else' in html
    assert 'May be <a href="/source/Quill">' in client.get("/source/Ana%20Quill").text
    (pair,) = client.get("/source/Quill.json").json()["source"]["same"]
    assert (pair["one"], pair["other"], len(pair["stories"])) == ("Ana Quill", "Quill", 1)


@pytest.mark.parametrize("address", ["/source/Nobody", "/source/Nobody.json", "/source/.csv", "/source/"])
def test_source_that_is_not_there_is_not_found(client, story, address):
    assert client.get(address).status_code == 404


def test_name_is_found_only_whole_and_goes_on_page_by_page(client, book):
    for number in range(3):
        book.add(make_story(id=f"a{number}", url=f"https://post.example/{number}", outlet=f"Paper {number}"))
    assert client.get("/source/Brown").status_code == 404
    first = client.get("/source/Ada%20Brown").text
    assert first.count('class="words"') > 2  # two of the three claims, and what speaks against them
    after = client.get("/source/Ada%20Brown.json").json()["said"]["next"]
    rest = client.get("/source/Ada%20Brown", params={"after": after}).text
    assert rest.count('class="words"') == 1
    assert "Figures given" not in rest
    assert "Back to the newest" in rest


def hostile_reading():
    text = "Word said the dyke had cracked.\nWord denied that the dyke had cracked."
    sayings = [
        Saying("the dyke had cracked", source="Word", cue="said", name=HOSTILE, kind=SourceKind.UNNAMED),
        Saying(
            "that the dyke had cracked",
            source="Word",
            cue="denied",
            name="Word",
            stance=Stance.DENIES,
            evidence="Word denied that the dyke had cracked.",
        ),
    ]
    return make_reading(make_article(text, id="hostile", outlet=HOSTILE), sayings, links=[(1, 0, Relation.DENIES)])


def test_hostile_name_is_only_shown(client, book):
    book.add(hostile_reading())
    address = f"/source/{quote(HOSTILE, safe='')}"
    html = client.get(address).text
    assert "<script>alert" not in html
    assert "Articles use these words for people whom they do not name." in html
    assert client.get(f"{address}.json").json()["source"]["name"] == HOSTILE
    assert "<script>alert" not in client.get(f"{address}.atom").text


def test_source_operator_finds_a_whole_name(book):
    reading = make_story(id="story")
    other = make_story(id="other", outlet="The River Herald")
    renamed = tuple(replace(one, name="Ada Brown-Lee") if one.name == "Ada Brown" else one for one in other.sources)
    book.add(reading)
    book.add(replace(other, sources=renamed))
    assert len(book.search('who:"Ada Brown"').items) == 2
    assert [hit.source for hit in book.search('source:"Ada Brown"').items] == ["Ada Brown"]
    assert len(book.search('source:"Ada Brown" source:"Ada Brown-Lee"').items) == 2


def test_source_page_of_a_ledger_is_json_that_can_be_read_again(client, story):
    assert json.loads(client.get("/source/Lee%20Marsh.json").text)["source"]["kinds"] == ["person"]


SAID = [("2025-02-06", ("On Sunday", "2025-02-02", "2025-02-03")), ("2025-02-05", None), ("2025-02-04", None)]


def test_claims_of_a_source_stand_by_the_day_said_and_in_its_feed_by_that_of_print(client, book):
    for at, (day, said) in enumerate(SAID):
        text = f"On Sunday Ada Brown said dyke number {at} had cracked. It rained for {at + 2} days in the west."
        article = make_article(text, id=f"d{at}", published=day, outlet=f"Post {at}", url=f"https://e.example/{at}")
        saying = Saying(f"dyke number {at} had cracked", source="Ada Brown", cue="said", said=said)
        book.add(make_reading(article, [saying]))
    known = client.get("/source/Ada%20Brown.json").json()["said"]
    rest = client.get("/source/Ada%20Brown", params={"after": known["next"]}).text
    assert [hit["article_id"] for hit in known["items"]] == ["d1", "d2"]
    assert "dyke number 0 had cracked" in rest
    assert [line.count("number 0") for line in client.get("/source/Ada%20Brown.csv").text.splitlines()[1:]][2] > 0
    feed = client.get("/source/Ada%20Brown.atom").text
    assert feed.index("number 0") < feed.index("number 1")
    assert client.get("/source/Ada%20Brown", params={"after": "2025-02-05~x"}).status_code == 400
