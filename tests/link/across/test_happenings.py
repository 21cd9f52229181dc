"""Whether two counts are of one happening, by how many of their words two articles share and what lies between."""

import datetime as dt
from dataclasses import replace

import pytest

from onrecord.link import Asked, read_statements
from onrecord.link.across.happenings import fit_one_happening
from onrecord.records import Bound, SourceKind
from tests.factories import Saying, make_article, make_reading

BOMB, AGAIN = "a bomb killed 11 people", "a bomb killed 12 people"
COUNTS = [
    (BOMB, "2031-05-02", AGAIN, "2031-05-09", 3, True, "within a week"),
    (BOMB, "2031-05-02", AGAIN, "2031-05-10", 3, False, "a week on"),
    (BOMB, "2031-05-02", AGAIN, "2031-05-10", 4, True, "a week on, much alike"),
    (BOMB, "2031-05-02", AGAIN, "2031-05-17", 5, False, "a fortnight on"),
    (BOMB, "2031-05-02", AGAIN, "2031-05-17", 6, True, "a fortnight on, all but one report"),
    ("a bomb killed 140 people", "2031-05-02", "a bomb killed 160 people", "2031-06-02", 3, True, "a great toll"),
    (
        "since May 11 people were killed",
        "2031-05-02",
        "12 people were killed so far",
        "2031-06-02",
        3,
        True,
        "so far",
    ),
    (
        "a bridge collapsed and killed 11 people",
        "2031-05-02",
        "12 people were killed",
        "2031-06-02",
        3,
        True,
        "rare",
    ),
    (
        "11 people were killed in Orlo",
        "2031-05-02",
        "12 people were killed in Velm",
        "2031-05-02",
        3,
        False,
        "places",
    ),
    (
        "11 people were killed in Orlo",
        "2031-05-02",
        "12 people were killed in Orlo",
        "2031-05-02",
        3,
        True,
        "place",
    ),
    (
        "11 people were aboard",
        "2031-05-02",
        "12 people were aboard",
        "2031-06-02",
        3,
        True,
        "nothing that happened",
    ),
]


@pytest.mark.parametrize(
    ("one", "day", "other", "later", "shared", "fits"), [row[:6] for row in COUNTS], ids=[row[6] for row in COUNTS]
)
def test_days_and_places_part_two_happenings(one, day, other, later, shared, fits):
    sides = told(one, day, 0), told(other, later, 10 - shared)
    assert fit_one_happening(*sides) is fits
    assert fit_one_happening(*reversed(sides)) is fits


def test_two_days_part_two_happenings():
    monday, tuesday = (of_day(told(BOMB, "2031-05-07", 0), day) for day in (5, 6))
    assert fit_one_happening(monday, of_day(told(AGAIN, "2031-05-07", 7), 5))
    assert not fit_one_happening(tuesday, of_day(told(AGAIN, "2031-05-07", 7), 5))


@pytest.mark.parametrize(
    ("name", "shared", "fits"), [("Eastvale", 1, True), ("Haiti", 1, False), ("Haiti", 2, True)]
)
def test_a_country_is_no_place_of_one_happening(name, shared, fits):
    one, other = (
        replace(asked, statement=replace(asked.statement, names=(name,)))
        for asked in (told(BOMB, "2031-05-02", 0), told(AGAIN, "2031-05-02", 10 - shared))
    )
    assert fit_one_happening(one, other) is fits


def told(words, day, first):
    """The count of an article of a day; of ten words it is known by those from `first` on are the same in all."""
    number = next(word for word in words.split() if word.isdecimal())
    saying = Saying(
        content=words,
        source="The office",
        cue="said",
        kind=SourceKind.ORGANISATION,
        figures={number: (float(number), float(number), Bound.EXACT, "people")},
    )
    (statement,) = read_statements(make_reading(make_article(f"The office said {words}.", published=day), [saying]))
    (answer,) = statement.answers
    context = tuple(f"zq{at}" for at in range(first, first + 10))
    return Asked(replace(statement, context=context, names=()), answer)


def of_day(one, day):
    """The same, said of a day of May 2031."""
    days = (dt.date(2031, 5, day), dt.date(2031, 5, day + 1))
    return Asked(replace(one.statement, as_of=days), replace(one.answer, one_day=True))
