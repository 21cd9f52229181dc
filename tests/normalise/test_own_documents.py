"""What a body denies in a document of its own becomes a claim of that body."""

from dataclasses import replace

import pytest

from onrecord.normalise.own_documents import speaks_for_itself
from onrecord.pipeline import Reader
from onrecord.records import Author, Page

READER = Reader()


def read(outlet, title, text):
    page = Page(
        id="x", text=text, kind="article", language="en", published="2042-05-02", outlet=outlet, title=title
    )
    return READER.read(page)


NOTICE = (
    "The Harbour Board has taken note of remarks about the fire. No crane was moved that night. "
    "The board will answer all questions. The allegation that the gates were locked is baseless."
)


def test_a_body_denies_in_its_own_document_without_a_speaker():
    reading = read("Harbour Board of Pell", "Statement on the fire", NOTICE)
    names = {source.id: source.name for source in reading.sources}
    told = [(c.evidence.text, c.stance, names.get(c.source or "")) for c in reading.claims if c.attribution is None]
    assert told == [
        ("No crane was moved that night.", "denies", "Harbour Board of Pell"),
        ("The allegation that the gates were locked is baseless.", "denies", "Harbour Board of Pell"),
    ]


def test_a_newspaper_denies_nothing_by_saying_what_did_not_happen():
    reading = read("The Pell Courier", "No crane was moved", NOTICE.replace("The board", "The Courier"))
    assert all(claim.attribution for claim in reading.claims if claim.stance == "denies")


@pytest.mark.parametrize(
    ("outlet", "title", "text", "own"),
    [
        ("Pell Motors", "To our staff", "There has been talk.", True),
        ("Ministry of Trade", "On grain", "The ministry rejects this. The ministry has sold no grain.", True),
        ("Pell Motors", "Plans", "We will build. Our works stay open.", True),
        ("Trade Office", "Declaration on the grain", "Nobody sold any.", True),
        ("Townhouse", "Declaration of Independence’s painted faces", "Nobody sat in an armchair.", False),
        ("Pell Motors", "Plans", 'The chief said: "We will build." Workers doubt it.', False),
        ("The Pell Courier", "Statement on the fire", "We were there. Our reporter saw it.", False),
        ("Trade Office", "Grain", "The office said it had none. The office told reporters so.", False),
        (None, "Statement", "We deny it. Our hands are clean.", False),
        (
            "Pell Letters",
            "The dam",
            "We went to press. " + "Nothing of it was ever built. " * 60 + "We wait.",
            False,
        ),
    ],
    ids=[
        "title",
        "calls itself",
        "we",
        "a declaration",
        "a famous paper",
        "we in quotes",
        "newspaper",
        "reported on",
        "no outlet",
        "we in passing",
    ],
)
def test_whose_document_it_is(outlet, title, text, own):
    assert speaks_for_itself(read(outlet, title, text).article) is own


def test_a_column_with_a_byline_is_its_author_s_and_not_its_outlet_s():
    page = Page(
        id="x", text="We will build. Our works stay open.", kind="article", language="en", outlet="Pell Motors"
    )
    article = READER.read(page).article
    assert speaks_for_itself(article)
    assert not speaks_for_itself(replace(article, authors=(Author("Ada Holt"),)))
