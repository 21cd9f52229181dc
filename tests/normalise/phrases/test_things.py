"""Names of storms, ships, operations, laws and prizes are nobody's; who bears such words in a name keeps it."""

import pytest

from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.normalise.who.sources import resolve_sources
from tests.factories import make_article
from tests.normalise.saying import said

PHRASES = [
    # words, name, kind
    ("Hurricane Ada", "Hurricane Ada", "unnamed"),
    ("Tropical Storm Boris", "Tropical Storm Boris", "unnamed"),
    ("the Winter Storm Clara", "Winter Storm Clara", "unnamed"),
    ("Super Typhoon Marit", "Super Typhoon Marit", "unnamed"),
    ("USS Tarn", "USS Tarn", "unnamed"),
    ("the HMS Prince of Norland", "HMS Prince of Norland", "unnamed"),
    ("the Fourth Amendment", "Fourth Amendment", "unnamed"),
    ("the Clean Harbours Act", "Clean Harbours Act", "unnamed"),
    ("the Norland War", "Norland War", "unnamed"),
    ("Operation Grey Heron", "Operation Grey Heron", "organisation"),
    ("Project Lamplight", "Project Lamplight", "organisation"),
    ("Fort Ansel", "Fort Ansel", "organisation"),
    ("Mount Reyk", "Mount Reyk", "organisation"),
    # bodies and people whose names hold such a word
    ("the National Hurricane Center", "National Hurricane Center", "organisation"),
    ("Storm Agency", "Storm Agency", "organisation"),
    ("the Port Ansel Times", "Port Ansel Times", "outlet"),
    ("Ana Storm", "Ana Storm", "person"),
    ("President Storm", "Storm", "person"),
    ("Mr. Camp", "Camp", "person"),
    ("actress Storm Belmonte", "Storm Belmonte", "person"),
    ("Storm Belmonte, an actress", "Storm Belmonte", "person"),
    ("Lake Orlova, a director", "Lake Orlova", "person"),
    ("John Bridge", "John Bridge", "person"),
    ("Hurricane Center Director Tom Hale", "Tom Hale", "person"),
    ("Operation Smallboat spokeswoman Ada Rossi", "Ada Rossi", "person"),
    ("Fort Ansel Mayor Betsy Marrow", "Betsy Marrow", "person"),
    ("Fort Ansel Detective Ana Lee Marrow", "Ana Lee Marrow", "person"),
    ("Captain Brett Vance of the USS Tarn", "Brett Vance", "person"),
]


@pytest.mark.parametrize(("text", "name", "kind"), PHRASES, ids=[row[0] for row in PHRASES])
def test_a_thing_is_told_from_a_person_and_a_body(text, name, kind):
    phrase = parse_phrase(text)
    assert (phrase.name, phrase.kind.value) == (name, kind)


ARTICLES = [
    # text; source words, cue, content of the last attribution; the name of its source
    (
        "Mayor Nuria Salt toured the port. Hurricane Ada had hit it. Ada was the worst in years. She said all was lost.",
        ("She", "said", "all was lost"),
        "Nuria Salt",
    ),
    (
        "Engineer Tom Hale met sailors of HMS Prince of Norland. The prince was late, he said.",
        ("he", "said", "The prince was late"),
        "Tom Hale",
    ),
    (
        "The Harbour Agency closed the pier after Typhoon Marit. Marit took the crane. It said repairs would wait.",
        ("It", "said", "repairs would wait"),
        "Harbour Agency",
    ),
    (
        "The Harbour Agency closed the pier during Operation Grey Heron. It said repairs would wait.",
        ("It", "said", "repairs would wait"),
        "Harbour Agency",
    ),
    (
        "Ana Marrow lost her home to Storm Desmond. Desmond was the worst in years. Marrow said it took the roof.",
        ("Marrow", "said", "it took the roof"),
        "Ana Marrow",
    ),
]


@pytest.mark.parametrize(("text", "saying", "name"), ARTICLES, ids=[row[2] for row in ARTICLES])
def test_nobody_is_taken_for_a_storm_or_a_ship(text, saying, name):
    article = make_article(text, outlet="The Lakeside Courier")
    attributions = [said(article, 0, *saying)]
    resolved = resolve_sources(article, attributions)
    names = {source.id: source.name for source in resolved.sources}
    assert names[resolved.by_attribution[attributions[0].id]] == name
