"""Names that may be one source's: suggested with a reason, never merged."""

from dataclasses import replace

import pytest

from onrecord.records import SourceKind
from tests.factories import Saying, make_article, make_reading


def reading_of(name, published, *, role=None, kind=SourceKind.PERSON, known_as=None):
    text = f"{name} said the river rose. This was on {published}."
    article = make_article(text, outlet=None, published=published)
    reading = make_reading(
        article, [Saying("the river rose", source=name, cue="said", name=name, role=role, kind=kind)]
    )
    return replace(reading, sources=tuple(replace(source, known_as=known_as) for source in reading.sources))


@pytest.fixture
def named(ledger):
    ledger.add(reading_of("Volodymyr Halychenko", "2025-01-01", role="mayor"))
    ledger.add(reading_of("Volodymyr Halychenko", "2025-03-01", role="governor"))
    ledger.add(reading_of("Vladimir Halychenko", "2025-02-01"))
    ledger.add(reading_of("Brona Water Board", "2025-02-02", kind=SourceKind.ORGANISATION))
    ledger.add(reading_of("BWB", "2025-02-03", kind=SourceKind.ORGANISATION))
    ledger.add(reading_of("Ana Reyk", "2025-02-04", known_as="E1"))
    ledger.add(reading_of("Ana Mills", "2025-02-05", known_as="E1"))
    ledger.add(reading_of("witnesses", "2025-02-06", kind=SourceKind.GROUP))
    return ledger


def test_pairs_come_with_their_reason(named):
    _, pairs = named.names()
    assert [(pair.one, pair.other, pair.because, pair.sure) for pair in pairs] == [
        ("Ana Mills", "Ana Reyk", "both are E1 in the names file", True),
        ("BWB", "Brona Water Board", "one is the first letters of the other", False),
        (
            "Volodymyr Halychenko",
            "Vladimir Halychenko",
            "the same last name, and what stands before it fits",
            False,
        ),
    ]


def test_roles_have_the_days_that_tell_of_them(named):
    names, _ = named.names("Halychenko")
    first = names[0]
    assert (first.name, first.claims) == ("Volodymyr Halychenko", 2)
    assert [(role.role, role.first) for role in first.roles] == [
        ("mayor", "2025-01-01"),
        ("governor", "2025-03-01"),
    ]


def test_asking_for_a_name_gives_its_pairs_alone(named):
    names, pairs = named.names("brona")
    assert {row.name for row in names} == {"Brona Water Board", "BWB"}
    assert len(pairs) == 1


def test_nothing_is_merged(named):
    assert {row.name for row in named.names()[0]} >= {"Volodymyr Halychenko", "Vladimir Halychenko", "BWB"}
    assert "witnesses" not in {row.name for row in named.names()[0]}


def test_a_role_is_one_however_it_is_written(ledger):
    for day, role in (("2025-01-01", "Mayor"), ("2025-03-01", "mayor"), ("2025-02-01", "the office’s director")):
        ledger.add(reading_of("Ada Moss", day, role=role))
    ((row,), _) = ledger.names("Ada Moss")
    assert sorted((role.role, role.first[:10], role.last[:10]) for role in row.roles) == [
        ("Mayor", "2025-01-01", "2025-03-01"),
        ("the office’s director", "2025-02-01", "2025-02-01"),
    ]
