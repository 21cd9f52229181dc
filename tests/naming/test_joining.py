"""The names of a story's articles that are one source's, each under the best of them, and those that stay apart."""

import random

import pytest

from onrecord.naming.bodies import is_body_name, spelling_of
from onrecord.naming.joining import Told, join_bodies, join_people
from onrecord.naming.surnames import Bearer

PEOPLE = [
    # id, bearers (name, article, post, body), joins (name, best name)
    (
        "an accent that some outlets leave out",
        [("Yulín Marés", "a", "", ""), ("Yulin Mares", "b", "", ""), ("Yulin Mares", "c", "", "")],
        [("Yulin Mares", "Yulín Marés")],
    ),
    (
        "capitals within a name",
        [("Ada DeWitt", "a", "", ""), ("Ada DeWitt", "b", "", ""), ("Ada Dewitt", "c", "", "")],
        [("Ada Dewitt", "Ada DeWitt")],
    ),
    (
        "a short form and an initial",
        [("Mike Voss", "a", "", ""), ("Michael Voss", "b", "", ""), ("Michael Voss", "c", "", ""), ("Michael T. Voss", "d", "", "")],
        [("Michael T. Voss", "Michael Voss"), ("Mike Voss", "Michael Voss")],
    ),
    ("a last name alone", [("Quill", "a", "", ""), ("Aldo Quill", "b", "", "")], [("Quill", "Aldo Quill")]),
    (
        "a last name alone under the best of two full ones",
        [("Quill", "a", "mayor", ""), ("Aldo Quill", "b", "Mayor", ""), ("Aldo B. Quill", "c", "", ""), ("Aldo Quill", "d", "", "")],
        [("Aldo B. Quill", "Aldo Quill"), ("Quill", "Aldo Quill")],
    ),
    ("an initial that two people fit", [("J. Quill", "a", "", ""), ("John Quill", "b", "", ""), ("Jane Quill", "c", "", "")], []),
    ("two in one article", [("Bill Quill", "a", "", ""), ("William Quill", "a", "", "")], []),
    (
        "one post in one article",
        [("Bill Quill", "a", "mayor", ""), ("William Quill", "a", "Mayor", "")],
        [("Bill Quill", "William Quill")],
    ),
    ("two posts", [("Mike Voss", "a", "senator", ""), ("Michael Voss", "b", "lawyer", "")], []),
    (
        "two posts in one body",
        [("Mike Voss", "a", "colonel", "State Police"), ("Michael Voss", "b", "superintendent", "State Police")],
        [("Mike Voss", "Michael Voss")],
    ),
    ("father and son", [("Aldo Quill", "a", "", ""), ("Aldo Quill Jr.", "b", "", "")], []),
    ("a slip without a post", [("Marta Holland", "a", "", ""), ("Marta Hollande", "b", "", "")], []),
    (
        "a slip in the name of one post",
        [("Marta Holland", "a", "president", ""), ("Marta Hollande", "b", "President", "")],
        [("Marta Holland", "Marta Hollande")],
    ),
    ("nobody", [], []),
]  # fmt: skip

BODIES = [
    # id, names by article, the words that articles mean them by, joins
    ("capitals", ["Health Ministry", "health ministry"], {}, [("health ministry", "Health Ministry")]),
    ("an article", ["Harlan Post", "The Harlan Post"], {}, [("Harlan Post", "The Harlan Post")]),
    ("marks of two kinds", ["Brazil's navy", "Brazil’s navy"], {}, [("Brazil’s navy", "Brazil's navy")]),
    ("a country and its people", ["Brazil's Foreign Ministry", "Brazilian Foreign Ministry"], {}, [("Brazil's Foreign Ministry", "Brazilian Foreign Ministry")]),
    ("an abbreviation in front", ["UN panel", "U.N. panel", "United Nations panel"], {}, [("U.N. panel", "United Nations panel"), ("UN panel", "United Nations panel")]),
    ("letters that an article spells out", ["HWA", "Harlan Water Agency"], {"Harlan Water Agency": {"HWA"}}, [("HWA", "Harlan Water Agency")]),
    ("letters that no article spells out", ["HWA", "Harlan Water Agency"], {}, []),
    ("letters of two bodies", ["HWA", "Harlan Water Agency", "Harlan War Archive"], {"Harlan Water Agency": {"HWA"}, "Harlan War Archive": {"HWA"}}, []),
    ("a country and one of its people", ["Brazil", "Brazilian"], {}, []),
    ("another country's", ["Brazilian army", "Chilean army", "army"], {}, []),
    ("more words", ["Coast Guard", "Harlan Coast Guard"], {}, []),
    ("a number of them", ["officials", "two officials", "senior officials"], {}, []),
]  # fmt: skip


