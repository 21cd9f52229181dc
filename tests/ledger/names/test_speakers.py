"""Who speaks in a story, each once under the best name, whatever the order of the articles; claims keep their names."""

import itertools

import pytest

from onrecord.publish.story.gathering import gather
from onrecord.publish.story.said import said_now
from onrecord.records import SourceKind
from tests.factories import Saying, make_article, make_reading

ROWS = [
    # id, text with {0} for who speaks, name, kind, role
    ("f1", "{0} said the river fell. Boats from Norwick lay in the harbour.", "Ana Marés", SourceKind.PERSON, "mayor"),
    ("f2", "{0} said the river fell. A school gave shelter to hundreds.", "Ana Mares", SourceKind.PERSON, None),
    ("f3", "{0} said the river fell. Trains to the coast ran late again.", "Mares", SourceKind.PERSON, "Mayor"),
    ("f4", "{0} said the river fell. Wells were closed on both banks.", "Health Ministry", SourceKind.ORGANISATION, None),
    ("f5", "{0} said the river fell. Farmers counted lost sheep.", "health ministry", SourceKind.ORGANISATION, None),
]  # fmt: skip


def filled(ledger, rows):
    for id, text, name, kind, role in rows:
        article = make_article(
            text.format(name), id=id, title=f"Day {id}", outlet=f"Post {id}", published="2025-02-03"
        )
        saying = Saying("the river fell", source=name, cue="said", name=name, role=role, kind=kind)
        ledger.add(make_reading(article, [saying]))
    ledger.judge("pin", ["Flood"], who="Ida Fenn", to="river")
    return ledger


def named_origins(page):
    return sorted(name for origin in page.origins.origins for name in origin.names if not name.startswith("Post"))


@pytest.mark.parametrize("order", [*itertools.islice(itertools.permutations(ROWS), 0, 120, 17)])
def test_each_source_of_a_story_stands_once(ledger, order):
    page = filled(ledger, order).story("Flood")
    assert named_origins(page) == ["Ana Marés", "Health Ministry"]
    assert [(pair.other, pair.one) for pair in page.same] == [
        ("Ana Mares", "Ana Marés"),
        ("Mares", "Ana Marés"),
        ("health ministry", "Health Ministry"),
    ]


def test_what_is_said_now_names_each_once_and_claims_keep_their_names(ledger):
    told = gather(filled(ledger, ROWS), "Flood")
    said, more, _ = said_now(told.claims, told.links, told.questions)
    assert sorted({line.line.who for line in (*said, *more)} & {"Ana Marés", "Ana Mares", "Mares"}) == ["Ana Marés"]
    assert {hit.source for hit in told.claims} == {row[2] for row in ROWS}
    assert {hit.who for hit in told.claims} == {"Ana Marés", "Health Ministry"}


def test_what_a_person_told_apart_stays_two(ledger):
    filled(ledger, ROWS)
    ledger.judge("apart", ["Ana Marés", "Mares"], who="Ida Fenn")
    assert named_origins(ledger.story("Flood")) == ["Ana Marés", "Health Ministry", "Mares"]
