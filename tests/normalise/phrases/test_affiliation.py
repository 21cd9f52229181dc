"""Where a person belongs: the body that a source phrase names, kept for the whole article."""

import pytest

from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.normalise.who.sources import resolve_sources
from onrecord.records import SourceKind
from tests.factories import make_article
from tests.normalise.saying import said

PHRASES = [
    ("Dr. Ana Lee of the Tarn University", "Tarn University"),
    ("Ana Lee, a professor of law at the University of Tarn", "University of Tarn"),
    ("Ana Lee, an economist at Lantern", "Lantern"),
    ("Ana Lee, a professor of River Studies at Orm", "Orm"),
    ("Ana Lee, an analyst with Nordic Grain", "Nordic Grain"),
    ("Ana Lee, a partner at Rufus & Vale", "Rufus & Vale"),
    ("Ana Lee, director of the Institute for River Studies", "Institute for River Studies"),
    ("Ana Lee, head of research for Nordic Grain", "Nordic Grain"),
    ("Ana Lee, secretary general of the Red Crescent", "Red Crescent"),
    ("Ana Lee, president of the Farmers' League", "Farmers' League"),
    (
        "Ana Lee, head of the Ministry of Trade, Industry and Energy",
        "Ministry of Trade, Industry and Energy",
    ),
    ("The Tarn Rights Fund's Ana Lee", "Tarn Rights Fund"),
    ("Tarn's Ana Lee", None),
    ("Ana \u200cLee, an economist at \u200bLantern", "Lantern"),
    ("Ana Lee, a member of the “Council of Eight,”", "Council of Eight"),
    ("Ana Lee from the Central Bank of Norway", "Central Bank of Norway"),
    ("Ana Lee of the University of Tarn and Professor Roth", "University of Tarn"),
    ("Norland Hydro's chief executive, Ana Lee", "Norland Hydro"),
    ("Ana Lee, Nordic Grain's chief executive", "Nordic Grain"),
    ("Norland Hydro chief executive Ana Lee", "Norland Hydro"),
    ("Tarn University historian Ana Lee", "Tarn University"),
    ("Coast Party leader Ana Lee", "Coast Party"),
    ("Ana Lee, head of the agency", "agency"),
    ("a source within the central Interior Ministry", "Interior Ministry"),
    ("A Home Department spokesman", "Home Department"),
    ("two senior White House officials", "White House"),
    ("a Justice Department lawyer", "Justice Department"),
    ("an official with the Food and Drug Administration", "Food and Drug Administration"),
    ("researchers at the University of Ashby", "University of Ashby"),
    ("a company source", "company"),
    ("a senior official in the Verrin administration", "Verrin administration"),
    ("two Verrin campaign advisers", "Verrin campaign"),
    ("a Norlandish government source", "Norlandish government"),
    ("a source in the prime minister's office", "prime minister's office"),
    ("Verrin administration policies", None),
    ("people in the campaign", None),
    ("Russian officials", None),
    ("residents of Tarn", None),
    ("a report by the Interior Ministry", None),
    ("guests who met at the White House", None),
    ("Senator Bob Vane of Tennessee", None),
    ("Bob Vane, the mayor of Tarn", None),
    ("Bob Vane, chair of Orm County", None),
    ("Prime Minister Ana Lee of Velmora", None),
    ("Ukraine's spy chief Kyrylo Budanov", None),
    ("U.S. Secretary of State Ana Lee", None),
    ("Ana Lee, a Democrat from Ohio", None),
    ("Ana Lee, who grew up with Bob Vane", None),
    ("Vane's adviser Ana Lee", None),
    ("Prize-winning author Ana Lee", None),
    ("Ana Lee, an aid worker in Aleppo", None),
    ("Mr. Lee", None),
]


@pytest.mark.parametrize(("phrase", "body"), PHRASES)
def test_a_phrase_names_the_body_that_a_person_belongs_to(phrase, body):
    assert parse_phrase(phrase).affiliation == body


def affiliations(text, *sources):
    article = make_article(text)
    found = resolve_sources(
        article, [said(article, at, source, "said", "Rain") for at, source in enumerate(sources)]
    )
    return {source.name: source.affiliation for source in found.sources if source.kind is SourceKind.PERSON}


def test_an_affiliation_holds_for_the_whole_article():
    text = "Rain fell, said Ana Lee, an economist at Nordic Grain. Prices rose. It will last, Lee said."
    assert affiliations(text, "Ana Lee, an economist at Nordic Grain", "@2:Lee") == {"Ana Lee": "Nordic Grain"}


def test_a_spokesperson_belongs_to_the_body_spoken_for():
    text = "Rain fell, said Health Ministry spokesperson Ana Lee."
    assert affiliations(text, "Health Ministry spokesperson Ana Lee") == {"Ana Lee": "Health Ministry"}


def test_a_word_for_a_body_is_the_body_named_before():
    text = "The River Agency warned. Rain fell, said Ana Lee, head of the agency."
    assert affiliations(text, "Ana Lee, head of the agency") == {"Ana Lee": "River Agency"}


def test_an_unnamed_source_tells_the_name_of_its_body():
    text = "Norland Hydro shut two dams. A company official said rain fell. A spokesman for the company denied it."
    article = make_article(text)
    rows = [
        said(article, 1, "A company official", "said", "rain fell"),
        said(article, 2, "A spokesman for the company", "denied", "it"),
    ]
    found = {source.name: source.affiliation for source in resolve_sources(article, rows).sources}
    del found[str(article.outlet)]
    assert found == {"Norland Hydro official": "Norland Hydro", "spokesman for Norland Hydro": "Norland Hydro"}


def test_an_unnamed_source_of_a_body_without_a_name_keeps_its_words():
    article = make_article("A company official said rain fell.")
    found = resolve_sources(article, [said(article, 1, "A company official", "said", "rain fell")]).sources
    assert [one.affiliation for one in found if one.name == "company official"] == [None]


def test_pairs_nested_without_end_are_read() -> None:
    assert parse_phrase("both a clerk and " * 2_000 + "a miner").name