def joins_of(joins):
    return [(join.name, join.best) for join in joins]


def people_of(rows):
    return [
        Bearer(name, article, (post,) if post else (), (body,) if body else ())
        for name, article, post, body in rows
    ]


def bodies_of(names):
    return [Bearer(name, f"a{at}") for at, name in enumerate(names)]


@pytest.mark.parametrize(("rows", "joins"), [row[1:] for row in PEOPLE], ids=[row[0] for row in PEOPLE])
def test_people_stand_once_under_their_best_name(rows, joins):
    assert joins_of(join_people(people_of(rows))) == joins


@pytest.mark.parametrize(("names", "called", "joins"), [row[1:] for row in BODIES], ids=[row[0] for row in BODIES])
def test_bodies_stand_once_under_their_best_name(names, called, joins):
    assert joins_of(join_bodies(bodies_of(names), called)) == joins


@pytest.mark.parametrize("seed", range(5))
def test_the_names_decide_and_not_their_order(seed):
    people = [bearer for _, rows, _ in PEOPLE for bearer in people_of(rows)]
    mixed = random.Random(seed).sample(people, len(people))
    assert join_people(mixed) == join_people(people)


def test_what_people_decided_goes_before():
    people = people_of([("Mike Voss", "a", "", ""), ("Michael Voss", "b", "", ""), ("Ines Tarn", "c", "", "")])
    apart = Told(apart=frozenset({frozenset(("Mike Voss", "Michael Voss"))}))
    same = Told(same=frozenset({frozenset(("Ines Tarn", "Michael Voss")), frozenset(("Ines Tarn", "Nobody Here"))}))
    assert join_people(people, told=apart) == ()
    assert joins_of(join_people(people, told=same)) == [
        ("Ines Tarn", "Michael Voss"),
        ("Mike Voss", "Michael Voss"),
    ]
    army = bodies_of(["Harlan Army", "Harlan army"])
    assert join_bodies(army, told=Told(apart=frozenset({frozenset(("Harlan Army", "Harlan army"))}))) == ()


def test_a_last_name_stays_alone_where_people_said_so():
    people = people_of([("Quill", "a", "", ""), ("Aldo Quill", "b", "", "")])
    assert join_people(people, told=Told(apart=frozenset({frozenset(("Quill", "Aldo Quill"))}))) == ()


def test_entries_of_a_names_file_stay_two():
    one, other = Bearer("Mike Voss", "a", known_as="P1"), Bearer("Michael Voss", "b", known_as="P2")
    assert join_people([one, other]) == ()


@pytest.mark.parametrize(
    ("one", "other"), [("us", "US"), ("Georgia", "Georgian"), ("The Post", "The Herald"), ("", "the")]
)
def test_other_words_are_spelled_otherwise(one, other):
    assert spelling_of(one) != spelling_of(other)


@pytest.mark.parametrize(
    ("name", "is_body"),
    [
        ("Tarn City Council", True),
        ("The Harl Police", True),
        ("Tarn Court", True),
        ("Charlotte Church", False),
        ("Paul House", False),
        ("Charlotte Police", True),
        ("Ada Holm", False),
        ("Council", False),
    ],
)
def test_the_name_of_a_body_is_told_from_that_of_a_person(name, is_body):
    assert is_body_name(name) is is_body
