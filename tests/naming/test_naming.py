"""Names across articles: spellings that meet, likenesses with their reasons, groups."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.naming.fold import same_spelling
from onrecord.naming.joined import Joined
from onrecord.naming.same import likeness, name_key
from onrecord.naming.sketches import may_be_alike, sketch
from onrecord.naming.suggesting import suggest
from tests.timing import cpu_within

MEET = [
    ("Zelensky", "Zelenskyy"),
    ("Zelenskiy", "Zelenskyi"),
    ("Syrskyi", "Syrsky"),
    ("Yermak", "Ermak"),
    ("Aliyev", "Aliev"),
    ("Schröder", "Schroeder"),
    ("Đoković", "Djokovic"),
    ("Qaddafi", "Gadhafi"),
    ("al-Qedra", "Qidra"),
    ("Ahmadi-Nejad", "Ahmadinejad"),
    ("Hussein", "Husayn"),
    ("ElBaradei", "Baradei"),
]
APART = [
    ("Zelensky", "Zelinsky"),
    ("Ryabkov", "Rybakov"),
    ("Hassan", "Hussein"),
    ("Khamenei", "Khomeini"),
    ("Harris", "Harrison"),
    ("Olsen", "Olson"),
    ("Green", "Grin"),
    ("Romanov", "Romanova"),
    ("Bush", "Bosch"),
]


@pytest.mark.parametrize(("one", "other"), MEET)
def test_spellings_of_one_name_meet(one, other):
    assert same_spelling(one, other)
    assert same_spelling(other, one)


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_names_stay_apart(one, other):
    assert not same_spelling(one, other)


LIKE = [
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "the same name in another spelling"),
    ("President Ana Belmonte", "Ana Belmonte", "the same name in another spelling"),
    ("The Daily Lantern", "Daily Lantern", "the same name in another spelling"),
    ("Norland Hydro Inc.", "Norland Hydro", "the same name in another spelling"),
    ("Foreign Minister Ana Belmonte", "Ana Belmonte", "the same name in another spelling"),
    ("Foreign Ministry", "the foreign ministry", "the same name in another spelling"),
    ("T. Halyk", "Tomas Halyk", "the same last name, and what stands before it fits"),
    ("Bill Marrow", "William Marrow", "the same last name, and what stands before it fits"),
    ("Tomas R. Halyk", "Tomas Halyk", "the same last name, and what stands before it fits"),
    ("Orban Viktor", "Viktor Orban", "the same names in another order"),
    ("BLF", "Brona Liberation Front", "one is the first letters of the other"),
    ("Port Selby Hawks", "The Selby Hawks", "the same last name, and what stands before it fits"),
    ("Duncan Rait", "Duncan Raite", "spelled almost alike"),
    ("Norland's Defence Ministry", "Ministry of Defense of Norland", "the same body, its words in another order"),
    ("Russian Defence Ministry", "Russia’s Ministry of Defence", "the same body, its words in another order"),
    (
        "Norland’s Naval Staff",
        "Naval Staff of the Armed Forces of Norland",
        "the same body, its words in another order",
    ),
]
UNLIKE = [
    ("Paul Adler", "Maria Adler"),
    ("Tomas R. Halyk", "Tomas S. Halyk"),
    ("Tomas Halyk Jr", "Tomas Halyk Sr"),
    ("Adler", "Paul Adler"),
    ("Ministry of Defence of Norland", "Bank of Norland"),
    ("ministry", "foreign ministry"),
    ("Prime Media", "Media"),
    ("Norland's Naval Staff", "Naval Staff of the Armed Forces of Ostmark"),
    ("Norland's Defence Ministry", "Norland's Ministry of Health"),
    ("Norland's Health Ministry", "Ostmark's Ministry of Health"),
    ("Bank of Norland", "Norland's Bank"),
    ("", "Paul Adler"),
]


@pytest.mark.parametrize(("one", "other", "because"), LIKE)
def test_a_likeness_says_why(one, other, because):
    found, back = likeness(one, other), likeness(other, one)
    assert found is not None
    assert found.because == because
    assert back == found


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_other_people_are_not_alike(one, other):
    assert likeness(one, other) is None


@pytest.mark.parametrize(("one", "other"), [row[:2] for row in LIKE])
def test_the_first_look_passes_all_that_are_alike(one, other):
    assert may_be_alike(sketch(one), sketch(other))
    assert may_be_alike(sketch(other), sketch(one))


_WORDS = st.sampled_from(
    "Ana Anna Tomas T. Bill William Marrow Marow Halyk Halik Qadri Kadri of Norland NHB".split()
)


@given(
    st.lists(_WORDS, min_size=1, max_size=4).map(" ".join), st.lists(_WORDS, min_size=1, max_size=4).map(" ".join)
)
def test_the_first_look_turns_nothing_away_that_is_alike(one, other):
    assert may_be_alike(sketch(one), sketch(other)) or likeness(one, other) is None


def test_the_first_look_turns_away_most_who_share_a_given_name():
    assert not may_be_alike(sketch("Tomas Halyk"), sketch("Tomas Orvane"))
    assert may_be_alike(sketch("Tomas Halyk"), sketch("Tomas Halyek"))


def test_names_in_another_order_are_one():
    names = ["Norland's Naval Staff", "Naval Staff of the Armed Forces of Norland", "Norlandish Naval Staff"]
    assert len(Joined((pair.one, pair.other) for pair in suggest(names)).groups(names)) == 1


def test_equal_keys_are_one_spelling():
    assert name_key("Volodymyr Zelenskyy") == name_key("President Volodymyr Zelensky")
    assert name_key("Volodymyr Zelensky") != name_key("Olena Zelenska")


@given(st.lists(st.text(max_size=30), max_size=12, unique=True))
def test_of_any_names_each_pair_is_suggested_once(names):
    found = [{pair.one, pair.other} for pair in suggest(names)]
    assert all(len(pair) == 2 and found.count(pair) == 1 for pair in found)


def test_ten_thousand_names_take_seconds():
    names = [f"Given{i} Last{i % 3000}" for i in range(10_000)]
    with cpu_within(20):
        found = list(suggest(names))
    assert len(found) > 10_000
