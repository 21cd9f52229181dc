"""A file of known names: CSV and Wikidata extracts, and what of them counts."""

import json

import pytest

from onrecord.errors import InputError, RecordError
from onrecord.naming.known import read_names
from onrecord.normalise.who.sources import resolve_sources
from tests.factories import make_article
from tests.normalise.saying import said

CSV = """id,name,aliases,kind,roles
E1,Ana Belmonte,Anna Belmont;A. M. Belmonte,person,President
E2,Norland Hydro,NHY,organisation,
E3,Ana Reyk,,person,
E4,Reyk Ana,Ana Reyk,person,
"""
ENTITIES = [
    {
        "id": "Q901",
        "labels": {"en": {"language": "en", "value": "Tomas Halyk"}, "uk": {"value": "Tomasz Halyck"}},
        "aliases": {"en": [{"value": "Toma Halyk"}]},
        "claims": {
            "P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}],
            "P39": [{"mainsnak": {"datavalue": {"value": {"id": "Q77"}}}}],
        },
    },
    {"id": "Q902", "labels": {"en": "Brona Front"}, "aliases": {"en": ["Front of Brona"]}, "P31": ["Q43229"]},
    {"id": "Q903", "labels": {}},
]


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "names.csv"
    path.write_text(CSV, encoding="utf-8")
    return read_names(path)


@pytest.fixture
def extract(tmp_path):
    path = tmp_path / "names.jsonl"
    path.write_text("".join(json.dumps(entity) + "\n" for entity in ENTITIES), encoding="utf-8")
    return read_names(path)


FOUND = [
    ("Ana Belmonte", "person", "E1"),
    ("Anna Belmont", "person", "E1"),
    ("President Ana Belmonte", "person", "E1"),
    ("Ana Belmonte", "organisation", None),
    ("Norland Hydro", "outlet", "E2"),
    ("NHY", "organisation", "E2"),
    ("Belmonte", "person", None),
    ("Ana Reyk", "person", None),
    ("Nobody", "person", None),
]


@pytest.mark.parametrize(("name", "kind", "id"), FOUND)
def test_a_name_leads_to_its_one_entry_of_a_table(table, name, kind, id):
    found = table.find(name, kind)
    assert (found.id if found else None) == id


def test_entities_of_a_wikidata_extract_are_known_by_label_and_alias(extract):
    person, body = extract.find("Tomasz Halyck", "person"), extract.find("Front of Brona", "organisation")
    assert person is not None
    assert body is not None
    assert (person.id, person.name, person.kind, person.roles) == ("Q901", "Tomas Halyk", "person", ("Q77",))
    assert (body.id, body.kind) == ("Q902", "organisation")


BROKEN = [
    ("a.csv", "who\nAna\n", RecordError, "no column called name .* Start it with id,name"),
    ("a.csv", "name,kind\nAna,ghost\n", RecordError, "no kind 'ghost'"),
    ("a.csv", "name,kind\n,person\n", RecordError, "Line 2 .* has no name"),
    ("a.jsonl", "{\n", RecordError, "Line 1 .* not a Wikidata entity"),
    ("a.jsonl", '{"id": 1}\n', RecordError, "Line 1 .* not a Wikidata entity"),
]


@pytest.mark.parametrize(("name", "text", "error", "message"), BROKEN)
def test_a_broken_file_is_refused_with_its_line(tmp_path, name, text, error, message):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(error, match=message):
        read_names(tmp_path / name)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"cannot be read: No such file or directory\. Name another"):
        read_names(tmp_path / "none.csv")


def test_a_file_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"name\nRen\xe9\n")
    with pytest.raises(InputError, match="not text in UTF-8"):
        read_names(tmp_path / "a.csv")


def test_sources_bear_the_id_of_their_entry(table):
    article = make_article("Anna Belmont said no. The mayor said yes.")
    rows = [said(article, 1, "Anna Belmont", "said", "no"), said(article, 2, "The mayor", "@2:said", "yes")]
    plain = resolve_sources(article, rows)
    known = resolve_sources(article, rows, known=table)
    assert {source.name: source.known_as for source in known.sources if source.name != article.outlet} == {
        "Anna Belmont": "E1",
        "mayor": None,
    }
    assert [source.id for source in plain.sources] == [source.id for source in known.sources]


OUTLETS = """id,name,aliases,kind
O1,The Daily Example,dailyexample.test;Example Online,outlet
O2,The Weekly,https://weekly.test/,outlet
"""


@pytest.mark.parametrize(
    ("address", "entry"),
    [
        ("https://www.dailyexample.test/news/1", "O1"),
        ("https://sport.dailyexample.test/1", "O1"),
        ("https://weekly.test/1", "O2"),
        ("https://other.test/1", None),
        (None, None),
    ],
)
def test_a_domain_among_the_aliases_names_the_outlet_of_an_article(tmp_path, address, entry):
    path = tmp_path / "outlets.csv"
    path.write_text(OUTLETS, encoding="utf-8")
    known = read_names(path)
    resolved = resolve_sources(make_article("Rain fell.", url=address, outlet=None), (), known=known)
    assert [source.known_as for source in resolved.sources] == ([entry] if entry else [])


def test_a_website_of_an_extract_is_a_domain(tmp_path):
    path = tmp_path / "outlets.jsonl"
    site = [{"mainsnak": {"datavalue": {"value": "https://www.dailyexample.test/"}}}]
    path.write_text(json.dumps({"id": "Q1", "labels": {"en": "Daily Example"}, "claims": {"P856": site}}))
    known = read_names(path)
    article = make_article("Rain fell.", url="https://dailyexample.test/1", outlet="Example Sport")
    (source,) = resolve_sources(article, (), known=known).sources
    assert (source.name, source.known_as) == ("Example Sport", "Q1")
